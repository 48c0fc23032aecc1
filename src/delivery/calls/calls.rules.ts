import { localDateOf, timeOfDayOf } from '../../kernel/dates.ts'
import type { CallEvent, CallState } from './calls.contract.ts'

/** What events say of a call. Times are instants as ISO text in UTC, which compare as text. */
export type Said = {
  readonly queue?: string
  readonly extension?: string
  /** A keyed fingerprint of the caller's number; the number itself never comes here. */
  readonly caller?: string
  readonly queuedAt?: string
  readonly ringingAt?: string
  readonly answeredAt?: string
  readonly abandonedAt?: string
  readonly endedAt?: string
}
export type Field = keyof Said
/** For each field the moment of the event that said it. */
export type Stamps = { readonly [F in Field]?: string }

const OWN_TIME = {
  queued: 'queuedAt',
  ringing: 'ringingAt',
  answered: 'answeredAt',
  abandoned: 'abandonedAt',
  ended: 'endedAt',
} as const

/** What one event says: what it repeats, and its own moment, which is `at` where it names none. */
export function saidBy(event: CallEvent, caller: string | undefined): Said {
  const { kind, at, queue, extension, queuedAt, answeredAt, endedAt } = event
  const own = OWN_TIME[kind]
  const times = { queuedAt, answeredAt, endedAt }
  const given = { queue, extension, caller, ...times, [own]: times[own as keyof typeof times] ?? at }
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    entries.map(([field, value]) => [field, field.endsWith('At') ? new Date(value as string).toISOString() : value]),
  )
}

/**
 * Adds what an event says to what is known. Every field is a register that the latest event wins (last writer wins, by
 * the clock of the telephone system; of two at the same moment the greater value), so that the outcome is the same in
 * whatever order events arrive and however often. Returns undefined where the event says nothing new.
 */
export function merge(
  known: { readonly said: Said; readonly stamps: Stamps },
  saying: Said,
  at: string,
): { said: Said; stamps: Stamps } | undefined {
  const moment = new Date(at).toISOString()
  const said: Record<string, string> = { ...known.said }
  const stamps: Record<string, string> = { ...known.stamps }
  let isNew = false
  for (const [field, value] of Object.entries(saying) as [Field, string][]) {
    const stamp = stamps[field]
    const former = said[field] ?? ''
    if (stamp !== undefined && (stamp > moment || (stamp === moment && former >= value))) continue
    said[field] = value
    stamps[field] = moment
    isNew = true
  }
  return isNew ? { said, stamps } : undefined
}

/** Where a call stands. One that ended without ever being answered was given up. */
export function stateOf({ queuedAt, ringingAt, answeredAt, abandonedAt, endedAt }: Said): CallState {
  if (answeredAt) return endedAt ? 'ended' : 'talking'
  if (abandonedAt || endedAt) return 'abandoned'
  // Back in the queue after ringing somewhere in vain.
  return ringingAt && !(queuedAt && queuedAt > ringingAt) ? 'ringing' : 'waiting'
}

/** The earliest moment that is known of a call. */
export function beginOf(said: Said): string {
  const { queuedAt, ringingAt, answeredAt, abandonedAt, endedAt } = said
  return queuedAt ?? [ringingAt, answeredAt, abandonedAt, endedAt].filter((at) => at !== undefined).sort()[0]!
}

/** Seconds from one moment to another, not less than 0: clocks of two devices may differ. */
export function secondsBetween(from: string | undefined, to: string | undefined): number | null {
  if (!from || !to) return null
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)
}

/** How long the caller waited, to the answer or to giving up; null where that is not known. */
export function waitOf({ queuedAt, answeredAt, abandonedAt, endedAt }: Said): number | null {
  return secondsBetween(queuedAt, answeredAt ?? abandonedAt ?? endedAt)
}

/** How long was talked. */
export function talkOf({ answeredAt, endedAt }: Said): number | null {
  return secondsBetween(answeredAt, endedAt)
}

/** What is told of a call in events, by their type. */
export type Facts = Readonly<Record<string, Readonly<Record<string, string | number | boolean | null>>>>

/**
 * What can be counted of a call as it is known now: whether it was answered or given up, after how long, and how long
 * was talked, on the day and in the hour in which it began.
 */
export function factsOf(
  said: Said,
  { answerWithinSeconds, zone, unitId }: { answerWithinSeconds: number; zone: string; unitId: string | null },
): Facts {
  const begin = beginOf(said)
  const hour = String(Math.floor(timeOfDayOf(begin, zone) / 3_600_000)).padStart(2, '0')
  const about = { day: localDateOf(begin, zone), hour, queue: said.queue ?? null, unitId }
  const state = stateOf(said)
  const waitSeconds = waitOf(said)
  if (state === 'abandoned') return { 'call.abandoned': { ...about, waitSeconds } }
  if (!said.answeredAt) return {}
  const inTime = waitSeconds === null ? null : waitSeconds <= answerWithinSeconds
  const answered = { 'call.answered': { ...about, waitSeconds, inTime } }
  return state === 'ended' ? { ...answered, 'call.ended': { ...about, talkSeconds: talkOf(said) } } : answered
}

export type Hour = { readonly from: number; readonly answered: number; readonly abandoned: number }
const HOUR = 3_600_000

/**
 * The 24 hours running with the smallest share of answered calls, reckoned by whole hours: the standard asks for the
 * share in any continuous 24 hours (GB/T 33358-2016), not on the average day. Undefined where no window has calls.
 */
export function lowestDay(hours: readonly Hour[]): Hour | undefined {
  let lowest: Hour | undefined
  for (const { from } of hours) {
    const within = hours.filter((one) => one.from >= from && one.from < from + 24 * HOUR)
    const answered = within.reduce((sum, one) => sum + one.answered, 0)
    const abandoned = within.reduce((sum, one) => sum + one.abandoned, 0)
    if (answered + abandoned === 0) continue
    const rate = answered / (answered + abandoned)
    if (!lowest || rate < lowest.answered / (lowest.answered + lowest.abandoned)) lowest = { from, answered, abandoned }
  }
  return lowest
}

/** A telephone number as it is compared: digits only, without +86 or 0086 before a mobile number. */
export function comparableCaller(caller: string): string {
  return caller.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
}
