import { instantOf, type Moment, millisecondsOf, showInstant } from '../../kernel/dates.ts'
import type { Calendar } from './calendar.ts'
import {
  type ClockEvent,
  type ClockHistory,
  type ClockReading,
  EVENT_WORDS,
  type ExtensionReading,
  type Light,
  type Limit,
  showLimit,
} from './clock.contract.ts'
import { clockErrors } from './clock.errors.ts'
import { deadlineOf } from './limits.ts'
import { checkLimit, isInDays, lengthOf, limitInvalid, type Ruler, rulerOf } from './rulers.ts'
import { type ClockSettings, type ReadySettings, readSettings } from './settings.ts'

type Of<T extends ClockEvent['type']> = Extract<ClockEvent, { type: T }>

/** A pause in counts of the ruler; one that began after the deadline is `tooLate` and moves nothing. */
type Pause = { event: Of<'paused'>; at: number; to: number | null; tooLate: boolean; length: number }

/** The round that runs: from the start or the last restart on. */
type Round = {
  number: number
  limit: Limit
  ruler: Ruler
  startedAt: number
  origin: number
  total: number
  pauses: Pause[]
  extensions: ExtensionReading[]
  stoppedAt: number | null
}

/**
 * Reads a clock at a moment. It is a pure function of its history: events after `now` are not looked at, so the same
 * history tells what was known on any day. A deadline in days is the close of its last day; a day is taken out by a
 * pause when the clock stands still at its close (so a pause from 3 to 10 March takes out the 3rd to the 9th). Exact
 * time is taken out of hours and minutes. A pause that begins after the deadline moves nothing.
 *
 * Throws what cannot have happened: CLOCK_NOT_STARTED, CLOCK_ALREADY_STARTED, CLOCK_ALREADY_STOPPED,
 * CLOCK_ALREADY_PAUSED, CLOCK_NOT_PAUSED, CLOCK_EXPIRED (an extension after the deadline), CLOCK_EVENTS_OUT_OF_ORDER,
 * CLOCK_NEEDS_REASON, CLOCK_NEEDS_GROUND, CLOCK_PLANNED_END_TOO_EARLY, LIMIT_INVALID and LIMIT_UNIT_MISMATCH.
 */
export function clock(
  history: ClockHistory,
  calendar: Calendar,
  now: Moment,
  settings: ClockSettings = {},
): ClockReading {
  const ready = readSettings(settings)
  const at = millisecondsOf(now)
  let round: Round | null = null
  let previous = Number.NEGATIVE_INFINITY
  for (const event of history) {
    const when = millisecondsOf(event.at)
    if (when < previous) throw clockErrors.CLOCK_EVENTS_OUT_OF_ORDER({ at: event.at })
    previous = when
    if (when <= at) round = apply(round, event, when, calendar, ready)
  }
  if (!round) throw clockErrors.CLOCK_NOT_STARTED({ eventZh: '读取时限', eventEn: 'read' })
  return read(round, round.stoppedAt ?? at, calendar, ready)
}

/**
 * Adds one event to a history after proving that it can happen, and returns the new history. Throws as `clock` does;
 * the history given is never changed.
 */
export function record(
  history: ClockHistory,
  event: ClockEvent,
  calendar: Calendar,
  settings: ClockSettings = {},
): ClockHistory {
  const extended = [...history, event]
  clock(extended, calendar, event.at, settings)
  return extended
}

function apply(round: Round | null, event: ClockEvent, at: number, calendar: Calendar, settings: ReadySettings): Round {
  if (event.type === 'started') {
    if (round) throw clockErrors.CLOCK_ALREADY_STARTED()
    return begin(event.limit, at, 1, calendar, settings)
  }
  if (!round) throw clockErrors.CLOCK_NOT_STARTED(named(event))
  if (event.type === 'restarted') {
    needReason(event)
    return begin(event.limit ?? round.limit, at, round.number + 1, calendar, settings)
  }
  if (round.stoppedAt !== null) throw clockErrors.CLOCK_ALREADY_STOPPED(named(event))
  switch (event.type) {
    case 'paused':
      pause(round, event, at)
      break
    case 'resumed':
      endPause(round, at)
      break
    case 'extended':
      extend(round, event, at, settings)
      break
    case 'stopped':
      if (openPauseOf(round)) endPause(round, at)
      round.stoppedAt = at
      break
  }
  return round
}

function begin(limit: Limit, at: number, number: number, calendar: Calendar, settings: ReadySettings): Round {
  checkLimit(limit)
  const ruler = rulerOf(limit.unit, calendar, settings)
  return {
    number,
    limit,
    ruler,
    startedAt: at,
    origin: ruler.originOf(at, limit),
    total: lengthOf(limit) * ruler.perUnit,
    pauses: [],
    extensions: [],
    stoppedAt: null,
  }
}

function pause(round: Round, event: Of<'paused'>, at: number): void {
  if (openPauseOf(round)) throw clockErrors.CLOCK_ALREADY_PAUSED()
  needReason(event)
  needGround(event)
  if (event.plannedEnd !== undefined && millisecondsOf(event.plannedEnd) < at) {
    throw clockErrors.CLOCK_PLANNED_END_TOO_EARLY({}, { field: 'plannedEnd' })
  }
  round.pauses.push({ event, at, to: null, tooLate: isLate(round, at), length: 0 })
}

function endPause(round: Round, at: number): void {
  const open = openPauseOf(round)
  if (!open) throw clockErrors.CLOCK_NOT_PAUSED()
  open.length = lengthUpTo(open, round, at)
  open.to = at
}

function extend(round: Round, event: Of<'extended'>, at: number, { zone }: ReadySettings): void {
  needReason(event)
  needGround(event)
  if (isLate(round, at)) {
    const due = dueOf(round, at)
    const [dueZh, dueEn] = [showInstant(due, 'zh', zone), showInstant(due, 'en', zone)]
    throw clockErrors.CLOCK_EXPIRED({ dueZh, dueEn }, { extra: { due: instantOf(due) } })
  }
  const length = extensionIn(round.limit, event.by)
  round.total += length * round.ruler.perUnit
  round.extensions.push({ at: instantOf(at), by: event.by, length, reason: event.reason, ground: event.ground })
}

/** How long an extension is in the unit of the limit; hours and minutes may be mixed, nothing else. */
function extensionIn(limit: Limit, by: Limit): number {
  checkLimit(by, 'by')
  if (by.amount === 0) throw limitInvalid(by, 'by')
  if (by.unit === limit.unit) return by.amount
  if (by.unit === 'HOUR' && limit.unit === 'MINUTE') return by.amount * 60
  if (by.unit === 'MINUTE' && limit.unit === 'HOUR') return by.amount / 60
  const [byZh, byEn] = [showLimit(by, 'zh'), showLimit(by, 'en')]
  const [limitZh, limitEn] = [showLimit(limit, 'zh'), showLimit(limit, 'en')]
  throw clockErrors.LIMIT_UNIT_MISMATCH({ byZh, byEn, limitZh, limitEn }, { field: 'by' })
}

function openPauseOf(round: Round): Pause | undefined {
  const last = round.pauses[round.pauses.length - 1]
  return last?.to === null ? last : undefined
}

/** What a pause takes out up to a moment, in counts. What lies on the start day, which is not counted, takes nothing. */
function lengthUpTo({ at, tooLate }: Pause, { ruler, origin }: Round, to: number): number {
  return tooLate ? 0 : Math.max(origin, ruler.countAt(to)) - Math.max(origin, ruler.countAt(at))
}

/** All that the pauses have taken out, an open one being taken to last until the given moment. */
function pausedUpTo(round: Round, to: number): number {
  return round.pauses.reduce((sum, one) => sum + (one.to === null ? lengthUpTo(one, round, to) : one.length), 0)
}

/** The deadline as it stands at a moment; of a paused clock, what it would be at its planned end or that moment. */
function dueOf(round: Round, at: number): number {
  const plannedEnd = openPauseOf(round)?.event.plannedEnd
  const until = plannedEnd === undefined ? at : Math.max(at, millisecondsOf(plannedEnd))
  return round.ruler.momentOf(round.origin + round.total + pausedUpTo(round, until))
}

/** Says whether the deadline has passed. A clock that stands still, or stood still until now, cannot pass it. */
function isLate(round: Round, at: number): boolean {
  const last = round.pauses[round.pauses.length - 1]
  const standsStill = last !== undefined && !last.tooLate && (last.to === null || last.to === at)
  return !standsStill && at > dueOf(round, at)
}

function read(round: Round, at: number, calendar: Calendar, settings: ReadySettings): ClockReading {
  const { ruler, limit, origin, total } = round
  const paused = pausedUpTo(round, at)
  const used = Math.max(origin, ruler.countAt(at)) - origin - paused
  const due = dueOf(round, at)
  const open = openPauseOf(round)
  const state = round.stoppedAt !== null ? 'stopped' : open ? 'paused' : 'running'
  const light = lightOf(round, isLate(round, at), total - used, settings)
  return {
    state,
    light,
    limit,
    total: total / ruler.perUnit,
    used: used / ruler.perUnit,
    left: (total - used) / ruler.perUnit,
    paused: paused / ruler.perUnit,
    startedAt: instantOf(round.startedAt),
    stoppedAt: round.stoppedAt === null ? null : instantOf(round.stoppedAt),
    ...deadlineOf(round.startedAt, due, ruler, calendar, settings),
    projected: state === 'paused' && !open?.tooLate,
    nextChangeAt: state === 'running' ? nextChange(round, light, paused, due, settings) : null,
    pauses: round.pauses.map((one) => pauseReading(one, round, at)),
    extensions: round.extensions,
    round: round.number,
  }
}

function lightOf(round: Round, late: boolean, left: number, settings: ReadySettings): Light {
  if (round.stoppedAt !== null) return late ? 'missed' : 'met'
  if (late) return 'red'
  return left <= yellowFrom(round, settings) ? 'yellow' : 'green'
}

/** How much is left, in counts, when the light turns yellow: a day (for limits in days) or a share of the whole. */
function yellowFrom({ limit, total, ruler }: Round, { yellowDays, yellowShare }: ReadySettings): number {
  const share = total * yellowShare
  return isInDays(limit.unit) ? Math.max(yellowDays, Math.floor(share)) * ruler.perUnit : share
}

function nextChange(round: Round, light: Light, paused: number, due: number, settings: ReadySettings): string | null {
  if (light === 'yellow') return instantOf(due + 1)
  if (light !== 'green') return null
  const count = round.origin + paused + round.total - yellowFrom(round, settings)
  // In days the count moves on just after the close that momentOf names; a steady count has moved on by then.
  return instantOf(Math.ceil(round.ruler.momentOf(count)) + (round.ruler.inDays ? 1 : 0))
}

function pauseReading(one: Pause, round: Round, at: number): ClockReading['pauses'][number] {
  const { reason, ground, plannedEnd } = one.event
  return {
    from: instantOf(one.at),
    to: one.to === null ? null : instantOf(one.to),
    plannedEnd: plannedEnd === undefined ? null : instantOf(plannedEnd),
    reason,
    ground,
    length: (one.to === null ? lengthUpTo(one, round, at) : one.length) / round.ruler.perUnit,
    overrun: plannedEnd !== undefined && (one.to ?? at) > millisecondsOf(plannedEnd),
    tooLate: one.tooLate,
  }
}

function named(event: ClockEvent) {
  return { eventZh: EVENT_WORDS[event.type].zh, eventEn: EVENT_WORDS[event.type].en }
}

function needReason(event: Of<'paused' | 'extended' | 'restarted'>): void {
  if (event.reason.trim() === '') throw clockErrors.CLOCK_NEEDS_REASON(named(event), { field: 'reason' })
}

function needGround(event: Of<'paused' | 'extended'>): void {
  if (event.ground.trim() === '') throw clockErrors.CLOCK_NEEDS_GROUND(named(event), { field: 'ground' })
}
