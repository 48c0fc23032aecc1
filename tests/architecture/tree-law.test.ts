import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  type Breach,
  breachesOfMigration,
  breachesOfSchema,
  breachesOfText,
  breachesOfTime,
  type SourceFile,
} from './tree-law.ts'

const ROOT = join(import.meta.dirname, '../..')
const SELF = 'tests/architecture/tree-law'

function tracked(...patterns: string[]): SourceFile[] {
  const names = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...patterns], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return names
    .split('\n')
    .filter((path) => path && !path.startsWith(SELF) && !/generated|calendar-data/.test(path))
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }]
      } catch {
        return [] // deleted in the work tree
      }
    })
}

const show = (breaches: readonly Breach[]) => breaches.map(({ law, path, what }) => `${law}: ${path}: ${what}`)
const migrations = tracked('db/migrations/*.sql')
const schemas = [
  ...new Set(migrations.flatMap(({ text }) => [...text.matchAll(/create schema (\w+)/gi)].map(([, name]) => name!))),
]

test('the tree keeps its laws', () => {
  const code = tracked(
    'src/*.ts',
    'src/*.tsx',
    'src/*.css',
    'tests/*.ts',
    'tests/*.tsx',
    'scripts/*.ts',
    'scripts/*.mjs',
  )
  assert.deepEqual(show(code.flatMap(breachesOfText)), [])
  assert.deepEqual(show(code.flatMap((file) => breachesOfSchema(file, schemas))), [])
  assert.deepEqual(show(code.flatMap(breachesOfTime)), [])
  assert.deepEqual(show(migrations.flatMap(breachesOfMigration)), [])
})

test('every module has a README of at most one page', () => {
  const modules = new Set(
    tracked('src/foundation', 'src/delivery', 'src/oversight').map(({ path }) => path.split('/').slice(0, 3).join('/')),
  )
  for (const module of modules) {
    const [readme] = tracked(`${module}/README.md`)
    assert.ok(readme, `${module} has no README.md`)
    assert.ok(readme.text.split('\n').length <= 80, `${module}/README.md is longer than a page`)
  }
})

test('each law is broken by its fixture', () => {
  const laws = (breaches: readonly Breach[]) => breaches.map(({ law }) => law)
  const text = (body: string, path = 'src/platform/a.ts') => laws(breachesOfText({ path, text: body }))
  assert.deepEqual(text('x\n'.repeat(401)), ['short-files'])
  assert.deepEqual(text('', 'src/platform/utils.ts'), ['names-say-something'])
  assert.deepEqual(text('const a = b as any'), ['compiler-not-silenced'])
  assert.deepEqual(text('// TODO later'), ['nothing-left-open'])
  assert.deepEqual(text("test.skip('x', () => {})"), ['every-test-runs'])
  const repository = (body: string) =>
    laws(
      breachesOfSchema({ path: 'src/delivery/feedback/feedback.repository.ts', text: body }, ['feedback', 'identity']),
    )
  assert.deepEqual(repository('`select 1 from identity.accounts`'), ['own-schema-only'])
  assert.deepEqual(repository("tx.build.selectFrom('identity.accounts')"), ['own-schema-only'])
  assert.deepEqual(repository("import { x } from '../../foundation/identity/identity.contract.ts'"), [])
  assert.deepEqual(repository('`select 1 from feedback.complaints`'), [])
  const migration = (sql: string) => laws(breachesOfMigration({ path: 'db/migrations/1.sql', text: sql }))
  assert.deepEqual(migration('create trigger t after insert on x'), ['no-triggers'])
  assert.deepEqual(migration('select 1 group by rollup (a)'), ['no-rollup'])
  assert.deepEqual(migration('create policy p on t using (exists (select 1))'), ['no-policy-by-exists'])
  assert.deepEqual(migration('update t set county_code = 1'), ['county-never-updated'])
  const time = (sql: string) => laws(breachesOfTime({ path: 'src/delivery/m/m.repository.ts', text: sql }))
  assert.deepEqual(time('update t set at = now()'), ['time-is-passed'])
})
