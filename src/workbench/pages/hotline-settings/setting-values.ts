import type { Settings } from '../../../delivery/feedback/settings/settings.contract.ts'
import type { LimitUnit } from '../../../platform/clock/clock.contract.ts'
import { SETTING_GROUPS, type SettingRow } from './setting-rows.ts'

export type LimitValue = { readonly amount: number | null; readonly unit: LimitUnit }
export type SettingValue = number | null | boolean | string | readonly string[] | LimitValue
/** The values of the form by dotted path; a clock by its place in the list, as the server names it. */
export type SettingValues = Readonly<Record<string, SettingValue>>

const ROWS = SETTING_GROUPS.flatMap(({ rows }) => rows)

/** The path of the limit of a clock: `clocks.3.limit`. */
export const clockPath = (at: number) => `clocks.${at}.limit`

/** The settings as the fields of the form show them: shares in per cent, words a line each. */
export function valuesOf(settings: Settings): SettingValues {
  const values: Record<string, SettingValue> = {}
  settings.clocks.forEach(({ limit }, at) => {
    values[clockPath(at)] = limit
  })
  for (const row of ROWS) values[row.path] = shown(row, valueAt(settings, row.path))
  return values
}

/** The settings that the fields say, on those that the form began with. */
export function settingsOf(values: SettingValues, before: Settings): Settings {
  const after = structuredClone(before)
  after.clocks.forEach((row, at) => {
    const { amount, unit } = values[clockPath(at)] as LimitValue
    row.limit = { amount: amount ?? 0, unit }
  })
  for (const row of ROWS) setAt(after, row.path, meant(row, values[row.path] ?? null))
  return after
}

/** The paths of the fields that hold no number where one is needed. */
export function unreadable(values: SettingValues): string[] {
  return Object.entries(values).flatMap(([path, value]) => {
    const number = isLimitValue(value) ? value.amount : value
    return number === null || (typeof number === 'number' && Number.isNaN(number)) ? [path] : []
  })
}

/** Whether two values of a field say the same. */
export function sameValue(one: SettingValue | undefined, two: SettingValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(two)
}

export function isLimitValue(value: SettingValue | undefined): value is LimitValue {
  return typeof value === 'object' && value !== null && 'unit' in value
}

function shown({ kind }: SettingRow, value: unknown): SettingValue {
  if (kind === 'percent') return Math.round(Number(value) * 1e6) / 1e4
  if (kind === 'words') return (value as string[]).join('\n')
  return value as SettingValue
}

function meant({ kind }: SettingRow, value: SettingValue): unknown {
  if (kind === 'percent') return Math.round(Number(value) * 1e4) / 1e6
  if (kind === 'words')
    return String(value)
      .split(/[\n,，;；]/)
      .map((word) => word.trim())
      .filter(Boolean)
  return value
}

function valueAt(settings: Settings, path: string): unknown {
  let value: unknown = settings
  for (const step of path.split('.')) value = (value as Record<string, unknown>)[step]
  return value
}

function setAt(settings: Settings, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop()!
  let place: unknown = settings
  for (const step of steps) place = (place as Record<string, unknown>)[step]
  ;(place as Record<string, unknown>)[last] = value
}

/** What ships for every field, a clock found by what it is for, since lists may stand in another order. */
export function standardsOf(settings: Settings, defaults: Settings): SettingValues {
  const values: Record<string, SettingValue> = { ...valuesOf(defaults) }
  for (const path of Object.keys(values)) if (path.startsWith('clocks.')) delete values[path]
  settings.clocks.forEach(({ clock, urgency, kind }, at) => {
    const same = defaults.clocks.find((row) => row.clock === clock && row.urgency === urgency && row.kind === kind)
    if (same) values[clockPath(at)] = same.limit
  })
  return values
}
