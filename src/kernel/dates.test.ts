import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  endOfDay,
  instantOf,
  isLocalDate,
  LocalDate,
  localDateOf,
  millisecondsOf,
  momentAt,
  parseLocalDate,
  parseTimeOfDay,
  showDate,
  showInstant,
  startOfDay,
  timeOfDayOf,
  weekdayOf,
} from './dates.ts'
import { AppError } from './errors.ts'

const HOUR = 3_600_000
const anyDay = fc.integer({ min: -25_000, max: 60_000 })

function code(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'none'
}

describe('local dates', () => {
  it('number the same days as the platform does, both ways', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = dateOfDayNumber(day)
        assert.equal(date, new Date(day * 86_400_000).toISOString().slice(0, 10))
        assert.equal(dayNumberOf(date), day)
        assert.equal(weekdayOf(date) % 7, new Date(day * 86_400_000).getUTCDay())
      }),
    )
  })

  it('know which days exist', () => {
    for (const good of ['2024-02-29', '2000-02-29', '1900-02-28', '0001-01-01', '9999-12-31']) {
      assert.ok(isLocalDate(good), good)
      assert.ok(LocalDate.safeParse(good).success, good)
    }
    for (const bad of ['2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-3', '', 'x']) {
      assert.ok(!isLocalDate(bad), bad)
      assert.ok(!LocalDate.safeParse(bad).success, bad)
      assert.equal(
        code(() => parseLocalDate(bad)),
        'INVALID_DATE',
      )
    }
  })

  it('add and count days', () => {
    const date = parseLocalDate('2026-02-13')
    assert.equal(addDays(date, 20), '2026-03-05')
    assert.equal(addDays(date, -44), '2025-12-31')
    assert.equal(daysBetween(date, parseLocalDate('2026-03-05')), 20)
    assert.equal(
      code(() => addDays(parseLocalDate('9999-12-31'), 1)),
      'INVALID_DATE',
    )
  })

  it('are written for people', () => {
    assert.equal(showDate(parseLocalDate('2026-02-07'), 'zh'), '2026年2月7日')
    assert.equal(showDate(parseLocalDate('2026-02-07'), 'en'), '7 February 2026')
    assert.equal(showInstant('2026-02-07T09:05:00Z', 'zh'), '2026年2月7日 17:05')
    assert.equal(showInstant('2026-02-07T09:05:00Z', 'en'), '7 February 2026, 17:05')
  })
})

describe('instants and the city clock', () => {
  it('take the date of the city, not of the machine', () => {
    assert.equal(localDateOf('2026-02-12T16:00:00Z'), '2026-02-13')
    assert.equal(localDateOf('2026-02-12T15:59:59.999Z'), '2026-02-12')
    assert.equal(localDateOf('2026-02-12T16:00:00Z', 'America/New_York'), '2026-02-12')
    assert.equal(timeOfDayOf('2026-02-12T16:30:00Z'), HOUR / 2)
    assert.equal(startOfDay(parseLocalDate('2026-02-13')), '2026-02-12T16:00:00.000Z')
    assert.equal(endOfDay(parseLocalDate('2026-02-13')), '2026-02-13T15:59:59.999Z')
  })

  it('follow zones whose clocks change, as the platform shows them', () => {
    for (const zone of ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Urumqi']) {
      const platform = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone })
      fc.assert(
        fc.property(fc.integer({ min: -6e11, max: 2.5e12 }), (at) => {
          const time = new Date(timeOfDayOf(at, zone)).toISOString().slice(11, 19)
          assert.equal(`${localDateOf(at, zone)} ${time}`, platform.format(at))
        }),
        { numRuns: 300 },
      )
    }
  })

  it('find the instant of a wall time again', () => {
    for (const zone of ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia']) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 2.5e12 }), (at) => {
          const found = momentAt(localDateOf(at, zone), timeOfDayOf(at, zone), zone)
          assert.equal(timeOfDayOf(found, zone), timeOfDayOf(at, zone))
          assert.equal(localDateOf(found, zone), localDateOf(at, zone))
          assert.ok(found <= at)
        }),
        { numRuns: 300 },
      )
    }
  })

  it('take a skipped time later and the first of a doubled one', () => {
    const zone = 'America/New_York'
    const at = (date: string, time: string) => instantOf(momentAt(parseLocalDate(date), parseTimeOfDay(time), zone))
    assert.equal(at('2026-03-08', '02:30'), '2026-03-08T07:30:00.000Z')
    assert.equal(at('2026-11-01', '01:30'), '2026-11-01T05:30:00.000Z')
    assert.equal(at('2026-11-01', '24:00'), '2026-11-02T05:00:00.000Z')
  })

  it('refuse what cannot be understood, with a code', () => {
    assert.equal(
      code(() => millisecondsOf('2026-02-13T09:00:00')),
      'INVALID_INSTANT',
    )
    assert.equal(
      code(() => millisecondsOf('2026-02-13')),
      'INVALID_INSTANT',
    )
    assert.equal(
      code(() => millisecondsOf(Number.NaN)),
      'INVALID_INSTANT',
    )
    assert.equal(
      code(() => localDateOf(0, 'Asia/Atlantis')),
      'UNKNOWN_TIME_ZONE',
    )
    for (const time of ['24:01', '7:00', '12:60', '']) {
      assert.equal(
        code(() => parseTimeOfDay(time)),
        'INVALID_TIME',
      )
    }
    assert.equal(parseTimeOfDay('24:00'), 24 * HOUR)
    assert.equal(millisecondsOf('2026-02-13T09:00:00+08:00'), Date.UTC(2026, 1, 13, 1))
  })
})
