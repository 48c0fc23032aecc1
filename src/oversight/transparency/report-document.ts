import { createElement } from 'react'
import type { Language } from '../../kernel/texts.ts'
import type {
  ReportSection as Chapter,
  KeyFigure,
  ReportBlock,
  ReportChart,
  ReportDocument,
} from '../../platform/documents/report-document.ts'
import { BarChart } from '../../ui/charts/BarChart.tsx'
import { barChartSummary } from '../../ui/charts/bar-chart-data.ts'
import { PRINT_LOOK } from '../../ui/charts/chart-look.ts'
import { LineChart } from '../../ui/charts/LineChart.tsx'
import { lineChartSummary } from '../../ui/charts/line-chart-data.ts'
import { svgMarkup } from '../../ui/charts/svg-markup.ts'
import type { Figure } from '../indicators/indicators.contract.ts'
import { hours, percent } from './headlines.rules.ts'
import { instantWords, nameOf, sectionTable, WORDS } from './report-table.ts'
import type { ReportData, ReportSection } from './transparency.contract.ts'

export type PrintedReport = {
  readonly data: ReportData
  readonly hash: string
  readonly title: { zh: string; en: string }
  readonly edition: number
  readonly note: { zh: string; en: string }
  readonly whatChanged: { zh: string; en: string } | null
}

const WIDTH = 640
/** Bars that a chart shows; the table below it has all. */
const MOST_BARS = 15

/** A report as a document for PDF and Word: from the frozen data alone, the same numbers as on the page. */
export function documentOf(report: PrintedReport, language: Language, timeZone: string): ReportDocument {
  const { data, hash, title, edition, note, whatChanged } = report
  const words = WORDS[language]
  const { from, to } = data.period
  const [lead, ...more] = data.headline
  return {
    language,
    title: title[language],
    subtitle: words.subtitle,
    issuer: `${data.area.name[language]} · ${words.issuer}`,
    meta: [
      { name: words.period, value: `${from} – ${to}` },
      { name: words.edition, value: String(edition) },
      { name: words.generated, value: instantWords(data.generatedAt, language, timeZone) },
      { name: words.digest, value: hash.slice(0, 16) },
    ],
    ...(lead ? { headline: lead[language] } : {}),
    madeAt: new Date(data.generatedAt),
    isNumbered: true,
    sections: [
      ...(whatChanged ? [chapter(words.changed, [paragraph(whatChanged[language])])] : []),
      ...opening(
        more.map((sentence) => sentence[language]),
        note[language],
        language,
      ),
      ...data.sections.flatMap((section) => chaptersOf(section, language)),
      chapter(words.rectifications, [{ kind: 'keyFigures', figures: rectificationFigures(data, language) }]),
      chapter(words.method, [
        { kind: 'list', items: data.method.map((sentence) => sentence[language]) },
        { kind: 'note', text: `${words.digest} SHA-256: ${hash}` },
      ]),
    ],
  }
}

const chapter = (heading: string, blocks: readonly ReportBlock[]): Chapter => ({ heading, blocks })
const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text })

function opening(sentences: readonly string[], note: string, language: Language): Chapter[] {
  const blocks: ReportBlock[] = sentences.length > 0 ? [{ kind: 'list', items: sentences }] : []
  if (note) blocks.push(paragraph(note))
  return blocks.length > 0 ? [chapter(note ? WORDS[language].note : WORDS[language].subtitle, blocks)] : []
}

function chaptersOf(section: ReportSection, language: Language): Chapter[] {
  const words = WORDS[language]
  const tables = (
    [
      ['month', words.byMonth],
      ['unit', words.byUnit],
      ['area', words.byArea],
    ] as const
  ).flatMap(([by, caption]): ReportBlock[] => {
    const { columns, rows } = sectionTable(section, by, language)
    const title = `${section.measure.label[language]} · ${caption}`
    return rows.length > 0 ? [{ kind: 'table', caption: title, columns, rows }] : []
  })
  return [
    chapter(section.question[language], [
      paragraph(section.headline[language]),
      { kind: 'keyFigures', figures: [totalFigure(section, language)] },
      ...chartsOf(section, language),
      ...tables,
      { kind: 'note', text: section.measure.definition[language] },
    ]),
  ]
}

function totalFigure({ measure, total }: ReportSection, language: Language): KeyFigure {
  const name = measure.label[language]
  if (measure.kind === 'volume') return { name, value: String(total.count) }
  if (measure.kind !== 'rate') {
    const promise = total.target === null ? {} : { promise: hours(total.target)[language] }
    return { name, value: total.p50 === null ? '—' : hours(total.p50)[language], ...promise }
  }
  const verdict = total.verdict === 'risk' ? 'atRisk' : total.verdict
  return {
    name,
    value: percent(total.rate ?? 0, total.target),
    interval: `${percent(total.low ?? 0)}–${percent(total.high ?? 0)}`,
    ...(total.target === null
      ? {}
      : { promise: percent(total.target), beam: { fact: total.rate ?? 0, promise: total.target } }),
    ...(verdict === 'kept' || verdict === 'missed' || verdict === 'atRisk' ? { verdict } : {}),
  }
}

function chartsOf(section: ReportSection, language: Language): ReportChart[] {
  const charts: ReportChart[] = []
  if (section.byMonth.length > 1) charts.push(trendChart(section, language))
  if (section.byUnit.length > 1) charts.push(unitChart(section, language))
  return charts
}

const basics = (section: ReportSection, which: string, title: string, language: Language) => ({
  id: `${section.id.replace(/\W/g, '-')}-${which}`,
  title,
  language,
  width: WIDTH,
  look: PRINT_LOOK,
})

const shownValue = (section: ReportSection) => (figure: Figure) =>
  section.measure.kind === 'rate' ? figure.rate : section.measure.kind === 'volume' ? figure.count : figure.p50

const unitOf = ({ measure }: ReportSection) =>
  measure.kind === 'rate' ? ('percent' as const) : measure.kind === 'volume' ? ('count' as const) : ('hours' as const)

function promisedOf({ measure, total }: ReportSection, language: Language) {
  if (total.target === null) return {}
  const direction =
    measure.better === 'less' || measure.kind === 'duration' ? ('atMost' as const) : ('atLeast' as const)
  return { promised: { value: total.target, direction, label: WORDS[language].target } }
}

function trendChart(section: ReportSection, language: Language): ReportChart {
  const { byMonth, measure } = section
  const isRate = measure.kind === 'rate'
  const title = `${measure.label[language]} · ${WORDS[language].byMonth}`
  const data = {
    periods: byMonth.map(({ month }) => month ?? ''),
    series: [
      {
        name: measure.label[language],
        values: byMonth.map(shownValue(section)),
        ...(isRate ? { lower: byMonth.map(({ low }) => low), upper: byMonth.map(({ high }) => high) } : {}),
      },
    ],
    unit: unitOf(section),
    ...promisedOf(section, language),
    ...(isRate ? { intervalName: WORDS[language].interval } : {}),
  }
  const svg = svgMarkup(createElement(LineChart, { ...basics(section, 'months', title, language), ...data }))
  return { kind: 'chart', caption: title, svg, alt: lineChartSummary(data, language) }
}

function unitChart(section: ReportSection, language: Language): ReportChart {
  const { byUnit, measure } = section
  const isRate = measure.kind === 'rate'
  const title = `${measure.label[language]} · ${WORDS[language].byUnit}`
  const data = {
    rows: byUnit.slice(0, MOST_BARS).map((figure) => ({
      name: nameOf(figure, 'unit', language),
      value: shownValue(section)(figure),
      ...(isRate ? { lower: figure.low, upper: figure.high } : {}),
    })),
    unit: unitOf(section),
    ...promisedOf(section, language),
    ...(isRate ? { intervalName: WORDS[language].interval } : {}),
  }
  const svg = svgMarkup(createElement(BarChart, { ...basics(section, 'units', title, language), ...data }))
  return { kind: 'chart', caption: title, svg, alt: barChartSummary(data, language) }
}

function rectificationFigures({ rectifications }: ReportData, language: Language): KeyFigure[] {
  const words = WORDS[language]
  const { opened, closed, closedOnTime, open, overdue } = rectifications
  return [
    { name: words.opened, value: String(opened) },
    { name: words.closed, value: String(closed) },
    { name: words.closedOnTime, value: String(closedOnTime) },
    { name: words.open, value: String(open) },
    { name: words.overdue, value: String(overdue), ...(overdue > 0 ? { verdict: 'missed' as const } : {}) },
  ]
}
