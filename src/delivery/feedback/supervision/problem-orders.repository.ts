import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Decision, ProblemCause, ProblemState } from './problem-orders.contract.ts'
import type { KeptLine } from './supervision.repository.ts'

export type ProblemRecord = {
  readonly countyCode: string
  readonly id: string
  readonly number: string
  readonly complaintId: string
  readonly complaintNumber: string
  readonly title: string
  readonly areaCode: string
  readonly unitId: string | null
  readonly cause: ProblemCause
  readonly count: number
  readonly reason: string | null
  readonly state: ProblemState
  readonly raisedBy: string
  readonly raisedAt: Date
  readonly assignedTo: string | null
  readonly assignedName: string | null
  readonly decision: Decision | null
  readonly decisionText: string | null
  readonly ruledUnitId: string | null
  readonly result: string | null
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
  'cause',
  'count',
  'reason',
  'state',
  'raised_by as raisedBy',
  'raised_at as raisedAt',
  'assigned_to as assignedTo',
  'assigned_name as assignedName',
  'decision',
  'decision_text as decisionText',
  'ruled_unit_id as ruledUnitId',
  'result',
  'closed_at as closedAt',
  'process_hash as processHash',
  'timeline',
  'version',
] as const

/** Whether a matter has an open problem order of a cause, or had one when it had happened as often as now. */
export async function hasOrder(tx: Tx, complaintId: string, cause: ProblemCause, count: number): Promise<boolean> {
  const row = await tx.first(
    tx.build
      .selectFrom('feedback.problem_orders')
      .select('id')
      .where('complaint_id', '=', complaintId)
      .where('cause', '=', cause)
      .where((where) => where.or([where('closed_at', 'is', null), where('count', '>=', count)]))
      .limit(1),
  )
  return row !== undefined
}

/** Writes a problem order; false where somebody else has raised it meanwhile. */
export async function insertOrder(tx: Tx, order: ProblemRecord): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('feedback.problem_orders')
      .values({
        county_code: order.countyCode,
        id: order.id,
        number: order.number,
        complaint_id: order.complaintId,
        complaint_number: order.complaintNumber,
        title: order.title,
        area_code: order.areaCode,
        unit_id: order.unitId,
        cause: order.cause,
        count: order.count,
        reason: order.reason,
        state: order.state,
        raised_by: order.raisedBy,
        raised_at: order.raisedAt,
        process_hash: order.processHash,
        timeline: JSON.stringify(order.timeline),
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written === 1
}

/** A problem order by its id, if it lies within the scope. `lock` holds it until the end of the transaction. */
export async function findOrder(tx: Tx, id: string, lock = false): Promise<ProblemRecord | undefined> {
  const query = tx.build.selectFrom('feedback.problem_orders').select(COLUMNS).where('id', '=', id)
  return (await tx.first(lock ? query.forUpdate() : query)) as ProblemRecord | undefined
}

/** What a step changes; what is left out stays. */
export type ProblemChange = Partial<
  Pick<
    ProblemRecord,
    'state' | 'assignedTo' | 'assignedName' | 'decision' | 'decisionText' | 'ruledUnitId' | 'result' | 'closedAt'
  >
>

/** Writes a step on a problem order that the transaction holds, with its line in the history. */
export async function updateOrder(
  tx: Tx,
  order: ProblemRecord,
  change: ProblemChange,
  line: KeptLine,
): Promise<ProblemRecord> {
  const after = { ...order, ...change, timeline: [...order.timeline, line], version: order.version + 1 }
  await tx.run(
    tx.build
      .updateTable('feedback.problem_orders')
      .set({
        state: after.state,
        assigned_to: after.assignedTo,
        assigned_name: after.assignedName,
        decision: after.decision,
        decision_text: after.decisionText,
        ruled_unit_id: after.ruledUnitId,
        result: after.result,
        closed_at: after.closedAt,
        timeline: JSON.stringify(after.timeline),
        version: after.version,
      })
      .where('county_code', '=', order.countyCode)
      .where('id', '=', order.id),
  )
  return after
}

export type ProblemFilter = {
  readonly open: boolean
  readonly cause?: ProblemCause | undefined
  readonly complaintId?: string | undefined
  readonly assignedTo?: string | undefined
  readonly after?: readonly [at: string, id: string] | undefined
  readonly limit: number
}

/** A page of problem orders: open ones the oldest first, closed ones the latest first. */
export async function listOrders(tx: Tx, { open, after, limit, ...by }: ProblemFilter): Promise<ProblemRecord[]> {
  let query = tx.build.selectFrom('feedback.problem_orders').select(COLUMNS)
  query = query.where('closed_at', open ? 'is' : 'is not', null)
  if (by.cause) query = query.where('cause', '=', by.cause)
  if (by.complaintId) query = query.where('complaint_id', '=', by.complaintId)
  if (by.assignedTo) query = query.where('assigned_to', '=', by.assignedTo)
  if (open) {
    if (after) query = query.where(sql<boolean>`(raised_at, id) > (${new Date(after[0])}, ${after[1]})`)
    query = query.orderBy('raised_at').orderBy('id')
  } else {
    if (after) query = query.where(sql<boolean>`(closed_at, id) < (${new Date(after[0])}, ${after[1]})`)
    query = query.orderBy('closed_at', 'desc').orderBy('id', 'desc')
  }
  return (await tx.all(query.limit(limit))) as ProblemRecord[]
}
