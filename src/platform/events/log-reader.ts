import type { Scope } from '../../kernel/actor.ts'
import type { Tx } from '../db/database.ts'

/** Which events of the log: all conditions together, narrowed to what somebody may see. Instants are ISO 8601. */
export type LogQuestion = {
  readonly type?: string | undefined
  readonly subjectKind?: string | undefined
  readonly subjectId?: string | undefined
  readonly actorId?: string | undefined
  readonly unitId?: string | undefined
  readonly since: string | null
  readonly before: string | null
  /** Areas asked for, with those below them; null for all. */
  readonly areas: readonly string[] | null
  readonly scope: Scope
}

/** An event as it stands in the log, with its hash in hexadecimal. */
export type LoggedEvent = {
  readonly id: number
  readonly countyCode: string
  readonly at: Date
  readonly type: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly areaCode: string | null
  readonly unitId: string | null
  readonly data: Record<string, unknown>
  readonly hash: string
}

const COLUMNS = `id, county_code as "countyCode", at, type, subject_kind as "subjectKind", subject_id as "subjectId",
  actor_kind as "actorKind", actor_id as "actorId", area_code as "areaCode", unit_id as "unitId", data,
  encode(hash, 'hex') as hash`

/** The columns of the filter, each with how it is compared; only those that are asked for come into the statement. */
const CONDITIONS: readonly [key: keyof LogQuestion, sql: string][] = [
  ['type', 'type ='],
  ['subjectKind', 'subject_kind ='],
  ['subjectId', 'subject_id ='],
  ['actorId', 'actor_id ='],
  ['unitId', 'unit_id ='],
  ['since', 'at >='],
  ['before', 'at <'],
]

/** Events below a number that answer a question, the newest first. */
export async function listEvents(tx: Tx, question: LogQuestion, below: number, limit: number): Promise<LoggedEvent[]> {
  const values: unknown[] = [below, limit]
  const parts = ['id < $1']
  const place = (value: unknown) => `$${values.push(value)}`
  for (const [key, sql] of CONDITIONS) {
    const value = question[key]
    if (value !== undefined && value !== null) parts.push(`${sql} ${place(value)}`)
  }
  if (question.areas) parts.push(`area_code = any(${place(question.areas)}::bpchar[])`)
  const { everything, areas, units } = question.scope
  if (!everything) {
    parts.push(`(area_code = any(${place(areas)}::bpchar[]) or unit_id = any(${place(units)}::uuid[]))`)
  }
  return tx.query(`select ${COLUMNS} from events.log where ${parts.join(' and ')} order by id desc limit $2`, values)
}

export async function findEvent(tx: Tx, id: number): Promise<LoggedEvent | undefined> {
  const [event] = await tx.query<LoggedEvent>(`select ${COLUMNS} from events.log where id = $1`, [id])
  return event
}

/** Events of a range of numbers in their order, for checking. */
export async function readRange(tx: Tx, fromId: number, toId: number, limit: number): Promise<LoggedEvent[]> {
  return tx.query(`select ${COLUMNS} from events.log where id >= $1 and id <= $2 order by id limit $3`, [
    fromId,
    toId,
    limit,
  ])
}

/** The number of the newest event; 0 for an empty log. */
export async function newestId(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ id: number | null }>('select max(id) as id from events.log')
  return row?.id ?? 0
}

/** The kinds of events there are, by one index look-up each instead of a walk through the whole log. */
export async function listTypes(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ type: string }>(
    `with recursive kinds as (
       (select type from events.log order by type limit 1)
       union all
       select (select l.type from events.log l where l.type > k.type order by l.type limit 1) from kinds k
       where k.type is not null)
     select type from kinds where type is not null`,
  )
  return rows.map(({ type }) => type)
}
