import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { testApplication } from '../../../tests/support/application.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import { AppError } from '../../kernel/errors.ts'
import { type Migration, readMigrations } from '../../platform/db/migrate.ts'
import { seedDemoCity } from '../seed/seed.ts'
import { checkedBackup, restoreBackup } from './restore-backup.ts'
import { quoted, schemasOf, tablesOf } from './stored-schema.ts'
import { writeBackup } from './write-backup.ts'

const MIGRATIONS = await readMigrations(join(import.meta.dirname, '../../../db/migrations'))
const folder = await mkdtemp(join(tmpdir(), 'gongheng-backup-'))
after(() => rm(folder, { recursive: true, force: true }))

const full = await testApplication()
await seedDemoCity(full.db, full.wired)
await full.drain()
const dataDir = join(folder, 'data')
await mkdir(join(dataDir, 'uploads/2026'), { recursive: true })
await mkdir(join(dataDir, 'postgres'))
await writeFile(join(dataDir, 'uploads/2026/a.csv'), '编号\r\n1\r\n')
await writeFile(join(dataDir, 'postgres/PG_VERSION'), '18')
await writeFile(join(dataDir, 'secret.key'), 'ab'.repeat(32))
const source = { url: full.url, dataDir, migrations: MIGRATIONS, version: '0.1.0', keyFingerprint: 'key' }
const kept = join(folder, 'kept')
const manifest = await writeBackup(source, kept)

/** Every row of every table as text, for comparing two databases. */
async function contentOf(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const content: Record<string, string[]> = {}
    for (const { name } of await tablesOf(client, schemasOf(MIGRATIONS))) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${quoted(name)} t order by 1`)
      content[name] = rows.map(({ row }) => row)
    }
    return content
  } finally {
    await client.end()
  }
}

async function changeOne(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("update directory.units set name = name || '（新）'")
  await client.end()
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof AppError, String(error))
  return error.code
}

test('what is restored is what was backed up: every row, hash and sequence, every file, and the policies', async () => {
  const { url } = await testDatabase()
  const target = join(folder, 'restored')
  const checked = await checkedBackup(kept, MIGRATIONS)
  await restoreBackup(kept, checked, { url, dataDir: target, migrations: MIGRATIONS, force: false })
  const before = await contentOf(full.url)
  assert.deepEqual(await contentOf(url), before)
  assert.ok(before['events.log']!.length > 50)
  assert.equal(await readFile(join(target, 'uploads/2026/a.csv'), 'utf8'), '编号\r\n1\r\n')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    `select (select nextval('events.position')) > (select max(id) from events.log) as further,
            (select relforcerowsecurity from pg_class where oid = 'identity.accounts'::regclass) as forced,
            (select count(*) from pg_constraint where contype = 'f' and convalidated)::int as keys`,
  )
  await client.end()
  assert.ok(rows[0].further)
  assert.ok(rows[0].forced)
  assert.ok(rows[0].keys > 3)
})

test('keys, passwords and the cluster are not in a backup', async () => {
  assert.deepEqual(
    manifest.files.map(({ path }) => path),
    ['files/uploads/2026/a.csv'],
  )
  const text = await readFile(join(kept, 'manifest.json'), 'utf8')
  assert.doesNotMatch(text, /abab/)
})

test('a database that holds data is left as it is unless replacing it is asked for', async () => {
  const { url } = await testDatabase()
  const target = { url, dataDir: join(folder, 'other'), migrations: MIGRATIONS }
  await restoreBackup(kept, manifest, { ...target, force: false })
  await changeOne(url)
  const changed = await contentOf(url)
  assert.equal(await codeOf(restoreBackup(kept, manifest, { ...target, force: false })), 'DATABASE_NOT_EMPTY')
  assert.deepEqual(await contentOf(url), changed)
  await restoreBackup(kept, manifest, { ...target, force: true })
  assert.deepEqual(await contentOf(url), await contentOf(full.url))
})

test('a service that works on the database is not restored under', async () => {
  const target = { url: full.url, dataDir, migrations: MIGRATIONS, force: true }
  await full.db.answers()
  assert.equal(await codeOf(restoreBackup(kept, manifest, target)), 'DATABASE_IN_USE')
})

test('a damaged, a changed and an incomplete backup are refused before anything is touched', async () => {
  const damaged = join(folder, 'damaged')
  await writeBackup(source, damaged)
  const file = join(damaged, 'tables/events.log.copy.gz')
  const bytes = await readFile(file)
  bytes[bytes.length >> 1]! ^= 1
  await writeFile(file, bytes)
  assert.equal(await codeOf(checkedBackup(damaged, MIGRATIONS)), 'BACKUP_DAMAGED')
  await rm(file)
  assert.equal(await codeOf(checkedBackup(damaged, MIGRATIONS)), 'BACKUP_DAMAGED')
  const text = await readFile(join(damaged, 'manifest.json'), 'utf8')
  await writeFile(join(damaged, 'manifest.json'), text.replace('0.1.0', '0.2.0'))
  assert.equal(await codeOf(checkedBackup(damaged, MIGRATIONS)), 'BACKUP_DAMAGED')
  await rm(join(damaged, 'manifest.json'))
  assert.equal(await codeOf(checkedBackup(damaged, MIGRATIONS)), 'NO_BACKUP')
  assert.equal(await codeOf(writeBackup(source, damaged)), 'BACKUP_FOLDER_IN_USE')
})

test('a failure in the middle leaves the database as it was', async () => {
  const { url } = await testDatabase()
  const before = await contentOf(url)
  const wrong = manifest.tables.map((table) =>
    table.name === 'events.log' ? { ...table, rows: table.rows + 1 } : table,
  )
  const target = { url, dataDir: join(folder, 'half'), migrations: MIGRATIONS, force: false }
  assert.equal(await codeOf(restoreBackup(kept, { ...manifest, tables: wrong }, target)), 'BACKUP_DAMAGED')
  assert.deepEqual(await contentOf(url), before)
})

test('a backup of an earlier version comes up to this one; one of a later version is refused', async () => {
  const earlier = MIGRATIONS.slice(0, -1)
  const { url } = await testDatabase()
  const gone = manifest.tables.filter(({ name }) => schemasOf(earlier).includes(name.split('.')[0]!))
  const old = {
    ...manifest,
    migrations: manifest.migrations.slice(0, -1),
    tables: gone,
    sequences: manifest.sequences.filter(({ name }) => schemasOf(earlier).includes(name.split('.')[0]!)),
  }
  await restoreBackup(kept, old, { url, dataDir: join(folder, 'old'), migrations: MIGRATIONS, force: false })
  assert.deepEqual(Object.keys(await contentOf(url)), Object.keys(await contentOf(full.url)))
  assert.equal(await codeOf(checkedBackup(kept, earlier as Migration[])), 'BACKUP_NEWER')
})
