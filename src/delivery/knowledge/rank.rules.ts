import { squeezed, wordsToAsk } from '../../analytics/text/grams.ts'
import type { SnippetPart } from './knowledge.contract.ts'

/** The words of one entry by which it is ranked. */
export type Ranked = {
  readonly question: string
  readonly keywords: readonly string[]
  readonly short: string
  readonly answer: string
}

/** The words of an entry as they are compared, and how long it is, weighted by where the words stand. */
export type Prepared = Fields & { readonly length: number }
type Fields = Readonly<Record<keyof typeof WEIGHT, string>>

/** What a gram counts by where it stands: the question and what people call it tell more than a long answer. */
const WEIGHT = { question: 4, keywords: 3, short: 2, answer: 1 }
/** Saturation and length of BM25 as usually set (Robertson & Zaragoza 2009, “The Probabilistic Relevance Framework”). */
const K1 = 1.2
const B = 0.6
const MOST_GRAMS = 40
const SEAM = 0.3

/**
 * What a search asks for, each once: the pairs of neighbours of Chinese words, and words of letters or digits as they
 * are, since pairs of letters stand in every English text.
 */
export function gramsOf(search: string): string[] {
  const runs = search.normalize('NFKC').toLowerCase().match(RUNS) ?? []
  return [...new Set(runs.flatMap((run) => (LETTERS.test(run) ? [run] : wordsToAsk(run))))].slice(0, MOST_GRAMS)
}
const RUNS = /[\p{Script=Latin}\p{M}\p{Nd}]+|(?:(?![\p{Script=Latin}\p{Nd}])[\p{L}\p{M}\p{N}])+/gu
const LETTERS = /^[\p{Script=Latin}\p{Nd}]/u

/** Brings the words of an entry into the form in which they are compared, once for each published wording. */
export function prepare({ question, keywords, short, answer }: Ranked): Prepared {
  const fields = {
    question: squeezed(question),
    // Parted, so that the end of one and the beginning of the next make no word.
    keywords: keywords.map(squeezed).join(' '),
    short: squeezed(short),
    answer: squeezed(answer),
  }
  const names = Object.keys(WEIGHT) as (keyof typeof WEIGHT)[]
  return { ...fields, length: names.reduce((sum, name) => sum + fields[name].length * WEIGHT[name], 0) }
}

/** How often a gram stands in an entry, weighted by where. */
function weightOf(gram: string, entry: Prepared): number {
  return (Object.keys(WEIGHT) as (keyof typeof WEIGHT)[]).reduce(
    (sum, name) => sum + occurrences(gram, entry[name]) * WEIGHT[name],
    0,
  )
}

function occurrences(gram: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(gram); at >= 0; at = text.indexOf(gram, at + 1)) count++
  return count
}

/** In how many entries grams occur, of how many, and how long these are on average. */
export type Frequencies = {
  readonly entries: number
  readonly meanLength: number
  readonly of: ReadonlyMap<string, number>
}

/** In how many entries what is asked for can stand at most: as many as hold the rarest pair of a longer word. */
function frequencyOf(gram: string, { of }: Frequencies): number {
  return Math.min(...wordsToAsk(gram).map((pair) => of.get(pair) ?? 0))
}

/** ln(1 + (N − n + 0.5) ÷ (n + 0.5)), the inverse document frequency of BM25 that is never negative (as in Lucene). */
export function idfOf(gram: string, frequencies: Frequencies): number {
  const { entries } = frequencies
  const n = Math.min(frequencyOf(gram, frequencies), entries)
  return Math.log(1 + (entries - n + 0.5) / (n + 0.5))
}

/**
 * The score of an entry for a search: BM25 with weighted fields (BM25F of one length). `share` is the part of what the
 * search asks for, weighed by how rare it is, that the entry has at all: below about a third it is about something else.
 */
export function scoreOf(
  grams: readonly string[],
  entry: Prepared,
  frequencies: Frequencies,
): { score: number; share: number } {
  const norm = 1 - B + (B * entry.length) / Math.max(1, frequencies.meanLength)
  let score = 0
  let had = 0
  let asked = 0
  for (const gram of grams) {
    const idf = idfOf(gram, frequencies)
    const count = weightOf(gram, entry)
    // What stands nowhere is often only the seam between two words: it counts less against an entry that lacks it.
    if (count === 0) asked += frequencyOf(gram, frequencies) > 0 ? idf : idf * SEAM
    if (count === 0) continue
    asked += idf
    had += idf
    score += (idf * count * (K1 + 1)) / (count + K1 * norm)
  }
  return { score, share: asked === 0 ? 0 : had / asked }
}

/**
 * The pairs by which candidates are looked up: the rarest of each thing asked for, as many as together lead to at most
 * `most` entries, one at least. One that nobody has counted yet costs nothing to ask for and may stand in what was just
 * published.
 */
export function pairsToLookUp(grams: readonly string[], { of }: Frequencies, most: number): string[] {
  const countOf = (pair: string) => of.get(pair) ?? 0
  const byCount = (a: string, b: string) => countOf(a) - countOf(b)
  const rarest = grams.map((gram) => wordsToAsk(gram).sort(byCount)[0]!)
  const taken: string[] = []
  let sum = 0
  for (const pair of rarest.sort(byCount)) {
    sum += countOf(pair)
    if (sum > most && taken.some((one) => countOf(one) > 0)) break
    taken.push(pair)
  }
  return taken
}

const SNIPPET_LENGTH = 80

/**
 * The piece of a text that has the most of what was searched for, in parts that are hits or not. About 80 characters,
 * with … where something is left out.
 */
export function snippetOf(text: string, grams: readonly string[]): SnippetPart[] {
  const characters = [...text.replace(/\s+/g, ' ')]
  const plain = characters.map((character) => squeezed(character))
  const hits = characters.map(() => false)
  // Where each character of the squeezed text stands in the text as it is written.
  const places = plain.flatMap((character, i) => [...character].map(() => i))
  const joined = plain.join('')
  for (const gram of grams) {
    for (let at = joined.indexOf(gram); at >= 0; at = joined.indexOf(gram, at + 1)) {
      const from = [...joined.slice(0, at)].length
      for (let i = 0; i < [...gram].length; i++) hits[places[from + i]!] = true
    }
  }
  const start = bestStart(hits)
  const end = Math.min(characters.length, start + SNIPPET_LENGTH)
  const parts: SnippetPart[] = []
  if (start > 0) parts.push({ text: '…', hit: false })
  for (let i = start; i < end; i++) {
    const last = parts.at(-1)
    const hit = hits[i]!
    if (last && last.hit === hit) parts[parts.length - 1] = { text: last.text + characters[i]!, hit }
    else parts.push({ text: characters[i]!, hit })
  }
  if (end < characters.length) parts.push({ text: '…', hit: false })
  return parts
}

/** The start of the window with the most hits, a little before its first one. */
function bestStart(hits: readonly boolean[]): number {
  let within = hits.slice(0, SNIPPET_LENGTH).filter(Boolean).length
  let best = { start: 0, within }
  for (let start = 1; start + SNIPPET_LENGTH <= hits.length; start++) {
    within += Number(hits[start + SNIPPET_LENGTH - 1]) - Number(hits[start - 1])
    if (within > best.within) best = { start, within }
  }
  const first = hits.indexOf(true, best.start)
  return first < 0 ? 0 : Math.max(0, Math.min(best.start, first - 8))
}
