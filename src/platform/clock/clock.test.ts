import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { instantOf, parseLocalDate } from '../../kernel/dates.ts'
import { AppError } from '../../kernel/errors.ts'
import { buildCalendar } from './calendar.ts'
import { OFFICIAL_YEARS } from './calendar-data.ts'
import { ClockEvent, ClockHistory, ClockReading, Limit, showLimit } from './clock.contract.ts'
import { clock, record } from './clock.ts'
import { dueAt, limitOfCode } from './limits.ts'
import { recompute } from './recompute.ts'

const calendar = buildCalendar(OFFICIAL_YEARS)
const at = (local: string) => instantOf(`${local}:00+08:00`)
const workdays = (amount: number): Limit => ({ amount, unit: 'WORKDAY' })
const hours = (amount: number): Limit => ({ amount, unit: 'HOUR' })
const started = (local: string, limit: Limit): ClockEvent => ({ type: 'started', at: at(local), limit })
const paused = (local: string, plannedEnd?: string): ClockEvent => ({
  type: 'paused',
  at: at(local),
  reason: '现场勘验',
  ground: '行政许可法第四十五条',
  ...(plannedEnd ? { plannedEnd: at(plannedEnd) } : {}),
})
const resumed = (local: string): ClockEvent => ({ type: 'resumed', at: at(local) })
const stopped = (local: string): ClockEvent => ({ type: 'stopped', at: at(local) })
const extended = (local: string, by: Limit): ClockEvent => ({
  type: 'extended',
  at: at(local),
  by,
  reason: '案情复杂',
  ground: '行政许可法第四十二条',
})
const read = (history: ClockHistory, local: string) => clock(history, calendar, at(local))

function refused(run: () => unknown, code: string): void {
  assert.throws(run, (error) => {
    assert.ok(error instanceof AppError)
    assert.equal(error.code, code)
    assert.doesNotMatch(error.in('zh') + error.in('en'), /[{}]/)
    return true
  })
}

describe('a deadline', () => {
  it('leaves out the start day, holidays and weekends, and keeps make-up days', () => {
    const vectors = [
      ['2026-02-13', 5, '2026-02-27'],
      ['2026-09-18', 5, '2026-09-24'],
      ['2025-09-26', 5, '2025-10-10'],
      ['2026-03-02', 20, '2026-03-30'],
    ] as const
    for (const [start, amount, due] of vectors) {
      for (const time of ['00:00', '10:30', '23:59']) {
        assert.equal(dueAt(at(`${start}T${time}`), workdays(amount), calendar).dueDate, due)
      }
    }
  })

  it('is the last millisecond of its day, or the close of business where the city says so', () => {
    const start = at('2026-03-02T10:00')
    assert.equal(dueAt(start, workdays(1), calendar).due, instantOf('2026-03-03T23:59:59.999+08:00'))
    assert.equal(dueAt(start, workdays(1), calendar, { closeOfDay: '17:30' }).due, at('2026-03-03T17:30'))
    assert.equal(dueAt(start, { amount: 7, unit: 'NATURAL_DAY' }, calendar).dueDate, '2026-03-09')
  })

  it('of the same day is the start day, or the next working day where that one is over', () => {
    assert.equal(dueAt(at('2026-03-02T10:00'), workdays(0), calendar).dueDate, '2026-03-02')
    assert.equal(dueAt(at('2026-03-07T10:00'), workdays(0), calendar).dueDate, '2026-03-09')
    assert.equal(dueAt(at('2026-03-02T18:00'), workdays(0), calendar, { closeOfDay: '17:30' }).dueDate, '2026-03-03')
    assert.equal(dueAt(at('2026-03-07T10:00'), { amount: 0, unit: 'NATURAL_DAY' }, calendar).dueDate, '2026-03-07')
  })

  it('in hours runs day and night, in working hours through office hours only', () => {
    assert.equal(dueAt(at('2026-02-14T23:00'), hours(2), calendar).due, at('2026-02-15T01:00'))
    assert.equal(dueAt(at('2026-02-14T23:00'), { amount: 15, unit: 'MINUTE' }, calendar).due, at('2026-02-14T23:15'))
    const four: Limit = { amount: 4, unit: 'WORKHOUR' }
    assert.equal(dueAt(at('2026-02-13T15:00'), four, calendar).due, at('2026-02-14T11:00'))
    assert.equal(dueAt(at('2026-02-14T15:00'), four, calendar).due, at('2026-02-24T11:00'))
    assert.equal(dueAt(at('2026-03-03T08:00'), { amount: 7, unit: 'WORKHOUR' }, calendar).due, at('2026-03-03T17:00'))
    assert.equal(dueAt(at('2026-03-03T12:30'), four, calendar).due, at('2026-03-03T17:00'))
  })

  it('says when it leans on a year that is not published', () => {
    assert.equal(dueAt(at('2026-12-20T10:00'), workdays(5), calendar).provisional, false)
    assert.equal(dueAt(at('2026-12-20T10:00'), workdays(20), calendar).provisional, true)
    assert.equal(dueAt(at('2026-12-20T10:00'), { amount: 20, unit: 'NATURAL_DAY' }, calendar).provisional, false)
  })

  it('follows the days of another zone', () => {
    const newYork = dueAt('2026-03-07T03:00:00Z', { amount: 2, unit: 'NATURAL_DAY' }, calendar, {
      zone: 'America/New_York',
    })
    assert.equal(newYork.dueDate, '2026-03-08')
    assert.equal(newYork.due, '2026-03-09T03:59:59.999Z')
  })

  it('is read from the unit codes of the exchange tables', () => {
    assert.deepEqual(limitOfCode(5, '1'), workdays(5))
    assert.deepEqual(limitOfCode(2, 5), { amount: 60, unit: 'NATURAL_DAY' })
    refused(() => limitOfCode(5, '9'), 'LIMIT_UNIT_UNKNOWN')
    refused(() => limitOfCode(1.5, '1'), 'LIMIT_INVALID')
    assert.equal(showLimit(workdays(5), 'zh'), '5个工作日')
    assert.equal(showLimit(workdays(1), 'en'), '1 working day')
    assert.equal(showLimit(workdays(0), 'en'), 'the same day')
  })
})

describe('a clock', () => {
  const five = started('2026-03-02T10:00', workdays(5))

  it('takes out the days at whose close it stands still', () => {
    const history = [five, paused('2026-03-03T09:00'), resumed('2026-03-10T09:00')]
    const reading = read(history, '2026-03-11T12:00')
    assert.equal(reading.dueDate, '2026-03-16')
    assert.deepEqual([reading.used, reading.left, reading.paused, reading.total], [1, 4, 5, 5])
    const sameDay = [five, paused('2026-03-03T09:00'), resumed('2026-03-03T16:00')]
    assert.equal(read(sameDay, '2026-03-04T12:00').dueDate, '2026-03-09')
    const overWeekend = [five, paused('2026-03-06T23:00'), resumed('2026-03-09T08:00')]
    assert.equal(read(overWeekend, '2026-03-09T12:00').dueDate, '2026-03-10')
    const onStartDay = [five, paused('2026-03-02T11:00'), resumed('2026-03-03T09:00')]
    assert.equal(read(onStartDay, '2026-03-03T12:00').dueDate, '2026-03-09')
  })

  it('takes exact time out of hours', () => {
    const history = [started('2026-03-02T10:00', hours(24)), paused('2026-03-02T12:00'), resumed('2026-03-02T15:30')]
    const reading = read(history, '2026-03-02T16:30')
    assert.equal(reading.due, at('2026-03-03T13:30'))
    assert.deepEqual([reading.used, reading.paused, reading.left], [3, 3.5, 21])
  })

  it('shows, while paused, the deadline it would have at the planned end, or now', () => {
    const history = [five, paused('2026-03-04T09:00', '2026-03-11T09:00')]
    const during = read(history, '2026-03-05T09:00')
    assert.deepEqual([during.state, during.projected, during.dueDate], ['paused', true, '2026-03-16'])
    assert.equal(during.pauses[0]?.overrun, false)
    const overrun = read(history, '2026-03-12T09:00')
    assert.deepEqual([overrun.dueDate, overrun.pauses[0]?.overrun], ['2026-03-17', true])
    assert.equal(overrun.nextChangeAt, null)
    assert.equal(read([five, paused('2026-03-04T09:00')], '2026-03-05T09:00').dueDate, '2026-03-10')
  })

  it('turns yellow with one working day or a fifth left, red after the deadline', () => {
    const light = (local: string) => read([five], local).light
    assert.equal(light('2026-03-06T23:59'), 'green')
    assert.equal(light('2026-03-07T00:00'), 'yellow')
    assert.equal(light('2026-03-09T23:59'), 'yellow')
    assert.equal(light('2026-03-10T00:00'), 'red')
    assert.equal(read([five], '2026-03-02T10:00').nextChangeAt, at('2026-03-07T00:00'))
    assert.equal(read([five], '2026-03-09T10:00').nextChangeAt, at('2026-03-10T00:00'))
    assert.equal(read([five], '2026-03-10T10:00').nextChangeAt, null)
    const twenty = [started('2026-03-02T10:00', workdays(20))]
    assert.equal(read(twenty, '2026-03-24T23:59').light, 'green')
    assert.equal(read(twenty, '2026-03-25T00:00').light, 'yellow')
    const day = [started('2026-03-02T10:00', hours(10))]
    assert.deepEqual(
      ['2026-03-02T17:59', '2026-03-02T18:00', '2026-03-02T20:00', '2026-03-02T20:01'].map((t) => read(day, t).light),
      ['green', 'yellow', 'yellow', 'red'],
    )
    assert.equal(read(day, '2026-03-02T12:00').nextChangeAt, at('2026-03-02T18:00'))
    const early = { yellow: { days: 3, share: 0 } }
    assert.equal(clock([five], calendar, at('2026-03-05T00:00'), early).light, 'yellow')
  })

  it('is kept or missed when it stops, and stands still from then on', () => {
    const met = [five, stopped('2026-03-09T23:59')]
    assert.equal(read(met, '2026-06-01T10:00').light, 'met')
    assert.equal(read(met, '2026-06-01T10:00').used, 4)
    const missed = read([five, stopped('2026-03-12T00:30')], '2026-06-01T10:00')
    assert.deepEqual([missed.light, missed.used, missed.left], ['missed', 7, -2])
    const whilePaused = [five, paused('2026-03-04T09:00'), stopped('2026-05-04T09:00')]
    assert.equal(read(whilePaused, '2026-06-01T10:00').light, 'met')
    assert.equal(read(whilePaused, '2026-06-01T10:00').pauses[0]?.to, at('2026-05-04T09:00'))
  })

  it('adds an extension asked for in time, and none after the deadline', () => {
    const reading = read([five, extended('2026-03-09T16:00', workdays(3))], '2026-03-10T10:00')
    assert.deepEqual([reading.dueDate, reading.total, reading.light], ['2026-03-12', 8, 'green'])
    assert.equal(reading.extensions[0]?.length, 3)
    refused(() => read([five, extended('2026-03-10T00:00', workdays(3))], '2026-03-11T00:00'), 'CLOCK_EXPIRED')
    refused(() => read([five, extended('2026-03-05T00:00', hours(3))], '2026-03-11T00:00'), 'LIMIT_UNIT_MISMATCH')
    refused(() => read([five, extended('2026-03-05T00:00', workdays(0))], '2026-03-11T00:00'), 'LIMIT_INVALID')
    const halfHour = extended('2026-03-02T10:30', { amount: 30, unit: 'MINUTE' })
    const mixed = read([started('2026-03-02T10:00', hours(1)), halfHour], '2026-03-02T10:31')
    assert.equal(mixed.due, at('2026-03-02T11:30'))
  })

  it('is not rescued by a pause that begins too late', () => {
    const history = [five, paused('2026-03-11T09:00'), resumed('2026-03-20T09:00')]
    for (const moment of ['2026-03-12T09:00', '2026-03-23T09:00']) {
      const reading = read(history, moment)
      assert.deepEqual([reading.light, reading.dueDate, reading.paused], ['red', '2026-03-09', 0])
      assert.equal(reading.pauses[0]?.tooLate, true)
    }
  })

  it('does not expire in a pause that begins in the last moment', () => {
    const history = [started('2026-03-06T09:00', { amount: 7, unit: 'WORKHOUR' }), paused('2026-03-06T17:00')]
    assert.equal(read(history, '2026-03-07T12:00').light, 'yellow')
    assert.equal(read([...history, stopped('2026-03-07T12:00')], '2026-03-08T12:00').light, 'met')
  })

  it('counts anew after a restart, with the old limit or a new one', () => {
    const restart: ClockEvent = { type: 'restarted', at: at('2026-03-12T10:00'), reason: '补正材料已收到' }
    const reading = read([five, paused('2026-03-04T09:00'), restart], '2026-03-13T10:00')
    assert.deepEqual([reading.dueDate, reading.round, reading.pauses.length], ['2026-03-19', 2, 0])
    const again = read([five, stopped('2026-03-04T09:00'), { ...restart, limit: workdays(2) }], '2026-03-13T10:00')
    assert.deepEqual([again.state, again.dueDate, again.total], ['running', '2026-03-16', 2])
  })

  it('can be read as it was known on any day', () => {
    const history = [five, paused('2026-03-03T09:00'), resumed('2026-03-10T09:00'), stopped('2026-03-13T09:00')]
    assert.equal(read(history, '2026-03-02T12:00').dueDate, '2026-03-09')
    assert.equal(read(history, '2026-03-04T12:00').state, 'paused')
    assert.equal(read(history, '2026-03-14T12:00').light, 'met')
  })

  it('has a shape that contracts can send', () => {
    const history = [five, paused('2026-03-03T09:00', '2026-03-05T09:00'), extended('2026-03-04T09:00', workdays(1))]
    const reading = read(history, '2026-03-04T10:00')
    assert.deepEqual(ClockReading.parse(JSON.parse(JSON.stringify(reading))), reading)
    assert.deepEqual(ClockHistory.parse(history), history)
    assert.equal(Limit.safeParse({ amount: 1.5, unit: 'WORKDAY' }).success, false)
    assert.equal(Limit.safeParse({ amount: 0, unit: 'HOUR' }).success, false)
    assert.equal(ClockEvent.safeParse({ ...paused('2026-03-03T09:00'), ground: ' ' }).success, false)
  })
})

describe('an impossible history', () => {
  const five = started('2026-03-02T10:00', workdays(5))
  const cases: [string, ClockHistory][] = [
    ['CLOCK_NOT_STARTED', []],
    ['CLOCK_NOT_STARTED', [stopped('2026-03-02T10:00')]],
    ['CLOCK_NOT_STARTED', [{ type: 'restarted', at: at('2026-03-02T10:00'), reason: 'x' }]],
    ['CLOCK_ALREADY_STARTED', [five, five]],
    ['CLOCK_ALREADY_PAUSED', [five, paused('2026-03-03T10:00'), paused('2026-03-03T11:00')]],
    ['CLOCK_NOT_PAUSED', [five, resumed('2026-03-03T10:00')]],
    ['CLOCK_ALREADY_STOPPED', [five, stopped('2026-03-03T10:00'), stopped('2026-03-03T11:00')]],
    ['CLOCK_ALREADY_STOPPED', [five, stopped('2026-03-03T10:00'), paused('2026-03-03T11:00')]],
    ['CLOCK_EVENTS_OUT_OF_ORDER', [five, stopped('2026-03-01T10:00')]],
    ['CLOCK_NEEDS_REASON', [five, { ...paused('2026-03-03T10:00'), reason: ' ' } as ClockEvent]],
    ['CLOCK_NEEDS_GROUND', [five, { ...extended('2026-03-03T10:00', workdays(1)), ground: '' } as ClockEvent]],
    ['CLOCK_PLANNED_END_TOO_EARLY', [five, paused('2026-03-03T10:00', '2026-03-03T09:00')]],
    ['LIMIT_INVALID', [started('2026-03-02T10:00', workdays(-1))]],
    ['LIMIT_INVALID', [started('2026-03-02T10:00', hours(0))]],
  ]
  for (const [code, history] of cases) {
    it(`is refused with ${code}: ${history.map((event) => event.type).join(', ') || 'nothing'}`, () => {
      refused(() => read(history, '2026-04-01T10:00'), code)
    })
  }

  it('is refused when the event is recorded, and the history stays as it was', () => {
    const history = record([five], paused('2026-03-03T10:00'), calendar)
    assert.equal(history.length, 2)
    refused(() => record(history, paused('2026-03-03T11:00'), calendar), 'CLOCK_ALREADY_PAUSED')
    assert.equal(history.length, 2)
  })

  it('is refused with settings that cannot be', () => {
    const dueWith = (settings: object) => () => dueAt(at('2026-03-02T10:00'), workdays(1), calendar, settings)
    refused(dueWith({ officeHours: [] }), 'CLOCK_SETTINGS_INVALID')
    refused(dueWith({ officeHours: [{ from: '13:00', to: '12:00' }] }), 'CLOCK_SETTINGS_INVALID')
    refused(dueWith({ yellow: { share: 2 } }), 'CLOCK_SETTINGS_INVALID')
    refused(dueWith({ closeOfDay: '25:00' }), 'INVALID_TIME')
    refused(dueWith({ zone: 'Mars/Base' }), 'UNKNOWN_TIME_ZONE')
  })
})

describe('loading a calendar', () => {
  const springOf2027 = [5, 8, 9, 10, 11, 12].map((day) => ({
    date: parseLocalDate(`2027-02-${String(day).padStart(2, '0')}`),
    isOffDay: true,
    name: '春节',
  }))
  const calendars = {
    before: calendar,
    after: buildCalendar([...OFFICIAL_YEARS, { year: 2027, notices: [], days: springOf2027 }]),
  }
  const now = at('2027-02-03T10:00')

  it('moves the clocks that lean on it and makes them certain', () => {
    const clocks = [
      { id: 'moves', history: [started('2027-02-02T10:00', workdays(5))] },
      { id: 'settles', history: [started('2027-02-02T10:00', workdays(2))] },
      { id: 'hours', history: [started('2027-02-02T10:00', hours(100))] },
      { id: 'stopped', history: [started('2027-01-04T10:00', workdays(30)), stopped('2027-01-05T10:00')] },
    ]
    const changed = recompute(clocks, calendars, now)
    assert.deepEqual(
      changed.map(({ id, before, after, settled }) => [id, before.dueDate, after.dueDate, settled]),
      [
        ['moves', '2027-02-09', '2027-02-17', true],
        ['settles', '2027-02-04', '2027-02-04', true],
      ],
    )
    assert.deepEqual(recompute(clocks, calendars, now), changed)
  })

  it('names the clocks that would lose time', () => {
    const makeUp = [{ date: parseLocalDate('2027-02-06'), isOffDay: false, name: '春节' }]
    const after = buildCalendar([...OFFICIAL_YEARS, { year: 2027, notices: [], days: makeUp }])
    const clocks = [{ id: 1, history: [started('2027-02-02T10:00', workdays(5))] }]
    const [lost] = recompute(clocks, { before: calendar, after }, now)
    assert.equal(lost?.broughtForward, true)
    assert.equal(lost?.after.dueDate, '2027-02-08')
  })
})
