import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { CallBackOrigin, CallBackState, TryOutcome } from './call-backs.contract.ts'

/** One try as it is kept. */
export type Try = {
  readonly at: string
  readonly by: string | null
  readonly outcome: TryOutcome
  readonly noteSealed: string | null
}

export type CallBackRow = {
  readonly countyCode: string
  readonly id: string
  readonly areaCode: string
  readonly unitId: string | null
  readonly origin: CallBackOrigin
  readonly state: CallBackState
  readonly callId: string | null
  readonly callerSealed: string
  readonly callerIndex: string
  readonly aboutSealed: string | null
  readonly notBefore: Date | null
  readonly dueAt: Date
  readonly attempts: number
  readonly takenBy: string | null
  readonly takenByName: string | null
  readonly tries: readonly Try[]
  readonly nextTryAt: Date | null
  readonly createdAt: Date
  readonly endedAt: Date | null
  readonly toldUp: number
  readonly version: number
}

const COLUMNS = [
  'county_code as countyCode',
  'id',
  'area_code as areaCode',
  'unit_id as unitId',
  'origin',
  'state',
  'call_id as callId',
  'caller_sealed as callerSealed',
  'caller_index as callerIndex',
  'about_sealed as aboutSealed',
  'not_before as notBefore',
  'due_at as dueAt',
  'attempts',
  'taken_by as takenBy',
  'taken_by_name as takenByName',
  'tries',
  'next_try_at as nextTryAt',
  'created_at as createdAt',
  'ended_at as endedAt',
  'told_up as toldUp',
  'version',
] as const

/** A call-back by its id, held until the end of the transaction. */
export async function lockCallBack(tx: Tx, id: string): Promise<CallBackRow | undefined> {
  const query = tx.build.selectFrom('calls.call_backs').select(COLUMNS).where('id', '=', id).forUpdate()
  return (await tx.first(query)) as CallBackRow | undefined
}

/** The open call-back of a number, held until the end of the transaction. */
export async function lockOpenOf(tx: Tx, callerIndex: string): Promise<CallBackRow | undefined> {
  const query = tx.build
    .selectFrom('calls.call_backs')
    .select(COLUMNS)
    .where('caller_index', '=', callerIndex)
    .where('ended_at', 'is', null)
    .forUpdate()
  return (await tx.first(query)) as CallBackRow | undefined
}

/** Writes a new call-back; false where the number is on the list already. */
export async function insertCallBack(tx: Tx, row: CallBackRow): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('calls.call_backs')
      .values({
        county_code: row.countyCode,
        id: row.id,
        area_code: row.areaCode,
        unit_id: row.unitId,
        origin: row.origin,
        state: row.state,
        call_id: row.callId,
        caller_sealed: row.callerSealed,
        caller_index: row.callerIndex,
        about_sealed: row.aboutSealed,
        not_before: row.notBefore,
        due_at: row.dueAt,
        created_at: row.createdAt,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
  return written > 0
}

export type CallBackChange = Partial<
  Pick<
    CallBackRow,
    | 'state'
    | 'callId'
    | 'dueAt'
    | 'attempts'
    | 'takenBy'
    | 'takenByName'
    | 'tries'
    | 'nextTryAt'
    | 'endedAt'
    | 'toldUp'
    | 'unitId'
  >
>
const COLUMN_OF = {
  state: 'state',
  callId: 'call_id',
  dueAt: 'due_at',
  attempts: 'attempts',
  takenBy: 'taken_by',
  takenByName: 'taken_by_name',
  nextTryAt: 'next_try_at',
  endedAt: 'ended_at',
  toldUp: 'told_up',
  unitId: 'unit_id',
} as const satisfies Record<keyof Omit<CallBackChange, 'tries'>, string>

/** Writes a change to a call-back that the transaction holds; returns it as it is now. */
export async function changeCallBack(tx: Tx, row: CallBackRow, change: CallBackChange): Promise<CallBackRow> {
  const { tries, ...plain } = change
  const columns = Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [COLUMN_OF[name as keyof typeof COLUMN_OF], value]),
  )
  await tx.run(
    tx.build
      .updateTable('calls.call_backs')
      .set({ ...columns, ...(tries ? { tries: JSON.stringify(tries) } : {}), version: row.version + 1 })
      .where('county_code', '=', row.countyCode)
      .where('id', '=', row.id),
  )
  return { ...row, ...change, version: row.version + 1 }
}

export type CallBackFilter = {
  readonly ended: boolean
  readonly takenBy?: string | undefined
  readonly origin?: CallBackOrigin | undefined
  readonly dueBefore?: Date | undefined
  readonly after?: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

/** Call-backs: those to do with the soonest due first, those that ended with the latest first. */
export async function listCallBacks(tx: Tx, filter: CallBackFilter): Promise<CallBackRow[]> {
  const { ended, takenBy, origin, dueBefore, after } = filter
  let query = tx.build
    .selectFrom('calls.call_backs')
    .select(COLUMNS)
    .where('ended_at', ended ? 'is not' : 'is', null)
  if (takenBy) query = query.where('taken_by', '=', takenBy)
  if (origin) query = query.where('origin', '=', origin)
  if (dueBefore) query = query.where('due_at', '<', dueBefore)
  if (after && ended) query = query.where(sql<boolean>`(ended_at, id) < (${after.at}, ${after.id})`)
  if (after && !ended) query = query.where(sql<boolean>`(due_at, id) > (${after.at}, ${after.id})`)
  query = ended ? query.orderBy('ended_at', 'desc').orderBy('id', 'desc') : query.orderBy('due_at').orderBy('id')
  return (await tx.all(query.limit(filter.limit))) as CallBackRow[]
}

/** Call-backs that are overdue and that a rung of the ladder has not been told of yet. */
export async function listOverdue(tx: Tx, rung: number, dueBefore: Date, most: number): Promise<string[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('calls.call_backs')
      .select('id')
      .where('ended_at', 'is', null)
      .where('due_at', '<', dueBefore)
      .where('told_up', '<', rung)
      .orderBy('due_at')
      .limit(most),
  )
  return rows.map(({ id }) => id)
}

/** How many are open, and how many of them overdue. */
export async function countOpen(tx: Tx): Promise<{ open: number; overdue: number }> {
  const [row] = await tx.query<{ open: number; overdue: number }>(
    `select count(*) as open, count(*) filter (where due_at < $1) as overdue
     from calls.call_backs where ended_at is null`,
    [tx.now],
  )
  return row!
}
