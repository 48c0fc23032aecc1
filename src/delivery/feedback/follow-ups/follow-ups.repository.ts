import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Kind, Solved } from '../words.contract.ts'
import type { Drawn, FollowUpState, TryOutcome } from './follow-ups.contract.ts'

export type Try = {
  readonly at: string
  readonly by: string | null
  readonly outcome: TryOutcome
  readonly note: string | null
}

export type FollowUpRecord = {
  readonly countyCode: string
  readonly id: string
  readonly complaintId: string
  readonly number: string
  readonly title: string
  readonly kind: Kind
  readonly areaCode: string
  readonly unitId: string | null
  readonly repliedBy: string | null
  readonly repliedAt: Date
  readonly drawn: Drawn
  readonly state: FollowUpState
  readonly plannedAt: Date
  readonly dueAt: Date
  readonly nextTryAt: Date
  readonly tries: readonly Try[]
  readonly solved: Solved | null
  readonly level: number | null
  readonly words: string | null
  readonly doneBy: string | null
  readonly doneAt: Date | null
  readonly onTime: boolean | null
  readonly advice: 'redo' | 'problem-order' | null
  readonly adviceDone: boolean
  readonly version: number
}

const COLUMNS = [
  'county_code as countyCode',
  'id',
  'complaint_id as complaintId',
  'number',
  'title',
  'kind',
  'area_code as areaCode',
  'unit_id as unitId',
  'replied_by as repliedBy',
  'replied_at as repliedAt',
  'drawn',
  'state',
  'planned_at as plannedAt',
  'due_at as dueAt',
  'next_try_at as nextTryAt',
  'tries',
  'solved',
  'level',
  'words',
  'done_by as doneBy',
  'done_at as doneAt',
  'on_time as onTime',
  'advice',
  'advice_done as adviceDone',
  'version',
] as const

/** Puts an answer on the list; false where this answer is on it already. */
export async function insertFollowUp(tx: Tx, row: FollowUpRecord): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('feedback.follow_ups')
      .values({
        county_code: row.countyCode,
        id: row.id,
        complaint_id: row.complaintId,
        number: row.number,
        title: row.title,
        kind: row.kind,
        area_code: row.areaCode,
        unit_id: row.unitId,
        replied_by: row.repliedBy,
        replied_at: row.repliedAt,
        drawn: row.drawn,
        state: row.state,
        planned_at: row.plannedAt,
        due_at: row.dueAt,
        next_try_at: row.nextTryAt,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written === 1
}

/** A call-back by its id, if it lies within the scope. `lock` holds it until the end of the transaction. */
export async function findFollowUp(tx: Tx, id: string, lock = false): Promise<FollowUpRecord | undefined> {
  const query = tx.build.selectFrom('feedback.follow_ups').select(COLUMNS).where('id', '=', id)
  return (await tx.first(lock ? query.forUpdate() : query)) as FollowUpRecord | undefined
}

/** The call-backs of a matter, the latest first, held until the end of the transaction. */
export async function holdOf(tx: Tx, complaintId: string): Promise<FollowUpRecord[]> {
  const query = tx.build.selectFrom('feedback.follow_ups').select(COLUMNS).where('complaint_id', '=', complaintId)
  return (await tx.all(query.orderBy('replied_at', 'desc').forUpdate())) as FollowUpRecord[]
}

/** What is changed of a call-back; what is left out stays. */
export type FollowUpChange = Partial<
  Pick<
    FollowUpRecord,
    | 'state'
    | 'nextTryAt'
    | 'tries'
    | 'solved'
    | 'level'
    | 'words'
    | 'doneBy'
    | 'doneAt'
    | 'onTime'
    | 'advice'
    | 'adviceDone'
  >
>

/** Changes a call-back that the transaction holds. */
export async function updateFollowUp(tx: Tx, row: FollowUpRecord, change: FollowUpChange): Promise<FollowUpRecord> {
  const after = { ...row, ...change, version: row.version + 1 }
  await tx.run(
    tx.build
      .updateTable('feedback.follow_ups')
      .set({
        state: after.state,
        next_try_at: after.nextTryAt,
        tries: JSON.stringify(after.tries),
        solved: after.solved,
        level: after.level,
        words: after.words,
        done_by: after.doneBy,
        done_at: after.doneAt,
        on_time: after.onTime,
        advice: after.advice,
        advice_done: after.adviceDone,
        version: after.version,
      })
      .where('county_code', '=', row.countyCode)
      .where('id', '=', row.id),
  )
  return after
}

export type FollowUpFilter = {
  readonly status: 'due' | 'open' | 'done' | 'advised'
  readonly kind?: Kind | undefined
  readonly unitId?: string | undefined
  readonly complaintId?: string | undefined
  readonly after?: readonly [at: string, id: string] | undefined
  readonly limit: number
}

/** A page of call-backs: those to be made the soonest due first, results and advice the latest first. */
export async function listFollowUps(
  tx: Tx,
  { status, after, limit, ...by }: FollowUpFilter,
): Promise<FollowUpRecord[]> {
  let query = tx.build.selectFrom('feedback.follow_ups').select(COLUMNS)
  if (by.kind) query = query.where('kind', '=', by.kind)
  if (by.unitId) query = query.where('unit_id', '=', by.unitId)
  if (by.complaintId) query = query.where('complaint_id', '=', by.complaintId)
  if (status === 'due' || status === 'open') {
    query = query.where('state', '=', 'OPEN')
    if (status === 'due') query = query.where('next_try_at', '<=', tx.now)
    if (after) query = query.where(sql<boolean>`(due_at, id) > (${new Date(after[0])}, ${after[1]})`)
    return (await tx.all(query.orderBy('due_at').orderBy('id').limit(limit))) as FollowUpRecord[]
  }
  query = query.where('done_at', 'is not', null)
  if (status === 'advised') query = query.where('advice', 'is not', null).where('advice_done', '=', false)
  if (after) query = query.where(sql<boolean>`(done_at, id) < (${new Date(after[0])}, ${after[1]})`)
  return (await tx.all(query.orderBy('done_at', 'desc').orderBy('id', 'desc').limit(limit))) as FollowUpRecord[]
}

export type PlanCount = {
  readonly kind: Kind
  readonly drawn: number
  readonly open: number
  readonly overdue: number
  readonly reached: number
  readonly unreachable: number
  readonly refused: number
  readonly solved: number
  readonly satisfied: number
}

/** By kind, what became of the answers since a moment that were drawn. */
export async function countPlan(tx: Tx, since: Date): Promise<PlanCount[]> {
  return tx.query<PlanCount>(
    `select kind, count(*) as drawn, count(*) filter (where state = 'OPEN') as open,
            count(*) filter (where state = 'OPEN' and due_at < $2) as overdue,
            count(*) filter (where state = 'REACHED') as reached,
            count(*) filter (where state = 'UNREACHABLE') as unreachable,
            count(*) filter (where state = 'REFUSED') as refused,
            count(*) filter (where state = 'REACHED' and solved = 'yes') as solved,
            count(*) filter (where state = 'REACHED' and level >= 3) as satisfied
     from feedback.follow_ups where replied_at >= $1 group by kind`,
    [since, tx.now],
  )
}
