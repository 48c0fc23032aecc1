import { characterGrams, cosine, countsOf } from '../../../analytics/text/grams.ts'
import { minHash, packed, packedResemblance } from '../../../analytics/text/minhash.ts'

/** Candidates whose texts are read and compared exactly. */
const MOST_COMPARED = 60

/**
 * The estimated Jaccard index of 3-grams below which texts are not read. Texts of a cosine c of their pairs share about
 * c/(2 − c) of the pairs and somewhat less of the 3-grams; 0.4 c² lies well below that (0.29 for 0.85), so that the
 * error of the estimate, about 0.05 there, loses hardly any.
 */
export function leastResemblance(leastCosine: number): number {
  return 0.4 * leastCosine ** 2
}

type Sketched = { readonly id: string; readonly sketch: Uint8Array | null }

/**
 * The ids of the candidates whose sketch says that their text may be alike enough, the likeliest first. What has no
 * sketch, or came by its caller, is always compared.
 */
export function worthReading(text: string, candidates: readonly Sketched[], leastCosine: number): string[] {
  const own = packed(minHash(text))
  const least = leastResemblance(leastCosine)
  const rated = new Map<string, number>()
  for (const { id, sketch } of candidates) {
    const resemblance = sketch ? packedResemblance(own, sketch) : 1
    if (resemblance >= least) rated.set(id, Math.max(resemblance, rated.get(id) ?? 0))
  }
  return [...rated]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_COMPARED)
    .map(([id]) => id)
}

/** Compares texts with one: the cosine of their pairs of characters, counted for the one only once. */
export function comparerOf(text: string): (other: string) => number {
  const own = countsOf(characterGrams(text, 2))
  return (other) => cosine(own, countsOf(characterGrams(other, 2)))
}
