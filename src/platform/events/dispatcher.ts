import { setTimeout as sleep } from 'node:timers/promises'
import { type Actor, system } from '../../kernel/actor.ts'
import { AppError, errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Database, Tx } from '../db/database.ts'
import { onAppend, type StoredEvent } from './events.ts'

/**
 * Something that reacts to events. `handle` runs in the transaction that also moves the consumer's position, so that
 * its effect on the database happens exactly once for each event, in commit order.
 */
export type Consumer = {
  name: string
  /** The event types it wants; the others are passed over. */
  types: readonly string[]
  /** Events taken in one transaction at most; 1 unless told. */
  batch?: number
  handle(tx: Tx, events: readonly StoredEvent[]): Promise<void>
}

export type DispatcherOptions = {
  db: Database
  consumers: readonly Consumer[]
  onError?: (consumer: string, error: unknown) => void
  /** Failures of one event after which it goes to the dead letters. */
  attempts?: number
  /** Milliseconds between looks at the log for what other processes appended. */
  every?: number
}

const ACTOR = system('dispatcher')

/** Delivers events to consumers in commit order. One process at a time works for a consumer; any may take over. */
export class Dispatcher {
  readonly #options: Required<Omit<DispatcherOptions, 'onError'>> & Pick<DispatcherOptions, 'onError'>
  #running = false
  #wake: (() => void) | undefined
  #loop: Promise<void> | undefined
  #unhook: (() => void) | undefined

  constructor(options: DispatcherOptions) {
    this.#options = { attempts: 5, every: 250, ...options }
  }

  /** Begins to deliver, until `stop`. */
  start(): void {
    this.#running = true
    this.#unhook = onAppend(() => this.#wake?.())
    this.#loop = this.#run()
  }

  async stop(): Promise<void> {
    this.#running = false
    this.#unhook?.()
    this.#wake?.()
    await this.#loop
  }

  /**
   * Delivers all that is there now, for tests and commands. Returns when every consumer has read to what was the end, or
   * has failed and waits for its next try. Another worker may do part of it, or the database be away for a moment: both
   * are waited for.
   */
  async drain(): Promise<void> {
    const end = await this.#options.db.read(ACTOR, (tx) => newest(tx, 0))
    for (;;) {
      while (await this.#round()) {
        // another round, until none of the consumers has anything left here
      }
      if (await this.#hasRead(end)) return
      await sleep(20)
    }
  }

  async #hasRead(end: number): Promise<boolean> {
    const names = this.#options.consumers.map(({ name }) => name)
    // Counted are those that are done: one that never came so far as to have a place is not among them.
    const done = await this.#options.db.read(ACTOR, (tx) =>
      tx.query('select 1 from events.consumers where name = any($1) and (position >= $2 or failures > 0)', [
        names,
        end,
      ]),
    )
    return done.length === names.length
  }

  /**
   * Gives an event that had failed for good to its consumer once more, and settles the letter. Throws what the consumer
   * throws; the letter then stays as it was.
   */
  async retry(letter: { id: string; consumer: string; eventId: number }, by: Actor): Promise<void> {
    const consumer = this.#options.consumers.find(({ name }) => name === letter.consumer)
    if (!consumer) throw errors.NOT_FOUND({ what: letter.consumer })
    await this.#options.db.transaction(ACTOR, async (tx) => {
      const [event] = await readBetween(tx, letter.eventId - 1, letter.eventId, consumer.types, 1)
      if (!event) throw errors.NOT_FOUND({ what: String(letter.eventId) })
      await consumer.handle(tx, [event])
      await tx.query(
        `update events.dead_letters set state = 'retried', settled_at = $2, settled_by = $3 where id = $1`,
        [letter.id, tx.now, by.id],
      )
    })
  }

  async #run() {
    while (this.#running) {
      const more = await this.#round().catch((error) => {
        this.#options.onError?.('dispatcher', error)
        return false
      })
      if (!more && this.#running) await this.#pause()
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, this.#options.every)
      function done() {
        clearTimeout(timer)
        resolve()
      }
      this.#wake = done
    })
  }

  async #round(): Promise<boolean> {
    let more = false
    for (const consumer of this.#options.consumers) more = (await this.#deliver(consumer)) || more
    return more
  }

  /** Takes the next events of one consumer; says whether there was anything. */
  async #deliver(consumer: Consumer): Promise<boolean> {
    try {
      return await this.#options.db.transaction(ACTOR, async (tx) => {
        const place = await takePlace(tx, consumer.name)
        if (!place || (place.retry_at && place.retry_at > tx.now)) return false
        // After a failure one event at a time, so that a poisoned one does not take its neighbours along.
        const most = place.failures > 0 ? 1 : (consumer.batch ?? 1)
        // The end is looked up first: what is committed between the two statements is left for the next round.
        const end = await newest(tx, place.position)
        const events = await readBetween(tx, place.position, end, consumer.types, most)
        const last = events.length === most ? events.at(-1)!.id : end
        if (last === place.position) return false
        if (events.length > 0) await consumer.handle(tx, events)
        await tx.query(
          `update events.consumers set position = $2, failures = 0, retry_at = null, last_error = null where name = $1`,
          [consumer.name, last],
        )
        return events.length > 0
      })
    } catch (error) {
      this.#options.onError?.(consumer.name, error)
      // A database that is away says nothing about the event: it is tried again, and never counted against it.
      if (!isOutage(error)) await this.#noteFailure(consumer, error)
      return false
    }
  }

  async #noteFailure(consumer: Consumer, error: unknown) {
    const text = String((error as Error)?.message ?? error).slice(0, 2000)
    await this.#options.db.transaction(ACTOR, async (tx) => {
      const place = await takePlace(tx, consumer.name)
      if (!place) return
      const failures = place.failures + 1
      if (failures >= this.#options.attempts) {
        const [event] = await readBetween(tx, place.position, Number.MAX_SAFE_INTEGER, consumer.types, 1)
        if (event) return buryAndPass(tx, consumer.name, event, text)
      }
      const retryAt = new Date(tx.now.getTime() + 200 * 2 ** Math.min(failures, 10))
      await tx.query(`update events.consumers set failures = $2, retry_at = $3, last_error = $4 where name = $1`, [
        consumer.name,
        failures,
        retryAt,
        text,
      ])
    })
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof AppError && error.code === 'UNAVAILABLE'
}

type Place = { position: number; failures: number; retry_at: Date | null }

async function takePlace(tx: Tx, name: string): Promise<Place | undefined> {
  const take = () =>
    tx.query<Place>(
      'select position, failures, retry_at from events.consumers where name = $1 for update skip locked',
      [name],
    )
  const [place] = await take()
  if (place) return place
  await tx.query('insert into events.consumers (name) values ($1) on conflict do nothing', [name])
  return (await take())[0]
}

const EVENT_COLUMNS = `county_code as "countyCode", id, at, type, subject_kind, subject_id, actor_kind as "actorKind",
  actor_id as "actorId", area_code as "areaCode", unit_id as "unitId", data`

type EventRow = Omit<StoredEvent, 'subject'> & { subject_kind: string; subject_id: string }

async function readBetween(tx: Tx, after: number, upTo: number, types: readonly string[], most: number) {
  const rows = await tx.query<EventRow>(
    `select ${EVENT_COLUMNS} from events.log
     where id > $1 and id <= $2 and type = any($3::text[]) order by id limit $4`,
    [after, upTo, types, most],
  )
  return rows.map(eventOf)
}

/** An event from its row. */
export function eventOf({ subject_kind, subject_id, ...rest }: EventRow): StoredEvent {
  return { ...rest, subject: { kind: subject_kind, id: subject_id } }
}

async function newest(tx: Tx, otherwise: number): Promise<number> {
  const [row] = await tx.query<{ id: number | null }>('select max(id) as id from events.log')
  return Math.max(row?.id ?? 0, otherwise)
}

async function buryAndPass(tx: Tx, consumer: string, event: StoredEvent, error: string) {
  await tx.query(
    `insert into events.dead_letters (id, consumer, event_id, event_type, error, failed_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (consumer, event_id) do update
     set error = excluded.error, failed_at = excluded.failed_at, state = 'waiting'`,
    [newId(), consumer, event.id, event.type, error, tx.now],
  )
  await tx.query(
    `update events.consumers set position = $2, failures = 0, retry_at = null, last_error = $3 where name = $1`,
    [consumer, event.id, error],
  )
}
