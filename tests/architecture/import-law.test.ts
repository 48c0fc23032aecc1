import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { cruise, type ICruiseOptions, type IForbiddenRuleType } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { BREAKING, LAWFUL } from './import-law.fixtures.ts'

const ROOT = join(import.meta.dirname, '../..')
const CONFIGS = ['.dependency-cruiser.mjs', '.dependency-cruiser.rings.mjs']
const made: string[] = []

after(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true })
})

type Config = { forbidden: IForbiddenRuleType[]; options: ICruiseOptions }
const configs = await Promise.all(
  CONFIGS.map(async (config) => ((await import(join(ROOT, config))) as { default: Config }).default),
)
const tsConfig = extractTSConfig(join(ROOT, 'tsconfig.json'))

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
  return (await Promise.all(configs.map((config) => violationsOf(folder, config)))).flat()
}

/** In this process: starting the tool anew for every fixture would take ten times as long. */
async function violationsOf(folder: string, { forbidden, options }: Config): Promise<Violation[]> {
  const { output } = await cruise(
    ['src'],
    { ...options, baseDir: folder, ruleSet: { forbidden }, validate: true },
    {},
    { tsConfig },
  )
  return typeof output === 'string' ? [] : output.summary.violations
}

test('every law of imports is broken by its fixture, and by nothing else in it', async (t) => {
  const laws = configs.flatMap(({ forbidden }) => forbidden.map(({ name }) => name))
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
