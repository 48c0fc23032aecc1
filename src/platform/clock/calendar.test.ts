import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, dateOfDayNumber, dayNumberOf, parseLocalDate, yearOf } from '../../kernel/dates.ts'
import { AppError } from '../../kernel/errors.ts'
import { buildCalendar, calendarYearOf, holidayName, readCalendarYear } from './calendar.ts'
import { OFFICIAL_YEARS } from './calendar-data.ts'

const calendar = buildCalendar(OFFICIAL_YEARS)
const day = parseLocalDate
const DATA = new URL('../../../../shared/data/holidays/', import.meta.url)

/** Working days a year as counted from the notices. */
const WORKDAYS = { 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248 }

function refused(run: () => unknown, code: string): void {
  assert.throws(run, (error) => error instanceof AppError && error.code === code && error.in('zh') !== error.in('en'))
}

describe('the official calendar', () => {
  it('has the known number of working days in every year', () => {
    for (const [year, expected] of Object.entries(WORKDAYS)) {
      const counted = calendar.workdaysBetween(day(`${Number(year) - 1}-12-31`), day(`${year}-12-31`))
      assert.equal(counted, expected, year)
    }
  })

  it('agrees with the published lists on all 2,557 days', (t) => {
    if (!existsSync(DATA)) return t.skip('shared/data/holidays is not here')
    const listed = new Map<string, boolean>()
    for (const year of Object.keys(WORKDAYS)) {
      const file = JSON.parse(readFileSync(new URL(`${year}.json`, DATA), 'utf8'))
      for (const { date, isOffDay } of readCalendarYear(file).days) listed.set(date, isOffDay)
    }
    let days = 0
    for (let date = day('2020-01-01'); date <= '2026-12-31'; date = addDays(date, 1), days++) {
      const weekday = new Date(date).getUTCDay()
      const expected = listed.has(date) ? !listed.get(date) : weekday > 0 && weekday < 6
      assert.equal(calendar.isWorkday(date), expected, date)
    }
    assert.equal(days, 2557)
  })

  it('knows what a day is', () => {
    assert.deepEqual(calendar.factsOf(day('2026-02-14')), {
      date: '2026-02-14',
      isWorkday: true,
      kind: 'make-up',
      name: '春节',
      source: 'notice',
      provisional: false,
    })
    assert.equal(calendar.factsOf(day('2026-02-16')).kind, 'holiday')
    assert.equal(calendar.factsOf(day('2026-03-07')).kind, 'weekend')
    assert.equal(calendar.factsOf(day('2026-03-09')).kind, 'workday')
    assert.equal(holidayName('国庆节、中秋节', 'en'), 'National Day and Mid-Autumn Festival')
  })

  it('follows the week where no notice is known, and says so', () => {
    assert.equal(calendar.isWorkday(day('2027-10-01')), true)
    assert.equal(calendar.isProvisional(day('2027-10-01')), true)
    assert.equal(calendar.isProvisional(day('2026-12-28')), false)
    assert.equal(calendar.isProvisional(day('2026-12-29')), true)
    assert.equal(calendar.isProvisional(day('2025-12-31')), false)
    assert.equal(calendar.isProvisional(day('2019-06-03')), true)
  })
})

describe('a calendar', () => {
  it('counts and finds working days as walking day by day would', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16_000, max: 22_000 }), fc.integer({ min: 1, max: 60 }), (start, count) => {
        const from = dateOfDayNumber(start)
        let to = from
        for (let left = count; left > 0; ) {
          to = addDays(to, 1)
          if (calendar.isWorkday(to)) left--
        }
        assert.equal(calendar.addWorkdays(from, count), to)
        assert.equal(calendar.workdaysBetween(from, to), count)
        assert.equal(calendar.workdaysBetween(to, from), -count)
      }),
    )
  })

  it('lets the city decide about its own days', () => {
    const override = { date: day('2026-04-20'), isOffDay: true, name: '三月三' }
    const city = buildCalendar(OFFICIAL_YEARS, [override, { date: day('2027-02-08'), isOffDay: true, name: '春节' }])
    assert.equal(city.isWorkday(day('2026-04-20')), false)
    assert.equal(city.factsOf(day('2026-04-20')).source, 'city')
    assert.equal(city.addWorkdays(day('2026-04-17'), 1), '2026-04-21')
    assert.equal(city.isProvisional(day('2027-02-08')), false)
    assert.equal(city.isProvisional(day('2027-02-09')), true)
    assert.equal(calendar.isWorkday(day('2026-04-20')), true)
  })

  it('overrides only move the count after the day they change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 20_800 }), fc.boolean(), fc.integer({ max: 400 }), (at, off, by) => {
        const city = buildCalendar(OFFICIAL_YEARS, [{ date: dateOfDayNumber(at), isOffDay: off, name: 'x' }])
        const before = at - 1 - Math.abs(by % 400)
        assert.equal(city.workdaysUpTo(before), calendar.workdaysUpTo(before))
        assert.ok(Math.abs(city.workdaysUpTo(at + 9) - calendar.workdaysUpTo(at + 9)) <= 1)
      }),
    )
  })

  it('is the same from the compact form and written out day by day', () => {
    const written = buildCalendar(OFFICIAL_YEARS.map(calendarYearOf))
    for (let n = dayNumberOf(day('2019-12-01')); n < dayNumberOf(day('2027-02-01')); n++) {
      assert.equal(written.isWorkdayNumber(n), calendar.isWorkdayNumber(n))
    }
    assert.deepEqual(
      written.knownYears,
      OFFICIAL_YEARS.map(({ year }) => year),
    )
  })

  it('is no longer provisional once the year is loaded', () => {
    const year = readCalendarYear({ year: 2027, days: [{ date: '2026-12-31', isOffDay: true, name: '元旦' }] })
    const loaded = buildCalendar([...OFFICIAL_YEARS, year])
    assert.equal(loaded.isProvisional(day('2026-12-31')), false)
    assert.equal(loaded.isWorkday(day('2026-12-31')), false)
    assert.equal(loaded.isProvisional(day('2027-06-01')), false)
    assert.equal(yearOf(day('2027-06-01')), 2027)
  })

  it('refuses lists that are wrong, with the place', () => {
    const twice = { date: day('2026-05-06'), isOffDay: true, name: 'x' }
    refused(() => buildCalendar(OFFICIAL_YEARS, [twice, twice]), 'CALENDAR_DAY_TWICE')
    refused(() => readCalendarYear(null), 'CALENDAR_INVALID')
    refused(() => readCalendarYear({ year: 2027, days: [{ date: '2027-02-30' }] }), 'CALENDAR_INVALID')
    const far = { year: 2027, days: [{ date: '2026-05-01', isOffDay: true, name: 'x' }] }
    refused(() => readCalendarYear(far), 'CALENDAR_DAY_OUTSIDE_YEAR')
  })
})
