/** Two-sided 95 % point of the normal distribution. */
const Z95 = 1.959963984540054

/**
 * The Wilson score interval of a proportion (Wilson 1927): for `hits` of `total` the ends of the interval at confidence
 * z (95 % unless told), both between 0 and 1. Null without data.
 */
export function wilson(hits: number, total: number, z: number = Z95): { low: number; high: number } | null {
  if (total <= 0) return null
  const share = hits / total
  const spread = (z * z) / total
  const centre = (share + spread / 2) / (1 + spread)
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / total + spread / (4 * total))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
