import { scaleLinear } from 'd3-scale'
import { isMeasured, type Measured, type Unit } from './values.ts'

/**
 * The span of a value axis with round ends: every measured value and every line that must be seen lies in it, with a
 * little air. Shares stay within 0 to 1 and amounts do not fall below 0 where no value does. Equal values and no values
 * give a span that can still be drawn.
 */
export function valueDomain(
  values: readonly (Measured | undefined)[],
  unit: Unit,
  options: { fromZero?: boolean; ticks?: number } = {},
): [number, number] {
  const measured = values.filter(isMeasured)
  if (measured.length === 0) return [0, 1]
  let low = measured.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  let high = measured.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const hasNegative = low < 0
  if (options.fromZero) {
    low = Math.min(0, low)
    high = Math.max(0, high)
  }
  // Values that no axis could tell apart are drawn as equal.
  const magnitude = Math.max(Math.abs(low), Math.abs(high))
  if (high - low <= magnitude * 1e-12 || magnitude < 1e-9) {
    const room = magnitude < 1e-9 ? 1 : magnitude * 0.1
    low -= room
    high += room
  } else if (!options.fromZero) {
    const air = (high - low) * 0.08
    low -= air
    high += air
  }
  const [niceLow, niceHigh] = scaleLinear()
    .domain([low, high])
    .nice(options.ticks ?? 5)
    .domain() as [number, number]
  const floor = options.fromZero || !hasNegative ? 0 : Number.NEGATIVE_INFINITY
  const ceiling = unit === 'percent' && measured.every((value) => value <= 1) ? 1 : Number.POSITIVE_INFINITY
  return [hasNegative ? niceLow : Math.max(floor, niceLow), Math.min(ceiling, niceHigh)]
}

/** Round values for the graduations of an axis, never in thousandths of a percent or fractions of a case. */
export function valueTicks(domain: readonly [number, number], count: number, unit: Unit): number[] {
  const ticks = scaleLinear().domain(domain).ticks(count)
  return unit === 'count' ? ticks.filter((tick) => Number.isInteger(tick)) : ticks
}
