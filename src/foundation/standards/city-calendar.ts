import { system } from '../../kernel/actor.ts'
import { parseLocalDate } from '../../kernel/dates.ts'
import { buildCalendar, type Calendar, calendarYearOf } from '../../platform/clock/calendar.ts'
import { OFFICIAL_YEARS } from '../../platform/clock/calendar-data.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { CalendarReply } from './standards.contract.ts'
import { listYears, type StoredYear } from './standards.repository.ts'

/** Milliseconds for which a calendar may be used before it is looked at again, for changes by other processes. */
const FRESH = 15_000

/**
 * The city's calendar in memory: the published years that ship with the product, the years loaded since, and the city's
 * own days. It is asked thousands of times a second, so it is built once and renewed when somebody changes it.
 */
export class CityCalendar {
  #calendar: Calendar = buildCalendar(OFFICIAL_YEARS)
  #stored: readonly StoredYear[] = []
  #readAt = 0
  #reading: Promise<void> | undefined
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The calendar as it is now. Renews itself in the background when it has become stale. */
  now(): Calendar {
    if (Date.now() - this.#readAt > FRESH) void this.renew()
    return this.#calendar
  }

  /** Reads the stored years again; a failure leaves the calendar as it was. */
  renew(): Promise<void> {
    this.#reading ??= this.#db
      .read(system('calendar'), listYears)
      .then((years) => this.#use(years))
      .catch(() => undefined)
      .finally(() => {
        this.#reading = undefined
      })
    return this.#reading
  }

  /** Uses what a transaction has just written, once it is committed. */
  async changedBy(tx: Tx): Promise<void> {
    const years = await listYears(tx)
    tx.afterCommit(() => this.#use(years))
  }

  #use(years: readonly StoredYear[]) {
    this.#readAt = Date.now()
    if (sameYears(years, this.#stored)) return
    this.#stored = years
    this.#calendar = calendarFrom(years)
  }
}

function sameYears(a: readonly StoredYear[], b: readonly StoredYear[]): boolean {
  return a.length === b.length && a.every(({ changedAt }, i) => changedAt.getTime() === b[i]?.changedAt.getTime())
}

function calendarFrom(stored: readonly StoredYear[]): Calendar {
  const loaded = new Map(stored.filter(({ fromNotice }) => fromNotice).map((year) => [year.year, year]))
  const official = OFFICIAL_YEARS.filter(({ year }) => !loaded.has(year))
  return buildCalendar(
    [...official, ...loaded.values()],
    stored.flatMap(({ cityDays }) => cityDays),
  )
}

/** What a year's page shows: the days that differ from the week, and how many working days there are. */
export function yearReply(year: number, stored: StoredYear | undefined, calendar: Calendar): CalendarReply {
  const official = OFFICIAL_YEARS.find((one) => one.year === year)
  const shipped = official && calendarYearOf(official)
  const notice = stored?.fromNotice ? stored : shipped
  const cityDays = stored?.cityDays ?? []
  const own = new Set(cityDays.map(({ date }) => date))
  const days = [
    ...(notice?.days ?? []).filter(({ date }) => !own.has(date)).map((day) => ({ ...day, source: 'notice' as const })),
    ...cityDays.map((day) => ({ ...day, source: 'city' as const })),
  ]
  return {
    year,
    provisional: notice === undefined,
    notices: [...(notice?.notices ?? [])],
    days: days.sort((a, b) => (a.date < b.date ? -1 : 1)),
    workdays: calendar.workdaysBetween(parseLocalDate(`${year - 1}-12-31`), parseLocalDate(`${year}-12-31`)),
  }
}
