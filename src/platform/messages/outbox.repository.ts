import type { Language } from '../../kernel/texts.ts'
import type { Tx } from '../db/database.ts'
import type { OutboxState } from './messages.contract.ts'

export type NewOutboxRow = {
  readonly id: string
  readonly countyCode: string
  readonly channel: 'email' | 'sms'
  readonly recipientSealed: string
  readonly template: string
  readonly language: Language
  readonly valuesSealed: string
  readonly referenceKind: string
  readonly referenceId: string
  readonly state: 'waiting' | 'kept'
}

export type OutboxRow = Omit<NewOutboxRow, 'state' | 'recipientSealed' | 'valuesSealed'> & {
  /** Null once they were forgotten. */
  readonly recipientSealed: string | null
  readonly valuesSealed: string | null
  readonly state: OutboxState
  readonly attempts: number
  readonly queuedAt: Date
  readonly nextAt: Date
  readonly settledAt: Date | null
  readonly lastError: string | null
}

const COLUMNS = `id, county_code as "countyCode", channel, recipient_sealed as "recipientSealed", template, language,
  values_sealed as "valuesSealed", reference_kind as "referenceKind", reference_id as "referenceId", state, attempts,
  queued_at as "queuedAt", next_at as "nextAt", settled_at as "settledAt", last_error as "lastError"`

export async function insertOutboxRow(tx: Tx, row: NewOutboxRow): Promise<void> {
  await tx.query(
    `insert into messages.outbox (id, county_code, channel, recipient_sealed, template, language, values_sealed,
       reference_kind, reference_id, state, queued_at, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      row.id,
      row.countyCode,
      row.channel,
      row.recipientSealed,
      row.template,
      row.language,
      row.valuesSealed,
      row.referenceKind,
      row.referenceId,
      row.state,
      tx.now,
    ],
  )
}

/** Takes messages that are due, for this worker alone until `until`: others pass over them. */
export async function claimDue(tx: Tx, until: Date, limit: number): Promise<OutboxRow[]> {
  return tx.query(
    `update messages.outbox set state = 'sending', attempts = attempts + 1, next_at = $2
     where id in (select id from messages.outbox where state in ('waiting', 'sending') and next_at <= $1
                  order by next_at limit $3 for update skip locked)
     returning ${COLUMNS}`,
    [tx.now, until, limit],
  )
}

export type Outcome = {
  readonly state: 'sent' | 'waiting' | 'dead' | 'kept'
  readonly nextAt?: Date | undefined
  readonly error?: string
  readonly providerId?: string | null
}

/** Notes what became of an attempt, if it is still the one that holds the message; says whether it was. */
export async function noteOutcome(tx: Tx, { id, attempts }: OutboxRow, outcome: Outcome): Promise<boolean> {
  const { state, nextAt, error = null, providerId = null } = outcome
  const rows = await tx.query(
    `update messages.outbox set state = $3, next_at = coalesce($4, next_at), last_error = $5, provider_id = $6,
       settled_at = $7
     where id = $1 and state = 'sending' and attempts = $2 returning id`,
    [id, attempts, state, nextAt ?? null, error, providerId, state === 'waiting' ? null : tx.now],
  )
  return rows.length === 1
}

/** Puts a message that was given up or kept back among the waiting; the one that was, or undefined. */
export async function releaseRow(tx: Tx, id: string): Promise<OutboxRow | undefined> {
  const [row] = await tx.query<OutboxRow>(
    `update messages.outbox set state = 'waiting', attempts = 0, next_at = $2, settled_at = null
     where id = $1 and state in ('dead', 'kept') and recipient_sealed is not null returning ${COLUMNS}`,
    [id, tx.now],
  )
  return row
}

export async function findOutboxRow(tx: Tx, id: string): Promise<OutboxRow | undefined> {
  const [row] = await tx.query<OutboxRow>(`select ${COLUMNS} from messages.outbox where id = $1`, [id])
  return row
}

export type OutboxFilter = {
  readonly state?: OutboxState | undefined
  readonly channel?: 'email' | 'sms' | undefined
  readonly below?: string | undefined
}

/** Messages, the newest first. */
export async function listOutbox(tx: Tx, { state, channel, below }: OutboxFilter, limit: number): Promise<OutboxRow[]> {
  return tx.query(
    `select ${COLUMNS} from messages.outbox
     where ($1::text is null or state = $1) and ($2::text is null or channel = $2) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [state ?? null, channel ?? null, below ?? null, limit],
  )
}

/** How many messages of each channel are in each state. */
export async function countOutbox(tx: Tx): Promise<{ channel: 'email' | 'sms'; state: OutboxState; count: number }[]> {
  return tx.query('select channel, state, count(*) from messages.outbox group by channel, state')
}

/** Forgets recipient and words of what was settled before a moment; returns how many. */
export async function forgetSettled(tx: Tx, before: Date): Promise<number> {
  const rows = await tx.query(
    `update messages.outbox set recipient_sealed = null, values_sealed = null
     where recipient_sealed is not null
       and (settled_at < $1 or (state = 'kept' and queued_at < $1)) returning id`,
    [before],
  )
  return rows.length
}
