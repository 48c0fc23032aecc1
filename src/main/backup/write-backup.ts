import { createWriteStream } from 'node:fs'
import { chmod, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Migration } from '../../platform/db/migrate.ts'
import { backupErrors } from './backup-errors.ts'
import { copyFilesOut, meter } from './data-files.ts'
import { type Manifest, type StoredTable, writeManifest } from './manifest.ts'
import { quoted, quotedName, schemasOf, sequencesOf, type TableShape, tablesOf } from './stored-schema.ts'

export type BackupSource = {
  /** The owner's address of the database. */
  readonly url: string
  readonly dataDir: string
  readonly migrations: readonly Migration[]
  readonly version: string
  readonly keyFingerprint: string
}

/**
 * Writes a backup into a new folder: every table as COPY text (gzip) out of one snapshot, so that they fit together
 * while the service goes on, then the files of the data folder, and the manifest at the end. Throws
 * BACKUP_FOLDER_IN_USE and BACKUP_NOT_ALLOWED.
 */
export async function writeBackup(
  source: BackupSource,
  folder: string,
  onProgress: (share: number, table: string) => void = () => undefined,
): Promise<Manifest> {
  await makeFolder(folder)
  const client = new pg.Client({ connectionString: source.url, application_name: 'gongheng-backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // Rows that a policy hides must make it fail: a backup that silently lacks them would be worse than none.
    await client.query('set local statement_timeout = 0; set local row_security = off')
    const schemas = schemasOf(source.migrations)
    // First of all, so that they stand hardly further than the rows of the snapshot.
    const sequences = await sequencesOf(client, schemas)
    const tables = await copyTables(client, await tablesOf(client, schemas), folder, onProgress)
    const files = await copyFilesOut(source.dataDir, folder)
    const manifest: Manifest = {
      format: 'gongheng-backup/1',
      version: source.version,
      madeAt: new Date().toISOString(),
      postgres: await serverVersion(client),
      migrations: source.migrations.map(({ name, checksum }) => ({ name, checksum })),
      keyFingerprint: source.keyFingerprint,
      tables,
      sequences,
      files,
    }
    await writeManifest(folder, manifest)
    return manifest
  } catch (cause) {
    if ((cause as { code?: string }).code === '42501') throw backupErrors.BACKUP_NOT_ALLOWED({}, { cause })
    throw cause
  } finally {
    await client.end()
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw backupErrors.BACKUP_FOLDER_IN_USE({ folder })
  await chmod(folder, 0o700)
  await mkdir(join(folder, 'tables'), { mode: 0o700 })
}

async function copyTables(
  client: pg.Client,
  shapes: readonly TableShape[],
  folder: string,
  onProgress: (share: number, table: string) => void,
): Promise<StoredTable[]> {
  const stored: StoredTable[] = []
  for (const { name, columns } of shapes) {
    onProgress(stored.length / shapes.length, name)
    const path = `tables/${name}.copy.gz`
    const list = columns.map(quotedName).join()
    const rows = client.query(copyTo(`copy (select ${list} from ${quoted(name)}) to stdout`))
    const { stream, result } = meter()
    const file = createWriteStream(join(folder, path), { mode: 0o600, flush: true })
    await pipeline(rows, createGzip({ level: 4 }), stream, file)
    stored.push({ name, columns: [...columns], rows: rows.rowCount, path, ...result() })
  }
  return stored
}

async function serverVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  return rows[0]!.server_version
}
