import type { Language } from '../../kernel/texts.ts'
import { chartTexts } from './chart-texts.ts'
import { figures, type TableTwin, words } from './table-twin.ts'
import { formatValue, isMeasured, type Measured, type Unit } from './values.ts'
import { judge, type Promised, type Verdict, verdictLabel } from './verdict.ts'

/** One bar: a unit, a service, an area. Its own promise and verdict go before those of the chart. */
export type BarRow = {
  readonly name: string
  readonly value: Measured
  readonly lower?: Measured
  readonly upper?: Measured
  readonly promised?: Promised
  readonly verdict?: Verdict
}

export type BarChartData = {
  readonly rows: readonly BarRow[]
  readonly unit: Unit
  /** What all rows were promised; a row may carry its own. */
  readonly promised?: Promised
  readonly intervalName?: string
  readonly valueName?: string
}

/** What this row was promised. */
export function promisedOf(row: BarRow, data: BarChartData): Promised | undefined {
  return row.promised ?? data.promised
}

/** The verdict shown with this row: the one given, else the plain comparison. */
export function verdictOf(row: BarRow, data: BarChartData): Verdict | undefined {
  return row.verdict ?? judge(row.value, promisedOf(row, data))
}

/** The bars as a table, in the order drawn. */
export function barChartTable(data: BarChartData, language: Language): TableTwin {
  const texts = chartTexts[language]
  const { rows, unit } = data
  const hasInterval = rows.some(({ lower, upper }) => isMeasured(lower) && isMeasured(upper))
  const hasPromise = rows.some((row) => promisedOf(row, data))
  const show = (value: Measured | undefined) => formatValue(value, unit, language)
  return {
    columns: [
      words(texts.name),
      figures(data.valueName ?? texts.value),
      ...(hasInterval ? [figures(data.intervalName ?? texts.interval)] : []),
      ...(hasPromise ? [figures(texts.promise), words(texts.verdict)] : []),
    ],
    rows: rows.map((row) => [
      row.name,
      show(row.value),
      ...(hasInterval
        ? [isMeasured(row.lower) && isMeasured(row.upper) ? texts.between(show(row.lower), show(row.upper)) : '—']
        : []),
      ...(hasPromise ? [show(promisedOf(row, data)?.value), verdictLabel(verdictOf(row, data), language)] : []),
    ]),
  }
}

/** The bars in one sentence: highest, lowest, how many missed. */
export function barChartSummary(data: BarChartData, language: Language): string {
  const texts = chartTexts[language]
  const measured = data.rows.filter(({ value }) => isMeasured(value))
  if (measured.length === 0) return texts.noData
  const highest = measured.reduce((best, row) => (row.value! > best.value! ? row : best))
  const lowest = measured.reduce((best, row) => (row.value! < best.value! ? row : best))
  const parts = [texts.highest(highest.name, formatValue(highest.value, data.unit, language))]
  if (highest.value !== lowest.value)
    parts.push(texts.lowest(lowest.name, formatValue(lowest.value, data.unit, language)))
  if (data.promised) {
    parts.push(texts.withPromise(formatValue(data.promised.value, data.unit, language), data.promised.direction))
  }
  const verdicts = measured.map((row) => verdictOf(row, data)).filter(Boolean)
  if (verdicts.length > 0) {
    parts.push(texts.missedOf(verdicts.filter((verdict) => verdict === 'missed').length, verdicts.length))
  }
  return texts.sentence(parts)
}
