/**
 * Text as it is compared and searched: compatibility forms unified (Unicode NFKC, so that full-width Latin and digits
 * equal half-width ones), lower case, and everything that is neither letter, mark nor digit dropped. Chinese is written
 * without blanks, so none are kept: “路灯，不亮” and “路灯不亮” are the same text.
 */
export function squeezed(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(DROPPED, '')
}
const DROPPED = /[^\p{L}\p{M}\p{N}]+/gu

/**
 * The overlapping runs of `n` characters (code points) of a squeezed text, in their order and with repetitions. A text
 * that is shorter than `n` is one gram by itself; an empty text has none.
 */
export function characterGrams(text: string, n: number): string[] {
  const characters = [...squeezed(text)]
  if (characters.length === 0) return []
  if (characters.length <= n) return [characters.join('')]
  const grams: string[] = []
  for (let i = 0; i + n <= characters.length; i++) grams.push(characters.slice(i, i + n).join(''))
  return grams
}

/** How often each gram occurs. */
export function countsOf(grams: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

/**
 * The words of an index for full-text search without a dictionary: every character and every pair of neighbours of the
 * squeezed text, each once. Any word of it can be found by its pairs (for one of two characters exactly, for a longer
 * one as candidates), which is how Chinese, Japanese and Korean text is indexed where a tokeniser would miss names
 * (Nie, Gao, Zhang & Zhou 2000, “On the use of words and n-grams for Chinese information retrieval”).
 */
export function indexWords(text: string): string[] {
  const words = new Set<string>()
  let before = ''
  for (const character of squeezed(text)) {
    words.add(character)
    if (before) words.add(before + character)
    before = character
  }
  return [...words]
}

/** The index words that a text holds if it holds this word: its pairs, or the character itself where it is only one. */
export function wordsToAsk(word: string): string[] {
  const grams = characterGrams(word, 2)
  return [...new Set(grams)]
}

/** The cosine of two sparse vectors given by name of component, 0 where one of them is empty. */
export function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const [short, long] = one.size <= other.size ? [one, other] : [other, one]
  let product = 0
  for (const [name, value] of short) product += value * (long.get(name) ?? 0)
  // One root of the product, so that equal vectors give exactly 1.
  const lengths = Math.sqrt(squaresOf(one) * squaresOf(other))
  return lengths === 0 ? 0 : Math.min(1, product / lengths)
}

function squaresOf(vector: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const value of vector.values()) sum += value * value
  return sum
}

/** How alike two texts are: the cosine of how often each pair of neighbouring characters occurs; 1 for equal texts. */
export function likeness(one: string, other: string): number {
  return cosine(countsOf(characterGrams(one, 2)), countsOf(characterGrams(other, 2)))
}
