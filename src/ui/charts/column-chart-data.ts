import type { Language } from '../../kernel/texts.ts'
import { chartTexts } from './chart-texts.ts'
import { figures, type TableTwin, words } from './table-twin.ts'
import { formatValue, isMeasured, type Measured, type Unit } from './values.ts'
import { judge, type Promised, verdictLabel } from './verdict.ts'

/** One column: a day, a week, an hour. */
export type Column = {
  readonly period: string
  readonly value: Measured
  /** A working day unless said otherwise; a forecast may carry its interval. */
  readonly kind?: 'restDay' | 'forecast'
  readonly lower?: Measured
  readonly upper?: Measured
}

export type ColumnChartData = {
  readonly columns: readonly Column[]
  readonly unit: Unit
  readonly promised?: Promised
  readonly valueName?: string
  readonly intervalName?: string
}

/** The columns as a table. */
export function columnChartTable(data: ColumnChartData, language: Language): TableTwin {
  const texts = chartTexts[language]
  const { columns, unit, promised } = data
  const show = (value: Measured | undefined) => formatValue(value, unit, language)
  const hasInterval = columns.some(({ lower, upper }) => isMeasured(lower) && isMeasured(upper))
  return {
    columns: [
      words(texts.period),
      figures(data.valueName ?? texts.value),
      ...(hasInterval ? [figures(data.intervalName ?? texts.interval)] : []),
      ...(promised ? [figures(promised.label ?? texts.promise), words(texts.verdict)] : []),
    ],
    rows: columns.map(({ period, value, kind, lower, upper }) => [
      kind ? `${period} (${texts[kind]})` : period,
      show(value),
      ...(hasInterval ? [isMeasured(lower) && isMeasured(upper) ? texts.between(show(lower), show(upper)) : '—'] : []),
      ...(promised ? [show(promised.value), verdictLabel(judge(value, promised), language)] : []),
    ]),
  }
}

/** The columns in one sentence: total of what can be added, highest, lowest. */
export function columnChartSummary(data: ColumnChartData, language: Language): string {
  const texts = chartTexts[language]
  const measured = data.columns.filter(({ value, kind }) => isMeasured(value) && kind !== 'forecast')
  if (measured.length === 0) return texts.noData
  const show = (value: Measured) => formatValue(value, data.unit, language)
  const highest = measured.reduce((best, column) => (column.value! > best.value! ? column : best))
  const lowest = measured.reduce((best, column) => (column.value! < best.value! ? column : best))
  const sum = measured.reduce((total, { value }) => total + value!, 0)
  return texts.sentence([
    ...(data.unit === 'count' ? [texts.sum(show(sum))] : []),
    texts.highest(highest.period, show(highest.value)),
    texts.lowest(lowest.period, show(lowest.value)),
    ...(data.promised ? [texts.withPromise(show(data.promised.value), data.promised.direction)] : []),
  ])
}
