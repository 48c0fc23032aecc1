import { z } from 'zod'
import { defineErrors } from './errors.ts'
import type { Language } from './texts.ts'

/** The time zone of every Chinese city; a zone is a parameter wherever a local date or time of day is read. */
export const CITY_ZONE = 'Asia/Shanghai'

const MINUTE = 60_000
const DAY = 86_400_000
/** The last point in time that a `Date` can hold (ECMA-262, time values). */
const LAST_MILLISECOND = 8.64e15

/** A day on the calendar of the city, 'YYYY-MM-DD' (ISO 8601), which exists; it has no time and no zone. */
export const LocalDate = z.iso.date().brand<'LocalDate'>()
export type LocalDate = z.infer<typeof LocalDate>

/** A point in time as ISO 8601 text with `Z` or an offset, such as '2026-02-13T01:30:00.000Z'. */
export const Instant = z.iso.datetime({ offset: true })
export type Instant = z.infer<typeof Instant>

/** What a point in time may be given as. A number is milliseconds since 1970-01-01T00:00Z, as in `Date`. */
export type Moment = Instant | Date | number

export const dateErrors = defineErrors({
  INVALID_DATE: {
    status: 400,
    zh: '日期“{value}”不存在或写法有误，请按“2026-02-27”的格式填写。',
    en: 'The date “{value}” does not exist or is written wrongly. Write it like 2026-02-27.',
  },
  INVALID_TIME: {
    status: 400,
    zh: '时刻“{value}”有误，请按“17:30”的格式填写，范围为 00:00 至 24:00。',
    en: 'The time of day “{value}” is not right. Write it like 17:30, from 00:00 to 24:00.',
  },
  INVALID_INSTANT: {
    status: 400,
    zh: '时间“{value}”有误，请按带时区的 ISO 8601 格式填写，例如“2026-02-27T17:30:00+08:00”。',
    en: 'The time “{value}” is not right. Write it as ISO 8601 with its offset, like 2026-02-27T17:30:00+08:00.',
  },
  UNKNOWN_TIME_ZONE: {
    status: 400,
    zh: '不认识时区“{value}”，请填写 IANA 时区名称，例如“Asia/Shanghai”。',
    en: 'The time zone “{value}” is not known. Give an IANA name such as Asia/Shanghai.',
  },
})

/** Reads 'YYYY-MM-DD' as a date that exists; throws INVALID_DATE naming `field` where one is given. */
export function parseLocalDate(text: string, field?: string): LocalDate {
  if (isLocalDate(text)) return text
  throw dateErrors.INVALID_DATE({ value: String(text) }, field === undefined ? {} : { field })
}

/** Says whether a text is a date 'YYYY-MM-DD' that exists (29 February in leap years only). */
export function isLocalDate(text: string): text is LocalDate {
  return typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && written(numbered(text)) === text
}

/** Counts days since 1970-01-01, so that dates can be compared and added as whole numbers. */
export function dayNumberOf(date: LocalDate): number {
  return numbered(date)
}

/** The date with a day number (days since 1970-01-01); throws INVALID_DATE outside the years 0 to 9999. */
export function dateOfDayNumber(dayNumber: number): LocalDate {
  if (!Number.isInteger(dayNumber) || dayNumber < -719_528 || dayNumber > 2_932_896) {
    throw dateErrors.INVALID_DATE({ value: String(dayNumber) })
  }
  return written(dayNumber) as LocalDate
}

/** The date some days later, or earlier where `days` is negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days)
}

/** Whole days from one date to another, negative where the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** The day of the week as in ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  // 1970-01-01, day number 0, was a Thursday.
  return floorMod(dayNumberOf(date) + 3, 7) + 1
}

/** The calendar year of a date. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

/** Milliseconds since 1970-01-01T00:00Z. A text must carry `Z` or an offset; otherwise INVALID_INSTANT is thrown. */
export function millisecondsOf(moment: Moment): number {
  const value = typeof moment === 'string' ? fromInstant(moment) : Number(moment)
  if (Math.abs(value) <= LAST_MILLISECOND) return value
  throw dateErrors.INVALID_INSTANT({ value: String(moment) })
}

/** A point in time as ISO 8601 text in UTC with milliseconds, which sorts as text. */
export function instantOf(moment: Moment): Instant {
  return new Date(millisecondsOf(moment)).toISOString()
}

/** The city's date at a point in time. Throws INVALID_INSTANT and UNKNOWN_TIME_ZONE. */
export function localDateOf(moment: Moment, zone: string = CITY_ZONE): LocalDate {
  return dateOfDayNumber(localDayNumberOf(moment, zone))
}

/** The day number (days since 1970-01-01) of the city's date at a point in time. */
export function localDayNumberOf(moment: Moment, zone: string = CITY_ZONE): number {
  const at = millisecondsOf(moment)
  return Math.floor((at + offsetAt(at, zone)) / DAY)
}

/** The city's time of day at a point in time, in milliseconds after midnight as a clock on the wall shows it. */
export function timeOfDayOf(moment: Moment, zone: string = CITY_ZONE): number {
  const at = millisecondsOf(moment)
  return floorMod(at + offsetAt(at, zone), DAY)
}

/** Milliseconds after midnight of 'HH:mm' or 'HH:mm:ss', 00:00 to 24:00; throws INVALID_TIME. */
export function parseTimeOfDay(text: string): number {
  const parts = /^(\d\d):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  const value = parts ? Number(parts[1]) * 60 * MINUTE + Number(parts[2]) * MINUTE + Number(parts[3] ?? 0) * 1000 : -1
  if (value >= 0 && value <= DAY) return value
  throw dateErrors.INVALID_TIME({ value: text })
}

/**
 * The point in time, in milliseconds, at which the city's clocks show a date and a time of day (milliseconds after
 * midnight, 0 to 86,400,000). A time that is skipped in spring is taken as much later as the clocks go forward; of a
 * time that comes twice in autumn the first is taken (as RFC 5545 §3.3.5 does).
 */
export function momentAt(date: LocalDate | number, timeOfDay: number, zone: string = CITY_ZONE): number {
  const wall = (typeof date === 'number' ? date : dayNumberOf(date)) * DAY + timeOfDay
  const before = offsetAt(wall - DAY, zone)
  const after = offsetAt(wall + DAY, zone)
  if (before === after) return wall - before
  const early = wall - Math.max(before, after)
  const late = wall - Math.min(before, after)
  for (const candidate of [early, late]) if (candidate + offsetAt(candidate, zone) === wall) return candidate
  return wall - before
}

/** The first instant of a date in the city, as ISO 8601 text in UTC. */
export function startOfDay(date: LocalDate, zone: string = CITY_ZONE): Instant {
  return instantOf(momentAt(date, 0, zone))
}

/** The last millisecond of a date in the city, as ISO 8601 text in UTC; its local date is still that date. */
export function endOfDay(date: LocalDate, zone: string = CITY_ZONE): Instant {
  return instantOf(momentAt(dayNumberOf(date) + 1, 0, zone) - 1)
}

/** A date as people write it: 2026年2月27日, 27 February 2026. */
export function showDate(date: LocalDate, language: Language): string {
  const [year, month, day] = date.split('-').map(Number)
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month! - 1]} ${year}`
}

/** A point in time as people write it, in the city's time to the minute: 2026年2月27日 17:30, 27 February 2026, 17:30. */
export function showInstant(moment: Moment, language: Language, zone: string = CITY_ZONE): string {
  const minutes = Math.floor(timeOfDayOf(moment, zone) / MINUTE)
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return `${showDate(localDateOf(moment, zone), language)}${language === 'zh' ? ' ' : ', '}${time}`
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

function fromInstant(text: string): number {
  // Date.parse would read a text without offset in the machine's zone, which is nobody's time.
  return /T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN
}

type ZoneTable = { readonly clockOf: Intl.DateTimeFormat; readonly days: Map<number, number> }
const zones = new Map<string, ZoneTable>()
const DAYS_KEPT = 20_000
const CHANGES_THAT_DAY = Number.NaN

/** How far the zone's clocks are ahead of UTC, in milliseconds. Kept by UTC day, since Intl costs microseconds a call. */
function offsetAt(at: number, zone: string): number {
  const table = zones.get(zone) ?? openZone(zone)
  const day = Math.floor(at / DAY)
  const kept = table.days.get(day)
  if (kept !== undefined) return Number.isNaN(kept) ? readOffset(at, table.clockOf) : kept
  const first = readOffset(day * DAY, table.clockOf)
  const last = readOffset(day * DAY + DAY - 1000, table.clockOf)
  if (table.days.size >= DAYS_KEPT) table.days.clear()
  table.days.set(day, first === last ? first : CHANGES_THAT_DAY)
  return first === last ? first : readOffset(at, table.clockOf)
}

function openZone(zone: string): ZoneTable {
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  try {
    const clockOf = new Intl.DateTimeFormat('en-US', {
      ...fields,
      second: 'numeric',
      era: 'short',
      hourCycle: 'h23',
      calendar: 'gregory',
      timeZone: zone,
    })
    const table = { clockOf, days: new Map<number, number>() }
    zones.set(zone, table)
    return table
  } catch (cause) {
    throw dateErrors.UNKNOWN_TIME_ZONE({ value: zone }, { cause })
  }
}

function readOffset(at: number, clockOf: Intl.DateTimeFormat): number {
  const whole = Math.floor(at / 1000) * 1000
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const part of clockOf.formatToParts(whole)) shown[part.type] = part.value
  const year = shown.era === 'BC' ? 1 - Number(shown.year) : Number(shown.year)
  const date = dayNumberOfParts(year, Number(shown.month), Number(shown.day))
  return date * DAY + (Number(shown.hour) * 60 + Number(shown.minute)) * MINUTE + Number(shown.second) * 1000 - whole
}

function numbered(date: string): number {
  return dayNumberOfParts(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/**
 * Days since 1970-01-01 in the Gregorian calendar, by counting years from March so that the leap day comes last
 * (Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil). Also for dates that do not exist,
 * which then come back written differently.
 */
function dayNumberOfParts(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The reverse of dayNumberOfParts (civil_from_days of the same source), written 'YYYY-MM-DD'. */
function written(dayNumber: number): string {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function floorMod(value: number, by: number): number {
  return value - Math.floor(value / by) * by
}
