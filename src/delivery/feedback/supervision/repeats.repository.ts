import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Kind } from '../words.contract.ts'

/** An earlier matter of the same telephone. */
export type Earlier = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly text: string
  readonly categoryCode: string | null
  readonly unitId: string | null
  readonly closedAt: Date
}

/** Matters of a telephone that were closed within a span, the latest first. */
export async function listClosedOf(tx: Tx, phoneIndex: string, from: Date, to: Date): Promise<Earlier[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('feedback.complaints')
      .select(['id', 'number', 'title', 'text', 'category_code as categoryCode', 'unit_id as unitId'])
      .select('closed_at as closedAt')
      .where('phone_index', '=', phoneIndex)
      .where('closed_at', '>=', from)
      .where('closed_at', '<=', to)
      .where('state', 'in', ['CLOSED', 'ARCHIVED', 'NOT_ACCEPTED'])
      .orderBy('closed_at', 'desc')
      .limit(20),
  )
  return rows as Earlier[]
}

export type RepeatRow = {
  readonly countyCode: string
  readonly complaintId: string
  readonly earlierId: string
  readonly number: string
  readonly earlierNumber: string
  readonly title: string
  readonly kind: Kind
  readonly categoryCode: string | null
  readonly areaCode: string
  readonly unitId: string | null
  readonly days: number
  readonly times: number
  readonly foundAt: Date
}

/** Notes a repeat; false where the matter is noted as one already. */
export async function insertRepeat(tx: Tx, row: RepeatRow): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('feedback.repeats')
      .values({
        county_code: row.countyCode,
        complaint_id: row.complaintId,
        earlier_id: row.earlierId,
        number: row.number,
        earlier_number: row.earlierNumber,
        title: row.title,
        kind: row.kind,
        category_code: row.categoryCode,
        area_code: row.areaCode,
        unit_id: row.unitId,
        days: row.days,
        times: row.times,
        found_at: row.foundAt,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written === 1
}

/** How many times a matter had been raised when it was handed in: 1 unless it repeats another one. */
export async function timesOf(tx: Tx, complaintId: string): Promise<number> {
  const row = await tx.first(
    tx.build.selectFrom('feedback.repeats').select('times').where('complaint_id', '=', complaintId),
  )
  return row?.times ?? 1
}

/** A page of repeats, the latest first. */
export async function listRepeats(
  tx: Tx,
  given: { unitId?: string | undefined; after?: readonly [at: string, id: string] | undefined; limit: number },
): Promise<RepeatRow[]> {
  const { unitId, after, limit } = given
  let query = tx.build
    .selectFrom('feedback.repeats')
    .select(['county_code as countyCode', 'complaint_id as complaintId', 'earlier_id as earlierId', 'number'])
    .select(['earlier_number as earlierNumber', 'title', 'kind', 'category_code as categoryCode'])
    .select(['area_code as areaCode', 'unit_id as unitId', 'days', 'times', 'found_at as foundAt'])
  if (unitId) query = query.where('unit_id', '=', unitId)
  if (after) query = query.where(sql<boolean>`(found_at, complaint_id) < (${new Date(after[0])}, ${after[1]})`)
  query = query.orderBy('found_at', 'desc').orderBy('complaint_id', 'desc')
  return (await tx.all(query.limit(limit))) as RepeatRow[]
}
