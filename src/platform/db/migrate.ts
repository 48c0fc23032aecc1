import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { defineErrors } from '../../kernel/errors.ts'

export const migrationErrors = defineErrors({
  MIGRATION_CHANGED: {
    status: 500,
    zh: '迁移脚本 {name} 在执行之后被改动过。请恢复原文件，改动写入新的迁移脚本。',
    en: 'The migration {name} was changed after it had been applied. Restore the file and put the change into a new one.',
  },
  DATABASE_NEWER: {
    status: 500,
    zh: '数据库含有本版本没有的迁移 {name}：数据来自更新的版本。请使用该版本或更高版本的程序。',
    en: 'The database has the migration {name}, which this version lacks: it comes from a newer version. Start that one.',
  },
  MIGRATION_FAILED: {
    status: 500,
    zh: '迁移脚本 {name} 执行失败，数据库保持在它之前的状态：{reason}',
    en: 'The migration {name} failed and the database stays as it was before it: {reason}',
  },
})

export type Migration = { name: string; sql: string; checksum: string }

/** Any number, the same in all processes: only one of them migrates at a time. */
const LOCK = 7_340_001

/** Reads the migrations of a folder in the order of their names. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings a database up to the given migrations, each in a transaction of its own, under a lock that lets one process
 * migrate while others wait. Forward only: a changed or unknown applied migration stops it. Returns the names applied
 * now. `url` must belong to the owner of the schemas.
 */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'gongheng-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      `create table if not exists public.migrations (
         name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from public.migrations',
    )
    const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
    refuseUnknown(applied, migrations)
    const pending = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of pending) await applyOne(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

function refuseUnknown(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]) {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of applied) {
    const ours = known.get(name)
    if (ours === undefined) throw migrationErrors.DATABASE_NEWER({ name })
    if (ours !== checksum) throw migrationErrors.MIGRATION_CHANGED({ name })
  }
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration) {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into public.migrations (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw migrationErrors.MIGRATION_FAILED({ name, reason: (error as Error).message }, { cause: error })
  }
}
