import { scaleLinear, scalePoint } from 'd3-scale'
import { line as lineShape } from 'd3-shape'
import type { Language } from '../../kernel/texts.ts'
import { ChartFrame, round } from './ChartFrame.tsx'
import { type ChartLook, SCREEN_LOOK } from './chart-look.ts'
import { chartTexts } from './chart-texts.ts'
import { lastMeasured } from './LineChart.tsx'
import { lineChartSummary } from './line-chart-data.ts'
import { VerdictShape } from './plot-parts.tsx'
import { isMeasured, type Measured, type Unit } from './values.ts'
import { judge, type Promised } from './verdict.ts'

export type SparklineProps = {
  readonly id: string
  readonly title: string
  readonly language: Language
  readonly periods: readonly string[]
  readonly values: readonly Measured[]
  readonly unit: Unit
  readonly promised?: Promised
  readonly width?: number
  readonly height?: number
  readonly look?: ChartLook
}

/** A trend of a word's height: line, promise as a hairline, the last value as a bead with the mark of its verdict. */
export function Sparkline(props: SparklineProps) {
  const { language, values, periods, unit, promised, width = 108, height = 24, look = SCREEN_LOOK, title } = props
  const { palette } = look
  const data = { periods, series: [{ name: title, values }], unit, ...(promised ? { promised } : {}) }
  const measured = [...values, promised?.value].filter(isMeasured)
  const [least, most] = [Math.min(...measured), Math.max(...measured)]
  const y = scaleLinear()
    .domain(least === most ? [least - 1, most + 1] : [least, most])
    .range([height - 6, 6])
  const points = scalePoint<number>()
    .domain(values.map((_, index) => index))
    .range([3, width - 8])
  const x = (index: number) => points(index) ?? width / 2
  const last = lastMeasured(values)
  const lastValue = values[last]
  const verdict = judge(lastValue, promised)
  const path =
    lineShape<number>()
      .defined((index) => isMeasured(values[index]))
      .x((index) => round(x(index)))
      .y((index) => round(y(values[index]!)))(values.map((_, index) => index)) ?? ''
  return (
    <ChartFrame
      id={props.id}
      title={title}
      description={last < 0 ? chartTexts[language].noData : lineChartSummary(data, language)}
      width={width}
      height={height}
      look={look}
      className="chart-inline"
    >
      {promised && measured.length > 0 ? (
        <line
          x1={0}
          x2={width}
          y1={round(y(promised.value))}
          y2={round(y(promised.value))}
          stroke={palette.edge}
          strokeWidth={1}
          strokeDasharray="3 2"
        />
      ) : null}
      <path d={path} fill="none" stroke={palette.brand} strokeWidth={1.5} strokeLinejoin="round" />
      {isMeasured(lastValue) && verdict ? (
        <VerdictShape x={x(last)} y={y(lastValue)} size={8} verdict={verdict} palette={palette} />
      ) : null}
      {isMeasured(lastValue) && !verdict ? (
        <circle cx={round(x(last))} cy={round(y(lastValue))} r={3} fill={palette.brand} />
      ) : null}
    </ChartFrame>
  )
}
