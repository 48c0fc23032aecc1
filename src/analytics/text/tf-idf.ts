/** A sparse vector: which components, in rising order, and how much of each. */
export type SparseVector = { readonly at: Int32Array; readonly values: Float32Array }

/** The words that a model knows, each with its place and how much it tells. */
export type Vocabulary = { readonly places: ReadonlyMap<string, number>; readonly idf: Float32Array }

export type VocabularyLimits = {
  /** Documents in which a word must occur: one that only a few used may be somebody's name. */
  readonly leastDocuments: number
  /** Words kept at most, those of the most documents first. */
  readonly most: number
}

/** Counts in how many documents each word occurs, a document at a time, in memory that is bounded by `most`. */
export class DocumentCounts {
  readonly #counts = new Map<string, number>()
  readonly #most: number
  #documents = 0
  #floor = 1

  constructor(most = 400_000) {
    this.#most = most
  }

  add(words: Iterable<string>): void {
    this.#documents++
    for (const word of new Set(words)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1)
    if (this.#counts.size > this.#most) this.#forgetRare()
  }

  /**
   * The vocabulary with the smoothed inverse document frequency ln((1 + N) ÷ (1 + n)) + 1, or ln(N ÷ n) + 1 without
   * smoothing (Spärck Jones 1972; both as in scikit-learn).
   */
  vocabulary({ leastDocuments, most }: VocabularyLimits, smooth = true): Vocabulary {
    const kept = [...this.#counts].filter(([, count]) => count >= leastDocuments)
    kept.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    kept.length = Math.min(kept.length, most)
    const more = smooth ? 1 : 0
    const idf = Float32Array.from(kept, ([, count]) => Math.log((this.#documents + more) / (count + more)) + 1)
    return { places: new Map(kept.map(([word], place) => [word, place])), idf }
  }

  /** Drops what occurred least so far (lossy counting, Manku & Motwani 2002); it could not have reached the limits. */
  #forgetRare() {
    while (this.#counts.size > this.#most / 2) {
      for (const [word, count] of this.#counts) if (count <= this.#floor) this.#counts.delete(word)
      this.#floor++
    }
    this.#floor = 1
  }
}

/**
 * The TF-IDF vector of a document, of length 1 (empty where it has no known word). With `sublinear` a word that occurs
 * t times counts 1 + ln t, so that a long complaint does not drown in its own repetitions.
 */
export function tfIdf(
  counts: ReadonlyMap<string, number>,
  { places, idf }: Vocabulary,
  { sublinear = true } = {},
): SparseVector {
  const found: [number, number][] = []
  let squares = 0
  for (const [word, count] of counts) {
    const place = places.get(word)
    if (place === undefined) continue
    const value = (sublinear ? 1 + Math.log(count) : count) * idf[place]!
    found.push([place, value])
    squares += value * value
  }
  found.sort(([a], [b]) => a - b)
  const length = Math.sqrt(squares)
  return {
    at: Int32Array.from(found, ([place]) => place),
    values: Float32Array.from(found, ([, value]) => value / length),
  }
}
