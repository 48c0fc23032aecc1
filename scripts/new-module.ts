/**
 * `npm run new:module -- TIER/NAME`: a module with every role, a table, an endpoint, an event and tests, that passes all
 * checks as it is. What remains is to say what it is for.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { moduleFiles, namesOf } from './new-module-files.ts'

const ROOT = process.env.GONGHENG_NEW_MODULE_ROOT ?? join(import.meta.dirname, '..')
const TIERS = { foundation: 10, delivery: 100, oversight: 200 }

async function main(wanted: string | undefined): Promise<number> {
  const [, tier, name] = /^(foundation|delivery|oversight)\/([a-z][a-z]+(?:-[a-z]+)*)$/.exec(wanted ?? '') ?? []
  if (!tier || !name) {
    process.stderr.write('用法 / Usage: npm run new:module -- foundation|delivery|oversight/plural-noun\n')
    return 2
  }
  const folder = join(ROOT, 'src', tier, name)
  if (existsSync(folder)) {
    process.stderr.write(`src/${tier}/${name} 已存在 / exists already\n`)
    return 1
  }
  const migration = await nextMigration(TIERS[tier as keyof typeof TIERS], namesOf(name).schema)
  await mkdir(folder, { recursive: true })
  for (const [path, text] of Object.entries(moduleFiles(tier, name, migration))) {
    await writeFile(join(ROOT, path), text)
  }
  // Names differ in length, so the lines are broken by the formatter and not by the templates.
  const biome = join(import.meta.dirname, '../node_modules/@biomejs/biome/bin/biome')
  execFileSync(process.execPath, [biome, 'check', '--write', `src/${tier}/${name}`], { cwd: ROOT, stdio: 'ignore' })
  const { pascal } = namesOf(name)
  process.stdout.write(
    [
      `src/${tier}/${name} 已生成。 / made.`,
      '  1. npm run generate',
      `  2. src/main/modules.ts:  const ${namesOf(name).camel} = create${pascal}({ db })   …  modules: [… ${namesOf(name).camel}.module]`,
      '  3. npm test',
      '',
    ].join('\n'),
  )
  return 0
}

/** The next free number of the tier's hundred, in tens. */
async function nextMigration(from: number, schema: string): Promise<string> {
  const taken = (await readdir(join(ROOT, 'db/migrations'))).map((file) => Number.parseInt(file, 10))
  let number = from
  while (taken.some((one) => one >= number && one < number + 10)) number += 10
  return `${String(number).padStart(4, '0')}_${schema}.sql`
}

process.exitCode = await main(process.argv[2])
