import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Tx } from '../../platform/db/database.ts'
import type { RecordStatus } from './mapping.contract.ts'
import type { RecordFilter } from './registers.contract.ts'

/** What a record says, in the order of `CONTENT`. */
type Content = {
  readonly areaCode: string
  readonly unitId: string | null
  readonly item: string | null
  readonly channel: string | null
  readonly applicantKind: string | null
  readonly status: RecordStatus
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly closedAt: Date | null
}

const CONTENT = [
  'area_code',
  'unit_id',
  'item',
  'channel',
  'applicant_kind',
  'status',
  'opened_at',
  'due_at',
  'closed_at',
] as const
const contentOf = (alias: string) => CONTENT.map((column) => `${alias}.${column}`).join(', ')
const named = (alias: string, prefix = '') =>
  CONTENT.map((column) => `${alias}.${column} as "${prefix}${camel(column)}"`).join(', ')

function camel(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The columns of a staged row, in the order in which `copyStaged` takes them. */
export const STAGED_COLUMNS = ['import_id', 'line', 'record_id', ...CONTENT, 'activity_at'] as const

/** Takes rows of a file in, as lines of COPY's text format with `STAGED_COLUMNS`. */
export async function copyStaged(tx: Tx, lines: Iterable<string>): Promise<void> {
  const sink = tx.client.query(copyFrom(`copy registers.staged (${STAGED_COLUMNS.join()}) from stdin`))
  await pipeline(Readable.from(lines), sink)
}

/** Removes what an import has staged and settled. */
export async function clearStaged(tx: Tx, importId: string): Promise<void> {
  await tx.query('delete from registers.staged where import_id = $1', [importId])
  await tx.query('delete from registers.settled where import_id = $1', [importId])
}

/** Whether the settled records of an import are still there: they do not outlive a crash of the database. */
export async function hasSettled(tx: Tx, importId: string, seq: number): Promise<boolean> {
  const rows = await tx.query('select 1 as one from registers.settled where import_id = $1 and seq = $2', [
    importId,
    seq,
  ])
  return rows.length === 1
}

/**
 * Makes one record of the rows with the same record number: the last row of the file wins. Answers with the number of
 * records, of rows that say the same as the one that won, and of rows that say something else.
 */
export async function settleRows(tx: Tx, importId: string) {
  await tx.query(
    `insert into registers.settled (import_id, seq, line, id, record_id, ${CONTENT.join()})
     select $1, row_number() over (order by line), line, gen_random_uuid(), record_id, ${CONTENT.join()}
     from (select distinct on (record_id) * from registers.staged where import_id = $1
           order by record_id, line desc) w`,
    [importId],
  )
  // Without a join: nothing is known of how full these tables are, and a plan for small ones would take forever.
  const [counts] = await tx.query<{ records: number; repeated: number; replaced: number }>(
    `select count(*) filter (where place = 1)::int as records,
       count(*) filter (where place > 1 and says = finally)::int as repeated,
       count(*) filter (where place > 1 and says <> finally)::int as replaced
     from (select says, first_value(says) over last_first as finally, row_number() over last_first as place
           from (select record_id, line, row(${CONTENT.join()})::text as says
                 from registers.staged where import_id = $1) s
           window last_first as (partition by record_id order by line desc)) rows`,
    [importId],
  )
  return counts!
}

/**
 * Makes one record of the events of each case: the earliest event's fields hold where they are filled, the case opens
 * with its earliest event and ends as the latest says. A case of which earlier events came in by another import keeps
 * its opening, and its due and closing times where this file says nothing of them.
 */
export async function settleEvents(tx: Tx, place: { importId: string; countyCode: string; sourceId: string }) {
  await joinByHash(tx)
  const filled = (column: string, order: string) =>
    `(array_agg(s.${column} order by s.activity_at ${order}, s.line ${order}) filter (where s.${column} is not null))[1]`
  await tx.query(
    `insert into registers.settled (import_id, seq, line, id, record_id, ${CONTENT.join()})
     select $1, row_number() over (order by c.line), c.line, gen_random_uuid(), c.record_id, c.area_code, c.unit_id,
       c.item, c.channel, c.applicant_kind, c.status, least(c.opened_at, r.opened_at),
       coalesce(c.due_at, r.due_at), coalesce(c.closed_at, r.closed_at)
     from (select s.record_id, min(s.line) as line, ${filled('area_code', 'asc')} as area_code,
             ${filled('unit_id', 'asc')} as unit_id, ${filled('item', 'asc')} as item,
             ${filled('channel', 'asc')} as channel, ${filled('applicant_kind', 'asc')} as applicant_kind,
             ${filled('status', 'desc')} as status, min(s.opened_at) as opened_at,
             ${filled('due_at', 'desc')} as due_at, ${filled('closed_at', 'desc')} as closed_at
           from registers.staged s where s.import_id = $1 group by s.record_id) c
     left join registers.records r on r.county_code = $2 and r.source_id = $3 and r.record_id = c.record_id`,
    [place.importId, place.countyCode, place.sourceId],
  )
  const [counts] = await tx.query<{ records: number }>(
    'select count(*)::int as records from registers.settled where import_id = $1',
    [place.importId],
  )
  return { records: counts!.records, repeated: 0, replaced: 0 }
}

export type Stretch = {
  readonly importId: string
  readonly countyCode: string
  readonly sourceId: string
  /** Settled records with `after` < seq ≤ `upTo`. */
  readonly after: number
  readonly upTo: number
}

export type RecordChange = Content & { readonly id: string; readonly before: Content | null }

/**
 * Writes a stretch of settled records into the register, new ones and those whose content differs, and answers with
 * these and what they said before. One import at a time writes for a source.
 */
export async function mergeStretch(tx: Tx, stretch: Stretch): Promise<RecordChange[]> {
  const { importId, countyCode, sourceId, after, upTo } = stretch
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 11))', [sourceId])
  await joinByHash(tx)
  const rows = await tx.query<Content & { id: string; seq: number; known: boolean } & Record<string, unknown>>(
    `with known as materialized (
       select r.id, r.record_id, ${contentOf('r')} from registers.records r
       where r.county_code = $2 and r.source_id = $3 and r.record_id = any(array(
         select s.record_id from registers.settled s where s.import_id = $1 and s.seq > $4 and s.seq <= $5)))
     select coalesce(r.id, b.id) as id, b.seq, r.id is not null as known, ${named('b')}, ${named('r', 'old_')}
     from registers.settled b left join known r on r.record_id = b.record_id
     where b.import_id = $1 and b.seq > $4 and b.seq <= $5
       and (r.record_id is null or (${contentOf('r')}) is distinct from (${contentOf('b')})) order by b.seq`,
    [importId, countyCode, sourceId, after, upTo],
  )
  if (rows.length === 0) return []
  const sets = CONTENT.map((column) => `${column} = excluded.${column}`).join(', ')
  await tx.query(
    `insert into registers.records as r (county_code, source_id, record_id, id, ${CONTENT.join()}, added_by, changed_by,
       changed_at)
     select $2, $3, b.record_id, b.id, ${contentOf('b')}, $1, $1, $5::timestamptz
     from registers.settled b where b.import_id = $1 and b.seq = any($4::int[])
     on conflict (county_code, source_id, record_id) do update set ${sets}, version = r.version + 1,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [importId, countyCode, sourceId, rows.map(({ seq }) => seq), tx.now],
  )
  return rows.map(({ known, ...row }) => ({ ...row, before: known ? oldContent(row) : null }))
}

/**
 * Has the planner join by hash and look rows up by index. Statistics of tables that grow from nothing within one import
 * are worth nothing: taken at their word, they make it compare every row with every other.
 */
async function joinByHash(tx: Tx) {
  await tx.query('set local enable_nestloop = off')
  await tx.query('set local enable_seqscan = off')
}

function oldContent(row: Record<string, unknown>): Content {
  const entries = CONTENT.map((column) => [camel(column), row[`old_${camel(column)}`]])
  return Object.fromEntries(entries) as Content
}

export type StoredRecord = Content & {
  readonly id: string
  readonly recordId: string
  readonly sourceId: string
  readonly sourceName: string
  readonly sourceNameEn: string
}

export type RecordPlace = { readonly openedAt: string; readonly id: string }

export type RecordSearch = Omit<RecordFilter, 'areaCode' | 'openedFrom' | 'openedTo'> & {
  readonly areas?: readonly string[] | undefined
  /** Instants, both included. */
  readonly openedFrom?: Date | undefined
  readonly openedTo?: Date | undefined
  readonly after?: RecordPlace | undefined
}

/** The records that fit, the newest first, within the given scope. */
export async function listRecords(tx: Tx, search: RecordSearch, limit: number): Promise<StoredRecord[]> {
  const values: unknown[] = []
  const parts: string[] = []
  const say = (part: (n: string) => string, value: unknown) => {
    values.push(value)
    parts.push(part(`$${values.length}`))
  }
  const { everything, areas, units } = tx.actor.scope
  if (!everything) {
    values.push(areas, units)
    parts.push('(r.area_code = any($1::bpchar[]) or r.unit_id = any($2::uuid[]))')
  }
  if (search.sourceId) say((n) => `r.source_id = ${n}`, search.sourceId)
  if (search.areas) say((n) => `r.area_code = any(${n}::bpchar[])`, search.areas)
  if (search.unitId) say((n) => `r.unit_id = ${n}`, search.unitId)
  if (search.item) say((n) => `r.item = ${n}`, search.item)
  if (search.channel) say((n) => `r.channel = ${n}`, search.channel)
  if (search.status) say((n) => `r.status = ${n}`, search.status)
  if (search.recordId) say((n) => `r.record_id = ${n}`, search.recordId)
  if (search.openedFrom) say((n) => `r.opened_at >= ${n}`, search.openedFrom)
  if (search.openedTo) say((n) => `r.opened_at <= ${n}`, search.openedTo)
  if (search.timing) say((n) => timingCondition(search.timing!, n), tx.now)
  if (search.after) {
    values.push(search.after.openedAt, search.after.id)
    parts.push(`(r.opened_at, r.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`)
  }
  values.push(limit)
  return tx.query<StoredRecord>(
    `select r.id, r.record_id as "recordId", r.source_id as "sourceId", s.name as "sourceName",
       s.name_en as "sourceNameEn", ${named('r')}
     from registers.records r join registers.sources s on s.id = r.source_id
     ${parts.length > 0 ? `where ${parts.join(' and ')}` : ''}
     order by r.opened_at desc, r.id desc limit $${values.length}`,
    values,
  )
}

/** The same as `timingOf` says of one record, with the moment as a parameter. */
function timingCondition(timing: NonNullable<RecordFilter['timing']>, now: string): string {
  const timed = `r.due_at is not null and r.closed_at is not null and r.status <> 'cancelled'`
  const pending = `r.due_at is not null and r.closed_at is null and r.status = 'open'`
  switch (timing) {
    case 'on-time':
      return `${timed} and r.closed_at <= r.due_at and ${now}::timestamptz is not null`
    case 'late':
      return `${timed} and r.closed_at > r.due_at and ${now}::timestamptz is not null`
    case 'overdue':
      return `${pending} and r.due_at < ${now}`
    case 'running':
      return `${pending} and r.due_at >= ${now}`
    case 'untimed':
      return `not (${timed}) and not (${pending}) and ${now}::timestamptz is not null`
  }
}
