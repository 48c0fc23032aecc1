import type { Language } from '../../kernel/texts.ts'
import { chartTexts } from './chart-texts.ts'
import { figures, type PlotNote, type TableTwin, words } from './table-twin.ts'
import { formatValue, isMeasured, type Measured, type Unit } from './values.ts'
import type { Promised } from './verdict.ts'

/** One subgroup with the limits that hold for it; limits differ where subgroups differ in size. */
export type ControlPoint = {
  readonly period: string
  readonly value: Measured
  readonly centre: Measured
  readonly lower: Measured
  readonly upper: Measured
  /** Short names of the rules that this point breaks, such as 规则 1. */
  readonly signals?: readonly string[]
}

export type ControlChartData = {
  readonly points: readonly ControlPoint[]
  readonly unit: Unit
  readonly promised?: Promised
  readonly valueName?: string
  readonly notes?: readonly PlotNote[]
}

/** Whether a rule speaks at this point. */
export function hasSignal(point: ControlPoint): boolean {
  return (point.signals ?? []).length > 0
}

/** The chart as a table: value, centre, limits, signals, and the notes where the process changed. */
export function controlChartTable(data: ControlChartData, language: Language): TableTwin {
  const texts = chartTexts[language]
  const { points, unit, notes = [] } = data
  const show = (value: Measured) => formatValue(value, unit, language)
  return {
    columns: [
      words(texts.period),
      figures(data.valueName ?? texts.value),
      figures(texts.centre),
      figures(texts.lowerLimit),
      figures(texts.upperLimit),
      words(texts.signal),
      ...(notes.length > 0 ? [words(texts.note)] : []),
    ],
    rows: points.map((point, index) => [
      point.period,
      show(point.value),
      show(point.centre),
      show(point.lower),
      show(point.upper),
      texts.list(point.signals ?? []),
      ...(notes.length > 0 ? [texts.list(notes.filter(({ at }) => at === index).map(({ text }) => text))] : []),
    ]),
  }
}

/** The chart in one sentence: where the centre lies, and which points have a signal. */
export function controlChartSummary(data: ControlChartData, language: Language): string {
  const texts = chartTexts[language]
  const last = data.points.findLast(({ centre }) => isMeasured(centre))
  if (!data.points.some(({ value }) => isMeasured(value))) return texts.noData
  const signalled = data.points.filter(hasSignal)
  return texts.sentence([
    ...(last ? [texts.colon(texts.centre, formatValue(last.centre, data.unit, language))] : []),
    texts.signals(signalled.length),
    ...signalled.slice(0, 6).map(({ period, signals }) => texts.colon(period, texts.list(signals ?? []))),
  ])
}
