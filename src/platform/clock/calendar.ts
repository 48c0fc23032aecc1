import { addDays, dateOfDayNumber, dayNumberOf, type LocalDate, parseLocalDate, yearOf } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import { type CalendarDay, CalendarYear } from './clock.contract.ts'
import { clockErrors } from './clock.errors.ts'

/** A published year in its compact form: holidays as [name, first day, last day], make-up days as [name, day]. */
export type OfficialYear = {
  readonly year: number
  readonly notices: readonly string[]
  readonly holidays: readonly (readonly [name: string, first: string, last: string])[]
  readonly makeUpDays: readonly (readonly [name: string, date: string])[]
}

/** What a day is: by the week, by an official notice, or by a decision of the city. */
export type DayFacts = {
  readonly date: LocalDate
  readonly isWorkday: boolean
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'make-up'
  readonly name: string | null
  readonly source: 'week' | 'notice' | 'city'
  readonly provisional: boolean
}

/**
 * The notice of the next year can still reach into the last days of a year: that of 2019 made 29 December 2018 a
 * working day and gave the 30th and 31st off. Until it is known, these days are provisional.
 */
const NEXT_NOTICE_REACHES_BACK_TO = '12-29'
const DAYS_A_NOTICE_MAY_CROSS = 10

/**
 * Makes the calendar of one city from the published years and the city's own days (a regional festival, a typhoon day),
 * which win over the notices. Years without a notice follow the week, Monday to Friday, and are provisional. Throws
 * CALENDAR_DAY_TWICE where one list names a day twice and INVALID_DATE for a day that does not exist.
 */
export function buildCalendar(
  years: readonly (CalendarYear | OfficialYear)[],
  overrides: readonly CalendarDay[] = [],
): Calendar {
  const days = new Map<number, SpecialDay>()
  for (const year of [...years].sort((a, b) => a.year - b.year)) put(days, daysOf(year), 'notice')
  put(days, overrides, 'city')
  return new Calendar(
    days,
    years.map((year) => year.year),
  )
}

/**
 * Reads a year as it is imported (`{year, days: [{date, isOffDay, name}], papers | notices}`, the shape in which
 * holiday lists are exchanged). Throws CALENDAR_INVALID naming the place, CALENDAR_DAY_TWICE, or
 * CALENDAR_DAY_OUTSIDE_YEAR for a day more than ten days away from its year.
 */
export function readCalendarYear(input: unknown): CalendarYear {
  const given = typeof input === 'object' && input !== null ? input : {}
  const result = CalendarYear.safeParse('papers' in given ? { notices: given.papers, ...given } : given)
  if (!result.success) throw clockErrors.CALENDAR_INVALID({ field: result.error.issues[0]?.path.join('.') || 'year' })
  const { year, days } = result.data
  const first = addDays(parseLocalDate(`${year}-01-01`), -DAYS_A_NOTICE_MAY_CROSS)
  const last = addDays(parseLocalDate(`${year}-12-31`), DAYS_A_NOTICE_MAY_CROSS)
  for (const { date } of days) {
    if (date < first || date > last) throw clockErrors.CALENDAR_DAY_OUTSIDE_YEAR({ date, year }, { field: 'days' })
  }
  put(new Map(), days, 'notice')
  return result.data
}

/** Writes an official year out day by day, the form in which an administrator sees and edits it. */
export function calendarYearOf(official: OfficialYear): CalendarYear {
  return { year: official.year, notices: [...official.notices], days: daysOf(official) }
}

type SpecialDay = { readonly isOffDay: boolean; readonly name: string; readonly source: 'notice' | 'city' }

/**
 * Says for every local date whether people work, and counts working days. Counting takes the week in closed form and
 * the special days by binary search, so that it costs the same for a week and for thirty years.
 */
export class Calendar {
  readonly knownYears: readonly number[]
  readonly #special: ReadonlyMap<number, SpecialDay>
  readonly #changedDays: readonly number[]
  readonly #changesUpTo: readonly number[]
  readonly #mostGained: number
  readonly #mostLost: number

  constructor(special: ReadonlyMap<number, SpecialDay>, knownYears: readonly number[]) {
    this.#special = special
    this.knownYears = [...new Set(knownYears)].sort((a, b) => a - b)
    const changed = [...special]
      .filter(([day, { isOffDay }]) => isWeekday(day) === isOffDay)
      .sort((a, b) => a[0] - b[0])
    let sum = 0
    this.#changedDays = changed.map(([day]) => day)
    this.#changesUpTo = changed.map(([, { isOffDay }]) => {
      sum += isOffDay ? -1 : 1
      return sum
    })
    this.#mostGained = Math.max(0, ...this.#changesUpTo)
    this.#mostLost = Math.min(0, ...this.#changesUpTo)
  }

  /** Says whether people work on a date. */
  isWorkday(date: LocalDate): boolean {
    return this.isWorkdayNumber(dayNumberOf(date))
  }

  /** Says whether people work on a day given by its day number (days since 1970-01-01). */
  isWorkdayNumber(dayNumber: number): boolean {
    const special = this.#special.get(dayNumber)
    return special ? !special.isOffDay : isWeekday(dayNumber)
  }

  /** Says whether a day may still change because no notice covers it; a day the city has decided on may not. */
  isProvisional(date: LocalDate): boolean {
    const day = dayNumberOf(date)
    return this.#special.get(day)?.source !== 'city' && this.isProvisionalBetween(day, day)
  }

  /** Says whether any day from the first to the last day number, both included, may still change. */
  isProvisionalBetween(first: number, last: number): boolean {
    for (let year = yearOf(dateOfDayNumber(first)); year <= yearOf(dateOfDayNumber(last)); year++) {
      if (!this.knownYears.includes(year)) return true
      if (this.knownYears.includes(year + 1)) continue
      const tail = dayNumberOf(parseLocalDate(`${String(year).padStart(4, '0')}-${NEXT_NOTICE_REACHES_BACK_TO}`))
      if (last >= tail) return true
    }
    return false
  }

  /** All that is known of a date, for showing a calendar page. */
  factsOf(date: LocalDate): DayFacts {
    const day = dayNumberOf(date)
    const special = this.#special.get(day)
    const isWorkday = this.isWorkdayNumber(day)
    const kind = special ? (isWorkday ? 'make-up' : 'holiday') : isWorkday ? 'workday' : 'weekend'
    const provisional = this.isProvisional(date)
    return { date, isWorkday, kind, name: special?.name ?? null, source: special?.source ?? 'week', provisional }
  }

  /** The working day so many working days after a date, which is itself not counted; `count` is at least 1. */
  addWorkdays(date: LocalDate, count: number): LocalDate {
    return dateOfDayNumber(this.dayOfWorkday(this.workdaysUpTo(dayNumberOf(date)) + count))
  }

  /** Working days after one date up to and including another; negative where the second is earlier. */
  workdaysBetween(after: LocalDate, upTo: LocalDate): number {
    return this.workdaysUpTo(dayNumberOf(upTo)) - this.workdaysUpTo(dayNumberOf(after))
  }

  /** The running number of working days up to and including a day number; only differences carry meaning. */
  workdaysUpTo(dayNumber: number): number {
    return weekdaysUpTo(dayNumber) + this.#changesAt(dayNumber)
  }

  /** The day number of the working day with a running number: the first day on which workdaysUpTo reaches it. */
  dayOfWorkday(running: number): number {
    let low = dayOfWeekday(running - this.#mostGained)
    let high = dayOfWeekday(running - this.#mostLost)
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (this.workdaysUpTo(middle) >= running) high = middle
      else low = middle + 1
    }
    return low
  }

  #changesAt(dayNumber: number): number {
    let low = 0
    let high = this.#changedDays.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#changedDays[middle]! <= dayNumber) low = middle + 1
      else high = middle
    }
    return low === 0 ? 0 : this.#changesUpTo[low - 1]!
  }
}

const ENGLISH_NAMES: Readonly<Record<string, string>> = {
  元旦: 'New Year’s Day',
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

/** The name of a holiday in a language; one that the product does not know stays as the administrator wrote it. */
export function holidayName(name: string, language: Language): string {
  if (language === 'zh') return name
  return name
    .split('、')
    .map((part) => ENGLISH_NAMES[part] ?? part)
    .join(' and ')
}

function daysOf(year: CalendarYear | OfficialYear): CalendarDay[] {
  if ('days' in year) return year.days
  const offDays = year.holidays.flatMap(([name, first, last]) => {
    const begin = dayNumberOf(parseLocalDate(first))
    const length = dayNumberOf(parseLocalDate(last)) - begin + 1
    return Array.from({ length }, (_, i) => ({ date: dateOfDayNumber(begin + i), isOffDay: true, name }))
  })
  const makeUp = year.makeUpDays.map(([name, date]) => ({ date: parseLocalDate(date), isOffDay: false, name }))
  return [...offDays, ...makeUp].sort((a, b) => (a.date < b.date ? -1 : 1))
}

function put(days: Map<number, SpecialDay>, list: readonly CalendarDay[], source: SpecialDay['source']): void {
  const seen = new Set<string>()
  for (const { date, isOffDay, name } of list) {
    if (seen.has(date)) throw clockErrors.CALENDAR_DAY_TWICE({ date }, { field: 'days' })
    seen.add(date)
    days.set(dayNumberOf(parseLocalDate(date, 'days')), { isOffDay, name, source })
  }
}

// Day number 0, 1970-01-01, was a Thursday; the Monday before it has the day number -3.
const DAYS_SINCE_MONDAY = 3

function isWeekday(dayNumber: number): boolean {
  const sinceMonday = dayNumber + DAYS_SINCE_MONDAY
  return sinceMonday - Math.floor(sinceMonday / 7) * 7 < 5
}

function weekdaysUpTo(dayNumber: number): number {
  const days = dayNumber + DAYS_SINCE_MONDAY + 1
  const weeks = Math.floor(days / 7)
  return weeks * 5 + Math.min(days - weeks * 7, 5)
}

function dayOfWeekday(running: number): number {
  const weeks = Math.floor((running - 1) / 5)
  return weeks * 7 + (running - 1 - weeks * 5) - DAYS_SINCE_MONDAY
}
