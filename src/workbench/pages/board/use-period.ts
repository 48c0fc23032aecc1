import {
  addDays,
  daysBetween,
  isLocalDate,
  type LocalDate,
  localDateOf,
  parseLocalDate,
} from '../../../kernel/dates.ts'
import type { PeriodValue } from '../../../ui/workbench/forms/PeriodField.tsx'
import { useGo, usePlace } from '../../../ui/workbench/navigation.tsx'

/** The twelve months up to today, this one included. */
export function lastTwelveMonths(today: LocalDate): { from: LocalDate; to: LocalDate } {
  const first = `${today.slice(0, 8)}01`
  const back = parseLocalDate(`${addDays(parseLocalDate(first), -335).slice(0, 8)}01`)
  return { from: back, to: today }
}

/** Whether a period is long enough to be told by months rather than days. */
export function isLong({ from, to }: { from: LocalDate; to: LocalDate }): boolean {
  return daysBetween(from, to) > 45
}

/** The period that the address names, or the last twelve months; changing it keeps the rest of the address. */
export function usePeriod() {
  const { path, full } = usePlace()
  const go = useGo()
  const search = new URLSearchParams(full.split('?')[1] ?? '')
  const usual = lastTwelveMonths(localDateOf(Date.now()))
  const typed: PeriodValue = { from: search.get('from') ?? usual.from, to: search.get('to') ?? usual.to }
  const valid = isLocalDate(typed.from) && isLocalDate(typed.to) && typed.from <= typed.to
  return {
    typed,
    period: valid ? { from: typed.from as LocalDate, to: typed.to as LocalDate } : usual,
    query: `from=${typed.from}&to=${typed.to}`,
    change({ from, to }: PeriodValue) {
      search.set('from', from)
      search.set('to', to)
      go(`${path}?${search}`, { replace: true })
    },
  }
}
