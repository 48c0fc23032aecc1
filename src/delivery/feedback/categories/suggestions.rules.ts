import type { Category, CategorySuggestion } from './categories.contract.ts'
import { type CategoryTree, isInUse, pathOf } from './category-tree.rules.ts'

type Word = { readonly word: string; readonly weight: number; readonly classes: readonly number[] }
type Share = { readonly at: number; readonly weight: number }

/**
 * What the classes of the third level in use say, for finding them by a text: whole keywords by their first two
 * characters, and pairs of characters with how much each speaks for a class.
 */
export type KeywordIndex = {
  readonly tree: CategoryTree
  readonly codes: readonly string[]
  readonly words: ReadonlyMap<string, readonly Word[]>
  readonly pairs: ReadonlyMap<string, readonly Share[]>
  /** The pairs of each class, in the order of `codes`. */
  readonly pairsOf: readonly ReadonlySet<string>[]
}

/** The weight of all pairs against that of whole keywords; between 0.3 and 2 it hardly matters (40 sentences tried). */
const PAIRS = 0.6
/** How much a pair counts that only the name of the second or of the first level has. */
const ABOVE = [0.5, 0.25] as const
/** Less than about one rare pair says nothing. */
const LEAST = 1.2
/** The sum at which the score is one half: about one good keyword. */
const HALF = 6
const LONGEST_WORD = 6

/**
 * Makes the index. A whole keyword weighs as much as it is long, less where several classes share it; the name of a
 * class, and its parts between 与, 和 and 、, are keywords too. A pair weighs by its rarity among the classes, ln(N/n),
 * less where a class has many.
 */
export function keywordIndex(tree: CategoryTree): KeywordIndex {
  const classes = tree.all.filter(({ code }) => code.length === 6 && isInUse(tree, code))
  return {
    tree,
    codes: classes.map(({ code }) => code),
    words: indexOfWords(classes),
    ...indexOfPairs(tree, classes),
  }
}

function wordsOfClass({ name, keywords }: Category): string[] {
  const words = [...keywords, name, ...name.split(/[、与和及]/)].map(folded)
  return [...new Set(words.filter((word) => word.length >= 2))]
}

function indexOfWords(classes: readonly Category[]): Map<string, Word[]> {
  const found = new Map<string, number[]>()
  classes.forEach((one, at) => {
    for (const word of wordsOfClass(one)) found.set(word, [...(found.get(word) ?? []), at])
  })
  const byStart = new Map<string, Word[]>()
  for (const [word, of] of found) {
    const entry = { word, weight: Math.min(word.length, LONGEST_WORD) / Math.sqrt(of.length), classes: of }
    const start = word.slice(0, 2)
    byStart.set(start, [...(byStart.get(start) ?? []), entry])
  }
  return byStart
}

function indexOfPairs(tree: CategoryTree, classes: readonly Category[]): Pick<KeywordIndex, 'pairs' | 'pairsOf'> {
  const own = classes.map((one) => {
    const pairs = new Map<string, number>()
    for (const word of wordsOfClass(one)) for (const pair of pairsIn(word)) pairs.set(pair, 1)
    const above = [one.code.slice(0, 4), one.code.slice(0, 2)].map((code) => folded(tree.byCode.get(code)?.name ?? ''))
    above.forEach((name, level) => {
      for (const pair of pairsIn(name)) if (!pairs.has(pair)) pairs.set(pair, ABOVE[level]!)
    })
    return pairs
  })
  const spread = new Map<string, number>()
  for (const pairs of own) for (const pair of pairs.keys()) spread.set(pair, (spread.get(pair) ?? 0) + 1)
  const index = new Map<string, Share[]>()
  own.forEach((pairs, at) => {
    const many = pairs.size ** 0.25
    for (const [pair, part] of pairs) {
      const weight = (PAIRS * part * Math.log(classes.length / spread.get(pair)!)) / many
      const shares = index.get(pair) ?? []
      shares.push({ at, weight })
      index.set(pair, shares)
    }
  })
  return { pairs: index, pairsOf: own.map((pairs) => new Set(pairs.keys())) }
}

/**
 * The classes for which the words of a text speak, the likeliest first, at most `limit`; none where nothing says much.
 * The score s/(s+6) of the sum s of the weights lies between 0 and 1: it orders, and is no probability. Of two keywords
 * one of which lies in the other only the longer counts for a class.
 */
export function suggestFrom(index: KeywordIndex, text: string, limit = 5): CategorySuggestion[] {
  const plain = folded(text)
  const sums = new Float64Array(index.codes.length)
  const words = new Map<number, Map<string, number>>()
  const seen = new Set<string>()
  for (let place = 0; place < plain.length - 1; place++) {
    const pair = plain.slice(place, place + 2)
    for (const { word, weight, classes } of index.words.get(pair) ?? []) {
      if (plain.startsWith(word, place)) for (const at of classes) note(words, at, word, weight)
    }
    if (seen.has(pair)) continue
    seen.add(pair)
    for (const { at, weight } of index.pairs.get(pair) ?? []) sums[at]! += weight
  }
  for (const [at, found] of words) sums[at]! += sumOfWords(found)
  const worth = [...sums.keys()].filter((at) => sums[at]! >= LEAST).sort((a, b) => sums[b]! - sums[a]! || a - b)
  return worth.slice(0, limit).map((at) => {
    const matched = said(plain, [...(words.get(at)?.keys() ?? [])], index.pairsOf[at]!)
    return suggestion(index, index.codes[at]!, sums[at]!, matched)
  })
}

function note(words: Map<number, Map<string, number>>, at: number, word: string, weight: number) {
  const known = words.get(at)
  if (known) known.set(word, weight)
  else words.set(at, new Map([[word, weight]]))
}

function suggestion({ tree }: KeywordIndex, code: string, sum: number, matched: string[]): CategorySuggestion {
  const { name, nameEn } = tree.byCode.get(code)!
  const score = Math.round((sum / (sum + HALF)) * 1000) / 1000
  return { code, name: { zh: name, en: nameEn }, path: pathOf(tree, code), score, matched }
}

function sumOfWords(words: ReadonlyMap<string, number>): number {
  return longest([...words.keys()]).reduce((sum, word) => sum + words.get(word)!, 0)
}

/** The words that lie in no other one. */
function longest(words: readonly string[]): string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)))
}

/** What of the text spoke for a class: whole keywords, then runs of pairs that lie in none of them. */
function said(plain: string, words: readonly string[], pairs: ReadonlySet<string>): string[] {
  const runs: string[] = []
  for (let place = 0; place < plain.length - 1; place++) {
    if (!pairs.has(plain.slice(place, place + 2))) continue
    let end = place + 2
    while (end < plain.length && pairs.has(plain.slice(end - 1, end + 1))) end++
    runs.push(plain.slice(place, end))
    place = end - 2
  }
  const whole = longest(words)
  const beside = [...new Set(runs)].filter((run) => !whole.some((word) => word.includes(run) || run.includes(word)))
  return [...whole, ...beside].slice(0, 8)
}

/** The pairs of neighbouring Chinese characters, letters or digits. */
function pairsIn(word: string): string[] {
  const pairs = Array.from({ length: Math.max(word.length - 1, 0) }, (_, at) => word.slice(at, at + 2))
  return pairs.filter((pair) => /^[\p{Script=Han}a-z0-9]{2}$/u.test(pair))
}

/** Width, case and blanks do not count. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
