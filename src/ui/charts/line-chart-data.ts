import type { Language } from '../../kernel/texts.ts'
import { chartTexts } from './chart-texts.ts'
import { figures, type PlotNote, type TableTwin, words } from './table-twin.ts'
import { formatValue, isMeasured, type Measured, type Unit } from './values.ts'
import { judge, type Promised, verdictLabel } from './verdict.ts'

/** One line. Arrays run along the periods; null is a gap. The interval needs both ends. */
export type LineSeries = {
  readonly name: string
  readonly values: readonly Measured[]
  readonly lower?: readonly Measured[]
  readonly upper?: readonly Measured[]
}

export type LineChartData = {
  readonly periods: readonly string[]
  /** The first line is the subject: thick, with interval and verdicts; further lines are compared with it. */
  readonly series: readonly LineSeries[]
  readonly unit: Unit
  readonly promised?: Promised
  /** Name of the band, such as 95% 区间. */
  readonly intervalName?: string
  /** From this period on figures may still change. */
  readonly provisionalFrom?: number
  readonly notes?: readonly PlotNote[]
}

/** The data of a trend as a table: a row for each period, a column for each line, interval and verdict of the first. */
export function lineChartTable(data: LineChartData, language: Language): TableTwin {
  const texts = chartTexts[language]
  const { periods, series, unit, promised, notes = [] } = data
  const subject = series[0]
  const hasInterval = Boolean(subject?.lower && subject.upper)
  const columns = [
    words(texts.period),
    ...series.map(({ name }) => figures(name)),
    ...(hasInterval ? [figures(data.intervalName ?? texts.interval)] : []),
    ...(promised ? [figures(promised.label ?? texts.promise), words(texts.verdict)] : []),
    ...(notes.length > 0 ? [words(texts.note)] : []),
  ]
  const rows = periods.map((period, index) => [
    index >= (data.provisionalFrom ?? periods.length) ? `${period} (${texts.provisional})` : period,
    ...series.map(({ values }) => formatValue(values[index], unit, language)),
    ...(hasInterval ? [interval(subject!, index, data, language)] : []),
    ...(promised ? [formatValue(promised.value, unit, language), verdictAt(index, data, language)] : []),
    ...(notes.length > 0 ? [texts.list(notes.filter(({ at }) => at === index).map(({ text }) => text))] : []),
  ])
  return { columns, rows }
}

/** A figure that may still change is not judged yet. */
function verdictAt(index: number, data: LineChartData, language: Language): string {
  if (index >= (data.provisionalFrom ?? data.periods.length)) return chartTexts[language].provisional
  return verdictLabel(judge(data.series[0]?.values[index], data.promised), language)
}

function interval(series: LineSeries, index: number, { unit }: LineChartData, language: Language): string {
  const [lower, upper] = [series.lower?.[index], series.upper?.[index]]
  if (!isMeasured(lower) || !isMeasured(upper)) return '—'
  return chartTexts[language].between(formatValue(lower, unit, language), formatValue(upper, unit, language))
}

/** The trend in one sentence: from where to where, what was promised, how often it was missed. */
export function lineChartSummary(data: LineChartData, language: Language): string {
  const texts = chartTexts[language]
  const { periods, series, unit, promised } = data
  const parts = series.flatMap(({ name, values }) => {
    const first = values.findIndex(isMeasured)
    const last = values.findLastIndex(isMeasured)
    if (first < 0) return []
    const show = (index: number) => formatValue(values[index], unit, language)
    if (first === last) return [texts.only(name, periods[last] ?? '', show(last))]
    return [texts.fromTo(name, periods[first] ?? '', show(first), periods[last] ?? '', show(last))]
  })
  if (parts.length === 0) return texts.noData
  if (promised) {
    const settled = (series[0]?.values ?? []).slice(0, data.provisionalFrom)
    const verdicts = settled.map((value) => judge(value, promised)).filter(Boolean)
    parts.push(texts.withPromise(formatValue(promised.value, unit, language), promised.direction))
    parts.push(texts.missedOf(verdicts.filter((verdict) => verdict === 'missed').length, verdicts.length))
  }
  return texts.sentence(parts)
}
