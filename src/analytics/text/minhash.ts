import { characterGrams } from './grams.ts'

/** Hashes of a sketch. The standard error of the estimate is at most 1/√128 ≈ 0.09 with whole hashes. */
export const SKETCH_SIZE = 128
/** Characters of a shingle. */
const SHINGLE = 3
/** Values of one kept byte: two different smallest hashes agree in it by chance once in so many. */
const VALUES = 256

/** One fixed random word a hash, by SplitMix32 from a fixed seed: the same text has the same sketch on every machine. */
const SEEDS = seeds(SKETCH_SIZE, 0x9e3779b9)

function seeds(count: number, seed: number): Int32Array {
  let state = seed | 0
  return Int32Array.from({ length: count }, () => {
    state = (state + 0x9e3779b9) | 0
    return mixed(state)
  })
}

/** The finaliser of MurmurHash3: a bijection of 32-bit words in which every bit depends on every bit. */
function mixed(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** FNV-1a over the code units, mixed once more. */
function hashOf(gram: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < gram.length; i++) h = Math.imul(h ^ gram.charCodeAt(i), 0x01000193)
  return mixed(h)
}

/**
 * The MinHash sketch of a text: under each of 128 fixed permutations of the 32-bit words, the smallest hash among the
 * character 3-grams of the text. Two sketches agree in one place with the probability of the Jaccard index of the two
 * sets of 3-grams (Broder 1997, “On the resemblance and containment of documents”). A text without letters and digits
 * has only the largest word in every place.
 */
export function minHash(text: string): Uint32Array {
  const grams = new Set(characterGrams(text, SHINGLE))
  return minHashOf(grams)
}

/** The sketch of any set of strings. */
export function minHashOf(items: Iterable<string>): Uint32Array {
  const smallest = new Uint32Array(SKETCH_SIZE).fill(0xffffffff)
  for (const item of items) {
    const hash = hashOf(item)
    for (let i = 0; i < SKETCH_SIZE; i++) {
      const permuted = mixed(hash ^ SEEDS[i]!) >>> 0
      if (permuted < smallest[i]!) smallest[i] = permuted
    }
  }
  return smallest
}

/** The estimate of the Jaccard index of two sets from their whole sketches: the share of places that agree. */
export function resemblance(one: Uint32Array, other: Uint32Array): number {
  let equal = 0
  for (let i = 0; i < SKETCH_SIZE; i++) if (one[i] === other[i]) equal++
  return equal / SKETCH_SIZE
}

/**
 * The sketch as it is stored: the lowest byte of each hash, 128 bytes instead of 512 (b-bit minwise hashing, Li & König
 * 2010, with b = 8).
 */
export function packed(sketch: Uint32Array): Uint8Array {
  return Uint8Array.from(sketch, (hash) => hash & 0xff)
}

/**
 * The estimate of the Jaccard index from two stored sketches: the share E of bytes that agree, freed of what agrees by
 * chance, (E − 1/256) ÷ (1 − 1/256) (Li & König 2010, eq. 7 for sets that are small against the universe). Not below 0.
 */
export function packedResemblance(one: Uint8Array, other: Uint8Array): number {
  let equal = 0
  for (let i = 0; i < SKETCH_SIZE; i++) if (one[i] === other[i]) equal++
  return Math.max(0, (equal / SKETCH_SIZE - 1 / VALUES) / (1 - 1 / VALUES))
}

/** The Jaccard index itself: members of both sets ÷ members of either; 1 for two empty sets. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0
  for (const item of one) if (other.has(item)) both++
  const either = one.size + other.size - both
  return either === 0 ? 1 : both / either
}
