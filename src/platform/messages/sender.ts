import { system } from '../../kernel/actor.ts'
import type { Database } from '../db/database.ts'
import { append } from '../events/events.ts'
import { maskText } from '../privacy/mask-text.ts'
import type { Privacy } from '../privacy/privacy.ts'
import { type Carrier, type Channel, Refused } from './carrier.ts'
import { LEASE, MOST_ATTEMPTS, nextTry } from './delivery.rules.ts'
import type { OutboxRow, Outcome } from './outbox.repository.ts'
import * as repository from './outbox.repository.ts'
import type { Template, Value } from './template.ts'

export type Carriers = Readonly<Partial<Record<Channel, Carrier>>>

export type SenderOptions = {
  db: Database
  privacy: Privacy
  carriers: Carriers
  findTemplate: (id: string) => Template | undefined
  onError?: (error: unknown) => void
  /** Milliseconds between looks at the outbox for what other processes queued and what is to be tried again. */
  every?: number
  /** The instant by which messages are due; the clock of the process unless told. */
  now?: () => Date
}

const ACTOR = system('messages')
const AT_ONCE = 10

/**
 * Sends what waits in the outbox. Each message is claimed in a transaction of its own before it goes out and noted in
 * another one afterwards, so that two workers never send the same, a worker that dies sends at most what it held once
 * more (under the same id), and the outcome is recorded exactly once.
 */
export class Sender {
  readonly #options: SenderOptions
  readonly #every: number
  #running = false
  #wake: (() => void) | undefined
  #loop: Promise<void> | undefined

  constructor(options: SenderOptions) {
    this.#options = options
    this.#every = options.every ?? 5000
  }

  /** Begins to send, until `stop`. */
  start(): void {
    this.#running = true
    this.#loop = this.#run()
  }

  /** Ends after the messages that are going out now. */
  async stop(): Promise<void> {
    this.#running = false
    this.wake()
    await this.#loop
    for (const carrier of Object.values(this.#options.carriers)) carrier?.close()
  }

  /** Looks at the outbox now instead of at the next turn. */
  wake(): void {
    this.#wake?.()
  }

  /** Sends all that is due; returns how many attempts were made. */
  async sendDue(): Promise<number> {
    let attempts = 0
    for (;;) {
      const rows = await this.#claim()
      await Promise.all(rows.map((row) => this.#attempt(row)))
      attempts += rows.length
      if (rows.length < AT_ONCE) return attempts
    }
  }

  #claim(): Promise<OutboxRow[]> {
    return this.#options.db.transaction(ACTOR, (tx) => {
      const now = this.#options.now?.() ?? tx.now
      return repository.claimDue({ ...tx, now }, new Date(now.getTime() + LEASE), AT_ONCE)
    })
  }

  async #attempt(row: OutboxRow): Promise<void> {
    const outcome = await this.#carry(row)
    await this.#options.db.transaction(ACTOR, async (tx) => {
      const isOurs = await repository.noteOutcome(tx, row, outcome)
      if (!isOurs || (outcome.state !== 'sent' && outcome.state !== 'dead')) return
      const { id, countyCode, channel, template, language, referenceKind, referenceId, attempts } = row
      const reference = { kind: referenceKind, id: referenceId }
      append(tx, {
        type: outcome.state === 'sent' ? 'message.sent' : 'message.given-up',
        subject: { kind: 'message', id },
        countyCode,
        data: { channel, template, language, reference, attempts },
      })
    })
  }

  async #carry(row: OutboxRow): Promise<Outcome> {
    const { carriers, privacy, findTemplate, onError } = this.#options
    const carrier = carriers[row.channel]
    if (!carrier) return { state: 'kept', error: 'the channel is not set up' }
    // Claimed oftener than it may be tried: those who held it died of it.
    if (row.attempts > MOST_ATTEMPTS) return { state: 'dead', error: row.lastError ?? 'never came to an end' }
    try {
      const template = findTemplate(row.template)
      if (!template) throw new Refused(`no template ${row.template}`)
      if (row.recipientSealed === null || row.valuesSealed === null) throw new Refused('recipient was forgotten')
      const values = JSON.parse(privacy.open(row.valuesSealed)) as Record<string, Value>
      const to = privacy.open(row.recipientSealed)
      const { id, language } = row
      return { state: 'sent', providerId: await carrier.send({ id, to, template, language, values }) }
    } catch (error) {
      onError?.(error)
      const text = maskText(String((error as Error)?.message ?? error)).masked.slice(0, 500)
      const nextAt = error instanceof Refused ? undefined : nextTry(row.attempts, this.#options.now?.() ?? new Date())
      return nextAt ? { state: 'waiting', nextAt, error: text } : { state: 'dead', error: text }
    }
  }

  async #run() {
    while (this.#running) {
      await this.sendDue().catch((error) => this.#options.onError?.(error))
      if (this.#running) await this.#pause()
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(done, this.#every)
      this.#wake = done
    })
  }
}
