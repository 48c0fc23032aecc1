import { type Area, round } from './ChartFrame.tsx'
import type { ChartLook, ChartPalette } from './chart-look.ts'
import { spreadLabels, textWidth, truncate, visibleLabels } from './labels.ts'
import type { PlotNote } from './table-twin.ts'
import type { Verdict } from './verdict.ts'

type LabelProps = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly room?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly colour?: string
  readonly weight?: number
  readonly halo?: string
}

/** A text in a drawing: shortened to its room, with the whole of it as a title; a halo keeps it readable over lines. */
export function Label({ x, y, text, size, room, anchor, colour, weight, halo }: LabelProps) {
  const shown = room === undefined ? text : truncate(text, room, size)
  const haloed = halo ? { stroke: halo, strokeWidth: 4, strokeLinejoin: 'round' as const, paintOrder: 'stroke' } : {}
  return (
    <text x={round(x)} y={round(y)} fontSize={size} textAnchor={anchor} fill={colour} fontWeight={weight} {...haloed}>
      {shown === text ? null : <title>{text}</title>}
      {shown}
    </text>
  )
}

/** The mark of a verdict as a shape (● ◐ ▲), so that it is the same in every font. `size` is its width in pixels. */
export function VerdictShape(props: { x: number; y: number; size: number; verdict: Verdict; palette: ChartPalette }) {
  const { verdict, palette } = props
  const [x, y, r] = [round(props.x), round(props.y), round(props.size / 2)]
  const ring = { stroke: palette.ground, strokeWidth: 1.5, paintOrder: 'stroke' }
  if (verdict === 'kept') return <circle cx={x} cy={y} r={r} fill={palette.kept} {...ring} />
  if (verdict === 'missed') {
    const [wide, up, down] = [round(r * 1.15), round(r * 1.15), round(r * 0.85)]
    return (
      <path d={`M${x - wide} ${y + down}L${x} ${y - up}L${x + wide} ${y + down}Z`} fill={palette.missed} {...ring} />
    )
  }
  const inner = round(r - 0.75)
  return (
    <>
      <circle cx={x} cy={y} r={r + 1} fill={palette.ground} />
      <circle cx={x} cy={y} r={inner} fill={palette.ground} stroke={palette.atRisk} strokeWidth={1.5} />
      <path d={`M${x} ${y - inner}A${inner} ${inner} 0 0 0 ${x} ${y + inner}Z`} fill={palette.atRisk} />
    </>
  )
}

type ValueAxisProps = {
  readonly area: Area
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
  readonly look: ChartLook
  readonly hasBaseline?: boolean
}

/** Graduations of the vertical axis: hairlines across the plot, figures at the left. */
export function ValueAxis({ area, ticks, look, hasBaseline }: ValueAxisProps) {
  return (
    <g>
      {ticks.map(({ at, text }) => (
        <g key={at}>
          <line
            x1={area.left}
            x2={area.right}
            y1={round(at)}
            y2={round(at)}
            stroke={look.palette.line}
            strokeWidth={1}
          />
          <Label
            x={area.left - 8}
            y={at + look.textSize * 0.36}
            text={text}
            size={look.textSize}
            anchor="end"
            colour={look.palette.soft}
          />
        </g>
      ))}
      {hasBaseline ? (
        <line
          x1={area.left}
          x2={area.right}
          y1={area.bottom}
          y2={area.bottom}
          stroke={look.palette.edge}
          strokeWidth={1}
        />
      ) : null}
    </g>
  )
}

type PeriodAxisProps = {
  readonly area: Area
  readonly labels: readonly string[]
  readonly x: (index: number) => number
  readonly step: number
  readonly width: number
  readonly look: ChartLook
}

/** Labels of the horizontal axis: as many as fit, the last one always. */
export function PeriodAxis({ area, labels, x, step, width, look }: PeriodAxisProps) {
  const shown = visibleLabels(labels, step, look.textSize)
  return (
    <g>
      {labels.map((label, index) => {
        if (!shown.has(index)) return null
        const half = textWidth(label, look.textSize) / 2
        const middle = Math.min(Math.max(x(index), half), width - half)
        return (
          <g key={x(index)}>
            <line
              x1={round(x(index))}
              x2={round(x(index))}
              y1={area.bottom}
              y2={area.bottom + 4}
              stroke={look.palette.edge}
              strokeWidth={1}
            />
            <Label
              x={middle}
              y={area.bottom + look.textSize * 1.55}
              text={label}
              size={look.textSize}
              anchor="middle"
              colour={look.palette.soft}
            />
          </g>
        )
      })}
    </g>
  )
}

export type EndLabel = {
  readonly y: number
  readonly text: string
  readonly colour: string
  readonly weight?: number
  readonly verdict?: Verdict
}

/** Names and last values at the right end of their lines, moved apart where they would touch. */
export function EndLabels(props: { area: Area; width: number; labels: readonly EndLabel[]; look: ChartLook }) {
  const { area, labels, look, width } = props
  const size = look.textSize
  const places = spreadLabels(
    labels.map(({ y }) => y),
    size * 1.4,
    area.top,
    area.bottom,
  )
  return (
    <g>
      {labels.map(({ text, colour, weight, verdict }, index) => {
        const y = places[index]!
        const indent = verdict ? size * 1.05 : 0
        const x = area.right + 10
        return (
          <g key={y}>
            {verdict ? (
              <VerdictShape x={x + size * 0.36} y={y} size={size * 0.68} verdict={verdict} palette={look.palette} />
            ) : null}
            <Label
              x={x + indent}
              y={y + size * 0.36}
              text={text}
              size={size}
              room={width - x - indent}
              colour={colour}
              {...(weight ? { weight } : {})}
            />
          </g>
        )
      })}
    </g>
  )
}

/** The width that end labels need beside the plot, at most `share` of the drawing. */
export function endLabelRoom(labels: readonly EndLabel[], size: number, width: number, share: number): number {
  const need = labels.map(({ text, verdict }) => textWidth(text, size) + (verdict ? size * 1.05 : 0) + 12)
  return Math.min(width * share, Math.max(8, ...need))
}

/** The promise across a plot: a fine line that begins with the notch of the steelyard. */
export function PromiseLine({ area, y, look }: { area: Area; y: number; look: ChartLook }) {
  const at = round(y)
  return (
    <g stroke={look.palette.ink}>
      <line x1={area.left} x2={area.right} y1={at} y2={at} strokeWidth={1.25} />
      <line x1={area.left} x2={area.left} y1={at - 5} y2={at + 5} strokeWidth={2.5} />
      <line x1={area.right} x2={area.right} y1={at - 5} y2={at + 5} strokeWidth={2.5} />
    </g>
  )
}

/** Where the process changed: a dotted upright with its note at the top of the plot. */
export function NoteMarks(props: {
  area: Area
  notes: readonly PlotNote[]
  x: (index: number) => number
  look: ChartLook
}) {
  const { area, notes, x, look } = props
  const size = look.textSize * 0.92
  return (
    <g>
      {notes.map(({ at, text }) => {
        const place = x(at)
        const isLeft = place > (area.left + area.right) / 2
        const room = (isLeft ? place - area.left : area.right - place) - 8
        return (
          <g key={`${at}-${text}`}>
            <line
              x1={round(place)}
              x2={round(place)}
              y1={area.top - size * 1.3}
              y2={area.bottom}
              stroke={look.palette.edge}
              strokeDasharray="2 3"
            />
            <Label
              x={place + (isLeft ? -5 : 5)}
              y={area.top - size * 0.5}
              text={text}
              size={size}
              room={room}
              anchor={isLeft ? 'end' : 'start'}
              colour={look.palette.soft}
              halo={look.palette.ground}
            />
          </g>
        )
      })}
    </g>
  )
}
