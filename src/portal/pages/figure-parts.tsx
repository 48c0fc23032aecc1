import type { ReactElement } from 'react'
import { addDays } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import type { Answer, Figure, MeasureCard } from '../../oversight/indicators/indicators.contract.ts'
import { ChartFigure } from '../../ui/charts/ChartFigure.tsx'
import { LineChart } from '../../ui/charts/LineChart.tsx'
import { type LineChartData, lineChartSummary, lineChartTable } from '../../ui/charts/line-chart-data.ts'
import { DataTable } from '../../ui/portal/content/DataTable.tsx'
import { EmptyState } from '../../ui/portal/content/EmptyState.tsx'
import { Beam } from '../../ui/portal/facts/Beam.tsx'
import { KeyFigure } from '../../ui/portal/facts/KeyFigure.tsx'
import { StatusWord } from '../../ui/portal/facts/StatusWord.tsx'
import { nameOf, type Places } from '../areas.ts'
import { placeName, type Recent } from '../ask-figures.ts'
import {
  beamOf,
  keyFigureOf,
  monthsOf,
  type Period,
  periodWords,
  type Shown,
  scaleOf,
  shownAs,
  shownValue,
  statusOf,
  valueWords,
} from '../figures.ts'
import { watchTexts } from '../texts/watch-texts.ts'

/** The choice of an area as a row of links: the whole city, or one county. */
export function AreaChoice({
  language,
  places,
  path,
}: {
  language: Language
  places: Places
  path: string
}): ReactElement {
  const texts = watchTexts[language]
  const link = (code: string, words: string, isChosen: boolean) => (
    <li key={code}>
      <a href={`${path}?area=${code}`} aria-current={isChosen ? 'true' : undefined} rel="nofollow">
        {words}
      </a>
    </li>
  )
  return (
    <nav className="choice-row" aria-label={texts.area}>
      <ul>
        {link('all', texts.wholeCity, !places.chosen)}
        {places.counties.map((county) => link(county.code, nameOf(county, language), county === places.chosen))}
      </ul>
    </nav>
  )
}

/** Figures beside their promises, side by side as room allows. */
export function KeyFigures({
  language,
  recent,
  level,
}: {
  language: Language
  recent: readonly Recent[]
  level?: 2 | 3
}) {
  const figures = recent.flatMap(({ measure, figure, period }) => {
    const shown = keyFigureOf(measure, figure, period, language)
    return shown ? [<KeyFigure key={measure.id} {...shown} level={level ?? 3} />] : []
  })
  return figures.length > 0 ? <div className="grid">{figures}</div> : <NothingMeasured language={language} />
}

/** Whether the last month of a period still goes on, so that its figures may change. */
const isOpen = ({ to }: Period) => addDays(to, 1).slice(0, 7) === to.slice(0, 7)

/** What is said where nothing is measured yet. */
export function NothingMeasured({ language }: { language: Language }) {
  const texts = watchTexts[language]
  return (
    <EmptyState title={texts.none}>
      <p>{texts.noneText}</p>
    </EmptyState>
  )
}

type TrendProps = { language: Language; id: string; place: string; year: Answer; period: Period; level?: number }

/** Twelve months of one measure as a line beside its promise, with the same figures as a table. */
export function Trend({ language, id, place, year, period }: TrendProps) {
  const texts = watchTexts[language]
  const { measure, total } = year
  const months = monthsOf(period)
  const byMonth = new Map(year.figures.map((figure) => [figure.month, figure]))
  const stored = (pick: (figure: Figure) => number | null) =>
    months.map((month) => {
      const figure = byMonth.get(month)
      return figure && shownValue(figure, measure) !== null ? pick(figure) : null
    })
  const values = stored((figure) => shownValue(figure, measure))
  const shown = shownAs(measure, [...values, total.target])
  const scaled = (numbers: readonly (number | null)[]) => numbers.map((one) => (one === null ? null : one / shown.per))
  const data: LineChartData = {
    periods: months,
    unit: shown.unit,
    intervalName: texts.interval,
    ...(isOpen(period) ? { provisionalFrom: months.length - 1 } : {}),
    series: [
      {
        name: measure.label[language],
        values: scaled(values),
        ...(measure.kind === 'rate' ? { lower: stored(({ low }) => low), upper: stored(({ high }) => high) } : {}),
      },
    ],
    ...(total.target === null
      ? {}
      : {
          promised: {
            value: total.target / shown.per,
            direction: measure.better === 'less' ? ('atMost' as const) : ('atLeast' as const),
            label: texts.promise,
          },
        }),
  }
  const title = texts.trend(measure.label[language], place)
  return (
    <ChartFigure
      id={id}
      caption={title}
      language={language}
      draw={(where) => (
        <LineChart
          {...where}
          {...data}
          language={language}
          title={title}
          description={lineChartSummary(data, language)}
        />
      )}
      table={lineChartTable(data, language)}
      note={`${measure.definition[language]} ${texts.trendNote(periodWords(period, language))}`}
    />
  )
}

type FigureTableProps = {
  language: Language
  id: string
  caption: string
  answer: Answer
  period: Period
  /** Where the row leads, if anywhere. */
  href?: (figure: Figure) => string | undefined
}

/** One measure for each unit or area: the fact beside its promise, as words and on a beam. */
export function FigureTable({ language, id, caption, answer, period, href }: FigureTableProps) {
  const texts = watchTexts[language]
  const { measure, figures } = answer
  const rows = figures.filter((figure) => figure.count > 0 && shownValue(figure, measure) !== null)
  const shown = shownAs(
    measure,
    rows.flatMap((figure) => [shownValue(figure, measure), figure.target]),
  )
  // One scale for all rows, so that beads and notches can be compared down the column.
  const scale = scaleOf(measure, rows, shown)
  const place = (figure: Figure) => {
    const address = href?.(figure)
    const name = placeName(figure, language)
    return address ? <a href={address}>{name}</a> : name
  }
  return (
    <>
      <DataTable
        language={language}
        id={id}
        caption={caption}
        narrow="stack"
        rows={rows}
        rowKey={(figure) => `${figure.unit ?? figure.area ?? ''}`}
        columns={[
          {
            key: 'place',
            header: figures[0]?.unit === undefined ? texts.unitFacts.area : texts.unit,
            names: true,
            cell: place,
          },
          {
            key: 'value',
            header: measure.label[language],
            numeric: true,
            cell: (figure) => <b>{valueWords(shownValue(figure, measure), shown, language)}</b>,
          },
          {
            key: 'promise',
            header: texts.promise,
            numeric: true,
            cell: (figure) => (figure.target === null ? '—' : valueWords(figure.target, shown, language)),
          },
          {
            key: 'beam',
            header: texts.verdict,
            cell: (figure) => (
              <Against language={language} measure={measure} figure={figure} scale={scale} shown={shown} />
            ),
          },
          { key: 'count', header: texts.count, numeric: true, cell: ({ count }) => count },
        ]}
      />
      <p className="hint table-note">
        {periodWords(period, language)} · {measure.definition[language]}
      </p>
    </>
  )
}

type AgainstProps = {
  language: Language
  measure: MeasureCard
  figure: Figure
  scale: readonly [number, number]
  shown: Shown
}

function Against({ language, measure, figure, scale, shown }: AgainstProps) {
  const status = statusOf(figure.verdict)
  const onBeam = beamOf(measure, figure, shown)
  return (
    <div className="against">
      <Beam scale={scale} {...onBeam} status={status} />
      {status ? (
        <StatusWord language={language} status={status} />
      ) : (
        <small>{figure.verdict === 'few' ? watchTexts[language].few : watchTexts[language].noTarget}</small>
      )}
    </div>
  )
}
