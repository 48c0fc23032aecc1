/** How strongly a word belongs to one of two bodies of text. */
export type WordOdds = {
  readonly word: string
  /** Difference of the log-odds: above 0 where it is used more in the first. */
  readonly delta: number
  /** `delta` in standard errors; beyond ±1.96 chance explains it in one case of twenty. */
  readonly z: number
  readonly count: number
  readonly otherCount: number
}

/**
 * Which words set one body of text apart from another, by weighted log-odds with an informative Dirichlet prior (Monroe,
 * Colaresi & Quinn 2008, “Fightin’ Words”, eqs. 16, 19 and 22). The prior of a word is its share of `background` (both
 * bodies together unless told) times `strength` words in all, so that rare words do not win by chance and frequent ones
 * not by being frequent. Words with the largest z first; words outside the background are left out.
 */
export function weightedLogOdds(
  counts: ReadonlyMap<string, number>,
  others: ReadonlyMap<string, number>,
  { background, strength = 500 }: { background?: ReadonlyMap<string, number>; strength?: number } = {},
): WordOdds[] {
  const ground = background ?? together(counts, others)
  const [n, m, whole] = [totalOf(counts), totalOf(others), totalOf(ground)]
  const odds: WordOdds[] = []
  for (const [word, weight] of ground) {
    const prior = (weight / whole) * strength
    const [count, otherCount] = [counts.get(word) ?? 0, others.get(word) ?? 0]
    const [one, other] = [count + prior, otherCount + prior]
    const delta = Math.log(one / (n + strength - one)) - Math.log(other / (m + strength - other))
    // With a single word in the ground everything is that word and nothing sets anything apart.
    if (!Number.isFinite(delta)) continue
    odds.push({ word, delta, z: delta / Math.sqrt(1 / one + 1 / other), count, otherCount })
  }
  return odds.sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1))
}

function together(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map(one)
  for (const [word, count] of other) sums.set(word, (sums.get(word) ?? 0) + count)
  return sums
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of counts.values()) sum += count
  return sum
}
