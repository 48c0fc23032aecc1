import { isLocalDate, yearOf } from '../../../kernel/dates.ts'
import type { CalendarDay } from '../../../platform/clock/clock.contract.ts'

/** What is wrong with a list of days, and in which line (from 1). */
export type DayFault =
  | { readonly kind: 'unreadable'; readonly line: number; readonly text: string }
  | { readonly kind: 'otherYear'; readonly line: number }
  | { readonly kind: 'twice'; readonly line: number; readonly date: string }

const LINE = /^(\d{4}-\d\d-\d\d)[\s,，]+(休|班|off|on)[\s,，]+(\S.{0,59})$/i

/** Reads days of a year that were written one a line: date, 休 or 班 (off, on), name. Blank lines are left out. */
export function readDayLines(text: string, year: number): { days: readonly CalendarDay[]; fault?: DayFault } {
  const days: CalendarDay[] = []
  for (const [at, raw] of text.split('\n').entries()) {
    const line = at + 1
    const written = raw.trim()
    if (written === '') continue
    const [, date = '', kind = '', name = ''] = LINE.exec(written) ?? []
    if (!isLocalDate(date)) return { days, fault: { kind: 'unreadable', line, text: written } }
    if (yearOf(date) !== year) return { days, fault: { kind: 'otherYear', line } }
    if (days.some((day) => day.date === date)) return { days, fault: { kind: 'twice', line, date } }
    days.push({ date, isOffDay: /休|off/i.test(kind), name: name.trim() })
  }
  return { days }
}

/** Days as lines that `readDayLines` reads back to the same. */
export function writeDayLines(days: readonly CalendarDay[], words: { off: string; work: string }): string {
  return days.map(({ date, isOffDay, name }) => `${date} ${isOffDay ? words.off : words.work} ${name}`).join('\n')
}
