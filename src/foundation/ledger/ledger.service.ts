import { Readable } from 'node:stream'
import { type Actor, covers } from '../../kernel/actor.ts'
import { errors } from '../../kernel/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { dropLetter, findLetter, listLetters, type StoredLetter } from '../../platform/events/dead-letters.ts'
import { append, canonical, leafHash } from '../../platform/events/events.ts'
import type { LoggedEvent, LogQuestion } from '../../platform/events/log-reader.ts'
import * as log from '../../platform/events/log-reader.ts'
import { csvChunks } from '../../platform/tabular/write-csv.ts'
import { countyOf, type DirectoryPublic } from '../directory/directory.public.ts'
import type { IdentityPublic } from '../identity/identity.public.ts'
import {
  type DeadLetter,
  type LedgerEvent,
  type LedgerFilter,
  ledgerErrors,
  MOST_VERIFIED,
  type Verification,
} from './ledger.contract.ts'
import { questionOf } from './ledger.rules.ts'

export type LedgerDeps = {
  readonly db: Database
  readonly directory: DirectoryPublic
  readonly identity: IdentityPublic
  readonly timeZone: string
  /** Gives a dead letter to its consumer once more; throws what the consumer throws. */
  readonly retry: (letter: { id: string; consumer: string; eventId: number }, by: Actor) => Promise<void>
}

/** Events read in one statement by the export and the check. */
const PAGE = 2000
const NEWEST = Number.MAX_SAFE_INTEGER
/** Altered events that are named; more are counted. */
const MOST_NAMED = 100

/** The use cases of the ledger: what auditors read and check, and what operators do with reactions that failed. */
export function createLedgerService({ db, directory, identity, timeZone, retry }: LedgerDeps) {
  async function ask(tx: Tx, filter: LedgerFilter): Promise<LogQuestion> {
    const areas = filter.areaCode ? await directory.areasBelow(tx, filter.areaCode) : null
    return questionOf(filter, areas, tx.actor, timeZone)
  }

  async function shown(tx: Tx, events: readonly LoggedEvent[]): Promise<LedgerEvent[]> {
    const ids = [...new Set(events.flatMap(({ actorId }) => (actorId ? [actorId] : [])))]
    const names = ids.length > 0 ? await identity.displayNames(tx, ids) : new Map<string, string>()
    return events.map((event) => ({
      id: event.id,
      at: event.at.toISOString(),
      type: event.type,
      subject: { kind: event.subjectKind, id: event.subjectId },
      actor: { kind: event.actorKind, id: event.actorId, name: names.get(event.actorId ?? '') ?? null },
      countyCode: event.countyCode,
      areaCode: event.areaCode,
      unitId: event.unitId,
      data: event.data,
      hash: event.hash,
    }))
  }

  /** A page of events, the newest first; the cursor is the number of the last one. */
  const listEvents = (actor: Actor, filter: LedgerFilter, page: { cursor?: string | undefined; limit: number }) =>
    db.read(actor, async (tx) => {
      const question = await ask(tx, filter)
      const events = await log.listEvents(tx, question, numberOf(page.cursor) ?? NEWEST, page.limit + 1)
      const items = await shown(tx, events.slice(0, page.limit))
      const last = items.at(-1)
      return events.length > page.limit && last ? { items, next: String(last.id) } : { items }
    })

  /** One event, with whether its content still gives its hash. Throws NOT_FOUND outside the actor's scope. */
  const getEvent = (actor: Actor, id: number) =>
    db.read(actor, async (tx) => {
      const event = await log.findEvent(tx, id)
      if (!event || !covers(actor, event)) throw errors.NOT_FOUND({ what: String(id) })
      return { ...(await shown(tx, [event]))[0]!, intact: isIntact(event) }
    })

  /** All events that a filter finds as CSV text, read page by page; what is added meanwhile is left out. */
  async function exportEvents(actor: Actor, filter: LedgerFilter) {
    const question = await db.read(actor, (tx) => ask(tx, filter))
    const header = ['id', 'at', 'type', 'subject_kind', 'subject_id', 'actor_kind', 'actor_id', 'actor_name']
    const more = ['county_code', 'area_code', 'unit_id', 'data', 'hash']
    const rows = exportRows(actor, question)
    await db.transaction(actor, async (tx) => {
      append(tx, {
        type: 'ledger.exported',
        subject: { kind: 'ledger', id: 'events' },
        ...(await cityPlace(tx)),
        data: { filter },
      })
    })
    const body = Readable.from(csvChunks([...header, ...more], rows))
    return { name: 'events.csv', mediaType: 'text/csv; charset=utf-8', body }
  }

  async function* exportRows(actor: Actor, question: LogQuestion) {
    let below = NEWEST
    for (;;) {
      const events = await db.read(actor, async (tx) => shown(tx, await log.listEvents(tx, question, below, PAGE)))
      for (const { id, at, type, subject, actor: by, countyCode, areaCode, unitId, data, hash } of events) {
        const place = [countyCode, areaCode, unitId]
        yield [id, at, type, subject.kind, subject.id, by.kind, by.id, by.name, ...place, canonical(data), hash]
      }
      if (events.length < PAGE) return
      below = events.at(-1)!.id
    }
  }

  /**
   * Recomputes the hashes of a range of events, a page at a time so that memory stays level, and names those that do
   * not fit. At most a million in one call; `nextFromId` says where to go on. Needs the whole city in scope, because a
   * gap cannot be told from a row that is not seen.
   */
  async function verify(actor: Actor, fromId: number, upTo: number | undefined): Promise<Verification> {
    if (!actor.scope.everything) throw errors.NOT_ALLOWED()
    const toId = Math.min(upTo ?? NEWEST, await db.read(actor, log.newestId))
    if (upTo !== undefined && upTo < fromId) {
      throw ledgerErrors.RANGE_REVERSED({ from: fromId, to: upTo }, { field: 'toId' })
    }
    const altered: LoggedEvent[] = []
    let alteredCount = 0
    let checked = 0
    let next = fromId
    while (next <= toId && checked < MOST_VERIFIED) {
      const events = await db.read(actor, (tx) => log.readRange(tx, next, toId, PAGE))
      for (const event of events) {
        if (isIntact(event)) continue
        alteredCount++
        if (altered.length < MOST_NAMED) altered.push(event)
      }
      checked += events.length
      next = events.length < PAGE ? toId + 1 : events.at(-1)!.id + 1
    }
    return {
      fromId,
      toId: next - 1,
      checked,
      gaps: Math.max(0, next - fromId - checked),
      altered: altered.map(({ id, at, type }) => ({ id, at: at.toISOString(), type })),
      alteredCount,
      ...(next <= toId ? { nextFromId: next } : {}),
    }
  }

  const listDeadLetters = (actor: Actor, query: { state: string; cursor?: string | undefined; limit: number }) =>
    db.read(actor, async (tx) => {
      const below = letterCursor(query.cursor)
      const letters = await listLetters(tx, query.state, below, query.limit + 1)
      const items = letters.slice(0, query.limit).map(shownLetter)
      const last = items.at(-1)
      return letters.length > query.limit && last ? { items, next: `${last.eventId} ${last.consumer}` } : { items }
    })

  const waitingLetter = (actor: Actor, id: string) =>
    db.read(actor, async (tx) => {
      const letter = await findLetter(tx, id)
      if (!letter) throw errors.NOT_FOUND({ what: id })
      if (letter.state !== 'waiting') throw ledgerErrors.LETTER_SETTLED()
      return letter
    })

  /** Gives an event to its reaction once more. Throws RETRY_FAILED (409) where it fails again; the letter then waits. */
  async function retryDeadLetter(actor: Actor, id: string): Promise<DeadLetter> {
    const letter = await waitingLetter(actor, id)
    await retry(letter, actor).catch((cause: unknown) => {
      throw ledgerErrors.RETRY_FAILED({ reason: String((cause as Error)?.message ?? cause).slice(0, 300) }, { cause })
    })
    return settled(actor, letter, 'dead-letter.retried', async () => undefined)
  }

  /** Gives up on an event for a reaction, for a reason that stays with the letter. */
  async function dropDeadLetter(actor: Actor, id: string, reason: string): Promise<DeadLetter> {
    const letter = await waitingLetter(actor, id)
    return settled(actor, letter, 'dead-letter.dropped', async (tx) => {
      if (!(await dropLetter(tx, id, reason))) throw ledgerErrors.LETTER_SETTLED()
    })
  }

  const settled = (actor: Actor, letter: StoredLetter, type: string, settle: (tx: Tx) => Promise<void>) =>
    db.transaction(actor, async (tx) => {
      await settle(tx)
      const { id, consumer, eventId, eventType } = letter
      append(tx, {
        type,
        subject: { kind: 'dead-letter', id },
        ...(await cityPlace(tx)),
        data: { consumer, eventId, eventType },
      })
      return shownLetter((await findLetter(tx, id))!)
    })

  async function cityPlace(tx: Tx) {
    const city = await directory.cityCode(tx)
    return { countyCode: countyOf(city), areaCode: city }
  }

  return {
    listEvents,
    getEvent,
    exportEvents,
    verify,
    listDeadLetters,
    retryDeadLetter,
    dropDeadLetter,
    listTypes: (actor: Actor) => db.read(actor, log.listTypes),
  }
}

/** Whether the content of an event still gives the hash that was written with it. */
function isIntact(event: LoggedEvent): boolean {
  const { countyCode, at, type, subjectKind, subjectId, actorKind, actorId, areaCode, unitId, data, hash } = event
  const who = [actorKind, actorId, areaCode, unitId, data]
  return leafHash(canonical([countyCode, at.toISOString(), type, subjectKind, subjectId, ...who])) === hash
}

function shownLetter(letter: StoredLetter): DeadLetter {
  return {
    ...letter,
    failedAt: letter.failedAt.toISOString(),
    settledAt: letter.settledAt?.toISOString() ?? null,
  }
}

function numberOf(cursor: string | undefined): number | undefined {
  return cursor && /^\d{1,15}$/.test(cursor) ? Number(cursor) : undefined
}

function letterCursor(cursor: string | undefined): { eventId: number; consumer: string } {
  const [eventId = '', consumer = ''] = (cursor ?? '').split(' ')
  return { eventId: numberOf(eventId) ?? NEWEST, consumer }
}
