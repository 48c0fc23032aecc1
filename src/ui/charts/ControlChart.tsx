import { scaleLinear, scalePoint } from 'd3-scale'
import { area as bandShape, curveStep, line as lineShape } from 'd3-shape'
import { type Area, type ChartBasics, ChartFrame, chartSize, EmptyChart, round } from './ChartFrame.tsx'
import { ChartKey, type KeyItem, keyHeight } from './ChartKey.tsx'
import type { ChartLook } from './chart-look.ts'
import { chartTexts } from './chart-texts.ts'
import { type ControlChartData, type ControlPoint, controlChartSummary, hasSignal } from './control-chart-data.ts'
import { valueDomain, valueTicks } from './domain.ts'
import { textWidth, widestText } from './labels.ts'
import {
  type EndLabel,
  EndLabels,
  endLabelRoom,
  Label,
  NoteMarks,
  PeriodAxis,
  PromiseLine,
  ValueAxis,
} from './plot-parts.tsx'
import { formatShort, isMeasured, unitWord } from './values.ts'

/**
 * A control chart: values as a line, centre and limits as a band that follows the subgroups, points where a rule speaks
 * ringed and named, the promise as a line across where there is one.
 */
export function ControlChart(props: ChartBasics & ControlChartData) {
  const { look, width, height, compact, endShare } = chartSize(props, { height: 300, compactHeight: 232 })
  const { points, unit, promised, language } = props
  if (!points.some(({ value }) => isMeasured(value))) {
    return <EmptyChart basics={props} width={width} height={height} look={look} />
  }

  const size = look.textSize
  const keyItems = controlKey(props)
  const notes = props.notes ?? []
  const tickCount = compact ? 4 : 5
  const extent = points.flatMap(({ value, lower, upper, centre }) => [value, lower, upper, centre])
  const domain = valueDomain([...extent, promised?.value], unit, { ticks: tickCount })
  const ticks = valueTicks(domain, tickCount, unit)
  const tickTexts = ticks.map((tick) => formatShort(tick, unit, language))
  const bottom = height - size * 2.1
  const top = keyHeight(keyItems, width, size) + size * (notes.length > 0 ? 2.1 : 1.2)
  const y = scaleLinear().domain(domain).range([bottom, top])
  const ends = controlEnds(props, y, look)
  const area: Area = {
    left: Math.ceil(widestText(tickTexts, size)) + 10,
    right: width - endLabelRoom(ends, size, width, endShare),
    top,
    bottom,
  }
  const places = scalePoint<number>()
    .domain(points.map((_, index) => index))
    .range([area.left, area.right])
    .padding(0.5)
  const x = (index: number) => places(index) ?? area.left

  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      description={props.description ?? controlChartSummary(props, language)}
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
      <PeriodAxis
        area={area}
        labels={points.map(({ period }) => period)}
        x={x}
        step={places.step()}
        width={width}
        look={look}
      />
      <Limits points={points} x={x} y={y} halfStep={places.step() / 2} look={look} />
      {promised ? <PromiseLine area={area} y={y(promised.value)} look={look} /> : null}
      <Values points={points} x={x} y={y} look={look} />
      <Signals points={points} x={x} y={y} area={area} look={look} />
      <NoteMarks area={area} notes={notes} x={x} look={look} />
      <EndLabels area={area} width={width} labels={ends} look={look} />
    </ChartFrame>
  )
}

type Place = (value: number) => number
type Drawn = {
  readonly points: readonly ControlPoint[]
  readonly x: Place
  readonly y: Place
  readonly look: ChartLook
}

/** Centre and limits as steps: each subgroup has its own, half a step to both sides. */
function Limits({ points, x, y, halfStep, look }: Drawn & { halfStep: number }) {
  const edges = points.flatMap((point, index) => [
    { at: round(x(index) - halfStep), point },
    { at: round(x(index) + halfStep), point },
  ])
  const hasLimits = ({ point }: (typeof edges)[number]) => isMeasured(point.lower) && isMeasured(point.upper)
  const band = bandShape<(typeof edges)[number]>()
    .defined(hasLimits)
    .x(({ at }) => at)
    .y0(({ point }) => round(y(point.lower!)))
    .y1(({ point }) => round(y(point.upper!)))
    .curve(curveStep)
  const edge = (value: (point: ControlPoint) => number | null) =>
    lineShape<(typeof edges)[number]>()
      .defined(({ point }) => isMeasured(value(point)))
      .x(({ at }) => at)
      .y(({ point }) => round(y(value(point)!)))(edges) ?? ''
  const { palette } = look
  return (
    <g fill="none">
      <path d={band(edges) ?? ''} fill={palette.brand} fillOpacity={0.1} />
      <path d={edge(({ lower }) => lower)} stroke={palette.edge} strokeDasharray="5 3" />
      <path d={edge(({ upper }) => upper)} stroke={palette.edge} strokeDasharray="5 3" />
      <path d={edge(({ centre }) => centre)} stroke={palette.edge} strokeWidth={1.25} />
    </g>
  )
}

function Values({ points, x, y, look }: Drawn) {
  const indexes = points.map((_, index) => index)
  const shape = lineShape<number>()
    .defined((index) => isMeasured(points[index]?.value))
    .x((index) => round(x(index)))
    .y((index) => round(y(points[index]!.value!)))
  return (
    <g>
      <path
        d={shape(indexes) ?? ''}
        fill="none"
        stroke={look.palette.brand}
        strokeWidth={1.75}
        strokeLinejoin="round"
      />
      {points.map(({ period, value }, index) =>
        isMeasured(value) ? (
          <circle
            key={`${x(index)}-${period}`}
            cx={round(x(index))}
            cy={round(y(value))}
            r={2.5}
            fill={look.palette.brand}
          />
        ) : null,
      )}
    </g>
  )
}

/** Ringed points; a name is left out where it would run into the one before, the table has them all. */
function Signals({ points, x, y, area, look }: Drawn & { area: Area }) {
  const { palette, textSize: size } = look
  let taken = Number.NEGATIVE_INFINITY
  return (
    <g>
      {points.map((point, index) => {
        if (!hasSignal(point) || !isMeasured(point.value)) return null
        const [cx, cy] = [x(index), y(point.value)]
        const text = (point.signals ?? []).join(' ')
        const half = textWidth(text, size) / 2
        const middle = Math.min(Math.max(cx, area.left + half), area.right - half)
        const isFree = middle - half > taken + size * 0.5
        if (isFree) taken = middle + half
        const isAbove = !isMeasured(point.centre) || point.value >= point.centre
        return (
          <g key={cx}>
            <circle cx={round(cx)} cy={round(cy)} r={2.75} fill={palette.missed} />
            <circle
              cx={round(cx)}
              cy={round(cy)}
              r={round(size * 0.5)}
              fill="none"
              stroke={palette.missed}
              strokeWidth={1.75}
            />
            {isFree ? (
              <Label
                x={middle}
                y={isAbove ? cy - size * 0.85 : cy + size * 1.6}
                text={text}
                size={size}
                anchor="middle"
                weight={700}
                colour={palette.missed}
                halo={palette.ground}
              />
            ) : null}
          </g>
        )
      })}
    </g>
  )
}

function controlEnds(props: ChartBasics & ControlChartData, y: Place, look: ChartLook): EndLabel[] {
  const { points, unit, promised, language } = props
  const texts = chartTexts[language]
  const last = points.findLast(({ centre, lower, upper }) => [centre, lower, upper].some(isMeasured))
  const { soft, ink } = look.palette
  const labels: EndLabel[] = []
  const add = (value: number | null | undefined, name: string, colour: string) => {
    if (isMeasured(value)) labels.push({ y: y(value), text: `${name} ${formatShort(value, unit, language)}`, colour })
  }
  add(last?.upper, texts.upperLimit, soft)
  add(last?.centre, texts.centre, soft)
  add(last?.lower, texts.lowerLimit, soft)
  add(promised?.value, promised?.label ?? texts.promise, ink)
  return labels
}

function controlKey(props: ChartBasics & ControlChartData): KeyItem[] {
  const texts = chartTexts[props.language]
  const items: KeyItem[] = []
  const word = unitWord(props.unit, props.language)
  if (word && word !== '%') items.push({ kind: 'words', text: word })
  if (props.points.some(({ lower }) => isMeasured(lower))) items.push({ kind: 'band', text: texts.limits })
  if (props.points.some(hasSignal)) items.push({ kind: 'signal', text: texts.signal })
  return items
}
