import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Kind, Urgency } from '../words.contract.ts'
import type { Rung, UrgingStep } from './ladder.contract.ts'

/** A matter whose handling clock runs, as the ladder keeps it. */
export type Watch = {
  readonly countyCode: string
  readonly complaintId: string
  readonly areaCode: string
  readonly unitId: string
  readonly round: number
  readonly extension: number
  readonly dueAt: Date
  readonly done: readonly Rung[]
  readonly nextStep: Rung | null
  readonly nextAt: Date
}

const COLUMNS = [
  'county_code as countyCode',
  'complaint_id as complaintId',
  'area_code as areaCode',
  'unit_id as unitId',
  'round',
  'extension',
  'due_at as dueAt',
  'done',
  'next_step as nextStep',
  'next_at as nextAt',
] as const

/** The watches that are to be looked at, held until the end of the transaction; what another worker holds is left to it. */
export async function takeDue(tx: Tx, most: number): Promise<Watch[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('feedback.watches')
      .select(COLUMNS)
      .where('next_at', '<=', tx.now)
      .orderBy('next_at')
      .limit(most)
      .forUpdate()
      .skipLocked(),
  )
  return rows as Watch[]
}

/** The watch of a matter, held until the end of the transaction. */
export async function holdWatch(tx: Tx, complaintId: string): Promise<Watch | undefined> {
  const query = tx.build.selectFrom('feedback.watches').select(COLUMNS).where('complaint_id', '=', complaintId)
  return (await tx.first(query.forUpdate())) as Watch | undefined
}

/** Writes the watch of a matter, new or changed. */
export async function saveWatch(tx: Tx, watch: Watch): Promise<void> {
  const changing = {
    area_code: watch.areaCode,
    unit_id: watch.unitId,
    round: watch.round,
    extension: watch.extension,
    due_at: watch.dueAt,
    done: [...watch.done],
    next_step: watch.nextStep,
    next_at: watch.nextAt,
  }
  await tx.run(
    tx.build
      .insertInto('feedback.watches')
      .values({ county_code: watch.countyCode, complaint_id: watch.complaintId, ...changing })
      .onConflict((conflict) => conflict.columns(['complaint_id', 'county_code']).doUpdateSet(changing)),
  )
}

export async function dropWatch(tx: Tx, complaintId: string): Promise<void> {
  await tx.run(tx.build.deleteFrom('feedback.watches').where('complaint_id', '=', complaintId))
}

export type UrgingRow = {
  readonly countyCode: string
  readonly id: string
  readonly complaintId: string
  readonly areaCode: string
  readonly unitId: string
  readonly step: UrgingStep
  readonly automatic: boolean
  readonly round: number
  readonly extension: number
  readonly dueAt: Date
  readonly reason: string | null
  readonly byId: string | null
  readonly byName: string | null
  readonly told: number
  readonly at: Date
}

/** Writes an urging; false where this round of the clock has had the step already. */
export async function insertUrging(tx: Tx, row: UrgingRow): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('feedback.urgings')
      .values({
        county_code: row.countyCode,
        id: row.id,
        complaint_id: row.complaintId,
        area_code: row.areaCode,
        unit_id: row.unitId,
        step: row.step,
        automatic: row.automatic,
        round: row.round,
        extension: row.extension,
        due_at: row.dueAt,
        reason: row.reason,
        by_id: row.byId,
        by_name: row.byName,
        told: row.told,
        at: row.at,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written === 1
}

/** The urgings of a matter, the latest first. */
export async function listUrgings(tx: Tx, complaintId: string): Promise<UrgingRow[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('feedback.urgings')
      .select(['county_code as countyCode', 'id', 'complaint_id as complaintId', 'area_code as areaCode'])
      .select(['unit_id as unitId', 'step', 'automatic', 'round', 'extension', 'due_at as dueAt', 'reason'])
      .select(['by_id as byId', 'by_name as byName', 'told', 'at'])
      .where('complaint_id', '=', complaintId)
      .orderBy('at', 'desc')
      .limit(200),
  )
  return rows as UrgingRow[]
}

export type WatchedMatter = Watch & {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: Kind
  readonly urgency: Urgency
}

export type WatchFilter = {
  readonly overdue: boolean
  readonly unitId?: string | undefined
  readonly after?: readonly [at: string, id: string] | undefined
  readonly limit: number
}

/** A page of watched matters, the longest overdue or soonest due first. */
export async function listWatched(tx: Tx, { overdue, unitId, after, limit }: WatchFilter): Promise<WatchedMatter[]> {
  let query = tx.build
    .selectFrom('feedback.watches as w')
    .innerJoin('feedback.complaints as c', (join) =>
      join.onRef('c.id', '=', 'w.complaint_id').onRef('c.county_code', '=', 'w.county_code'),
    )
    .select(['w.county_code as countyCode', 'w.complaint_id as complaintId', 'w.complaint_id as id'])
    .select(['w.area_code as areaCode', 'w.unit_id as unitId', 'w.round', 'w.extension', 'w.due_at as dueAt'])
    .select(['w.done', 'w.next_step as nextStep', 'w.next_at as nextAt'])
    .select(['c.number', 'c.title', 'c.kind', 'c.urgency'])
  if (overdue) query = query.where('w.due_at', '<', tx.now)
  if (unitId) query = query.where('w.unit_id', '=', unitId)
  if (after) query = query.where(sql<boolean>`(w.due_at, w.complaint_id) > (${new Date(after[0])}, ${after[1]})`)
  return (await tx.all(query.orderBy('w.due_at').orderBy('w.complaint_id').limit(limit))) as WatchedMatter[]
}
