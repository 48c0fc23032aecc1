import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '../../kernel/actor.ts'
import type { ClockHistory } from '../../platform/clock/clock.contract.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { MissedFigure, Origin, State } from './rectifications.contract.ts'

/** One line of the history: a step, or something that was told (`evidence`, `judgement`). */
export type Line = {
  readonly at: string
  readonly what: string
  readonly by: string | null
  readonly unitId: string | null
  readonly note: string | null
}

export type Evidence = {
  readonly id: string
  readonly text: string
  readonly fileId: string | null
  readonly at: string
  readonly by: string | null
}

/** What a list needs of a rectification. */
export type Listed = {
  readonly id: string
  readonly countyCode: string
  readonly number: string
  readonly title: string
  readonly titleEn: string
  readonly state: State
  readonly origin: z.infer<typeof Origin>
  readonly unitId: string
  readonly areaCode: string
  readonly ownerId: string | null
  readonly openedAt: Date
  readonly dueAt: Date
  readonly yellowAt: Date | null
  readonly onTime: boolean | null
  readonly closedAt: Date | null
  readonly reworks: number
  readonly version: number
}

/** A rectification as a whole. */
export type Matter = Listed & {
  readonly originId: string | null
  readonly problem: string | null
  readonly missed: MissedFigure | null
  readonly cause: string | null
  readonly measure: string | null
  readonly evidence: readonly Evidence[]
  readonly handlers: readonly string[]
  readonly checkedBy: string | null
  readonly checkedByName: string | null
  readonly checkerUnitId: string | null
  readonly checkNote: string | null
  readonly processHash: string
  readonly clock: ClockHistory
  readonly timeline: readonly Line[]
}

const LIST_COLUMNS = [
  'id',
  'county_code as countyCode',
  'number',
  'title',
  'title_en as titleEn',
  'state',
  'origin',
  'unit_id as unitId',
  'area_code as areaCode',
  'owner_id as ownerId',
  'opened_at as openedAt',
  'due_at as dueAt',
  'yellow_at as yellowAt',
  'on_time as onTime',
  'closed_at as closedAt',
  'reworks',
  'version',
] as const
const ALL_COLUMNS = [
  ...LIST_COLUMNS,
  'origin_id as originId',
  'problem',
  'missed',
  'cause',
  'measure',
  'evidence',
  'handlers',
  'checked_by as checkedBy',
  'checked_by_name as checkedByName',
  'checker_unit_id as checkerUnitId',
  'check_note as checkNote',
  'process_hash as processHash',
  'clock',
  'timeline',
] as const

/** The next running number. Gaps mean nothing. */
export async function takeSerial(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ serial: number }>(`select nextval('rectifications.serials') as serial`)
  return row!.serial
}

/** Keeps a version of the process, once. */
export async function keepProcess(tx: Tx, process: { hash: string; id: string; version: number }): Promise<void> {
  await tx.query(
    `insert into rectifications.processes (hash, id, version, definition, kept_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [process.hash, process.id, process.version, JSON.stringify(process), tx.now],
  )
}

/** A version of the process as it was kept. */
export async function findProcess(tx: Tx, hash: string): Promise<unknown> {
  const [row] = await tx.query<{ definition: unknown }>(
    'select definition from rectifications.processes where hash = $1',
    [hash],
  )
  return row?.definition
}

/** Writes a new rectification. False where there is one from the same origin already; nothing is written then. */
export async function insertMatter(tx: Tx, matter: Matter): Promise<boolean> {
  const written = await tx.run(
    tx.build
      .insertInto('rectifications.rectifications')
      .values({
        county_code: matter.countyCode,
        id: matter.id,
        number: matter.number,
        state: matter.state,
        origin: matter.origin,
        origin_id: matter.originId,
        unit_id: matter.unitId,
        area_code: matter.areaCode,
        title: matter.title,
        title_en: matter.titleEn,
        problem: matter.problem,
        missed: matter.missed && JSON.stringify(matter.missed),
        missed_measure: matter.missed?.measure ?? null,
        process_hash: matter.processHash,
        clock: JSON.stringify(matter.clock),
        opened_at: matter.openedAt,
        due_at: matter.dueAt,
        yellow_at: matter.yellowAt,
        timeline: JSON.stringify(matter.timeline),
        version: matter.version,
      })
      .onConflict((conflict) => conflict.columns(['origin', 'origin_id', 'county_code']).doNothing()),
  )
  return written > 0
}

/** A rectification by its id, if it lies within the scope. `lock` holds it until the end of the transaction. */
export async function findMatter(tx: Tx, id: string, lock = false): Promise<Matter | undefined> {
  const query = tx.build.selectFrom('rectifications.rectifications').select(ALL_COLUMNS).where('id', '=', id)
  return (await tx.first(lock ? query.forUpdate() : query)) as Matter | undefined
}

/** The rectification that came from an origin, held until the end of the transaction. */
export async function lockByOrigin(tx: Tx, origin: string, originId: string): Promise<Matter | undefined> {
  const query = tx.build
    .selectFrom('rectifications.rectifications')
    .select(ALL_COLUMNS)
    .where('origin', '=', origin)
    .where('origin_id', '=', originId)
    .forUpdate()
  return (await tx.first(query)) as Matter | undefined
}

/** Writes a rectification that the transaction holds as it is now. */
export async function updateMatter(tx: Tx, matter: Matter): Promise<void> {
  await tx.run(
    tx.build
      .updateTable('rectifications.rectifications')
      .set({
        state: matter.state,
        owner_id: matter.ownerId,
        cause: matter.cause,
        measure: matter.measure,
        evidence: JSON.stringify(matter.evidence),
        handlers: [...matter.handlers],
        checked_by: matter.checkedBy,
        checked_by_name: matter.checkedByName,
        checker_unit_id: matter.checkerUnitId,
        check_note: matter.checkNote,
        clock: JSON.stringify(matter.clock),
        due_at: matter.dueAt,
        yellow_at: matter.yellowAt,
        on_time: matter.onTime,
        closed_at: matter.closedAt,
        reworks: matter.reworks,
        timeline: JSON.stringify(matter.timeline),
        version: matter.version,
      })
      .where('county_code', '=', matter.countyCode)
      .where('id', '=', matter.id),
  )
}

export type ListFilter = {
  readonly scope: Scope
  readonly state?: State | undefined
  readonly open?: boolean | undefined
  readonly unitId?: string | undefined
  readonly areas?: readonly string[] | undefined
  readonly origin?: string | undefined
  readonly measure?: string | undefined
  readonly light?: 'green' | 'yellow' | 'red' | 'met' | 'missed' | undefined
  /** Due before this instant. */
  readonly dueBefore?: Date | undefined
}

/** Where a page of the list goes on: after this row. */
export type After = { readonly closed: boolean; readonly due: string; readonly id: string }

function filtered(tx: Tx, filter: ListFilter) {
  const { scope, state, open, unitId, areas, origin, measure, light, dueBefore } = filter
  let query = tx.build.selectFrom('rectifications.rectifications')
  if (!scope.everything) {
    query = query.where((where) =>
      where.or([
        where('area_code', '=', sql<string>`any(${scope.areas}::bpchar[])`),
        where('unit_id', '=', sql<string>`any(${scope.units}::uuid[])`),
      ]),
    )
  }
  if (state) query = query.where('state', '=', state)
  if (open !== undefined) query = query.where('closed_at', open ? 'is' : 'is not', null)
  if (unitId) query = query.where('unit_id', '=', unitId)
  if (areas) query = query.where('area_code', '=', sql<string>`any(${areas}::bpchar[])`)
  if (origin) query = query.where('origin', '=', origin)
  if (measure) query = query.where('missed_measure', '=', measure)
  if (dueBefore) query = query.where('due_at', '<', dueBefore)
  if (light === 'met' || light === 'missed') query = query.where('on_time', '=', light === 'met')
  else if (light) query = query.where('on_time', 'is', null)
  if (light === 'red') query = query.where('due_at', '<', tx.now)
  if (light === 'yellow') query = query.where('due_at', '>=', tx.now).where('yellow_at', '<=', tx.now)
  if (light === 'green') query = query.where('yellow_at', '>', tx.now)
  return query
}

/** A page of rectifications: the open ones first, of these the soonest due. */
export async function listMatters(
  tx: Tx,
  filter: ListFilter,
  after: After | undefined,
  limit: number,
): Promise<Listed[]> {
  let query = filtered(tx, filter).select(LIST_COLUMNS)
  if (after) {
    const place = sql`(${after.closed}::boolean, ${new Date(after.due)}::timestamptz, ${after.id}::uuid)`
    query = query.where(sql<boolean>`((closed_at is not null), due_at, id) > ${place}`)
  }
  const sorted = query.orderBy(sql`(closed_at is not null)`).orderBy('due_at').orderBy('id').limit(limit)
  return (await tx.all(sorted)) as Listed[]
}

export async function countMatters(tx: Tx, filter: ListFilter): Promise<number> {
  const row = await tx.first(filtered(tx, filter).select(sql<number>`count(*)`.as('count')))
  return row?.count ?? 0
}

/** What everybody may know of a rectification; no column with an account or what was written inside. */
export type PublicMatter = Pick<
  Matter,
  'id' | 'number' | 'title' | 'titleEn' | 'state' | 'origin' | 'unitId' | 'openedAt' | 'dueAt' | 'closedAt' | 'onTime'
> &
  Pick<Matter, 'missed' | 'measure'>

/** The rectifications that everybody may see, the newest first: all but those opened in error. */
export async function listPublic(
  tx: Tx,
  filter: { unitId?: string | undefined; measure?: string | undefined },
  after: { opened: string; id: string } | undefined,
  limit: number,
): Promise<PublicMatter[]> {
  let query = tx.build
    .selectFrom('rectifications.rectifications')
    .select(['id', 'number', 'title', 'title_en as titleEn', 'state', 'origin', 'unit_id as unitId'])
    .select(['opened_at as openedAt', 'due_at as dueAt', 'closed_at as closedAt', 'on_time as onTime'])
    .select(['missed', 'measure'])
    .where('state', '<>', 'WITHDRAWN')
  if (filter.unitId) query = query.where('unit_id', '=', filter.unitId)
  if (filter.measure) query = query.where('missed_measure', '=', filter.measure)
  if (after) query = query.where(sql<boolean>`(opened_at, id) < (${new Date(after.opened)}, ${after.id}::uuid)`)
  return (await tx.all(query.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit))) as PublicMatter[]
}

/** Open rectifications that are due soon or overdue at a moment and of which nobody was reminded for this deadline. */
export async function listToRemind(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from rectifications.rectifications
     where closed_at is null and (due_at < $1 or yellow_at <= $1)
       and (reminded is null or reminded_due <> due_at or (reminded = 'soon' and due_at < $1))
     order by due_at, id limit 1000`,
    [now],
  )
  return rows.map(({ id }) => id)
}

/** Keeps that somebody was reminded; false where that was done before for the deadline as it stands. */
export async function noteReminder(tx: Tx, matter: Matter, reminded: 'soon' | 'overdue'): Promise<boolean> {
  const touched = await tx.query(
    `update rectifications.rectifications set reminded = $3, reminded_due = due_at
     where county_code = $1 and id = $2
       and (reminded is null or reminded_due <> due_at or reminded <> $3) returning id`,
    [matter.countyCode, matter.id, reminded],
  )
  return touched.length > 0
}

/** What a report says of the rectifications of a period. */
export type Summary = {
  /** Opened in the period, without those withdrawn. */
  readonly opened: number
  /** Closed in the period, and how many of these by their deadline. */
  readonly closed: number
  readonly closedOnTime: number
  /** Opened by the end of the period and open at its end; of these, past their deadline then. */
  readonly open: number
  readonly overdue: number
}

/** Counts between two instants, the end not included, in the given areas or everywhere, within the scope. */
export async function summarise(tx: Tx, from: Date, end: Date, areas: readonly string[] | null): Promise<Summary> {
  const [row] = await tx.query<Summary>(
    `select count(*) filter (where opened_at >= $1 and opened_at < $2) as opened,
       count(*) filter (where closed_at >= $1 and closed_at < $2) as closed,
       count(*) filter (where closed_at >= $1 and closed_at < $2 and on_time) as "closedOnTime",
       count(*) filter (where opened_at < $2 and (closed_at is null or closed_at >= $2)) as open,
       count(*) filter (where opened_at < $2 and (closed_at is null or closed_at >= $2) and due_at < $2) as overdue
     from rectifications.rectifications
     where state <> 'WITHDRAWN' and ($3::bpchar[] is null or area_code = any($3::bpchar[]))`,
    [from, end, areas],
  )
  return row!
}
