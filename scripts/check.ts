/**
 * All checks, cheapest first: format and lint, types, import law, build, then every test on one database server. Stops
 * at the first stage that fails. A word on the command line limits it to the stages whose name contains that word.
 */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from '../tests/support/browser-install.ts'
import { startTestServer } from '../tests/support/server-process.ts'

const ROOT = join(import.meta.dirname, '..')
const NODE = process.execPath
const bin = (path: string) => join(ROOT, 'node_modules', path)

type Stage = { name: string; run: () => Promise<number> }

function command(program: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const path = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PATH: path, ...env } })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const tests = (...patterns: string[]) => patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort()

/** Runs test files in processes of their own, two at a time, against one server whose template they clone. */
async function testRun(files: string[], concurrency: number): Promise<number> {
  const server = await startTestServer('run')
  try {
    return await command(
      NODE,
      [
        '--import',
        './tests/support/tsx-loader.ts',
        '--test',
        `--test-concurrency=${concurrency}`,
        '--test-timeout=240000',
        ...files,
      ],
      { TEST_SERVER_URL: server.url },
    )
  } finally {
    await server.stop()
  }
}

const law = (config: string) =>
  command(NODE, [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', config, 'src'])

const STAGES: Stage[] = [
  {
    name: 'format and lint',
    run: () => command(NODE, [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '--error-on-warnings', '.']),
  },
  { name: 'types', run: () => command(NODE, [bin('typescript7/bin/tsc'), '-p', '.']) },
  {
    name: 'import law',
    run: async () => (await law('.dependency-cruiser.mjs')) || (await law('.dependency-cruiser.rings.mjs')),
  },
  { name: 'build', run: () => command(NODE, ['scripts/build.ts']) },
  {
    name: 'tests',
    run: async () =>
      (await ensureBrowser()) ? testRun(tests('src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'), 2) : 1,
  },
]

async function main(wanted: string | undefined): Promise<number> {
  for (const { name, run } of STAGES) {
    if (wanted && !name.includes(wanted)) continue
    const begun = performance.now()
    process.stdout.write(`\n== ${name}\n`)
    const code = await run()
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    process.stdout.write(`== ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`)
    if (code !== 0) return code
  }
  return 0
}

process.exitCode = await main(process.argv[2])
