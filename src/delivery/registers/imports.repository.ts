import type { Bilingual } from '../../kernel/texts.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Reading } from './files.contract.ts'
import type { RegisterMapping } from './mapping.contract.ts'
import type { ImportState } from './registers.contract.ts'

export type StoredFile = {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly uploadedAt: Date
  readonly removedAt: Date | null
}

const FILE_COLUMNS =
  'id, name, path, bytes, sha256, uploaded_at as "uploadedAt", removed_at as "removedAt" from registers.files'

export async function insertFile(
  tx: Tx,
  file: Pick<StoredFile, 'id' | 'name' | 'path' | 'bytes' | 'sha256'>,
): Promise<void> {
  await tx.query(
    `insert into registers.files (id, name, path, bytes, sha256, uploaded_at, uploaded_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [file.id, file.name, file.path, file.bytes, file.sha256, tx.now, tx.actor.id],
  )
}

export async function findFile(tx: Tx, id: string): Promise<StoredFile | undefined> {
  return (await tx.query<StoredFile>(`select ${FILE_COLUMNS} where id = $1`, [id]))[0]
}

/** The files under a folder that came before a moment and that no unfinished import needs. */
export async function listOldFiles(tx: Tx, folder: string, before: Date): Promise<StoredFile[]> {
  return tx.query<StoredFile>(
    `select ${FILE_COLUMNS} where removed_at is null and uploaded_at < $1 and starts_with(path, $2)
       and not exists (select from registers.imports i where i.file_id = files.id and i.state in ('waiting', 'running'))
     order by uploaded_at limit 1000`,
    [before, folder],
  )
}

export async function noteFileRemoved(tx: Tx, id: string): Promise<void> {
  await tx.query('update registers.files set removed_at = $2 where id = $1', [id, tx.now])
}

export type StoredImport = {
  readonly id: string
  readonly state: ImportState
  readonly phase: 'reading' | 'merging' | null
  readonly sourceId: string
  readonly sourceName: string
  readonly sourceNameEn: string
  readonly areaCode: string
  readonly fileId: string
  readonly fileName: string
  readonly filePath: string
  readonly fileBytes: number
  readonly fileSha256: string
  readonly mappingId: string
  readonly mappingVersion: number
  readonly mappingName: string
  readonly mappingNameEn: string
  readonly mapping: RegisterMapping
  readonly reading: Reading
  readonly encoding: string | null
  readonly attempts: number
  readonly askedAt: Date
  readonly askedBy: string | null
  readonly askedByName: string
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly bytesRead: number
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly repeated: number
  readonly replaced: number
  readonly records: number
  readonly mergedTo: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly rejectsPath: string | null
  readonly notes: readonly Bilingual[]
  readonly failure: { readonly code: string; readonly text: Bilingual } | null
}

const IMPORTS = `select i.id, i.state, i.phase, i.source_id as "sourceId", s.name as "sourceName",
  s.name_en as "sourceNameEn", i.area_code as "areaCode", i.file_id as "fileId", f.name as "fileName",
  f.path as "filePath", f.bytes as "fileBytes", f.sha256 as "fileSha256", i.mapping_id as "mappingId",
  i.mapping_version as "mappingVersion", i.mapping_name as "mappingName", i.mapping_name_en as "mappingNameEn",
  i.mapping, i.reading, i.encoding, i.attempts, i.asked_at as "askedAt", i.asked_by as "askedBy",
  i.asked_by_name as "askedByName", i.started_at as "startedAt", i.ended_at as "endedAt", i.bytes_read as "bytesRead",
  i.rows_read as read, i.rows_accepted as accepted, i.rows_rejected as rejected, i.rows_repeated as repeated,
  i.rows_replaced as replaced, i.records, i.merged_to as "mergedTo", i.added, i.changed, i.unchanged,
  i.rejects_path as "rejectsPath", i.notes, i.failure
  from registers.imports i join registers.sources s on s.id = i.source_id join registers.files f on f.id = i.file_id`

export async function findImport(tx: Tx, id: string): Promise<StoredImport | undefined> {
  return (await tx.query<StoredImport>(`${IMPORTS} where i.id = $1`, [id]))[0]
}

export type ImportPlace = { readonly askedAt: string; readonly id: string }

/** The imports, the newest first, after a place in the list. */
export async function listImports(
  tx: Tx,
  filter: { sourceId?: string | undefined; state?: ImportState | undefined; after?: ImportPlace | undefined },
  limit: number,
): Promise<StoredImport[]> {
  return tx.query<StoredImport>(
    `${IMPORTS} where ($1::uuid is null or i.source_id = $1) and ($2::text is null or i.state = $2)
       and ($3::timestamptz is null or (i.asked_at, i.id) < ($3, $4::uuid))
     order by i.asked_at desc, i.id desc limit $5`,
    [filter.sourceId ?? null, filter.state ?? null, filter.after?.askedAt ?? null, filter.after?.id ?? null, limit],
  )
}

export type NewImport = Pick<
  StoredImport,
  | 'id'
  | 'sourceId'
  | 'areaCode'
  | 'fileId'
  | 'mappingId'
  | 'mappingVersion'
  | 'mappingName'
  | 'mappingNameEn'
  | 'mapping'
  | 'reading'
>

export async function insertImport(tx: Tx, asked: NewImport): Promise<void> {
  await tx.query(
    `insert into registers.imports (id, source_id, area_code, file_id, mapping_id, mapping_version, mapping_name,
       mapping_name_en, mapping, reading, state, asked_at, asked_by, asked_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11, $12, $13)`,
    [
      asked.id,
      asked.sourceId,
      asked.areaCode,
      asked.fileId,
      asked.mappingId,
      asked.mappingVersion,
      asked.mappingName,
      asked.mappingNameEn,
      JSON.stringify(asked.mapping),
      JSON.stringify(asked.reading),
      tx.now,
      tx.actor.id,
      tx.actor.name,
    ],
  )
}

/** The imports that have not ended, the oldest first. */
export async function listOpenImports(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from registers.imports where state in ('waiting', 'running') order by asked_at limit 100`,
  )
  return rows.map(({ id }) => id)
}

/** Begins or takes up an import for a runner; false where it has ended. */
export async function beginImport(tx: Tx, id: string, runner: string): Promise<boolean> {
  const rows = await tx.query(
    `update registers.imports set state = 'running', runner = $2, heard_at = $3, attempts = attempts + 1,
       started_at = coalesce(started_at, $3)
     where id = $1 and state in ('waiting', 'running') returning id`,
    [id, runner, tx.now],
  )
  return rows.length === 1
}

export type ImportProgress = {
  readonly phase: 'reading' | 'merging'
  readonly bytesRead: number
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly repeated: number
  readonly replaced: number
  readonly records: number
  readonly mergedTo: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/** Writes how far a runner has come; false where it no longer holds the import (cancelled, or taken over). */
export async function noteProgress(tx: Tx, id: string, runner: string, at: ImportProgress): Promise<boolean> {
  const rows = await tx.query(
    `update registers.imports set heard_at = $3, phase = $4, bytes_read = $5, rows_read = $6, rows_accepted = $7,
       rows_rejected = $8, rows_repeated = $9, rows_replaced = $10, records = $11, merged_to = $12, added = $13,
       changed = $14, unchanged = $15
     where id = $1 and state = 'running' and runner = $2 returning id`,
    [
      id,
      runner,
      tx.now,
      at.phase,
      at.bytesRead,
      at.read,
      at.accepted,
      at.rejected,
      at.repeated,
      at.replaced,
      at.records,
      at.mergedTo,
      at.added,
      at.changed,
      at.unchanged,
    ],
  )
  return rows.length === 1
}

export async function noteFile(
  tx: Tx,
  id: string,
  file: { encoding: string | null; rejectsPath: string | null; notes: readonly Bilingual[] },
): Promise<void> {
  await tx.query('update registers.imports set encoding = $2, rejects_path = $3, notes = $4 where id = $1', [
    id,
    file.encoding,
    file.rejectsPath,
    JSON.stringify(file.notes),
  ])
}

/** Ends an import; false where it had ended already. */
export async function endImport(
  tx: Tx,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  failure: StoredImport['failure'] = null,
): Promise<boolean> {
  const rows = await tx.query(
    `update registers.imports set state = $2, phase = null, ended_at = $3, failure = $4
     where id = $1 and state in ('waiting', 'running') returning id`,
    [id, state, tx.now, failure === null ? null : JSON.stringify(failure)],
  )
  return rows.length === 1
}

/** Forgets the rejects file of an import, once it was removed. */
export async function listOldRejects(tx: Tx, before: Date): Promise<{ id: string; rejectsPath: string }[]> {
  return tx.query<{ id: string; rejectsPath: string }>(
    `select id, rejects_path as "rejectsPath" from registers.imports
     where rejects_path is not null and ended_at < $1 limit 1000`,
    [before],
  )
}

export async function forgetRejects(tx: Tx, id: string): Promise<void> {
  await tx.query('update registers.imports set rejects_path = null where id = $1', [id])
}
