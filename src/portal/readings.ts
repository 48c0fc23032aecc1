import { type Instant, type LocalDate, showDate, showInstant } from '../kernel/dates.ts'
import type { Language } from '../kernel/texts.ts'
import { type Limit, showLimit } from '../platform/clock/clock.contract.ts'
import type { Reading } from '../ui/portal/facts/ReadingWords.tsx'

/** A time limit as a figure with its unit; `value` replaces the amount on a beam, where time overdue is negative. */
export function readingOf(limit: Limit, language: Language, value: number = limit.amount): Reading {
  // No time at all is written "same day" where it is a promise; as a reading it is a plain nought of its unit.
  const words = showLimit({ ...limit, amount: limit.amount || 2 }, language)
  const [, figure = words, unit = ''] = /^([\d.]+)\s*(.+)$/.exec(words) ?? []
  return { value, figure: limit.amount === 0 ? '0' : figure, unit }
}

type Due = { readonly limit: Limit; readonly due: Instant; readonly dueDate: LocalDate }

/** Until when something is due: the day, and the time of day too where the limit is in hours or minutes. */
export function showDue({ limit, due, dueDate }: Due, language: Language, zone: string): string {
  return limit.unit.endsWith('DAY') ? showDate(dueDate, language) : showInstant(due, language, zone)
}
