import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  dateOfDayNumber,
  endOfDay,
  instantOf,
  localDateOf,
  type Moment,
  millisecondsOf,
} from '../../kernel/dates.ts'
import { buildCalendar, type Calendar } from './calendar.ts'
import { OFFICIAL_YEARS } from './calendar-data.ts'
import type { ClockEvent, Limit, LimitUnit } from './clock.contract.ts'
import { clock } from './clock.ts'
import { dueAt } from './limits.ts'

const calendar = buildCalendar(OFFICIAL_YEARS)
const HOUR = 3_600_000
const FIRST = Date.UTC(2023, 0, 1)
const LAST = Date.UTC(2026, 9, 1)

const anyMoment = fc.integer({ min: FIRST, max: LAST })
const anyUnit = fc.constantFrom<LimitUnit>('WORKDAY', 'NATURAL_DAY', 'HOUR', 'MINUTE', 'WORKHOUR')
const anyLimit: fc.Arbitrary<Limit> = fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: anyUnit })
const anySettings = fc.constantFrom({}, { closeOfDay: '17:30' }, { zone: 'America/New_York' })
const ground = { reason: '检测', ground: '依据' }

/** A start, then pauses of any length; the last pause may still be open. Gaps are in milliseconds. */
const anyHistory = fc
  .record({
    start: anyMoment,
    limit: anyLimit,
    gaps: fc.array(fc.integer({ min: 1, max: 200 * HOUR }), { maxLength: 9 }),
    extension: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ start, limit, gaps, extension }) => {
    const history: ClockEvent[] = [{ type: 'started', at: instantOf(start), limit }]
    if (extension > 0) {
      history.push({ type: 'extended', at: instantOf(start), by: { amount: extension, unit: limit.unit }, ...ground })
    }
    let at = start
    gaps.forEach((gap, i) => {
      at += gap
      history.push(
        i % 2 === 0 ? { type: 'paused', at: instantOf(at), ...ground } : { type: 'resumed', at: instantOf(at) },
      )
    })
    return { history, start, limit, last: at, extension }
  })

/** The deadline in days by walking from day to day: what the rule says, without any counting in between. */
function walkedDue(history: readonly ClockEvent[], days: number, on: Calendar, byWeek: boolean): string {
  const stands = (moment: Moment) => {
    const done = history.filter((event) => millisecondsOf(event.at) <= millisecondsOf(moment))
    return done[done.length - 1]?.type === 'paused'
  }
  let date = localDateOf(history[0]!.at)
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    if ((!byWeek || on.isWorkday(date)) && !stands(endOfDay(date))) left--
  }
  return date
}

it('a deadline in days is the one found by walking from day to day', () => {
  fc.assert(
    fc.property(anyHistory, fc.boolean(), ({ history, start, limit, last }, byWeek) => {
      const unit = byWeek ? ('WORKDAY' as const) : ('NATURAL_DAY' as const)
      const first: ClockEvent = { type: 'started', at: instantOf(start), limit: { amount: limit.amount, unit } }
      const pauses = history.filter(({ type }) => type === 'paused' || type === 'resumed')
      if (pauses.length % 2 === 1) pauses.pop()
      const all = [first, ...pauses]
      assert.equal(clock(all, calendar, last).dueDate, walkedDue(all, limit.amount, calendar, byWeek))
    }),
    { numRuns: 500 },
  )
})

it('a longer limit is never due earlier', () => {
  fc.assert(
    fc.property(anyMoment, anyLimit, fc.integer({ min: 0, max: 30 }), anySettings, (start, limit, more, settings) => {
      const due = dueAt(start, limit, calendar, settings).due
      const later = dueAt(start, { ...limit, amount: limit.amount + more }, calendar, settings).due
      assert.ok(later >= due)
      assert.ok(more === 0 || later > due)
      assert.ok(millisecondsOf(due) >= start)
    }),
  )
})

it('the start day is not counted: any start on one day has one deadline in days', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 1, max: 60 }), (start, amount) => {
      const limit: Limit = { amount, unit: 'WORKDAY' }
      const { due, dueDate } = dueAt(start, limit, calendar)
      assert.equal(due, dueAt(endOfDay(localDateOf(start)), limit, calendar).due)
      assert.equal(dueDate, calendar.addWorkdays(localDateOf(start), amount))
      assert.ok(calendar.isWorkday(dueDate))
    }),
  )
})

it('a pause never brings the deadline forward, and a longer pause never less than a shorter one', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(300 * HOUR), fc.nat(300 * HOUR), anySettings, (one, wait, length, settings) => {
      const { history, last } = one
      const closed = history[history.length - 1]?.type === 'paused' ? history.slice(0, -1) : history
      const pause: ClockEvent = { type: 'paused', at: instantOf(last + wait), ...ground }
      const withPause = (until: number): ClockEvent[] => [
        ...closed,
        pause,
        { type: 'resumed', at: instantOf(last + wait + until) },
      ]
      const due = (events: readonly ClockEvent[]) => clock(events, calendar, last + 900 * HOUR, settings).due
      assert.ok(due(withPause(length)) >= due(closed))
      assert.ok(due(withPause(length + HOUR)) >= due(withPause(length)))
    }),
    { numRuns: 500 },
  )
})

it('used and left make the whole at every moment, and used never falls', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(2000 * HOUR), fc.nat(100 * HOUR), anySettings, (one, later, more, settings) => {
      const reading = clock(one.history, calendar, one.start + later, settings)
      assert.ok(Math.abs(reading.used + reading.left - reading.total) < 1e-9)
      assert.equal(reading.total, one.limit.amount + one.extension)
      assert.ok(reading.used >= 0 && reading.paused >= 0)
      const after = clock(one.history, calendar, one.start + later + more, settings)
      assert.ok(after.used >= reading.used - 1e-9)
    }),
    { numRuns: 500 },
  )
})

it('what was known on a day does not depend on what came later', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(2000 * HOUR), ({ history, start }, later) => {
      const now = start + later
      const known = history.filter((event) => millisecondsOf(event.at) <= now)
      assert.deepEqual(clock(history, calendar, now), clock(known, calendar, now))
    }),
  )
})

it('an extension adds what it says', () => {
  fc.assert(
    fc.property(anyMoment, anyLimit, fc.integer({ min: 1, max: 20 }), anySettings, (start, limit, more, settings) => {
      const at = instantOf(start)
      const by = { amount: more, unit: limit.unit }
      const extended: ClockEvent[] = [
        { type: 'started', at, limit },
        { type: 'extended', at, by, ...ground },
      ]
      const whole = { amount: limit.amount + more, unit: limit.unit }
      assert.equal(clock(extended, calendar, start, settings).due, dueAt(start, whole, calendar, settings).due)
    }),
  )
})

it('the light is red exactly after the deadline, and changes exactly when it is said to', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(2000 * HOUR), anySettings, ({ history, start }, later, settings) => {
      const now = start + later
      const reading = clock(history, calendar, now, settings)
      if (reading.state === 'paused') return assert.equal(reading.nextChangeAt, null)
      const isLate = millisecondsOf(reading.due) < now
      assert.equal(reading.light === 'red', isLate)
      const known = history.filter((event) => millisecondsOf(event.at) <= now)
      if (reading.nextChangeAt === null) return assert.equal(reading.light, 'red')
      const change = millisecondsOf(reading.nextChangeAt)
      assert.ok(change > now)
      assert.equal(clock(known, calendar, change - 1, settings).light, reading.light)
      assert.notEqual(clock(known, calendar, change, settings).light, reading.light)
    }),
    { numRuns: 500 },
  )
})

it('a stop at any moment is kept exactly when the light was not red', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(2000 * HOUR), anySettings, ({ history, start }, later, settings) => {
      const now = start + later
      const known = history.filter((event) => millisecondsOf(event.at) <= now)
      const running = clock(known, calendar, now, settings)
      const stopped = clock([...known, { type: 'stopped', at: instantOf(now) }], calendar, now + HOUR, settings)
      assert.equal(stopped.light === 'missed', running.light === 'red')
      assert.deepEqual([stopped.used, stopped.left], [running.used, running.left])
    }),
    { numRuns: 500 },
  )
})

it('a change of one day moves only deadlines that lie on it or after it', () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 19_300, max: 20_700 }), fc.boolean(), ({ history, last }, day, off) => {
      const date = dateOfDayNumber(day)
      const city = buildCalendar(OFFICIAL_YEARS, [{ date, isOffDay: off, name: 'x' }])
      const before = clock(history, calendar, last)
      const after = clock(history, city, last)
      if (before.dueDate < date && localDateOf(last) < date) assert.deepEqual(after, before)
      if (localDateOf(before.startedAt) > date) assert.deepEqual(after, before)
    }),
    { numRuns: 500 },
  )
})
