import { scaleLinear } from 'd3-scale'
import { type BarChartData, type BarRow, barChartSummary, promisedOf, verdictOf } from './bar-chart-data.ts'
import { type ChartBasics, ChartFrame, chartSize, EmptyChart, round } from './ChartFrame.tsx'
import { ChartKey, type KeyItem, keyHeight, Whisker } from './ChartKey.tsx'
import type { ChartLook } from './chart-look.ts'
import { chartTexts } from './chart-texts.ts'
import { valueDomain } from './domain.ts'
import { widestText } from './labels.ts'
import { Label, VerdictShape } from './plot-parts.tsx'
import { formatMark, formatShort, isMeasured, unitWord } from './values.ts'
import type { Verdict } from './verdict.ts'

/**
 * Horizontal bars from zero, one a row: name, bar, promise as a notch, interval as a whisker, value with the mark of its
 * verdict. On a narrow drawing the name stands above its bar. The height follows the number of rows.
 */
export function BarChart(props: ChartBasics & BarChartData) {
  const { look, width, compact } = chartSize(props, { height: 120, compactHeight: 120 })
  const { rows, unit, language } = props
  if (!rows.some(({ value }) => isMeasured(value))) {
    return <EmptyChart basics={props} width={width} height={props.height ?? 120} look={look} />
  }

  const size = look.textSize
  const keyItems = barKey(props)
  const top = keyHeight(keyItems, width, size)
  const rowHeight = size * (compact ? 3.1 : 2.3)
  const height = top + rows.length * rowHeight + 2

  const texts = chartTexts[language]
  const shownValues = rows.map(({ value }) => (isMeasured(value) ? formatMark(value, unit, language) : texts.noValue))
  const nameWidth = compact
    ? 0
    : Math.min(
        width * 0.34,
        widestText(
          rows.map(({ name }) => name),
          size,
        ) + 14,
      )
  const valueWidth = widestText(shownValues, size) + size * 1.6
  const extent = rows.flatMap((row) => [row.value, row.upper, row.lower, promisedOf(row, props)?.value])
  const x = scaleLinear()
    .domain(valueDomain(extent, unit, { fromZero: true }))
    .range([nameWidth, width - valueWidth - 10])

  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      description={props.description ?? barChartSummary(props, language)}
      width={width}
      height={height}
      look={look}
    >
      <ChartKey items={keyItems} width={width} look={look} />
      {rows.map((row, index) => {
        const rowTop = top + index * rowHeight
        const middle = rowTop + (compact ? size * 2.1 : rowHeight / 2)
        const verdict = verdictOf(row, props)
        return (
          <g key={rowTop}>
            <Label
              x={0}
              y={compact ? rowTop + size : middle + size * 0.36}
              text={row.name}
              size={size}
              room={compact ? width : nameWidth - 12}
              colour={look.palette.ink}
            />
            {compact ? <Zero at={x(0)} from={middle - size * 0.7} to={middle + size * 0.7} look={look} /> : null}
            <Bar row={row} data={props} x={x} y={middle} look={look} {...(verdict ? { verdict } : {})} />
            {verdict ? (
              <VerdictShape
                x={width - valueWidth + size * 0.5}
                y={middle}
                size={size * 0.68}
                verdict={verdict}
                palette={look.palette}
              />
            ) : null}
            <Label
              x={width}
              y={middle + size * 0.36}
              text={shownValues[index]!}
              size={size}
              anchor="end"
              weight={isMeasured(row.value) ? 700 : 400}
              colour={isMeasured(row.value) ? look.palette.ink : look.palette.soft}
            />
          </g>
        )
      })}
      {compact ? null : <Zero at={x(0)} from={top} to={height - 2} look={look} />}
    </ChartFrame>
  )
}

function Zero({ at, from, to, look }: { at: number; from: number; to: number; look: ChartLook }) {
  return (
    <line
      x1={round(at + 0.5)}
      x2={round(at + 0.5)}
      y1={round(from)}
      y2={round(to)}
      stroke={look.palette.edge}
      strokeWidth={1}
    />
  )
}

type BarProps = {
  readonly row: BarRow
  readonly data: BarChartData
  readonly x: (value: number) => number
  readonly y: number
  readonly look: ChartLook
  readonly verdict?: Verdict
}

function Bar({ row, data, x, y, look, verdict }: BarProps) {
  const { palette, textSize: size } = look
  const thickness = size * 0.8
  const promised = promisedOf(row, data)
  // Under whiskers all bars are paler, so that a fine line in ink stands out on them.
  const hasIntervals = data.rows.some(({ lower, upper }) => isMeasured(lower) && isMeasured(upper))
  const [from, to] = [x(Math.min(0, row.value ?? 0)), x(Math.max(0, row.value ?? 0))]
  return (
    <g>
      {isMeasured(row.value) ? (
        <rect
          x={round(from)}
          y={round(y - thickness / 2)}
          width={round(Math.max(to - from, row.value === 0 ? 0 : 1))}
          height={round(thickness)}
          fill={verdict === 'missed' ? palette.missed : palette.brand}
          fillOpacity={hasIntervals ? 0.5 : 0.85}
        />
      ) : null}
      {isMeasured(row.lower) && isMeasured(row.upper) ? (
        <Whisker from={x(row.lower)} to={x(row.upper)} y={y} cap={size * 0.26} colour={palette.ink} />
      ) : null}
      {promised ? (
        <line
          x1={round(x(promised.value))}
          x2={round(x(promised.value))}
          y1={round(y - size * 0.85)}
          y2={round(y + size * 0.85)}
          stroke={palette.ink}
          strokeWidth={2.5}
        />
      ) : null}
    </g>
  )
}

function barKey(props: ChartBasics & BarChartData): KeyItem[] {
  const { rows, unit, promised, language } = props
  const texts = chartTexts[language]
  const items: KeyItem[] = []
  const word = unitWord(unit, language)
  if (word && word !== '%') items.push({ kind: 'words', text: word })
  if (promised) {
    items.push({
      kind: 'promise',
      text: `${promised.label ?? texts.promise} ${formatShort(promised.value, unit, language)}`,
    })
  } else if (rows.some(({ promised: own }) => own)) {
    items.push({ kind: 'promise', text: texts.promise })
  }
  const verdicts = new Set(rows.map((row) => verdictOf(row, props)))
  for (const verdict of ['kept', 'atRisk', 'missed'] as const) {
    if (verdicts.has(verdict)) items.push({ kind: verdict, text: texts[verdict] })
  }
  if (rows.some(({ lower, upper }) => isMeasured(lower) && isMeasured(upper))) {
    items.push({ kind: 'whisker', text: props.intervalName ?? texts.interval })
  }
  return items
}
