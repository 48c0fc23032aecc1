import { type Status, StatusShape, toneOf } from './StatusMark.tsx'

export type BeamProps = {
  /** Both ends of the scale, in the unit of the reading (days, per cent, points). */
  scale: readonly [number, number]
  /** Where the promise stands: the notch. */
  promise?: number | undefined
  /** Where the fact stands: the bead, in the shape of its status. */
  fact?: number | undefined
  /** The interval of the fact, drawn as a band around the bead. */
  interval?: readonly [number, number] | undefined
  status?: Status | undefined
  /** Distance between two graduations; they are left out where there would be more than 40. */
  graduation?: number | undefined
  /** Fills the beam from its start to the bead: for what is used up (time), not for rates. */
  filled?: boolean | undefined
}

/** A beam carries at most this many graduations, or they run together on a phone. */
const GRADUATIONS_AT_MOST = 40
/** Height of the drawing and of the beam in it, in pixels: the notch stands out above a bead that rests on it. */
export const BEAM_HEIGHT = 32
export const BEAM_Y = 18

/**
 * The steelyard's beam: a fine line with the promise as a notch and the fact as a bead. It is hidden from screen
 * readers, because the same figures always stand beside it as words. Positions are percentages of the width, so the
 * drawing needs neither script nor inline style; readings outside the scale rest at its end.
 */
export function Beam({ scale, promise, fact, interval, status, graduation, filled }: BeamProps) {
  const at = (value: number) => position(scale, value)
  return (
    <svg className={`beam ${toneOf(status)}`} width="100%" height={BEAM_HEIGHT} aria-hidden="true">
      <line className="beam-line" x1="0" x2="100%" y1={BEAM_Y} y2={BEAM_Y} />
      {graduations(scale, graduation).map((value) => (
        <circle key={value} className="beam-star" cx={at(value)} cy={BEAM_Y + 8} r="1.25" />
      ))}
      {filled && fact !== undefined && (
        <line className="beam-filled" x1={at(scale[0])} x2={at(fact)} y1={BEAM_Y} y2={BEAM_Y} />
      )}
      {interval && <line className="beam-band" x1={at(interval[0])} x2={at(interval[1])} y1={BEAM_Y} y2={BEAM_Y} />}
      {promise !== undefined && <BeamNotch at={at(promise)} />}
      {fact !== undefined && <BeamBead at={at(fact)} status={status} />}
    </svg>
  )
}

/** The promise on a beam: a short upright with a cap, like the cord a steelyard hangs from. */
export function BeamNotch({ at }: { at: string }) {
  return (
    <svg x={at} y={BEAM_Y} overflow="visible" aria-hidden="true">
      <path className="beam-notch" d="M0-16V12M-4-16H4" />
    </svg>
  )
}

/** The fact on a beam. */
export function BeamBead({ at, status }: { at: string; status?: Status | undefined }) {
  return (
    <svg x={at} y={BEAM_Y} overflow="visible" aria-hidden="true">
      <circle className="beam-gap" r="7.5" />
      <StatusShape status={status} />
    </svg>
  )
}

/** The key of a notch, an end or an interval, to stand before the words that name it. */
export function BeamKey({ kind, status }: { kind: 'notch' | 'end' | 'band'; status?: Status | undefined }) {
  return (
    <svg className={`mark ${toneOf(status)}`} viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
      <path className={kind === 'band' ? 'beam-band' : 'beam-notch'} d={KEYS[kind]} />
    </svg>
  )
}

const KEYS = { notch: 'M0-7V7M-3.5-7H3.5M-7 0H7', end: 'M6-6V6M-7 0H6', band: 'M-3 0H3' } as const

/** Position of a value on a scale as a percentage with two decimals, held within the scale. */
export function position([from, to]: readonly [number, number], value: number): string {
  const share = to === from ? 0 : (value - from) / (to - from)
  return `${Number((Math.min(1, Math.max(0, share)) * 100).toFixed(2))}%`
}

function graduations([from, to]: readonly [number, number], step: number | undefined): number[] {
  if (!step || step <= 0) return []
  const count = Math.floor((to - from) / step)
  return count > GRADUATIONS_AT_MOST ? [] : Array.from({ length: count + 1 }, (_, index) => from + index * step)
}
