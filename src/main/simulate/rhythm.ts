import { addDays, type LocalDate, localDateOf, momentAt, timeOfDayOf, weekdayOf } from '../../kernel/dates.ts'
import type { Calendar } from '../../platform/clock/calendar.ts'
import type { Random } from './random.ts'

/** Shares of a day's calls by local hour: few at night, a peak before and after noon, a low one in the evening. */
const HOURS = [
  0.6, 0.4, 0.3, 0.2, 0.2, 0.4, 1.1, 2.7, 6.1, 8.7, 9.0, 7.6, 4.6, 4.7, 7.1, 7.6, 7.1, 6.2, 5.1, 5.3, 5.4, 4.5, 3.1,
  1.4,
]
/** Monday to Sunday; the week begins with what has gathered over the weekend. */
const WEEK = [1.19, 1.09, 1.05, 1.03, 1.01, 0.86, 0.77]
/** A day off on a working weekday, and the first working day after a longer break. */
const HOLIDAY = 0.62
const AFTER_BREAK = 1.32
const HOUR = 3_600_000

/** How many matters a day brings against an ordinary one, by weekday and the calendar of holidays. */
export function dayFactor(date: LocalDate, calendar: Calendar): number {
  const ordinary = WEEK[weekdayOf(date) - 1]!
  const isWeekend = weekdayOf(date) > 5
  if (calendar.isWorkday(date)) {
    const daysOff = [1, 2, 3].filter((days) => !calendar.isWorkday(addDays(date, -days))).length
    if (daysOff === 3) return AFTER_BREAK
    // A weekend that is worked on is a working day like any other.
    return isWeekend ? 1 : ordinary
  }
  return isWeekend ? ordinary : HOLIDAY
}

/** The moments of a day's arrivals, in order. */
export function arrivalsOf(date: LocalDate, mean: number, random: Random, zone: string): Date[] {
  const hours = Object.fromEntries(HOURS.map((share, hour) => [String(hour), share]))
  const begin = momentAt(date, 0, zone)
  return Array.from({ length: random.poisson(mean) }, () => {
    const hour = Number(random.weighted(hours))
    return new Date(begin + Math.floor((hour + random.next()) * HOUR))
  }).sort((a, b) => a.getTime() - b.getTime())
}

/** When an office gets to something that would be done at `at`: at night and on days off in the next working hours. */
export function inOfficeHours(at: Date, calendar: Calendar, random: Random, zone: string): Date {
  const hour = timeOfDayOf(at, zone) / HOUR
  const today = localDateOf(at, zone)
  if (calendar.isWorkday(today) && hour >= 8 && hour < 18) return at
  let day = calendar.isWorkday(today) && hour < 8 ? today : addDays(today, 1)
  while (!calendar.isWorkday(day)) day = addDays(day, 1)
  // Most of what waits is done in the morning.
  return new Date(momentAt(day, 8.5 * HOUR, zone) + Math.floor(random.next() ** 2 * 8 * HOUR))
}
