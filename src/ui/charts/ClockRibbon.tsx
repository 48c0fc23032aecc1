import type { Language } from '../../kernel/texts.ts'
import { ChartFrame, round } from './ChartFrame.tsx'
import { Hatched } from './ChartKey.tsx'
import { type ChartLook, SCREEN_LOOK } from './chart-look.ts'
import { chartTexts } from './chart-texts.ts'
import { flowInRows, textWidth } from './labels.ts'
import { Label, VerdictShape } from './plot-parts.tsx'
import { formatValue, type Unit } from './values.ts'
import { VERDICT_MARKS, type Verdict } from './verdict.ts'

/** Line height below the beam, in text sizes. */
const LINE = 1.6

/** A stretch of a clock's history in the order it happened, in the clock's unit. */
export type ClockStretch = { readonly kind: 'used' | 'paused'; readonly length: number }

export type ClockRibbonProps = {
  readonly id: string
  readonly title: string
  readonly language: Language
  readonly stretches: readonly ClockStretch[]
  /** What was allowed, without pauses, in the clock's unit. */
  readonly allowed: number
  readonly unit: Unit
  readonly verdict: Verdict
  /** Whether the clock has stopped for good. */
  readonly isEnded?: boolean
  /** The date on which it is due, ready for reading. */
  readonly due?: string
  readonly width?: number
  readonly look?: ChartLook
}

/**
 * The clock of a case as a steelyard: used time solid, pauses hatched, what is left a bare beam up to the notch where it
 * is due; overdue time runs on beyond the notch. The bead is now. Below it the same in figures.
 */
export function ClockRibbon(props: ClockRibbonProps) {
  const { language, unit, look = SCREEN_LOOK, width = 480, verdict } = props
  const { palette, textSize: size } = look
  const texts = chartTexts[language]
  const { used, paused, left, overdue } = clockSums(props)
  const [start, end] = [8, width - 10]
  const whole = Math.max(used + paused + left, 1e-9)
  const x = (length: number) => start + (length / whole) * (end - start)
  const notch = x(whole - overdue)
  const now = x(used + paused)
  const y = size * 2.2
  const dueText = props.due ? `${texts.due} ${props.due}` : texts.due
  const dueHalf = textWidth(dueText, size) / 2
  const show = (length: number) => formatValue(length, unit, language, Number.isInteger(length) ? 0 : 1)
  const figures = [
    { name: texts.used, text: show(used), colour: palette.ink },
    ...(paused > 0 ? [{ name: texts.paused, text: show(paused), colour: palette.ink }] : []),
    overdue > 0
      ? { name: texts.overdue, text: show(overdue), colour: palette.missed }
      : { name: texts.left, text: show(left), colour: palette.ink },
  ]
  const word = texts[props.isEnded ? 'ended' : 'running'][verdict]
  const lines = [...figures, { name: '', text: `${VERDICT_MARKS[verdict]} ${word}`, colour: palette[verdict] }]
  const places = flowInRows(
    lines.map(({ name, text }) => textWidth(`${name} `, size) + textWidth(text, size) * BOLD),
    size * 1.1,
    width,
  )
  const rows = Math.max(...places.map(({ row }) => row)) + 1

  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      description={texts.sentence([...figures.map(({ name, text }) => texts.colon(name, text)), dueText, word])}
      width={width}
      height={size * (3.8 + rows * LINE)}
      look={look}
    >
      <Label
        x={Math.min(Math.max(notch, dueHalf), width - dueHalf)}
        y={size}
        text={dueText}
        size={size}
        anchor="middle"
        weight={700}
        colour={palette.ink}
      />
      <line x1={start} x2={round(end)} y1={y} y2={y} stroke={palette.edge} strokeWidth={1.25} />
      <Stretches stretches={props.stretches} x={x} y={y} notch={notch} look={look} />
      <line x1={round(notch)} x2={round(notch)} y1={y - 10} y2={y + 10} stroke={palette.ink} strokeWidth={2.5} />
      <VerdictShape x={now} y={y} size={13} verdict={verdict} palette={palette} />
      {lines.map(({ name, text, colour }, index) => (
        <text
          key={name}
          x={round(places[index]!.x)}
          y={round(y + size * (2.4 + places[index]!.row * LINE))}
          fontSize={size}
          fill={colour}
          fontWeight={700}
        >
          {name ? (
            <tspan fill={palette.soft} fontWeight={400}>
              {`${name} `}
            </tspan>
          ) : null}
          {text}
        </text>
      ))}
    </ChartFrame>
  )
}

/** How much wider bold figures run than the widths that are estimated for regular ones. */
const BOLD = 1.15

/** Sums of a clock in its unit; negative and broken lengths count as nothing. */
export function clockSums({ stretches, allowed }: Pick<ClockRibbonProps, 'stretches' | 'allowed'>) {
  const sum = (kind: ClockStretch['kind']) =>
    stretches.filter((stretch) => stretch.kind === kind).reduce((total, { length }) => total + lengthOf(length), 0)
  const used = sum('used')
  return {
    used,
    paused: sum('paused'),
    left: Math.max(0, lengthOf(allowed) - used),
    overdue: Math.max(0, used - lengthOf(allowed)),
  }
}

const lengthOf = (length: number) => (Number.isFinite(length) ? Math.max(0, length) : 0)

type StretchesProps = {
  readonly stretches: readonly ClockStretch[]
  readonly x: (length: number) => number
  readonly y: number
  readonly notch: number
  readonly look: ChartLook
}

function Stretches({ stretches, x, y, notch, look }: StretchesProps) {
  const { palette } = look
  let passed = 0
  return (
    <g>
      {stretches.map(({ kind, length }) => {
        const [from, to] = [x(passed), x(passed + lengthOf(length))]
        passed += lengthOf(length)
        if (to - from < 0.5) return null
        if (kind === 'paused') {
          return (
            <Hatched
              key={`${from}-${to}`}
              x={from}
              y={y - 5}
              width={to - from}
              height={10}
              colour={palette.edge}
              ground={palette.ground}
            />
          )
        }
        return (
          <g key={`${from}-${to}`}>
            <rect
              x={round(from)}
              y={y - 3}
              width={round(Math.max(0, Math.min(to, notch) - from))}
              height={6}
              fill={palette.brand}
            />
            {to > notch ? (
              <rect
                x={round(Math.max(from, notch))}
                y={y - 3}
                width={round(to - Math.max(from, notch))}
                height={6}
                fill={palette.missed}
              />
            ) : null}
          </g>
        )
      })}
    </g>
  )
}
