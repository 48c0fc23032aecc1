import { type Language, languageTag } from '../../kernel/texts.ts'

/** What a number counts. `percent` takes fractions: 0.945 is 94.5 %. */
export type Unit = 'percent' | 'count' | 'score' | 'seconds' | 'minutes' | 'hours' | 'days' | 'workdays'

/** A number or a gap. Charts treat null, NaN and infinities alike: nothing was measured. */
export type Measured = number | null

type UnitWords = { readonly zh: string; readonly en: string; readonly decimals: number }

const UNITS: Readonly<Record<Unit, UnitWords>> = {
  percent: { zh: '%', en: '%', decimals: 1 },
  count: { zh: '', en: '', decimals: 0 },
  score: { zh: '分', en: '', decimals: 1 },
  seconds: { zh: '秒', en: 's', decimals: 0 },
  minutes: { zh: '分钟', en: 'min', decimals: 0 },
  hours: { zh: '小时', en: 'h', decimals: 1 },
  days: { zh: '天', en: 'days', decimals: 1 },
  workdays: { zh: '个工作日', en: 'working days', decimals: 1 },
}

const ZH_STEPS = [
  { from: 1e12, of: 1e12, word: '万亿' },
  { from: 1e8, of: 1e8, word: '亿' },
  { from: 1e4, of: 1e4, word: '万' },
]

const EN_STEPS = [
  { from: 1e12, of: 1e12, word: 'tn' },
  { from: 1e9, of: 1e9, word: 'bn' },
  { from: 1e6, of: 1e6, word: 'm' },
  { from: 1e4, of: 1e3, word: 'k' },
]

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language}/${least}/${most}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(languageTag(language), {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  })
  formatters.set(key, made)
  return made
}

/** Whether something was measured. */
export function isMeasured(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** The word that stands behind a number of this unit; empty for plain counts. */
export function unitWord(unit: Unit, language: Language): string {
  return UNITS[unit][language]
}

/** A value in full with its unit, as tables and descriptions show it: 94.5%, 284,406, 12.4 个工作日. */
export function formatValue(value: Measured | undefined, unit: Unit, language: Language, decimals?: number): string {
  if (!isMeasured(value)) return '—'
  return withUnit(formatNumber(value, unit, language, decimals), unit, language)
}

/** The number alone, all decimals of its unit kept so that columns of figures align. */
export function formatNumber(value: Measured | undefined, unit: Unit, language: Language, decimals?: number): string {
  if (!isMeasured(value)) return '—'
  const shown = unit === 'percent' ? value * 100 : value
  const digits = decimals ?? UNITS[unit].decimals
  return formatter(language, digits, digits).format(shown)
}

/** A value on a mark of the drawing: short like an axis figure, but with its decimals kept, so that neighbours align. */
export function formatMark(value: Measured | undefined, unit: Unit, language: Language): string {
  if (!isMeasured(value)) return '—'
  if (unit === 'percent') return `${formatNumber(value, unit, language)}%`
  if (Math.abs(value) < 1e4) return formatNumber(value, unit, language)
  return shorten(value, language, 1)
}

/** A value as short as it can be read, for axes: 28.4万 or 284k, 95%, 20. The unit word is left to the axis. */
export function formatShort(value: Measured | undefined, unit: Unit, language: Language): string {
  if (!isMeasured(value)) return '—'
  if (unit === 'percent') return `${formatter(language, 0, 1).format(value * 100)}%`
  if (Math.abs(value) < 1e4) return formatter(language, 0, Math.max(1, UNITS[unit].decimals)).format(value)
  return shorten(value, language, 0)
}

function shorten(value: number, language: Language, decimals: number): string {
  const step = (language === 'zh' ? ZH_STEPS : EN_STEPS).find(({ from }) => Math.abs(value) >= from)
  return `${formatter(language, decimals, 1).format(value / (step?.of ?? 1))}${step?.word ?? ''}`
}

function withUnit(number: string, unit: Unit, language: Language): string {
  const word = unitWord(unit, language)
  if (word === '') return number
  return word === '%' ? `${number}%` : `${number} ${word}`
}
