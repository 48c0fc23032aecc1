import { CITY_ZONE, localDayNumberOf, parseTimeOfDay } from '../../kernel/dates.ts'
import { clockErrors } from './clock.errors.ts'

/** How a city reads its clocks; every part has a default. */
export type ClockSettings = {
  /** IANA time zone in which days begin and end; Asia/Shanghai unless told. */
  readonly zone?: string
  /** Time of day at which a limit in days ends on its last day; '24:00' unless told, '17:30' for close of business. */
  readonly closeOfDay?: string
  /** The spans of a working day that count for limits in working hours, in order; 09:00–12:00 and 13:00–17:00. */
  readonly officeHours?: readonly { readonly from: string; readonly to: string }[]
  /** Yellow when at most `days` are left of a limit in days, or at most `share` of any limit; 1 and 0.2 unless told. */
  readonly yellow?: { readonly days?: number; readonly share?: number }
}

/** The same with every default filled in and every time of day in milliseconds after midnight. */
export type ReadySettings = {
  readonly zone: string
  readonly closeOfDay: number
  readonly officeHours: readonly { readonly from: number; readonly to: number }[]
  readonly yellowDays: number
  readonly yellowShare: number
}

const DEFAULT_HOURS = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
]
const ready = new WeakMap<ClockSettings, ReadySettings>()

/**
 * Fills in the defaults and checks the settings. Throws CLOCK_SETTINGS_INVALID with the field, INVALID_TIME or
 * UNKNOWN_TIME_ZONE. The answer is kept for the settings object, which must not change afterwards.
 */
export function readSettings(settings: ClockSettings): ReadySettings {
  const kept = ready.get(settings)
  if (kept) return kept
  const { zone = CITY_ZONE, closeOfDay = '24:00', officeHours = DEFAULT_HOURS, yellow = {} } = settings
  const hours = officeHours.map(({ from, to }) => ({ from: parseTimeOfDay(from), to: parseTimeOfDay(to) }))
  const inOrder = hours.every(({ from, to }, i) => from < to && (i === 0 || hours[i - 1]!.to <= from))
  if (!inOrder || hours.length === 0) throw invalid('officeHours')
  const { days = 1, share = 0.2 } = yellow
  if (!(days >= 0)) throw invalid('yellow.days')
  if (!(share >= 0 && share <= 1)) throw invalid('yellow.share')
  // Reading one date proves that the zone exists before anything is counted in it.
  localDayNumberOf(0, zone)
  const close = parseTimeOfDay(closeOfDay)
  if (close === 0) throw invalid('closeOfDay')
  const made = { zone, closeOfDay: close, officeHours: hours, yellowDays: days, yellowShare: share }
  ready.set(settings, made)
  return made
}

function invalid(field: string) {
  return clockErrors.CLOCK_SETTINGS_INVALID({ field }, { field })
}
