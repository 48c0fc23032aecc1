import { type Language, languageTag } from '../../kernel/texts.ts'
import type { Cell, Column } from '../../platform/documents/cells.ts'
import type { Figure, Verdict } from '../indicators/indicators.contract.ts'
import type { ReportData, ReportSection } from './transparency.contract.ts'

/** The words of a report that are the same for every measure. */
export const WORDS = {
  zh: {
    issuer: '公共服务质量监督办公室',
    period: '时段',
    area: '地区',
    generated: '生成时间',
    digest: '内容摘要',
    edition: '版次',
    subtitle: '承诺与兑现',
    byMonth: '按月份',
    byUnit: '按单位',
    byArea: '按地区',
    month: '月份',
    unit: '单位',
    place: '地区',
    cases: '件数',
    kept: '达标数',
    rate: '比率',
    low: '区间下限',
    high: '区间上限',
    median: '中位数（小时）',
    most: '九成位（小时）',
    target: '承诺',
    verdict: '结论',
    rectifications: '整改',
    method: '方法',
    note: '编写说明',
    changed: '本版更正',
    opened: '新开',
    closed: '办结',
    closedOnTime: '按期办结',
    open: '在办',
    overdue: '超期',
    interval: '95% 区间',
    verdicts: { kept: '达标', risk: '接近', missed: '未达标', few: '样本不足', none: '—' },
  },
  en: {
    issuer: 'Office for Service Quality',
    period: 'Period',
    area: 'Area',
    generated: 'Generated',
    digest: 'Digest',
    edition: 'Edition',
    subtitle: 'What was promised and what was kept',
    byMonth: 'By month',
    byUnit: 'By unit',
    byArea: 'By area',
    month: 'Month',
    unit: 'Unit',
    place: 'Area',
    cases: 'Cases',
    kept: 'Kept',
    rate: 'Rate',
    low: 'Interval from',
    high: 'Interval to',
    median: 'Median (hours)',
    most: '90th percentile (hours)',
    target: 'Promise',
    verdict: 'Verdict',
    rectifications: 'Rectifications',
    method: 'Method',
    note: "Author's note",
    changed: 'What this edition corrects',
    opened: 'Opened',
    closed: 'Closed',
    closedOnTime: 'Closed in time',
    open: 'Open',
    overdue: 'Overdue',
    interval: '95% interval',
    verdicts: { kept: 'Kept', risk: 'At risk', missed: 'Missed', few: 'Too few', none: '—' },
  },
} as const

const DOCUMENT_VERDICTS: Partial<Record<Verdict, string>> = { kept: 'kept', risk: 'atRisk', missed: 'missed' }

type By = 'month' | 'unit' | 'area'

/** The table of one grouping of a section: what each measure kind has to say, each number beside its promise. */
export function sectionTable(
  section: ReportSection,
  by: By,
  language: Language,
): { columns: Column[]; rows: Cell[][] } {
  const words = WORDS[language]
  const name: Column = { name: by === 'month' ? words.month : by === 'unit' ? words.unit : words.place, weight: 3 }
  const figures = { month: section.byMonth, unit: section.byUnit, area: section.byArea }[by]
  const { columns, cells } = numbersOf(section, language)
  return {
    columns: [name, ...columns],
    rows: figures.map((figure) => [nameOf(figure, by, language), ...cells(figure)]),
  }
}

function numbersOf({ measure, total }: ReportSection, language: Language) {
  const words = WORDS[language]
  const count: Column = { name: words.cases, type: 'integer' }
  if (measure.kind === 'volume') return { columns: [count], cells: ({ count }: Figure): Cell[] => [count] }
  if (measure.kind !== 'rate') {
    const columns: Column[] = [count, { name: words.median, type: 'number' }, { name: words.most, type: 'number' }]
    return { columns, cells: ({ count, p50, p90 }: Figure): Cell[] => [count, p50, p90] }
  }
  const share = (name: string): Column => ({ name, type: 'percent' })
  const hasTarget = total.target !== null
  const columns: Column[] = [
    count,
    { name: words.kept, type: 'integer' },
    share(words.rate),
    share(words.low),
    share(words.high),
    ...(hasTarget ? [share(words.target), { name: words.verdict, type: 'verdict' } as Column] : []),
  ]
  const cells = (figure: Figure): Cell[] => [
    figure.count,
    figure.sum,
    figure.rate,
    figure.low,
    figure.high,
    ...(hasTarget ? [figure.target, DOCUMENT_VERDICTS[figure.verdict] ?? null] : []),
  ]
  return { columns, cells }
}

/** The name under which a figure stands in a table or chart. */
export function nameOf({ month, unit, area, name }: Figure, by: By, language: Language): string {
  if (by === 'month') return month ?? ''
  return name?.[language] || (by === 'unit' ? unit : area) || '—'
}

/** An instant as people read it, in the city's time. */
export function instantWords(at: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(languageTag(language), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(at),
  )
}

const CSV_HEADER = [
  'section',
  'measure_zh',
  'measure_en',
  'kind',
  'group',
  'key',
  'name_zh',
  'name_en',
  'count',
  'sum',
  'rate_or_mean',
  'low_95',
  'high_95',
  'p50_hours',
  'p90_hours',
  'target',
  'verdict',
]

/** Every figure of a report as rows of one flat table, for the CSV file. */
export function flatFigures(data: ReportData): { header: string[]; rows: (string | number | null)[][] } {
  const rows = data.sections.flatMap((section) => {
    const row = (group: string, key: string, figure: Figure) => [
      section.id,
      section.measure.label.zh,
      section.measure.label.en,
      section.measure.kind,
      group,
      key,
      figure.name?.zh ?? '',
      figure.name?.en ?? '',
      figure.count,
      figure.sum,
      figure.rate,
      figure.low,
      figure.high,
      figure.p50,
      figure.p90,
      figure.target,
      figure.verdict,
    ]
    return [
      row('total', '', section.total),
      ...section.byMonth.map((figure) => row('month', figure.month ?? '', figure)),
      ...section.byUnit.map((figure) => row('unit', figure.unit ?? '', figure)),
      ...section.byArea.map((figure) => row('area', figure.area ?? '', figure)),
    ]
  })
  return { header: CSV_HEADER, rows }
}
