import { addDays, type LocalDate, localDateOf, showDate } from '../kernel/dates.ts'
import type { Language } from '../kernel/texts.ts'
import type { Figure, MeasureCard, Verdict } from '../oversight/indicators/indicators.contract.ts'
import type { Unit } from '../ui/charts/values.ts'
import { formatNumber, formatValue } from '../ui/charts/values.ts'
import type { KeyFigureProps } from '../ui/portal/facts/KeyFigure.tsx'
import type { Reading } from '../ui/portal/facts/ReadingWords.tsx'
import type { Status } from '../ui/portal/facts/StatusMark.tsx'
import { watchTexts } from './texts/watch-texts.ts'

export type Period = { readonly from: LocalDate; readonly to: LocalDate }

/** From the first of the month to today. */
export function thisMonth(now: Date, zone: string): Period {
  const to = localDateOf(now, zone)
  return { from: `${to.slice(0, 7)}-01` as LocalDate, to }
}

/** The month before, whole. */
export function lastMonth(now: Date, zone: string): Period {
  const to = addDays(thisMonth(now, zone).from, -1)
  return { from: `${to.slice(0, 7)}-01` as LocalDate, to }
}

/** Twelve months up to today, this one among them. */
export function lastYear(now: Date, zone: string): Period {
  const to = localDateOf(now, zone)
  const [year, month] = [Number(to.slice(0, 4)), Number(to.slice(5, 7))]
  const first = month === 12 ? `${year}-01-01` : `${year - 1}-${String(month + 1).padStart(2, '0')}-01`
  return { from: first as LocalDate, to }
}

/** The months from one day to another, 'YYYY-MM', the first one first. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = nextMonth(month)) months.push(month)
  return months
}

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return number === 12 ? `${year! + 1}-01` : `${year}-${String(number! + 1).padStart(2, '0')}`
}

/** A period in words. */
export function periodWords({ from, to }: Period, language: Language): string {
  return watchTexts[language].period(showDate(from, language), showDate(to, language))
}

/** Hours up to here are shown as hours; longer times as days of 24 hours. */
const HOURS_AT_MOST = 72

/** How a measure's numbers are shown: the unit, and what stored numbers are divided by to be in it. */
export type Shown = { readonly unit: Unit; readonly per: number }

export function shownAs({ kind }: Pick<MeasureCard, 'kind'>, values: readonly (number | null)[]): Shown {
  if (kind === 'rate') return { unit: 'percent', per: 1 }
  if (kind === 'score') return { unit: 'score', per: 1 }
  if (kind === 'volume') return { unit: 'count', per: 1 }
  const longest = Math.max(0, ...values.map((value) => value ?? 0))
  return longest > HOURS_AT_MOST ? { unit: 'days', per: 24 } : { unit: 'hours', per: 1 }
}

/** The number that stands for a figure: the rate, the mean time or score, by which it is also judged, or the count. */
export function shownValue(figure: Figure, { kind }: Pick<MeasureCard, 'kind'>): number | null {
  if (figure.suppressed || figure.count === 0) return null
  return kind === 'volume' ? figure.count : figure.rate
}

/** A number of a measure as the reader sees it: 94.5%, 3.2 天. */
export function valueWords(value: number | null, { unit, per }: Shown, language: Language): string {
  return formatValue(value === null ? null : value / per, unit, language)
}

const STATUS: Readonly<Record<Verdict, Status | undefined>> = {
  kept: 'kept',
  risk: 'atRisk',
  missed: 'missed',
  few: undefined,
  none: undefined,
}

export const statusOf = (verdict: Verdict): Status | undefined => STATUS[verdict]

/** A figure beside its promise, for the page; undefined where there is nothing to show. */
export function keyFigureOf(
  measure: MeasureCard,
  figure: Figure,
  period: Period,
  language: Language,
): Omit<KeyFigureProps, 'level' | 'href'> | undefined {
  const value = shownValue(figure, measure)
  if (value === null) return undefined
  const texts = watchTexts[language]
  const shown = shownAs(measure, [value, figure.target])
  const reading = (stored: number): Reading => readingOf(stored, shown, language)
  const hasInterval = measure.kind === 'rate' && figure.low !== null && figure.high !== null
  const status = STATUS[figure.verdict]
  const note = [
    periodWords(period, language),
    texts.sample(formatNumber(figure.count, 'count', language)),
    ...(figure.verdict === 'few' ? [texts.few] : []),
  ].join(language === 'zh' ? '，' : ', ')
  return {
    language,
    label: measure.label[language],
    fact: reading(value),
    ...(figure.target === null ? {} : { promise: reading(figure.target) }),
    ...(hasInterval ? { interval: intervalOf(figure, language) } : {}),
    scale: scaleOf(measure, [figure], shown),
    ...(status ? { status } : {}),
    note,
  }
}

function readingOf(stored: number, { unit, per }: Shown, language: Language): Reading {
  const figure = formatNumber(stored / per, unit, language)
  const words = formatValue(stored / per, unit, language)
  return { value: unit === 'percent' ? stored * 100 : stored / per, figure, unit: words.slice(figure.length).trim() }
}

function intervalOf({ low, high }: Figure, language: Language) {
  const show = (value: number | null) => formatNumber(value, 'percent', language)
  return { bounds: [low! * 100, high! * 100] as const, words: `${show(low)}–${show(high)}%` }
}

/**
 * The scale on which figures of a measure are drawn together, in per cent or in the unit shown. Rates that should be
 * high crowd near 100 %, so their beam shows the upper part; everything else begins at nought.
 */
export function scaleOf(measure: MeasureCard, figures: readonly Figure[], { per }: Shown): readonly [number, number] {
  const all = figures.flatMap((figure) => [shownValue(figure, measure), figure.target, ...boundsOf(measure, figure)])
  const known = all
    .filter((value) => value !== null)
    .map((value) => (measure.kind === 'rate' ? value * 100 : value / per))
  if (measure.kind !== 'rate') return [0, Math.max(...known) * 1.25 || 1]
  if (measure.better !== 'more') return [0, Math.min(100, Math.max(10, Math.max(...known) * 1.5))]
  const lowest = Math.min(...known)
  return [lowest >= 82 ? 80 : lowest >= 52 ? 50 : 0, 100]
}

const boundsOf = ({ kind }: MeasureCard, { low, high }: Figure) => (kind === 'rate' ? [low, high] : [])

/** Where fact, promise and interval of a figure stand on the beam of its measure. */
export function beamOf(measure: MeasureCard, figure: Figure, { per }: Shown) {
  const at = (value: number) => (measure.kind === 'rate' ? value * 100 : value / per)
  const fact = shownValue(figure, measure)
  const { target, low, high } = figure
  return {
    fact: fact === null ? undefined : at(fact),
    promise: target === null ? undefined : at(target),
    interval: measure.kind === 'rate' && low !== null && high !== null ? ([at(low), at(high)] as const) : undefined,
  }
}
