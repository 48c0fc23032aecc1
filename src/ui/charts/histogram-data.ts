import type { Language } from '../../kernel/texts.ts'
import { chartTexts } from './chart-texts.ts'
import { figures, type TableTwin, words } from './table-twin.ts'
import { formatShort, formatValue, isMeasured, type Measured, type Unit } from './values.ts'
import type { Promised } from './verdict.ts'

/** Cases from `from` up to but not including `to`; the last class may be open (`to` null: this long and longer). */
export type Bin = { readonly from: number; readonly to: number | null; readonly count: number }

export type HistogramData = {
  readonly bins: readonly Bin[]
  readonly unit: Unit
  readonly promised?: Promised
  /** The share within the promise (0 to 1) where the exact figure is known; else it is counted from whole classes. */
  readonly shareWithin?: number
}

/**
 * Counts durations in classes of equal width from zero; what reaches `openFrom` falls into one open class. Values that
 * are not finite or negative are left out. The width must be positive.
 */
export function binValues(values: readonly Measured[], width: number, openFrom: number): Bin[] {
  const classes = Math.max(1, Math.ceil(openFrom / width))
  const counts = new Array<number>(classes + 1).fill(0)
  for (const value of values) {
    if (!isMeasured(value) || value < 0) continue
    const index = Math.min(classes, Math.floor(value / width))
    counts[index] = counts[index]! + 1
  }
  return counts.map((count, index) => ({
    from: index * width,
    to: index === classes ? null : (index + 1) * width,
    count,
  }))
}

/** Whether all cases of this class kept the promise; a class that the promise cuts counts as kept by its lower end. */
export function isWithin(bin: Bin, promised: Promised | undefined): boolean {
  if (!promised) return true
  return promised.direction === 'atMost' ? bin.from < promised.value : bin.from >= promised.value
}

/** The share of cases within the promise, undefined without promise or cases. */
export function shareWithin(data: HistogramData): number | undefined {
  if (!data.promised) return undefined
  if (isMeasured(data.shareWithin)) return data.shareWithin
  const all = totalOf(data.bins)
  if (all === 0) return undefined
  return totalOf(data.bins.filter((bin) => isWithin(bin, data.promised))) / all
}

/** All cases counted. */
export function totalOf(bins: readonly Bin[]): number {
  return bins.reduce((sum, { count }) => sum + count, 0)
}

/** The classes as a table: range, cases, share. */
export function histogramTable(data: HistogramData, language: Language): TableTwin {
  const texts = chartTexts[language]
  const all = totalOf(data.bins)
  return {
    columns: [words(texts.range), figures(texts.count), figures(texts.share)],
    rows: data.bins.map((bin) => [
      rangeName(bin, data.unit, language),
      formatValue(bin.count, 'count', language),
      formatValue(all > 0 ? bin.count / all : null, 'percent', language),
    ]),
  }
}

/** The durations in one sentence: how many cases, what was promised, how many stayed within it. */
export function histogramSummary(data: HistogramData, language: Language): string {
  const texts = chartTexts[language]
  const all = totalOf(data.bins)
  if (all === 0) return texts.noData
  const share = shareWithin(data)
  return texts.sentence([
    texts.sum(formatValue(all, 'count', language)),
    ...(data.promised
      ? [texts.withPromise(formatValue(data.promised.value, data.unit, language), data.promised.direction)]
      : []),
    ...(share === undefined ? [] : [texts.within(formatValue(share, 'percent', language))]),
  ])
}

function rangeName(bin: Bin, unit: Unit, language: Language): string {
  const texts = chartTexts[language]
  if (bin.to === null) return texts.andMore(formatValue(bin.from, unit, language, 0))
  return texts.between(formatShort(bin.from, unit, language), formatValue(bin.to, unit, language, 0))
}
