import { createHash } from 'node:crypto'
import type { Statement, Tx } from '../db/database.ts'

/** What happened, as a module says it. `data` never carries personal data. */
export type NewEvent = {
  type: string
  subject: { kind: string; id: string }
  /** The six-digit county of the matter, or of the city for what belongs to no county. */
  countyCode: string
  areaCode?: string | null
  unitId?: string | null
  data: Readonly<Record<string, unknown>>
}

/** What happened, as it stands in the log. */
export type StoredEvent = NewEvent & {
  id: number
  at: Date
  actorKind: string
  actorId: string | null
}

/** Held from the first append to the commit, so that the order of ids is the order of commits. */
const APPEND_LOCK = 7_340_002

const waiting = new WeakMap<Tx, NewEvent[]>()

/**
 * Appends an event in the transaction of the work that made it. It is written as the last step before the commit under
 * a lock of a few microseconds: whoever reads the log in the order of ids reads it in the order of commits, with no gap
 * that fills later.
 */
export function append(tx: Tx, event: NewEvent): void {
  const known = waiting.get(tx)
  if (known) {
    known.push(event)
    return
  }
  const events = [event]
  waiting.set(tx, events)
  tx.lastly(() => [insertion(tx, events)])
  tx.afterCommit(() => {
    for (const wake of listeners) wake()
  })
}

const listeners = new Set<() => void>()

/** Calls `wake` after every commit in this process that appended something; returns how to stop. */
export function onAppend(wake: () => void): () => void {
  listeners.add(wake)
  return () => listeners.delete(wake)
}

/** One statement: the lock first, then the ids in the order of the list. */
function insertion(tx: Tx, events: readonly NewEvent[]): Statement {
  const rows = events.map((event) => rowOf(tx, event))
  return { text: INSERTION, values: [APPEND_LOCK, ...COLUMNS.map((_, i) => rows.map((row) => row[i]))] }
}

const COLUMNS = [
  'county_code',
  'at',
  'type',
  'subject_kind',
  'subject_id',
  'actor_kind',
  'actor_id',
  'area_code',
  'unit_id',
  'data',
  'hash',
]

/** The lock is a materialised part that the insertion draws from, so that it is held before the first id is taken. */
const INSERTION = `
  with held as materialized (select pg_advisory_xact_lock($1::bigint))
  insert into events.log (${COLUMNS.join(', ')})
  select e.* from held, unnest($2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
                               $8::uuid[], $9::text[], $10::uuid[], $11::jsonb[], $12::bytea[]) as e`

type Row = (string | null)[]

function rowOf(tx: Tx, event: NewEvent): Row {
  const { type, subject, countyCode, areaCode = null, unitId = null } = event
  const at = tx.now.toISOString()
  const { kind, id } = tx.actor
  const data = canonical(event.data)
  // The list with the data as its last entry, which is written out only once: an import appends 200,000 of them.
  const around = canonical([countyCode, at, type, subject.kind, subject.id, kind, id, areaCode, unitId])
  const content = `${around.slice(0, -1)},${data}]`
  const hash = leafHash(content)
  return [countyCode, at, type, subject.kind, subject.id, kind, id, areaCode, unitId, data, `\\x${hash}`]
}

/** The leaf hash of RFC 6962 §2.1: SHA-256 over a zero byte and the content. Hexadecimal. */
export function leafHash(content: string): string {
  return createHash('sha256').update('\0').update(content).digest('hex')
}

/** JSON with the keys of every object in order and undefined left out (in the manner of RFC 8785), so that equal
 * content has equal bytes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join()}]`
  if (value && typeof value === 'object' && !(value instanceof Date)) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`
  }
  return JSON.stringify(value)
}
