import { sql } from 'kysely'
import type { ClockHistory } from '../../../platform/clock/clock.contract.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Colour } from './ladder.contract.ts'
import type { SlipState } from './slips.contract.ts'
import type { KeptLine } from './supervision.repository.ts'

export type SlipRecord = {
  readonly countyCode: string
  readonly id: string
  readonly number: string
  readonly complaintId: string
  readonly complaintNumber: string
  readonly title: string
  readonly areaCode: string
  readonly unitId: string
  readonly colour: Colour
  readonly automatic: boolean
  readonly round: number
  readonly extension: number
  readonly daysOver: number
  readonly reason: string
  readonly accountable: string | null
  readonly state: SlipState
  readonly issuedBy: string
  readonly issuedById: string | null
  readonly issuedAt: Date
  readonly clock: ClockHistory
  readonly dueAt: Date
  readonly yellowAt: Date | null
  readonly onTime: boolean | null
  readonly measure: string | null
  readonly answeredBy: string | null
  readonly answeredAt: Date | null
  readonly sentBack: number
  readonly closedAt: Date | null
  readonly processHash: string
  readonly timeline: readonly KeptLine[]
  readonly version: number
}

const COLUMNS = [
  'county_code as countyCode',
  'id',
  'number',
  'complaint_id as complaintId',
  'complaint_number as complaintNumber',
  'title',
  'area_code as areaCode',
  'unit_id as unitId',
  'colour',
  'automatic',
  'round',
  'extension',
  'days_over as daysOver',
  'reason',
  'accountable',
  'state',
  'issued_by as issuedBy',
  'issued_by_id as issuedById',
  'issued_at as issuedAt',
  'clock',
  'due_at as dueAt',
  'yellow_at as yellowAt',
  'on_time as onTime',
  'measure',
  'answered_by as answeredBy',
  'answered_at as answeredAt',
  'sent_back as sentBack',
  'closed_at as closedAt',
  'process_hash as processHash',
  'timeline',
  'version',
] as const

/** Writes a slip; false where this round of the clock has one of the colour already. */
export async function insertSlip(tx: Tx, slip: SlipRecord): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('feedback.slips')
      .values({
        county_code: slip.countyCode,
        id: slip.id,
        number: slip.number,
        complaint_id: slip.complaintId,
        complaint_number: slip.complaintNumber,
        title: slip.title,
        area_code: slip.areaCode,
        unit_id: slip.unitId,
        colour: slip.colour,
        automatic: slip.automatic,
        round: slip.round,
        extension: slip.extension,
        days_over: slip.daysOver,
        reason: slip.reason,
        accountable: slip.accountable,
        state: slip.state,
        issued_by: slip.issuedBy,
        issued_by_id: slip.issuedById,
        issued_at: slip.issuedAt,
        clock: JSON.stringify(slip.clock),
        due_at: slip.dueAt,
        yellow_at: slip.yellowAt,
        on_time: slip.onTime,
        process_hash: slip.processHash,
        timeline: JSON.stringify(slip.timeline),
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written === 1
}

/** A slip by its id, if it lies within the scope. `lock` holds it until the end of the transaction. */
export async function findSlip(tx: Tx, id: string, lock = false): Promise<SlipRecord | undefined> {
  const query = tx.build.selectFrom('feedback.slips').select(COLUMNS).where('id', '=', id)
  return (await tx.first(lock ? query.forUpdate() : query)) as SlipRecord | undefined
}

/** What a step changes; what is left out stays. */
export type SlipChange = Partial<
  Pick<
    SlipRecord,
    | 'state'
    | 'clock'
    | 'dueAt'
    | 'yellowAt'
    | 'onTime'
    | 'measure'
    | 'answeredBy'
    | 'answeredAt'
    | 'sentBack'
    | 'closedAt'
  >
>

/** Writes a step on a slip that the transaction holds, with its line in the history. */
export async function updateSlip(tx: Tx, slip: SlipRecord, change: SlipChange, line: KeptLine): Promise<SlipRecord> {
  const after = { ...slip, ...change, timeline: [...slip.timeline, line], version: slip.version + 1 }
  await tx.run(
    tx.build
      .updateTable('feedback.slips')
      .set({
        state: after.state,
        clock: JSON.stringify(after.clock),
        due_at: after.dueAt,
        yellow_at: after.yellowAt,
        on_time: after.onTime,
        measure: after.measure,
        answered_by: after.answeredBy,
        answered_at: after.answeredAt,
        sent_back: after.sentBack,
        closed_at: after.closedAt,
        timeline: JSON.stringify(after.timeline),
        version: after.version,
      })
      .where('county_code', '=', slip.countyCode)
      .where('id', '=', slip.id),
  )
  return after
}

export type SlipFilter = {
  readonly open: boolean
  readonly colour?: Colour | undefined
  readonly unitId?: string | undefined
  readonly complaintId?: string | undefined
  readonly after?: readonly [at: string, id: string] | undefined
  readonly limit: number
}

/** A page of slips: open ones the soonest due first, closed ones the latest first. */
export async function listSlips(tx: Tx, { open, after, limit, ...by }: SlipFilter): Promise<SlipRecord[]> {
  let query = tx.build.selectFrom('feedback.slips').select(COLUMNS)
  query = query.where('closed_at', open ? 'is' : 'is not', null)
  if (by.colour) query = query.where('colour', '=', by.colour)
  if (by.unitId) query = query.where('unit_id', '=', by.unitId)
  if (by.complaintId) query = query.where('complaint_id', '=', by.complaintId)
  if (open) {
    if (after) query = query.where(sql<boolean>`(due_at, id) > (${new Date(after[0])}, ${after[1]})`)
    query = query.orderBy('due_at').orderBy('id')
  } else {
    if (after) query = query.where(sql<boolean>`(closed_at, id) < (${new Date(after[0])}, ${after[1]})`)
    query = query.orderBy('closed_at', 'desc').orderBy('id', 'desc')
  }
  return (await tx.all(query.limit(limit))) as SlipRecord[]
}
