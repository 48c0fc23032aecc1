import { isMeasured, type Measured, type Unit } from './values.ts'
import type { Promised } from './verdict.ts'

/** Where the notch stands on every beam, as a share of its length: a column of gauges has its notches in one line. */
const NOTCH = 2 / 3

/**
 * The span of a beam on which the promise stands at two thirds. Amounts begin at zero. A share that is promised to be at
 * least so much gets a beam that ends at 100 %, because 94 and 95 % must be told apart.
 */
export function beamDomain(promised: Promised, unit: Unit): [number, number] {
  const { value, direction } = promised
  if (unit === 'percent' && direction === 'atLeast' && value <= 1) {
    const above = Math.max(1 - value, 0.02)
    const high = value + above
    return [Math.max(0, high - above / (1 - NOTCH)), high]
  }
  if (value <= 0) return [value - 2, value + 1]
  return [0, value / NOTCH]
}

/** A place on the beam from 0 to 1, and whether the fact lies beyond an end of it. */
export type BeamPlace = { readonly at: number; readonly beyond: 'left' | 'right' | undefined }

/** Puts a value on the beam; undefined where nothing was measured. */
export function placeOnBeam(
  value: Measured | undefined,
  [low, high]: readonly [number, number],
): BeamPlace | undefined {
  if (!isMeasured(value)) return undefined
  const at = high > low ? (value - low) / (high - low) : 0.5
  if (at < 0) return { at: 0, beyond: 'left' }
  if (at > 1) return { at: 1, beyond: 'right' }
  return { at, beyond: undefined }
}
