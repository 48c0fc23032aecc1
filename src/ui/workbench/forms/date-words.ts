import { addDays, isLocalDate, type LocalDate, weekdayOf } from '../../../kernel/dates.ts'

/**
 * Reads a date as staff write it: 2026-03-02, 2026/3/2, 20260302, 2026年3月2日, 3月2日 and 3-2 (this year), 今天 明天 昨天,
 * today tomorrow yesterday, +5 and -3 (days from today). Undefined where it is none, or a day that does not exist.
 */
export function readDateWords(typed: string, today: LocalDate): LocalDate | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  const named = DAYS_FROM_TODAY[text]
  if (named !== undefined) return addDays(today, named)
  const shift = /^([+-]\d{1,4})$/.exec(text)
  if (shift) return addDays(today, Number(shift[1]))
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^()(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!parts) return undefined
  const [, year, month, day] = parts as unknown as [string, string, string, string]
  const date = `${year || today.slice(0, 4)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLocalDate(date) ? date : undefined
}

const DAYS_FROM_TODAY: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  明天: 1,
  tomorrow: 1,
  后天: 2,
  昨天: -1,
  yesterday: -1,
  前天: -2,
}

export const PERIOD_PRESETS = [
  'today',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
] as const
export type PeriodPreset = (typeof PERIOD_PRESETS)[number]
/** A span of days, both ends included. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate }

/** The days of a common period, seen from today. Weeks begin on Monday; a period that runs on ends with its last day. */
export function periodOf(preset: PeriodPreset, today: LocalDate): Period {
  const monday = addDays(today, 1 - weekdayOf(today))
  const [year, month] = today.split('-').map(Number) as [number, number]
  const quarter = month - ((month - 1) % 3)
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'thisWeek':
      return { from: monday, to: addDays(monday, 6) }
    case 'lastWeek':
      return { from: addDays(monday, -7), to: addDays(monday, -1) }
    case 'thisMonth':
      return months(year, month, 1)
    case 'lastMonth':
      return months(year, month - 1, 1)
    case 'thisQuarter':
      return months(year, quarter, 3)
    case 'lastQuarter':
      return months(year, quarter - 3, 3)
    case 'thisYear':
      return months(year, 1, 12)
    case 'lastYear':
      return months(year - 1, 1, 12)
  }
}

function months(year: number, month: number, count: number): Period {
  return { from: firstOf(year, month), to: addDays(firstOf(year, month + count), -1) }
}

/** The first day of a month; month 0 and 13 lie in the years beside. */
function firstOf(year: number, month: number): LocalDate {
  const inYear = year + Math.floor((month - 1) / 12)
  const inMonth = ((((month - 1) % 12) + 12) % 12) + 1
  return `${inYear}-${String(inMonth).padStart(2, '0')}-01` as LocalDate
}
