import type { Tx } from '../db/database.ts'

/** Whom a file belongs to: a kind of matter and its id. `upload` until a matter claims it. */
export type Owner = { readonly kind: string; readonly id: string }

export type FileRow = {
  readonly countyCode: string
  readonly id: string
  readonly hash: string
  readonly bytes: number
  readonly mediaType: string
  readonly nameSealed: string
  readonly takenAt: Date
}

const COLUMNS = `county_code as "countyCode", id, hash, bytes, media_type as "mediaType", name_sealed as "nameSealed",
  taken_at as "takenAt"`

/** Lets this transaction see the files of these owners, whom the caller has read under their own policies. */
async function showOwners(tx: Tx, owners: readonly Owner[]): Promise<void> {
  const list = owners.map(({ kind, id }) => JSON.stringify(`${kind}:${id}`)).join()
  await tx.query(`select set_config('app.file_owners', $1, true)`, [`{${list}}`])
}

export async function insertFile(tx: Tx, row: FileRow, owner: Owner): Promise<void> {
  const { countyCode, id, hash, bytes, mediaType, nameSealed, takenAt } = row
  await tx.query(
    `insert into files.files (county_code, id, hash, bytes, media_type, name_sealed, owner_kind, owner_id, taken_at,
       taken_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [countyCode, id, hash, bytes, mediaType, nameSealed, owner.kind, owner.id, takenAt, tx.actor.id],
  )
}

/** The files of an owner, the oldest first. */
export async function listFiles(tx: Tx, owner: Owner): Promise<FileRow[]> {
  await showOwners(tx, [owner])
  return tx.query(`select ${COLUMNS} from files.files where owner_kind = $1 and owner_id = $2 order by taken_at, id`, [
    owner.kind,
    owner.id,
  ])
}

/** A file of an owner; undefined for one of somebody else's. */
export async function findFile(tx: Tx, id: string, owner: Owner): Promise<FileRow | undefined> {
  await showOwners(tx, [owner])
  const [row] = await tx.query<FileRow>(
    `select ${COLUMNS} from files.files where id = $1 and owner_kind = $2 and owner_id = $3`,
    [id, owner.kind, owner.id],
  )
  return row
}

/** Hands files from one owner to another; returns the ids of those that were the former's. */
export async function moveFiles(tx: Tx, ids: readonly string[], from: Owner, to: Owner): Promise<string[]> {
  await showOwners(tx, [from, to])
  const rows = await tx.query<{ id: string }>(
    `update files.files set owner_kind = $4, owner_id = $5
     where id = any($1::uuid[]) and owner_kind = $2 and owner_id = $3 returning id`,
    [ids, from.kind, from.id, to.kind, to.id],
  )
  return rows.map(({ id }) => id)
}

/** Removes uploads that nothing claimed before a moment; returns how many. */
export async function removeUnclaimed(tx: Tx, before: Date): Promise<number> {
  const rows = await tx.query(`delete from files.files where owner_kind = 'upload' and taken_at < $1 returning id`, [
    before,
  ])
  return rows.length
}

/** Those of the given hashes that some file has. */
export async function namedHashes(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ hash: string }>(
    'select distinct hash from files.files where hash = any($1::bpchar[])',
    [hashes],
  )
  return new Set(rows.map(({ hash }) => hash))
}
