import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { LIST_COLUMNS, type ListedMatter } from './feedback.repository.ts'
import type { Askable, ClockName, Kind, State, Urgency } from './words.contract.ts'

/** What a list is narrowed by; `scope` is the actor's own, put first so that an index can serve it. */
export type ListFilter = {
  readonly open: boolean
  readonly scope: { readonly everything: boolean; readonly areas: readonly string[]; readonly units: readonly string[] }
  readonly state?: State | undefined
  readonly kind?: Kind | undefined
  readonly light?: 'green' | 'yellow' | 'red' | 'met' | 'missed' | undefined
  readonly dueOn?: { readonly from: Date; readonly to: Date } | undefined
  readonly unitId?: string | undefined
  readonly urgency?: Urgency | undefined
  readonly categoryCode?: string | undefined
  readonly asked?: Askable | undefined
  readonly stage?: ClockName | undefined
  readonly role?: 'lead' | 'supporting' | undefined
  readonly parentId?: string | undefined
  readonly areas?: readonly string[] | undefined
  readonly number?: string | undefined
  readonly phoneIndex?: string | undefined
  /** Those that were found by their words. */
  readonly ids?: readonly string[] | undefined
  /** Leaves out matters whose sender is kept secret. */
  readonly unsealedOnly?: boolean
  readonly after?: { readonly due: string; readonly id: string } | undefined
  readonly limit: number
}

/** A page of matters, the soonest due first. Statement and indexes are made for each other: see the migration. */
export async function listMatters(tx: Tx, filter: ListFilter): Promise<ListedMatter[]> {
  let query = tx.build.selectFrom('feedback.complaints').select(LIST_COLUMNS)
  const { scope, areas, light, dueOn, after } = filter
  // A number or a telephone number finds its matter wherever it stands.
  if (filter.number) query = query.where('number', '=', filter.number)
  else if (filter.phoneIndex) query = query.where('phone_index', '=', filter.phoneIndex)
  else query = query.where('closed_at', filter.open ? 'is' : 'is not', null)
  if (!scope.everything && filter.role !== 'supporting') {
    query = query.where((where) => {
      const ways = []
      if (scope.units.length > 0) ways.push(where('unit_id', '=', one(scope.units)))
      if (scope.areas.length > 0) ways.push(where('area_code', '=', one(scope.areas)))
      return ways.length > 0 ? where.or(ways) : where.lit(false)
    })
  }
  if (filter.role === 'supporting') query = query.where(sql<boolean>`supporting && ${scope.units}::uuid[]`)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.urgency) query = query.where('urgency', '=', filter.urgency)
  if (filter.categoryCode) query = query.where('category_code', 'like', `${filter.categoryCode}%`)
  if (filter.asked) query = query.where('asked', '=', filter.asked)
  if (filter.stage) query = query.where('stage', '=', filter.stage)
  if (filter.parentId) query = query.where('parent_id', '=', filter.parentId)
  if (filter.unitId) query = query.where('unit_id', '=', filter.unitId)
  if (areas) query = query.where('area_code', '=', one(areas))
  if (light === 'met' || light === 'missed') query = query.where('on_time', '=', light === 'met')
  else if (light) query = query.where('on_time', 'is', null)
  if (light === 'red') query = query.where('due_at', '<', tx.now)
  if (light === 'yellow') query = query.where('due_at', '>=', tx.now).where('yellow_at', '<=', tx.now)
  if (light === 'green') query = query.where('yellow_at', '>', tx.now)
  if (dueOn) query = query.where('due_at', '>=', dueOn.from).where('due_at', '<=', dueOn.to)
  if (filter.unsealedOnly) query = query.where('confidential', '=', false).where('kind', '<>', 'report')
  if (filter.ids) query = query.where('id', '=', sql<string>`any(${filter.ids}::uuid[])`)
  if (after) query = query.where(sql<boolean>`(due_at, id) > (${new Date(after.due)}, ${after.id})`)
  const rows = await tx.all(query.orderBy('due_at').orderBy('id').limit(filter.limit))
  return rows as ListedMatter[]
}

/** One of several values: a plain equality for a single one, which keeps the order of an index. */
function one(values: readonly string[]) {
  return values.length === 1 ? values[0]! : sql<string>`any(${values})`
}

/** Matters that were answered before a moment and that nobody has closed since, oldest first. */
export async function listUnclosed(tx: Tx, answeredBefore: Date, most: number): Promise<string[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('feedback.complaints')
      .select('id')
      .where('closed_at', 'is', null)
      .where('state', 'in', ['REPLIED', 'RATED', 'FOLLOWED_UP'])
      .where('replied_at', '<', answeredBefore)
      .orderBy('due_at')
      .limit(most),
  )
  return rows.map(({ id }) => id)
}

/** Open matters in a state whose stage has run out, the longest overdue first. */
export async function listStageOver(tx: Tx, state: State, before: Date, most: number): Promise<string[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('feedback.complaints')
      .select('id')
      .where('closed_at', 'is', null)
      .where('state', '=', state)
      .where('stage_due_at', '<', before)
      .orderBy('stage_due_at')
      .limit(most),
  )
  return rows.map(({ id }) => id)
}

/** Matters listed for the long term whose day has come. */
export async function listListedUntil(tx: Tx, before: Date, most: number): Promise<string[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('feedback.complaints')
      .select('id')
      .where('closed_at', 'is', null)
      .where('state', '=', 'LISTED')
      .where('listed_until', '<', before)
      .limit(most),
  )
  return rows.map(({ id }) => id)
}

/** Settled matters that were closed long enough ago to go to the archive. */
export async function listUnarchived(tx: Tx, closedBefore: Date, most: number): Promise<string[]> {
  const rows = await tx.all(
    tx.build
      .selectFrom('feedback.complaints')
      .select('id')
      .where('state', 'in', ['CLOSED', 'NOT_ACCEPTED'])
      .where('closed_at', '<', closedBefore)
      .limit(most),
  )
  return rows.map(({ id }) => id)
}

/** Open matters after an id, in the order of ids: for walking through all of them. */
export async function listRunning(tx: Tx, after: string | undefined, most: number): Promise<string[]> {
  const query = tx.build.selectFrom('feedback.complaints').select('id').where('closed_at', 'is', null)
  const rows = await tx.all((after ? query.where('id', '>', after) : query).orderBy('id').limit(most))
  return rows.map(({ id }) => id)
}

/** Matters on the long-term list, each with when its clock began to stand still. */
export async function listListed(tx: Tx, most: number): Promise<{ id: string; since: Date }[]> {
  return tx.query(
    `select id, (clock -> -1 ->> 'at')::timestamptz as since from feedback.complaints
     where closed_at is null and state = 'LISTED' order by due_at limit $1`,
    [most],
  )
}
