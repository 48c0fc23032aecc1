import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Bucket, Quality } from './quality.contract.ts'

/** By what equal and nearly equal answers are found again. */
export type Sketched = { readonly print: Buffer; readonly sketch: Uint8Array; readonly bands: readonly number[] }

export type CheckRow = {
  readonly countyCode: string
  readonly id: string
  readonly complaintId: string
  readonly number: string
  readonly title: string
  readonly areaCode: string
  readonly unitId: string | null
  readonly at: Date
  readonly score: number
  readonly bucket: Bucket
  readonly flags: Quality['flags']
  readonly verdict: 'good' | 'poor' | null
  readonly verdictNote: string | null
  readonly verdictBy: string | null
  readonly verdictAt: Date | null
  readonly version: number
}

const COLUMNS = [
  'county_code as countyCode',
  'id',
  'complaint_id as complaintId',
  'number',
  'title',
  'area_code as areaCode',
  'unit_id as unitId',
  'at',
  'score',
  'bucket',
  'flags',
  'verdict',
  'verdict_note as verdictNote',
  'verdict_by as verdictBy',
  'verdict_at as verdictAt',
  'version',
] as const

/**
 * Sketches of answers to other matters since a moment that share a band with a text; those with the very same text come
 * first. Of each matter the latest is taken.
 */
export async function listAlike(
  tx: Tx,
  { print, bands }: Sketched,
  { complaintId, since, most }: { complaintId: string; since: Date; most: number },
): Promise<{ complaintId: string; same: boolean; sketch: Buffer }[]> {
  return tx.query<{ complaintId: string; same: boolean; sketch: Buffer }>(
    `select complaint_id as "complaintId", print = $1 as same, sketch from feedback.reply_checks
     where (print = $1 or bands && $2::int[]) and at >= $3 and complaint_id <> $4
     order by print = $1 desc, at desc limit $5`,
    [print, bands, since, complaintId, most],
  )
}

/** Keeps what the check of an answer found. */
export async function insertCheck(
  tx: Tx,
  row: Omit<CheckRow, 'verdict' | 'verdictNote' | 'verdictBy' | 'verdictAt' | 'version'>,
  { print, sketch, bands }: Sketched,
): Promise<void> {
  await tx.run(
    tx.build.insertInto('feedback.reply_checks').values({
      county_code: row.countyCode,
      id: row.id,
      complaint_id: row.complaintId,
      number: row.number,
      title: row.title,
      area_code: row.areaCode,
      unit_id: row.unitId,
      at: row.at,
      score: row.score,
      bucket: row.bucket,
      flags: JSON.stringify(row.flags),
      print,
      sketch: Buffer.from(sketch),
      bands: [...bands],
    }),
  )
}

/** The check of one answer, held until the end of the transaction. */
export async function holdCheck(tx: Tx, id: string): Promise<CheckRow | undefined> {
  const query = tx.build.selectFrom('feedback.reply_checks').select(COLUMNS).where('id', '=', id).forUpdate()
  return (await tx.first(query)) as CheckRow | undefined
}

/** Writes what a person found of an answer that the transaction holds. */
export async function writeVerdict(
  tx: Tx,
  row: CheckRow,
  { verdict, note }: { verdict: 'good' | 'poor'; note: string | null },
): Promise<CheckRow> {
  const after = {
    ...row,
    verdict,
    verdictNote: note,
    verdictBy: tx.actor.name,
    verdictAt: tx.now,
    version: row.version + 1,
  }
  await tx.run(
    tx.build
      .updateTable('feedback.reply_checks')
      .set({
        verdict,
        verdict_note: note,
        verdict_by: tx.actor.name,
        verdict_at: tx.now,
        version: after.version,
      })
      .where('county_code', '=', row.countyCode)
      .where('id', '=', row.id),
  )
  return after
}

export type CheckFilter = {
  readonly waiting: boolean
  readonly bucket?: Bucket | undefined
  readonly unitId?: string | undefined
  readonly after?: readonly [at: string, id: string] | undefined
  readonly limit: number
}

/** A page of checked answers: those that wait for a look the oldest first, all of them the latest first. */
export async function listChecks(tx: Tx, { waiting, after, limit, ...by }: CheckFilter): Promise<CheckRow[]> {
  let query = tx.build.selectFrom('feedback.reply_checks').select(COLUMNS)
  if (by.bucket) query = query.where('bucket', '=', by.bucket)
  if (by.unitId) query = query.where('unit_id', '=', by.unitId)
  if (waiting) {
    query = query.where('verdict', 'is', null).where('bucket', '<>', 'accept').orderBy('at').orderBy('id')
    if (after) query = query.where(sql<boolean>`(at, id) > (${new Date(after[0])}, ${after[1]})`)
  } else {
    query = query.orderBy('at', 'desc').orderBy('id', 'desc')
    if (after) query = query.where(sql<boolean>`(at, id) < (${new Date(after[0])}, ${after[1]})`)
  }
  return (await tx.all(query.limit(limit))) as CheckRow[]
}
