import {
  type Instant,
  instantOf,
  type LocalDate,
  localDateOf,
  localDayNumberOf,
  type Moment,
  millisecondsOf,
} from '../../kernel/dates.ts'
import type { Calendar } from './calendar.ts'
import type { Limit, LimitUnit } from './clock.contract.ts'
import { clockErrors } from './clock.errors.ts'
import { checkLimit, lengthOf, type Ruler, rulerOf } from './rulers.ts'
import { type ClockSettings, type ReadySettings, readSettings } from './settings.ts'

export type Deadline = { readonly due: Instant; readonly dueDate: LocalDate; readonly provisional: boolean }

/**
 * The deadline of a limit that runs without pauses. The start day is not counted (行政许可法 §82: days are working days;
 * the count begins the day after acceptance), the deadline is the close of the last day. Throws LIMIT_INVALID.
 */
export function dueAt(start: Moment, limit: Limit, calendar: Calendar, settings: ClockSettings = {}): Deadline {
  checkLimit(limit)
  const ready = readSettings(settings)
  const ruler = rulerOf(limit.unit, calendar, ready)
  const from = millisecondsOf(start)
  const due = ruler.momentOf(ruler.originOf(from, limit) + lengthOf(limit) * ruler.perUnit)
  return deadlineOf(from, due, ruler, calendar, ready)
}

/** A deadline with its local date, and whether it leans on days that no notice covers. Moments are milliseconds. */
export function deadlineOf(
  from: number,
  due: number,
  ruler: Ruler,
  calendar: Calendar,
  { zone }: ReadySettings,
): Deadline {
  const provisional =
    ruler.leansOnCalendar &&
    calendar.isProvisionalBetween(
      localDayNumberOf(from, zone),
      Math.max(localDayNumberOf(due, zone), localDayNumberOf(from, zone)),
    )
  return { due: instantOf(due), dueDate: localDateOf(due, zone), provisional }
}

const UNIT_CODES: Readonly<Record<string, { unit: LimitUnit; times: number }>> = {
  1: { unit: 'WORKDAY', times: 1 },
  2: { unit: 'NATURAL_DAY', times: 1 },
  3: { unit: 'HOUR', times: 1 },
  4: { unit: 'MINUTE', times: 1 },
  5: { unit: 'NATURAL_DAY', times: 30 },
}

/**
 * The limit that the exchange tables of service items give as a number and a unit code (anticipate_day/_type,
 * promise_day/_type: 1 working day, 2 calendar day, 3 hour, 4 minute, 5 month). A month is taken as 30 calendar days, as
 * the public checks of those tables do. Throws LIMIT_UNIT_UNKNOWN and LIMIT_INVALID.
 */
export function limitOfCode(amount: number, unitCode: string | number): Limit {
  const known = UNIT_CODES[String(unitCode).trim()]
  if (!known) throw clockErrors.LIMIT_UNIT_UNKNOWN({ unit: unitCode })
  const limit = { amount: amount * known.times, unit: known.unit }
  checkLimit(limit)
  return limit
}
