import type { Figure, MeasureCard } from '../../../oversight/indicators/indicators.contract.ts'
import { BarChart } from '../../../ui/charts/BarChart.tsx'
import { type BarChartData, barChartTable } from '../../../ui/charts/bar-chart-data.ts'
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx'
import { LineChart } from '../../../ui/charts/LineChart.tsx'
import { type LineChartData, lineChartTable } from '../../../ui/charts/line-chart-data.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { boardTexts } from './board-texts.ts'
import { drawnVerdict, factOf, nameOfFigure, promisedOf, unitOf, worstFirst } from './figure-words.ts'

type ChartProps = { id: string; measure: MeasureCard; figures: readonly Figure[]; caption?: string }

/** A measure over time with its promise as a line and its interval as a band; `figures` are by month or by day. */
export function TrendFigure({ id, measure, figures, caption }: ChartProps) {
  const texts = useTexts(boardTexts).measure
  const language = useLanguage()
  const ordered = [...figures].sort((one, other) => periodOf(one).localeCompare(periodOf(other)))
  const promised = promisedOf(measure, ordered.findLast(({ target }) => target !== null)?.target ?? null)
  const data: LineChartData = {
    periods: ordered.map(periodOf),
    series: [
      {
        name: measure.label[language],
        values: ordered.map((figure) => factOf(measure, figure)),
        ...(measure.kind === 'rate'
          ? { lower: ordered.map(({ low }) => low), upper: ordered.map(({ high }) => high) }
          : {}),
      },
    ],
    unit: unitOf(measure),
    intervalName: texts.intervalName,
    ...(promised ? { promised } : {}),
  }
  const missed = ordered.filter(({ verdict }) => verdict === 'missed').length
  const judged = ordered.filter(({ verdict }) => verdict !== 'none' && verdict !== 'few').length
  const said =
    !promised || judged === 0
      ? texts.trendPlain
      : missed > 0
        ? texts.trendMissed(missed, judged)
        : texts.trendKept(judged)
  const title = `${measure.label[language]}: ${texts.trend(ordered.some(({ month }) => month))}`
  return (
    <ChartFigure
      id={id}
      language={language}
      caption={caption ?? said}
      table={lineChartTable(data, language)}
      draw={(place) => <LineChart {...place} language={language} title={title} {...data} />}
    />
  )
}

const periodOf = ({ month, day }: Figure) => month ?? day ?? ''

/** Bars that fit on a page; the rest is in the export. */
const DRAWN_AT_MOST = 24

/** A measure by unit, area, channel or item: bars from zero, the promise as a notch, the interval as a whisker. */
export function BarsFigure({ id, measure, figures, by, caption }: ChartProps & { by: string }) {
  const texts = useTexts(boardTexts).measure
  const language = useLanguage()
  const drawn = worstFirst(measure, figures).slice(0, DRAWN_AT_MOST)
  const data: BarChartData = {
    unit: unitOf(measure),
    intervalName: texts.intervalName,
    valueName: measure.label[language],
    rows: drawn.map((figure) => {
      const { verdict, low, high, target } = figure
      const name = nameOfFigure(figure, language)
      // Too few cases are shown, but neither measured against the promise nor judged.
      const promised = verdict === 'few' ? undefined : promisedOf(measure, target)
      const judged = drawnVerdict(verdict)
      return {
        name: verdict === 'few' ? texts.few(name) : name,
        value: factOf(measure, figure),
        ...(measure.kind === 'rate' ? { lower: low, upper: high } : {}),
        ...(promised ? { promised } : {}),
        ...(judged ? { verdict: judged } : {}),
      }
    }),
  }
  const missed = figures.filter(({ verdict }) => verdict === 'missed').length
  const few = figures.filter(({ verdict }) => verdict === 'few').length
  const judged = figures.some(({ verdict }) => verdict !== 'none' && verdict !== 'few')
  const said = !judged
    ? texts.barsPlain(by, figures.length)
    : missed > 0
      ? texts.barsMissed(by, missed, figures.length)
      : texts.barsKept(by, figures.length)
  const notes = [
    ...(few > 0 ? [texts.fewNote(few)] : []),
    ...(figures.length > drawn.length ? [texts.rest(figures.length - drawn.length)] : []),
  ]
  return (
    <ChartFigure
      id={id}
      language={language}
      caption={caption ?? said}
      table={barChartTable(data, language)}
      note={notes.join(' ')}
      draw={(place) => (
        <BarChart {...place} language={language} title={`${measure.label[language]}: ${said}`} {...data} />
      )}
    />
  )
}
