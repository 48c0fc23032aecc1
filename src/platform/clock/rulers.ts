import { localDayNumberOf, momentAt, timeOfDayOf } from '../../kernel/dates.ts'
import type { AppError } from '../../kernel/errors.ts'
import type { Calendar } from './calendar.ts'
import { type Limit, type LimitUnit, showLimit } from './clock.contract.ts'
import { clockErrors } from './clock.errors.ts'
import type { ReadySettings } from './settings.ts'

/**
 * A ruler lays a unit of time along the calendar: a running count that only grows. Used time, pauses and deadlines are
 * differences of counts, so one arithmetic serves every unit. Moments are milliseconds since 1970.
 *
 * For limits in days the count is the number of (working) days whose close has passed. From this follows how a pause
 * counts: a day is taken out exactly when the clock stands still at its close. The day on which a pause begins is out,
 * the day on which the clock goes on counts, and a pause within one day changes nothing.
 */
export type Ruler = {
  /** The count at a moment. */
  countAt(moment: number): number
  /** The last moment at which the count has not yet gone past the given one: the deadline for that count. */
  momentOf(count: number): number
  /** The count from which a limit that starts at a moment is measured; in days the start day is thereby left out. */
  originOf(start: number, limit: Limit): number
  /** Counts in one unit of the limit. */
  readonly perUnit: number
  /** The deadline depends on which days are working days. */
  readonly leansOnCalendar: boolean
  readonly inDays: boolean
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The ruler of a unit for one calendar and one city's settings. */
export function rulerOf(unit: LimitUnit, calendar: Calendar, settings: ReadySettings): Ruler {
  switch (unit) {
    case 'WORKDAY':
      return workdayRuler(calendar, settings)
    case 'NATURAL_DAY':
      return naturalDayRuler(settings)
    case 'WORKHOUR':
      return workhourRuler(calendar, settings)
    case 'HOUR':
      return steadyRuler(HOUR)
    case 'MINUTE':
      return steadyRuler(MINUTE)
  }
}

/** Checks a limit: whole days from 0, other units more than 0. Throws LIMIT_INVALID. */
export function checkLimit(limit: Limit, field = 'limit'): void {
  const { amount, unit } = limit
  const right = isInDays(unit) ? Number.isInteger(amount) && amount >= 0 : Number.isFinite(amount) && amount > 0
  if (!right) throw limitInvalid(limit, field)
}

/** The error for a limit that cannot be, with the limit in words. */
export function limitInvalid(limit: Limit, field: string): AppError {
  const [limitZh, limitEn] = [showLimit(limit, 'zh'), showLimit(limit, 'en')]
  return clockErrors.LIMIT_INVALID({ limitZh, limitEn }, { field })
}

/** The units in which a limit is given in whole days. */
export function isInDays(unit: LimitUnit): boolean {
  return unit === 'WORKDAY' || unit === 'NATURAL_DAY'
}

/** The length of a limit in its own unit: a limit of 0 days is the start day itself, which is one day. */
export function lengthOf(limit: Limit): number {
  return isInDays(limit.unit) && limit.amount === 0 ? 1 : limit.amount
}

function steadyRuler(perUnit: number): Ruler {
  return {
    countAt: (moment) => moment,
    momentOf: (count) => count,
    originOf: (start) => start,
    perUnit,
    leansOnCalendar: false,
    inDays: false,
  }
}

function naturalDayRuler(settings: ReadySettings): Ruler {
  const { zone } = settings
  const countAt = (moment: number) => {
    const day = localDayNumberOf(moment, zone)
    return moment > closeOf(day, settings) ? day + 1 : day
  }
  return {
    countAt,
    momentOf: (count) => closeOf(count - 1, settings),
    originOf: (start, limit) => (limit.amount === 0 ? countAt(start) : localDayNumberOf(start, zone) + 1),
    perUnit: 1,
    leansOnCalendar: false,
    inDays: true,
  }
}

function workdayRuler(calendar: Calendar, settings: ReadySettings): Ruler {
  const { zone } = settings
  const countAt = (moment: number) => {
    const day = localDayNumberOf(moment, zone)
    return calendar.workdaysUpTo(moment > closeOf(day, settings) ? day : day - 1)
  }
  return {
    countAt,
    momentOf: (count) => closeOf(calendar.dayOfWorkday(count), settings),
    originOf: (start, limit) =>
      limit.amount === 0 ? countAt(start) : calendar.workdaysUpTo(localDayNumberOf(start, zone)),
    perUnit: 1,
    leansOnCalendar: true,
    inDays: true,
  }
}

function workhourRuler(calendar: Calendar, { zone, officeHours }: ReadySettings): Ruler {
  const dayLength = officeHours.reduce((sum, { from, to }) => sum + to - from, 0)
  const workedBy = (timeOfDay: number) =>
    officeHours.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(timeOfDay, to) - from), 0)
  const countAt = (moment: number) => {
    const day = localDayNumberOf(moment, zone)
    const today = calendar.isWorkdayNumber(day) ? workedBy(timeOfDayOf(moment, zone)) : 0
    return calendar.workdaysUpTo(day - 1) * dayLength + today
  }
  const momentOf = (count: number) => {
    const workday = Math.ceil(count / dayLength)
    let left = count - (workday - 1) * dayLength
    const day = calendar.dayOfWorkday(workday)
    for (const { from, to } of officeHours) {
      if (left <= to - from) return momentAt(day, from + left, zone)
      left -= to - from
    }
    return momentAt(day, officeHours[officeHours.length - 1]!.to, zone)
  }
  return { countAt, momentOf, originOf: countAt, perUnit: HOUR, leansOnCalendar: true, inDays: false }
}

/** The last moment of a day that is in time. At 24:00 it is the last millisecond, so that its date is still that day. */
function closeOf(day: number, { zone, closeOfDay }: ReadySettings): number {
  return closeOfDay === DAY ? momentAt(day + 1, 0, zone) - 1 : momentAt(day, closeOfDay, zone)
}
