/** Relative error of every percentile that comes out of the buckets. */
export const ACCURACY = 0.01
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY)
const LOG_GAMMA = Math.log(GAMMA)
/** Values up to this (hours: 3.6 seconds) are counted as zero. */
const SMALLEST = 0.001
const ZERO_BUCKET = 0
/** Keeps the indexes of positive values above 0 and those of negative ones below it. */
const OFFSET = Math.ceil(Math.log(SMALLEST) / LOG_GAMMA)

/**
 * The bucket of a value by the logarithmic bounds of DDSketch (Masson, Rim & Lee 2019, §2): bucket i holds values in
 * (γ^(i−1), γ^i]. Equal bounds everywhere make histograms add up exactly, whatever was counted where.
 */
export function bucketOf(value: number): number {
  if (Math.abs(value) <= SMALLEST) return ZERO_BUCKET
  const index = Math.ceil(Math.log(Math.abs(value)) / LOG_GAMMA) - OFFSET + 1
  return value > 0 ? index : -index
}

/** The value that stands for a bucket: within 1 % of everything counted in it. */
export function middleOf(bucket: number): number {
  if (bucket === ZERO_BUCKET) return 0
  const value = (2 * GAMMA ** (Math.abs(bucket) + OFFSET - 1)) / (GAMMA + 1)
  return bucket > 0 ? value : -value
}

/**
 * The quantile q (0 to 1) of the values counted in the buckets, the element of rank ⌊q·(n−1)⌋ as DDSketch takes it;
 * null without values.
 */
export function quantile(buckets: Iterable<readonly [bucket: number, count: number]>, q: number): number | null {
  const sorted = [...buckets].filter(([, count]) => count > 0).sort(([a], [b]) => a - b)
  const total = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (total === 0) return null
  const rank = q * (total - 1)
  let seen = 0
  for (const [bucket, count] of sorted) {
    seen += count
    if (seen > rank) return middleOf(bucket)
  }
  return middleOf(sorted.at(-1)![0])
}
