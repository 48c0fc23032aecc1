import type { Language } from '../../kernel/texts.ts'
import { ChartFrame, round } from './ChartFrame.tsx'
import { type ChartLook, SCREEN_LOOK } from './chart-look.ts'
import { chartTexts } from './chart-texts.ts'
import { spreadInRow, textWidth } from './labels.ts'
import { Label, VerdictShape } from './plot-parts.tsx'
import { type BeamPlace, beamDomain, placeOnBeam } from './steelyard-scale.ts'
import { formatShort, formatValue, isMeasured, type Measured, type Unit } from './values.ts'
import { judge, type Promised, type Verdict, verdictLabel } from './verdict.ts'

/** A further mark on a card's beam: what the statute allows, what is usual. */
export type BeamMark = { readonly name: string; readonly value: number }

export type GaugeProps = {
  readonly id: string
  readonly title: string
  readonly language: Language
  readonly value: Measured
  readonly promised: Promised
  readonly unit: Unit
  /** The verdict decided elsewhere (a clock knows what is at risk); else the plain comparison. */
  readonly verdict?: Verdict
  readonly lower?: Measured
  readonly upper?: Measured
  /** The span of the beam; the same for all rows of a table. Else chosen so that the promise stands at two thirds. */
  readonly domain?: readonly [number, number]
  readonly width?: number
  readonly look?: ChartLook
}

/** The gauge for a table row, 20 pixels high: beam, notch, bead. The words stand in the row; the drawing has them too. */
export function InlineGauge(props: GaugeProps) {
  const { width = 132, look = SCREEN_LOOK } = props
  const height = 20
  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      description={gaugeWords(props)}
      width={width}
      height={height}
      look={look}
      className="chart-inline"
    >
      <Beam gauge={props} left={11} right={width - 11} y={height / 2} notchHeight={12} bead={9} look={look} />
    </ChartFrame>
  )
}

/** The gauge for a card: promise named above its notch, fact below its bead, statute and usual as further marks. */
export function CardGauge(props: GaugeProps & { readonly marks?: readonly BeamMark[] }) {
  const { width = 296, look = SCREEN_LOOK, language, unit, marks = [] } = props
  const size = look.textSize
  const texts = chartTexts[language]
  const verdict = gaugeVerdict(props)
  const domain = props.domain ?? cardDomain(props, marks)
  const [left, right] = [14, width - 14]
  const height = size * 5.6
  const y = size * 2.5
  const at = (value: number) => left + (placeOnBeam(value, domain)?.at ?? 0) * (right - left)

  const above = cardLabels(props, marks, width, size)
  const middles = spreadInRow(
    above.map(({ value, text }) => ({ wish: at(value), width: textWidth(text, size) })),
    size * 0.7,
    width,
  )
  const fact = isMeasured(props.value) ? formatValue(props.value, unit, language) : texts.noValue
  const factText = `${texts.actual} ${fact}`
  const word = verdict ? texts[verdict] : ''
  const factHalf = textWidth(`${factText}  ${word}`, size) / 2
  const factAt = Math.min(Math.max(isMeasured(props.value) ? at(props.value) : width / 2, factHalf), width - factHalf)

  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      description={gaugeWords(props)}
      width={width}
      height={height}
      look={look}
    >
      {above.map(({ name, text, value, isPromise }, index) => (
        <g key={name}>
          {isPromise ? null : (
            <line
              x1={round(at(value))}
              x2={round(at(value))}
              y1={round(y - 6)}
              y2={round(y + 6)}
              stroke={look.palette.edge}
              strokeWidth={1.5}
            />
          )}
          <Label
            x={middles[index]!}
            y={size}
            text={text}
            size={size}
            anchor="middle"
            weight={isPromise ? 700 : 400}
            colour={isPromise ? look.palette.ink : look.palette.soft}
          />
        </g>
      ))}
      <Beam gauge={{ ...props, domain }} left={left} right={right} y={y} notchHeight={20} bead={13} look={look} />
      <text x={round(factAt)} y={round(y + size * 2.1)} textAnchor="middle" fontSize={size}>
        <tspan fontWeight={700}>{factText}</tspan>
        {verdict ? <tspan fill={look.palette[verdict]}>{`  ${word}`}</tspan> : null}
      </text>
    </ChartFrame>
  )
}

/** Promise and marks as they stand above the beam; only the promise carries the unit where all of them would not fit. */
function cardLabels(props: GaugeProps, marks: readonly BeamMark[], width: number, size: number) {
  const { promised, unit, language } = props
  const promise = { name: promised.label ?? chartTexts[language].promise, value: promised.value, isPromise: true }
  const all = [promise, ...marks.map((mark) => ({ ...mark, isPromise: false }))]
  const withUnit = (value: number) => formatValue(value, unit, language, bareDecimals(value, unit))
  const full = all.map((label) => ({ ...label, text: `${label.name} ${withUnit(label.value)}` }))
  const need = full.reduce((sum, { text }) => sum + textWidth(text, size) + size * 0.7, 0)
  if (need <= width) return full
  return full.map((label) =>
    label.isPromise ? label : { ...label, text: `${label.name} ${formatShort(label.value, unit, language)}` },
  )
}

/** Promises are written without empty decimals: 20 个工作日, 95%. */
function bareDecimals(value: number, unit: Unit): number {
  const shown = unit === 'percent' ? value * 100 : value
  return Math.abs(shown - Math.round(shown)) < 1e-9 ? 0 : 1
}

function cardDomain(props: GaugeProps, marks: readonly BeamMark[]): readonly [number, number] {
  const [low, high] = beamDomain(props.promised, props.unit)
  const furthest = Math.max(high, ...marks.map(({ value }) => value * 1.08))
  const lowest = Math.min(low, ...marks.map(({ value }) => value))
  return [lowest, furthest]
}

function gaugeVerdict(props: GaugeProps): Verdict | undefined {
  return isMeasured(props.value) ? (props.verdict ?? judge(props.value, props.promised)) : undefined
}

/** The gauge in words, for screen readers and titles. */
export function gaugeWords(props: Pick<GaugeProps, 'value' | 'promised' | 'unit' | 'verdict' | 'language'>): string {
  const { value, promised, unit, language } = props
  const texts = chartTexts[language]
  const verdict = isMeasured(value) ? (props.verdict ?? judge(value, promised)) : undefined
  return texts.beam(
    isMeasured(value) ? formatValue(value, unit, language) : texts.noValue,
    formatValue(promised.value, unit, language, bareDecimals(promised.value, unit)),
    verdict ? texts[verdict] : texts.noValue,
  )
}

type BeamProps = {
  readonly gauge: GaugeProps
  readonly left: number
  readonly right: number
  readonly y: number
  readonly notchHeight: number
  readonly bead: number
  readonly look: ChartLook
}

function Beam({ gauge, left, right, y, notchHeight, bead, look }: BeamProps) {
  const { palette } = look
  const domain = gauge.domain ?? beamDomain(gauge.promised, gauge.unit)
  const across = (place: BeamPlace | undefined) => left + (place?.at ?? 0) * (right - left)
  const notch = across(placeOnBeam(gauge.promised.value, domain))
  const fact = placeOnBeam(gauge.value, domain)
  const verdict = gaugeVerdict(gauge)
  const ends = [placeOnBeam(gauge.lower, domain), placeOnBeam(gauge.upper, domain)]
  const half = notchHeight / 2
  return (
    <g>
      <path
        d={`M${left} ${y}H${round(right)}M${left} ${y - half * 0.45}V${y + half * 0.45}`}
        stroke={palette.edge}
        strokeWidth={1.25}
        fill="none"
      />
      {ends[0] && ends[1] ? (
        <rect
          x={round(across(ends[0]))}
          y={round(y - bead * 0.3)}
          width={round(Math.max(1, across(ends[1]) - across(ends[0])))}
          height={round(bead * 0.6)}
          fill={palette.brand}
          fillOpacity={0.22}
        />
      ) : null}
      {fact && verdict ? (
        <line x1={round(notch)} x2={round(across(fact))} y1={y} y2={y} stroke={palette[verdict]} strokeWidth={2.5} />
      ) : null}
      <line x1={round(notch)} x2={round(notch)} y1={y - half} y2={y + half} stroke={palette.ink} strokeWidth={2.25} />
      {fact?.beyond ? (
        <Beyond side={fact.beyond} at={across(fact)} y={y} bead={bead} colour={palette[verdict ?? 'edge']} />
      ) : null}
      {fact && verdict ? <VerdictShape x={across(fact)} y={y} size={bead} verdict={verdict} palette={palette} /> : null}
    </g>
  )
}

/** An arrow head outside the bead: the fact lies further out than the beam reaches. */
function Beyond(props: { side: 'left' | 'right'; at: number; y: number; bead: number; colour: string }) {
  const way = props.side === 'left' ? -1 : 1
  const back = round(props.at + way * props.bead * 0.72)
  const tip = round(props.at + way * (props.bead * 0.72 + 3))
  return (
    <path
      d={`M${back} ${props.y - 4}L${tip} ${props.y}L${back} ${props.y + 4}`}
      stroke={props.colour}
      strokeWidth={1.5}
      fill="none"
    />
  )
}

/** Verdict in words for the cell beside an inline gauge. */
export function gaugeVerdictLabel(props: GaugeProps): string {
  return verdictLabel(gaugeVerdict(props), props.language)
}
