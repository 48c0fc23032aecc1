import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { BREAKING, LAWFUL } from './import-law.fixtures.ts'

const ROOT = join(import.meta.dirname, '../..')
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
const CONFIGS = ['.dependency-cruiser.mjs', '.dependency-cruiser.rings.mjs']
const made: string[] = []

after(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true })
})

type Violation = { from: string; to: string; rule: { name: string } }

/** Writes a small tree of files and returns what the law says of it. */
async function judge(files: Readonly<Record<string, string>>): Promise<Violation[]> {
  const folder = await mkdtemp(join(tmpdir(), 'import-law-'))
  made.push(folder)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const file of [...CONFIGS, 'tsconfig.json']) await symlink(join(ROOT, file), join(folder, file))
  return (await Promise.all(CONFIGS.map((config) => violationsOf(folder, config)))).flat()
}

async function violationsOf(folder: string, config: string): Promise<Violation[]> {
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [CRUISER, '--config', config, '--output-type', 'json', 'src'],
      { cwd: folder, maxBuffer: 1 << 26 },
      (error, stdout) => (stdout ? resolve(stdout) : reject(error)),
    )
  })
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations
}

test('every law of imports is broken by its fixture, and by nothing else in it', async (t) => {
  const configs = await Promise.all(
    CONFIGS.map(async (config) => (await import(join(ROOT, config))) as { default: { forbidden: { name: string }[] } }),
  )
  const laws = configs.flatMap((config) => config.default.forbidden.map(({ name }) => name))
  assert.deepEqual([...Object.keys(BREAKING)].sort(), [...laws].sort(), 'each law has a fixture')
  for (const [law, files] of Object.entries(BREAKING)) {
    await t.test(law, async () => {
      const broken = new Set((await judge(files)).map(({ rule }) => rule.name))
      assert.ok(
        broken.has(law),
        `the fixture of ${law} was judged lawful (broken: ${[...broken].join(', ') || 'none'})`,
      )
    })
  }
})

test('a lawful tree passes', async () => {
  assert.deepEqual(await judge(LAWFUL), [])
})
