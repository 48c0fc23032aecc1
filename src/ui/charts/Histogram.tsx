import { scaleLinear } from 'd3-scale'
import { type Area, type ChartBasics, ChartFrame, chartSize, EmptyChart, round } from './ChartFrame.tsx'
import { Hatched } from './ChartKey.tsx'
import type { ChartLook } from './chart-look.ts'
import { chartTexts } from './chart-texts.ts'
import { type Bin, type HistogramData, histogramSummary, isWithin, shareWithin, totalOf } from './histogram-data.ts'
import { textWidth } from './labels.ts'
import { Label } from './plot-parts.tsx'
import { formatShort, formatValue, unitWord } from './values.ts'

type Extent = { readonly bin: Bin; readonly from: number; readonly to: number; readonly density: number }

/**
 * How long cases took, with the promise as an upright: classes beyond it are hatched, and both sides carry their share.
 * Heights are cases per width of class, so classes of different widths compare; an open last class is as wide as the one
 * before it.
 */
export function Histogram(props: ChartBasics & HistogramData) {
  const { look, width, height, compact } = chartSize(props, { height: 240, compactHeight: 208 })
  const { bins, promised } = props
  if (totalOf(bins) === 0) return <EmptyChart basics={props} width={width} height={height} look={look} />

  const size = look.textSize
  const extents = bins.map((bin, index) => extentOf(bin, bins[index - 1]))
  const start = extents[0]!.from
  const end = Math.max(extents.at(-1)!.to, promised?.value ?? Number.NEGATIVE_INFINITY)
  const area: Area = { left: 4, right: width - 4, top: size * (promised ? 3.4 : 1), bottom: height - size * 2.2 }
  const x = scaleLinear().domain([start, end]).range([area.left, area.right])
  const y = scaleLinear()
    .domain([0, Math.max(...extents.map(({ density }) => density))])
    .range([area.bottom, area.top])

  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      description={props.description ?? histogramSummary(props, props.language)}
      width={width}
      height={height}
      look={look}
    >
      {extents.map((extent) => (
        <BinShape key={extent.from} extent={extent} data={props} x={x} y={y} look={look} />
      ))}
      <line
        x1={area.left}
        x2={area.right}
        y1={area.bottom}
        y2={area.bottom}
        stroke={look.palette.edge}
        strokeWidth={1}
      />
      <DurationAxis extents={extents} area={area} x={x} look={look} data={props} compact={compact} />
      {promised ? <PromiseUpright data={props} area={area} at={x(promised.value)} width={width} look={look} /> : null}
    </ChartFrame>
  )
}

function extentOf(bin: Bin, before: Bin | undefined): Extent {
  const to = bin.to ?? bin.from + (before?.to ? before.to - before.from : 1)
  return { bin, from: bin.from, to, density: to > bin.from ? bin.count / (to - bin.from) : 0 }
}

type Place = (value: number) => number
type Shared = { readonly data: ChartBasics & HistogramData; readonly look: ChartLook }

function BinShape({ extent, data, x, y, look }: Shared & { extent: Extent; x: Place; y: Place }) {
  const { palette } = look
  const gap = x(extent.to) - x(extent.from) > 6 ? 1 : 0
  const box = {
    x: round(x(extent.from) + gap),
    y: round(y(extent.density)),
    width: round(Math.max(0.5, x(extent.to) - x(extent.from) - gap)),
    height: round(y(0) - y(extent.density)),
  }
  if (extent.bin.count === 0) return null
  if (isWithin(extent.bin, data.promised)) return <rect {...box} fill={palette.brand} fillOpacity={0.85} />
  return <Hatched {...box} colour={palette.missed} ground={palette.ground} />
}

function DurationAxis(props: Shared & { extents: readonly Extent[]; area: Area; x: Place; compact: boolean }) {
  const { extents, area, x, look, data, compact } = props
  const { unit, language } = data
  const size = look.textSize
  const word = unitWord(unit, language)
  const last = extents.at(-1)!
  const openText = last.bin.to === null ? `≥ ${formatShort(last.from, unit, language)}` : ''
  const limit = area.right - (openText ? textWidth(openText, size) + size : 0)
  const unitText = word && word !== '%' ? ` ${word}` : ''
  const firstText = `${formatShort(extents[0]!.from, unit, language)}${unitText}`
  const ticks = (x as ReturnType<typeof scaleLinear<number>>)
    .ticks(compact ? 5 : 9)
    .filter((tick) => tick <= (openText ? last.from : last.to) && x(tick) < limit - size)
    .filter((tick, index) => index === 0 || x(tick) > area.left + textWidth(firstText, size) + size)
  return (
    <g>
      {ticks.map((tick, index) => {
        const text = formatShort(tick, unit, language)
        return (
          <Label
            key={tick}
            x={index === 0 ? Math.max(x(tick), area.left) : x(tick)}
            y={area.bottom + size * 1.55}
            text={index === 0 ? `${text}${unitText}` : text}
            size={size}
            anchor={index === 0 ? 'start' : 'middle'}
            colour={look.palette.soft}
          />
        )
      })}
      {openText ? (
        <Label
          x={area.right}
          y={area.bottom + size * 1.55}
          text={openText}
          size={size}
          anchor="end"
          colour={look.palette.soft}
        />
      ) : null}
    </g>
  )
}

function PromiseUpright(props: Shared & { area: Area; at: number; width: number }) {
  const { data, area, at, width, look } = props
  const { promised, unit, language } = data
  if (!promised) return null
  const { palette, textSize: size } = look
  const texts = chartTexts[language]
  const within = shareWithin(data)
  const name = `${promised.label ?? texts.promise} ${formatValue(promised.value, unit, language, 0)}`
  const keptLeft = promised.direction === 'atMost'
  const share = (isKept: boolean) =>
    within === undefined
      ? ''
      : isKept
        ? texts.within(formatValue(within, 'percent', language))
        : texts.beyond(formatValue(1 - within, 'percent', language))
  const sides = [
    { text: share(keptLeft), room: at - 12, x: at - 8, anchor: 'end', isKept: keptLeft },
    { text: share(!keptLeft), room: width - at - 12, x: at + 8, anchor: 'start', isKept: !keptLeft },
  ] as const
  const nameHalf = textWidth(name, size) / 2
  return (
    <g>
      <line
        x1={round(at)}
        x2={round(at)}
        y1={round(size * 1.5)}
        y2={area.bottom}
        stroke={palette.ink}
        strokeWidth={1.25}
      />
      <line
        x1={round(at)}
        x2={round(at)}
        y1={area.bottom - 5}
        y2={area.bottom + 5}
        stroke={palette.ink}
        strokeWidth={2.5}
      />
      <Label
        x={Math.min(Math.max(at, nameHalf), width - nameHalf)}
        y={size}
        text={name}
        size={size}
        anchor="middle"
        weight={700}
        colour={palette.ink}
      />
      {sides.map(({ text, room, x, anchor, isKept }) =>
        textWidth(text, size) <= room ? (
          <Label
            key={anchor}
            x={x}
            y={size * 2.5}
            text={text}
            size={size}
            anchor={anchor}
            colour={isKept ? palette.ink : palette.missed}
            halo={palette.ground}
          />
        ) : null,
      )}
    </g>
  )
}
