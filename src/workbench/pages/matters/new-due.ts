import { addDays, instantOf, type LocalDate, localDateOf, millisecondsOf, weekdayOf } from '../../../kernel/dates.ts'
import type { Limit } from '../../../platform/clock/clock.contract.ts'

const HOUR = 3_600_000
const SATURDAY = 6

/** Days that differ from the week: true for a holiday, false for a weekend on which people work. */
export type SpecialDays = ReadonlyMap<string, boolean>

/**
 * Until when a clock would run if it got this much more time: a day where the limit counts days, a moment where it counts
 * hours. It only shows a person what is asked for; what counts is the clock itself. Undefined for working hours, whose
 * office times the browser does not know.
 */
export function laterBy(
  due: string,
  { amount, unit }: Limit,
  special: SpecialDays,
): { readonly day: LocalDate } | { readonly at: string } | undefined {
  const day = localDateOf(due)
  switch (unit) {
    case 'NATURAL_DAY':
      return { day: addDays(day, amount) }
    case 'WORKDAY':
      return { day: afterWorkdays(day, amount, special) }
    case 'HOUR':
      return { at: instantOf(millisecondsOf(due) + amount * HOUR) }
    case 'MINUTE':
      return { at: instantOf(millisecondsOf(due) + (amount * HOUR) / 60) }
    default:
      return undefined
  }
}

function afterWorkdays(from: LocalDate, amount: number, special: SpecialDays): LocalDate {
  let day = from
  for (let left = amount; left > 0; ) {
    day = addDays(day, 1)
    const isOff = special.get(day) ?? weekdayOf(day) >= SATURDAY
    if (!isOff) left -= 1
  }
  return day
}
