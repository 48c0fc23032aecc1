import { scaleLinear, scalePoint } from 'd3-scale'
import { area as bandShape, line as lineShape } from 'd3-shape'
import { type Area, type ChartBasics, ChartFrame, chartSize, EmptyChart, round } from './ChartFrame.tsx'
import { ChartKey, type KeyItem, keyHeight } from './ChartKey.tsx'
import type { ChartLook } from './chart-look.ts'
import { chartTexts } from './chart-texts.ts'
import { valueDomain, valueTicks } from './domain.ts'
import { widestText } from './labels.ts'
import { type LineChartData, type LineSeries, lineChartSummary } from './line-chart-data.ts'
import {
  type EndLabel,
  EndLabels,
  endLabelRoom,
  NoteMarks,
  PeriodAxis,
  PromiseLine,
  ValueAxis,
  VerdictShape,
} from './plot-parts.tsx'
import { formatMark, formatShort, isMeasured, type Measured, unitWord } from './values.ts'
import { judge, type Promised } from './verdict.ts'

const DASHES = [undefined, '7 3', '2 3', '9 3 2 3']

/** A trend: facts as a line, the promise as a line across, the interval as a band, names and last values at the end. */
export function LineChart(props: ChartBasics & LineChartData) {
  const { look, width, height, compact, endShare } = chartSize(props, { height: 300, compactHeight: 228 })
  const { periods, series, unit, promised, language } = props
  const everything = series.flatMap(({ values, lower, upper }) => [...values, ...(lower ?? []), ...(upper ?? [])])
  const subject = series[0]
  if (!subject || !everything.some(isMeasured)) {
    return <EmptyChart basics={props} width={width} height={height} look={look} />
  }

  const size = look.textSize
  const tickCount = compact ? 4 : 5
  const domain = valueDomain([...everything, promised?.value], unit, { ticks: tickCount })
  const ticks = valueTicks(domain, tickCount, unit)
  const tickTexts = ticks.map((tick) => formatShort(tick, unit, language))
  const keyItems = lineKey(props)
  const notes = props.notes ?? []

  const top = keyHeight(keyItems, width, size) + size * (notes.length > 0 ? 1.9 : 0.9)
  const y = scaleLinear()
    .domain(domain)
    .range([height - size * 2.1, top])
  const ends = endLabels(props, y, look)
  const area: Area = {
    left: Math.ceil(widestText(tickTexts, size)) + 10,
    right: width - endLabelRoom(ends, size, width, endShare),
    top,
    bottom: height - size * 2.1,
  }
  const points = scalePoint<number>()
    .domain(periods.map((_, index) => index))
    .range([area.left, area.right])
    .padding(periods.length < 12 ? 0.35 : 0.2)
  const x = (index: number) => points(index) ?? area.left

  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      description={props.description ?? lineChartSummary(props, language)}
      width={width}
      height={height}
      look={look}
    >
      <ChartKey items={keyItems} width={width} look={look} />
      <ValueAxis
        area={area}
        look={look}
        ticks={ticks.map((tick, index) => ({ at: y(tick), text: tickTexts[index]! }))}
      />
      <PeriodAxis area={area} labels={periods} x={x} step={points.step()} width={width} look={look} />
      <IntervalBand series={subject} x={x} y={y} colour={look.palette.brand} />
      {promised ? <PromiseLine area={area} y={y(promised.value)} look={look} /> : null}
      {series.map((one, index) => (
        <SeriesLine
          key={one.name}
          series={one}
          rank={index}
          x={x}
          y={y}
          look={look}
          provisionalFrom={props.provisionalFrom ?? periods.length}
          {...(index === 0 && promised ? { promised } : {})}
        />
      ))}
      <NoteMarks area={area} notes={notes} x={x} look={look} />
      <EndLabels area={area} width={width} labels={ends} look={look} />
    </ChartFrame>
  )
}

type Place = (value: number) => number

function IntervalBand({ series, x, y, colour }: { series: LineSeries; x: Place; y: Place; colour: string }) {
  const { lower, upper } = series
  if (!lower || !upper) return null
  const shape = bandShape<number>()
    .defined((index) => isMeasured(lower[index]) && isMeasured(upper[index]))
    .x((index) => round(x(index)))
    .y0((index) => round(y(lower[index]!)))
    .y1((index) => round(y(upper[index]!)))
  return <path d={shape(series.values.map((_, index) => index)) ?? ''} fill={colour} fillOpacity={0.16} />
}

type SeriesLineProps = {
  readonly series: LineSeries
  readonly rank: number
  readonly x: Place
  readonly y: Place
  readonly look: ChartLook
  readonly provisionalFrom: number
  readonly promised?: Promised
}

function SeriesLine({ series, rank, x, y, look, provisionalFrom, promised }: SeriesLineProps) {
  const { palette } = look
  const colour = rank === 0 ? palette.brand : palette.soft
  const indexes = series.values.map((_, index) => index)
  const shape = lineShape<number>()
    .defined((index) => isMeasured(series.values[index]))
    .x((index) => round(x(index)))
    .y((index) => round(y(series.values[index]!)))
  const settled = shape(indexes.filter((index) => index < provisionalFrom)) ?? ''
  const open = shape(indexes.filter((index) => index >= provisionalFrom - 1)) ?? ''
  const stroke = { fill: 'none', strokeWidth: rank === 0 ? 2.25 : 1.5, strokeLinejoin: 'round' as const }
  return (
    <g>
      <path d={settled} stroke={colour} strokeDasharray={DASHES[rank % DASHES.length]} {...stroke} />
      {provisionalFrom < indexes.length ? (
        <path d={open} stroke={palette.provisional} strokeDasharray="4 3" {...stroke} />
      ) : null}
      {indexes.map((index) => (
        <Point
          key={index}
          at={index}
          series={series}
          x={x}
          y={y}
          look={look}
          colour={colour}
          isProvisional={index >= provisionalFrom}
          {...(promised ? { promised } : {})}
        />
      ))}
    </g>
  )
}

type PointProps = Omit<SeriesLineProps, 'rank' | 'provisionalFrom'> & {
  readonly at: number
  readonly colour: string
  readonly isProvisional: boolean
}

/** A point is drawn where it says more than the line: a missed promise, a figure that may change, one alone between gaps, the last. */
function Point({ at, series, x, y, look, colour, isProvisional, promised }: PointProps) {
  const value = series.values[at]
  if (!isMeasured(value)) return null
  const [cx, cy] = [round(x(at)), round(y(value))]
  if (isProvisional) {
    return (
      <circle cx={cx} cy={cy} r={3.5} fill={look.palette.ground} stroke={look.palette.provisional} strokeWidth={2} />
    )
  }
  if (judge(value, promised) === 'missed') {
    return <VerdictShape x={cx} y={cy} size={look.textSize * 0.66} verdict="missed" palette={look.palette} />
  }
  const isAlone = !isMeasured(series.values[at - 1]) && !isMeasured(series.values[at + 1])
  const isLast = at === lastMeasured(series.values)
  return isAlone || isLast ? <circle cx={cx} cy={cy} r={isLast ? 3.75 : 2.5} fill={colour} /> : null
}

/** The index of the last measured value, −1 where there is none. */
export function lastMeasured(values: readonly Measured[]): number {
  return values.findLastIndex(isMeasured)
}

function endLabels(props: ChartBasics & LineChartData, y: Place, look: ChartLook): EndLabel[] {
  const { series, unit, promised, language } = props
  const labels = series.flatMap(({ name, values }, index): EndLabel[] => {
    const value = values[lastMeasured(values)]
    if (!isMeasured(value)) return []
    const isProvisional = lastMeasured(values) >= (props.provisionalFrom ?? values.length)
    const shown = formatMark(value, unit, language)
    const named = series.length > 1 ? `${name} ${shown}` : shown
    const verdict = index === 0 && !isProvisional ? judge(value, promised) : undefined
    return [
      {
        y: y(value),
        text: isProvisional && index === 0 ? `${named} ${chartTexts[language].provisional}` : named,
        colour: isProvisional ? look.palette.provisional : index === 0 ? look.palette.ink : look.palette.soft,
        ...(index === 0 ? { weight: 700 } : {}),
        ...(verdict ? { verdict } : {}),
      },
    ]
  })
  if (!promised) return labels
  const word = promised.label ?? chartTexts[language].promise
  return [
    ...labels,
    { y: y(promised.value), text: `${word} ${formatShort(promised.value, unit, language)}`, colour: look.palette.ink },
  ]
}

function lineKey(props: ChartBasics & LineChartData): KeyItem[] {
  const { series, unit, promised, language } = props
  const texts = chartTexts[language]
  const subject = series[0]!
  const items: KeyItem[] = []
  const word = unitWord(unit, language)
  if (word && word !== '%') items.push({ kind: 'words', text: word })
  const settled = subject.values.slice(0, props.provisionalFrom)
  const verdicts = new Set(settled.map((value) => judge(value, promised)))
  const isLastSettled = lastMeasured(subject.values) === lastMeasured(settled)
  if (isLastSettled && judge(settled[lastMeasured(settled)], promised) === 'kept') {
    items.push({ kind: 'kept', text: texts.kept })
  }
  if (verdicts.has('missed')) items.push({ kind: 'missed', text: texts.missed })
  if (subject.lower?.some(isMeasured)) items.push({ kind: 'band', text: props.intervalName ?? texts.interval })
  if ((props.provisionalFrom ?? Number.POSITIVE_INFINITY) < subject.values.length) {
    items.push({ kind: 'hollow', text: texts.provisional })
  }
  return items
}
