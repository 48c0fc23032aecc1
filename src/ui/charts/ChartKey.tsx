import type { ReactNode } from 'react'
import { round } from './ChartFrame.tsx'
import type { ChartLook } from './chart-look.ts'
import { flowInRows, textWidth } from './labels.ts'
import { Label, VerdictShape } from './plot-parts.tsx'
import type { Verdict } from './verdict.ts'

/** One sign of a chart and the word it stands for. */
export type KeyItem = {
  readonly kind: Verdict | 'band' | 'hollow' | 'hatched' | 'pale' | 'solid' | 'whisker' | 'promise' | 'signal' | 'words'
  readonly text: string
}

function placeItems(items: readonly KeyItem[], width: number, size: number) {
  const widths = items.map((item) => signWidth(item, size) + textWidth(item.text, size))
  const places = flowInRows(widths, size * 1.2, width)
  return items.map((item, index) => ({ item, ...places[index]! }))
}

const signWidth = (item: KeyItem, size: number) => (item.kind === 'words' ? 0 : size * 1.45)

/** The height that the key takes above a plot, 0 where there is nothing to explain. */
export function keyHeight(items: readonly KeyItem[], width: number, size: number): number {
  const rows = placeItems(items, width, size).reduce((most, { row }) => Math.max(most, row + 1), 0)
  return rows * size * 1.7
}

/** The signs that a chart uses, explained once above the plot. Only what occurs is listed; values are labelled directly. */
export function ChartKey({ items, width, look }: { items: readonly KeyItem[]; width: number; look: ChartLook }) {
  const size = look.textSize
  return (
    <g>
      {placeItems(items, width, size).map(({ item, x, row }) => {
        const middle = row * size * 1.7 + size * 0.7
        return (
          <g key={`${item.kind}-${item.text}`}>
            <Sign item={item} x={x} y={middle} look={look} />
            <Label
              x={x + signWidth(item, size)}
              y={middle + size * 0.36}
              text={item.text}
              size={size}
              room={width - x - signWidth(item, size)}
              colour={look.palette.soft}
            />
          </g>
        )
      })}
    </g>
  )
}

function Sign({ item, x, y, look }: { item: KeyItem; x: number; y: number; look: ChartLook }): ReactNode {
  const { palette, textSize: size } = look
  const middle = x + size * 0.5
  const box = { x: round(x), y: round(y - size * 0.36), width: round(size), height: round(size * 0.72) }
  switch (item.kind) {
    case 'kept':
    case 'atRisk':
    case 'missed':
      return <VerdictShape x={middle} y={y} size={size * 0.68} verdict={item.kind} palette={palette} />
    case 'band':
      return <rect {...box} fill={palette.brand} fillOpacity={0.16} />
    case 'solid':
      return <rect {...box} fill={palette.brand} />
    case 'pale':
      return <rect {...box} fill={palette.brand} fillOpacity={0.42} />
    case 'hatched':
      return <Hatched {...box} colour={palette.provisional} ground={palette.ground} />
    case 'hollow':
      return (
        <circle
          cx={round(middle)}
          cy={round(y)}
          r={round(size * 0.3)}
          fill={palette.ground}
          stroke={palette.provisional}
          strokeWidth={2}
        />
      )
    case 'signal':
      return (
        <circle
          cx={round(middle)}
          cy={round(y)}
          r={round(size * 0.42)}
          fill="none"
          stroke={palette.missed}
          strokeWidth={1.75}
        />
      )
    case 'whisker':
      return <Whisker from={x} to={x + size} y={y} cap={size * 0.25} colour={palette.ink} />
    case 'promise':
      return (
        <g stroke={palette.ink}>
          <line x1={round(x)} x2={round(x + size)} y1={round(y)} y2={round(y)} strokeWidth={1.25} />
          <line x1={round(middle)} x2={round(middle)} y1={round(y - 5)} y2={round(y + 5)} strokeWidth={2.5} />
        </g>
      )
    case 'words':
      return null
  }
}

type WhiskerProps = { from: number; to: number; y: number; cap: number; colour: string }

/** An interval: a fine line with a cap at both ends. */
export function Whisker({ from, to, y, cap, colour }: WhiskerProps) {
  const [low, high] = [round(y - cap), round(y + cap)]
  const shape = `M${round(from)} ${low}V${high}M${round(from)} ${round(y)}H${round(to)}M${round(to)} ${low}V${high}`
  return <path d={shape} fill="none" stroke={colour} strokeWidth={1.5} />
}

type HatchedProps = { x: number; y: number; width: number; height: number; colour: string; ground: string }

/** A box filled with slanting lines: what may still change. Drawn without a pattern, so that no id can clash. */
export function Hatched({ x, y, width, height, colour, ground }: HatchedProps) {
  const strokes: string[] = []
  for (let shift = 4; shift < width + height; shift += 5) {
    const [startX, startY] = shift <= height ? [x, y + shift] : [x + shift - height, y + height]
    const [endX, endY] = shift <= width ? [x + shift, y] : [x + width, y + shift - width]
    strokes.push(`M${round(startX)} ${round(startY)}L${round(endX)} ${round(endY)}`)
  }
  return (
    <g>
      <rect x={round(x)} y={round(y)} width={round(width)} height={round(height)} fill={ground} stroke={colour} />
      <path d={strokes.join('')} stroke={colour} strokeWidth={1} />
    </g>
  )
}
