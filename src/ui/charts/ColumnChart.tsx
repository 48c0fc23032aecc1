import { scaleBand, scaleLinear } from 'd3-scale'
import { type Area, type ChartBasics, ChartFrame, chartSize, EmptyChart, round } from './ChartFrame.tsx'
import { ChartKey, Hatched, type KeyItem, keyHeight } from './ChartKey.tsx'
import type { ChartLook } from './chart-look.ts'
import { chartTexts } from './chart-texts.ts'
import { type Column, type ColumnChartData, columnChartSummary } from './column-chart-data.ts'
import { valueDomain, valueTicks } from './domain.ts'
import { widestText } from './labels.ts'
import { EndLabels, endLabelRoom, Label, PeriodAxis, PromiseLine, ValueAxis } from './plot-parts.tsx'
import { formatMark, formatShort, isMeasured, unitWord } from './values.ts'

/**
 * Volume by day or week: columns from zero. Days off are pale, forecasts hatched, a promise or capacity is a line across.
 * Values stand on the columns where they fit, else on the highest only.
 */
export function ColumnChart(props: ChartBasics & ColumnChartData) {
  const { look, width, height, compact, endShare } = chartSize(props, { height: 260, compactHeight: 208 })
  const { columns, unit, promised, language } = props
  if (!columns.some(({ value }) => isMeasured(value))) {
    return <EmptyChart basics={props} width={width} height={height} look={look} />
  }

  const size = look.textSize
  const keyItems = columnKey(props)
  const tickCount = compact ? 3 : 4
  const extent = columns.flatMap(({ value, upper, lower }) => [value, upper, lower])
  const domain = valueDomain([...extent, promised?.value], unit, { fromZero: true, ticks: tickCount })
  const ticks = valueTicks(domain, tickCount, unit)
  const tickTexts = ticks.map((tick) => formatShort(tick, unit, language))
  const bottom = height - size * 2.1
  const top = keyHeight(keyItems, width, size) + size * 1.4
  const y = scaleLinear().domain(domain).range([bottom, top])
  const word = promised
    ? `${promised.label ?? chartTexts[language].promise} ${formatShort(promised.value, unit, language)}`
    : ''
  const ends = promised ? [{ y: y(promised.value), text: word, colour: look.palette.ink }] : []
  const area: Area = {
    left: Math.ceil(widestText(tickTexts, size)) + 10,
    right: width - endLabelRoom(ends, size, width, endShare),
    top,
    bottom,
  }
  const bands = scaleBand<number>()
    .domain(columns.map((_, index) => index))
    .range([area.left, area.right])
    .paddingInner(columns.length > 40 ? 0.15 : 0.28)
    .paddingOuter(0.2)
  const promiseY = promised ? y(promised.value) : undefined
  const labelled = labelledColumns(columns, bands.step(), size, (column) => formatMark(column.value, unit, language))

  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      description={props.description ?? columnChartSummary(props, language)}
      width={width}
      height={height}
      look={look}
    >
      <ChartKey items={keyItems} width={width} look={look} />
      <ValueAxis
        area={area}
        look={look}
        ticks={ticks.map((tick, index) => ({ at: y(tick), text: tickTexts[index]! }))}
        hasBaseline={true}
      />
      <PeriodAxis
        area={area}
        labels={columns.map(({ period }) => period)}
        x={(index) => (bands(index) ?? 0) + bands.bandwidth() / 2}
        step={bands.step()}
        width={width}
        look={look}
      />
      {columns.map((column, index) => (
        <ColumnShape
          key={bands(index)}
          column={column}
          x={bands(index) ?? 0}
          width={Math.min(bands.bandwidth(), 56)}
          shift={Math.max(0, (bands.bandwidth() - 56) / 2)}
          y={y}
          look={look}
        />
      ))}
      {promised ? <PromiseLine area={area} y={y(promised.value)} look={look} /> : null}
      {columns.map((column, index) =>
        labelled.has(index) && isMeasured(column.value) ? (
          <Label
            key={bands(index)}
            x={(bands(index) ?? 0) + bands.bandwidth() / 2}
            y={clearOf(promiseY, y(Math.max(column.value, column.upper ?? column.value, 0)) - size * 0.45, size)}
            text={formatMark(column.value, unit, language)}
            size={size}
            anchor="middle"
            colour={look.palette.ink}
            halo={look.palette.ground}
          />
        ) : null,
      )}
      <EndLabels area={area} width={width} labels={ends} look={look} />
    </ChartFrame>
  )
}

type ColumnShapeProps = {
  readonly column: Column
  readonly x: number
  readonly shift: number
  readonly width: number
  readonly y: (value: number) => number
  readonly look: ChartLook
}

function ColumnShape({ column, x, shift, width, y, look }: ColumnShapeProps) {
  const { value, kind, lower, upper } = column
  if (!isMeasured(value)) return null
  const { palette } = look
  const left = x + shift
  const [low, high] = [y(Math.min(0, value)), y(Math.max(0, value))]
  const box = {
    x: round(left),
    y: round(high),
    width: round(width),
    height: round(Math.max(low - high, value === 0 ? 0 : 1)),
  }
  const middle = left + width / 2
  return (
    <g>
      {kind === 'forecast' ? (
        <Hatched {...box} colour={palette.provisional} ground={palette.ground} />
      ) : (
        <rect {...box} fill={palette.brand} fillOpacity={kind === 'restDay' ? 0.42 : 0.85} />
      )}
      {isMeasured(lower) && isMeasured(upper) ? (
        <path
          d={`M${round(middle)} ${round(y(lower))}V${round(y(upper))}M${round(middle - 4)} ${round(y(lower))}h8M${round(middle - 4)} ${round(y(upper))}h8`}
          stroke={palette.ink}
          strokeWidth={1.5}
        />
      ) : null}
    </g>
  )
}

/** The baseline of a label, lifted above the promise line where that would run through it. */
function clearOf(line: number | undefined, baseline: number, size: number): number {
  const isCrossed = line !== undefined && line < baseline + size * 0.35 && line > baseline - size * 1.1
  return isCrossed ? line - size * 0.5 : baseline
}

function labelledColumns(
  columns: readonly Column[],
  step: number,
  size: number,
  text: (column: Column) => string,
): ReadonlySet<number> {
  if (widestText(columns.map(text), size) + 4 <= step) return new Set(columns.keys())
  const highest = columns.reduce((best, column, index) => {
    return isMeasured(column.value) && column.value > (columns[best]?.value ?? Number.NEGATIVE_INFINITY) ? index : best
  }, 0)
  return new Set([highest])
}

function columnKey(props: ChartBasics & ColumnChartData): KeyItem[] {
  const texts = chartTexts[props.language]
  const items: KeyItem[] = []
  const word = unitWord(props.unit, props.language)
  if (word && word !== '%') items.push({ kind: 'words', text: word })
  const kinds = new Set(props.columns.map(({ kind }) => kind))
  const isMixed = kinds.size > 1
  if (isMixed && kinds.has(undefined)) items.push({ kind: 'solid', text: props.valueName ?? texts.actual })
  if (kinds.has('restDay')) items.push({ kind: 'pale', text: texts.restDay })
  if (kinds.has('forecast')) items.push({ kind: 'hatched', text: texts.forecast })
  if (props.columns.some(({ lower, upper }) => isMeasured(lower) && isMeasured(upper))) {
    items.push({ kind: 'whisker', text: props.intervalName ?? texts.interval })
  }
  return items
}
