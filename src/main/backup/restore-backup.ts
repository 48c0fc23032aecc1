import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Migration, migrate } from '../../platform/db/migrate.ts'
import { JOBS_SCHEMA } from '../../platform/jobs/jobs.ts'
import { backupErrors } from './backup-errors.ts'
import { copyFilesIn, putFilesInPlace } from './data-files.ts'
import { type Manifest, readManifest, type StoredTable, verifyFiles } from './manifest.ts'
import { quoted, quotedName, schemasOf } from './stored-schema.ts'

export type RestoreTarget = {
  /** The owner's address of the database. */
  readonly url: string
  readonly dataDir: string
  readonly migrations: readonly Migration[]
  /** Whether to replace what a database that is not empty holds. */
  readonly force: boolean
}

type Step = 'verify' | 'load'

/** A backup that was found whole and readable by this version. */
export async function checkedBackup(
  folder: string,
  migrations: readonly Migration[],
  onProgress: (step: Step, share: number) => void = () => undefined,
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const known = new Set(migrations.map(({ name, checksum }) => `${name} ${checksum}`))
  const unknown = manifest.migrations.find(({ name, checksum }) => !known.has(`${name} ${checksum}`))
  if (unknown) throw backupErrors.BACKUP_NEWER({ name: unknown.name, version: manifest.version })
  await verifyFiles(folder, manifest, (share) => onProgress('verify', share))
  return manifest
}

/**
 * Puts a checked backup into a database in one transaction: the schemas as they were when it was made, all rows, the
 * foreign keys, the sequences; then the files; then the migrations that came since. What fails leaves the database as
 * it was. Throws DATABASE_NOT_EMPTY (unless forced), DATABASE_IN_USE and BACKUP_DAMAGED.
 */
export async function restoreBackup(
  folder: string,
  manifest: Manifest,
  { url, dataDir, migrations, force }: RestoreTarget,
  onProgress: (step: Step, share: number) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'gongheng-restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await refuseOthers(client)
    if (!force) await refuseRows(client)
    await mkdir(dataDir, { recursive: true })
    await copyFilesIn(folder, dataDir, manifest.files)
    if (!(await exists(client, 'public.migrations'))) await migrate(url, [])
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    await makeSchemas(client, manifest, migrations)
    await loadTables(client, folder, manifest.tables, (share) => onProgress('load', share))
    for (const { name, value, called } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), value, called])
    }
    await client.query('commit')
    await putFilesInPlace(dataDir)
    await client.query('analyze')
  } finally {
    await client.end()
  }
  await migrate(url, migrations)
}

async function refuseOthers(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
     and (application_name like 'gongheng%' or application_name like 'pgboss%') limit 1`,
  )
  if (rows.length > 0) throw backupErrors.DATABASE_IN_USE()
}

/** Whatever is written makes an event: a database without events and accounts holds nothing. */
async function refuseRows(client: pg.Client): Promise<void> {
  for (const table of ['events.log', 'identity.accounts']) {
    if (!(await exists(client, table))) continue
    const { rows } = await client.query(`select from ${table} limit 1`)
    if (rows.length > 0) throw backupErrors.DATABASE_NOT_EMPTY()
  }
}

async function exists(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [table])
  return rows[0]!.found
}

/** Makes our schemas anew, by the migrations that had been applied when the backup was made. */
async function makeSchemas(client: pg.Client, manifest: Manifest, migrations: readonly Migration[]): Promise<void> {
  for (const schema of [...schemasOf(migrations), JOBS_SCHEMA]) {
    await client.query(`drop schema if exists ${quotedName(schema)} cascade`)
  }
  await client.query('delete from public.migrations')
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name } of manifest.migrations) {
    const { sql, checksum } = byName.get(name)!
    await client.query(sql)
    await client.query('insert into public.migrations (name, checksum) values ($1, $2)', [name, checksum])
  }
}

type ForeignKey = { table: string; name: string; definition: string }

/** Loads all tables in any order: foreign keys are taken off before and checked when they are put back. */
async function loadTables(
  client: pg.Client,
  folder: string,
  tables: readonly StoredTable[],
  onProgress: (share: number) => void,
): Promise<void> {
  const names = tables.map(({ name }) => quoted(name))
  const { rows: keys } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0 and conrelid = any($1::regclass[])`,
    [names],
  )
  const { rows: forced } = await client.query<{ table: string }>(
    `select oid::regclass::text as table from pg_class where relforcerowsecurity and oid = any($1::regclass[])`,
    [names],
  )
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { table } of forced) await client.query(`alter table ${table} no force row level security`)
  // A migration may have put rows in; the backup holds them as they became.
  if (names.length > 0) await client.query(`truncate ${names.join()}`)
  const total = tables.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  for (const table of tables) {
    await loadTable(client, folder, table)
    done += table.bytes
    onProgress(done / total)
  }
  for (const { table } of forced) await client.query(`alter table ${table} force row level security`)
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
}

async function loadTable(client: pg.Client, folder: string, { name, columns, rows, path }: StoredTable) {
  const target = client.query(copyFrom(`copy ${quoted(name)} (${columns.map(quotedName).join()}) from stdin`))
  await pipeline(createReadStream(join(folder, path)), createGunzip(), target)
  if (target.rowCount !== rows) throw backupErrors.BACKUP_DAMAGED({ file: path })
}
