/** `npm run bench`: each bench measures the built product against its goals. A word limits it to benches of that name. */
import { join } from 'node:path'
import { build } from 'esbuild'
import { benchComplaints } from './complaints.bench.ts'
import { benchHotline } from './hotline.bench.ts'
import { benchImport } from './import.bench.ts'
import { benchPortal } from './portal.bench.ts'

const ROOT = join(import.meta.dirname, '../..')
const BENCHES: Record<string, () => Promise<void>> = {
  complaints: async () => {
    await bundle()
    await benchComplaints()
  },
  hotline: async () => {
    await bundle()
    await benchHotline()
  },
  import: benchImport,
  portal: benchPortal,
}

/** The product is measured as it runs: bundled, not from source. */
async function bundle() {
  await build({
    entryPoints: [join(ROOT, 'tests/bench/app-server.ts')],
    outfile: join(ROOT, 'dist/bench/app-server.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    packages: 'external',
    logLevel: 'warning',
  })
}

const wanted = process.argv[2]
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted && !name.includes(wanted)) continue
  process.stdout.write(`\n== ${name}\n`)
  await bench()
}
