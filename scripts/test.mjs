/** `npm test` and `npm run bench`: installs what is needed, then runs the checks on the project's own Node 24. */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { node24 } from './node24.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

async function main(args) {
  if (!(await ensureInstalled({ root, dev: true }))) return 1
  const node = node24(root) ?? process.execPath
  const bench = args.includes('--bench')
  const script = join(root, bench ? 'tests/bench/run.ts' : 'scripts/check.ts')
  const loader = ['--import', join(root, 'tests/support/tsx-loader.ts')]
  const rest = args.filter((arg) => arg !== '--bench')
  const child = spawn(node, [...loader, script, ...rest], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

process.exitCode = await main(process.argv.slice(2))
