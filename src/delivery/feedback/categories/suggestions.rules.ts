import type { CategorySuggestion } from './categories.contract.ts'
import { type CategoryTree, isInUse, pathOf } from './category-tree.rules.ts'

type Entry = { readonly word: string; readonly weight: number; readonly codes: readonly string[] }

/** The keywords of all third-level classes in use, found by their first two characters. */
export type KeywordIndex = { readonly tree: CategoryTree; readonly byStart: ReadonlyMap<string, readonly Entry[]> }

/** The weight at which the score is one half: about two good keywords. */
const HALF = 4

/**
 * Makes the index of keywords. A word weighs more the longer it is and the fewer classes share it; the name of a class,
 * and its parts between 与, 和 and 、, are keywords too.
 */
export function keywordIndex(tree: CategoryTree): KeywordIndex {
  const classes = new Map<string, Set<string>>()
  for (const one of tree.all) {
    if (one.code.length !== 6 || !isInUse(tree, one.code)) continue
    for (const word of [...one.keywords, one.name, ...one.name.split(/[、与和及]/)]) {
      const plain = folded(word)
      if (plain.length < 2) continue
      const codes = classes.get(plain) ?? new Set()
      classes.set(plain, codes.add(one.code))
    }
  }
  const byStart = new Map<string, Entry[]>()
  for (const [word, codes] of classes) {
    const weight = Math.min(word.length, 6) / Math.sqrt(codes.size)
    const start = word.slice(0, 2)
    const entries = byStart.get(start) ?? []
    entries.push({ word, weight, codes: [...codes] })
    byStart.set(start, entries)
  }
  return { tree, byStart }
}

/**
 * The classes for which the words of a text speak, the likeliest first, at most `limit`. The score s/(s+4) of the sum s
 * of the weights of the words found lies between 0 and 1; it orders, and is no probability. Of two words one of which
 * lies in the other only the longer counts for a class.
 */
export function suggestFrom({ tree, byStart }: KeywordIndex, text: string, limit = 5): CategorySuggestion[] {
  const plain = folded(text)
  const found = new Map<string, Map<string, number>>()
  for (let at = 0; at < plain.length - 1; at++) {
    for (const { word, weight, codes } of byStart.get(plain.slice(at, at + 2)) ?? []) {
      if (!plain.startsWith(word, at)) continue
      for (const code of codes) {
        const words = found.get(code) ?? new Map<string, number>()
        found.set(code, words.set(word, weight))
      }
    }
  }
  const scored = [...found].map(([code, words]) => scoreOf(code, words))
  scored.sort((a, b) => b.sum - a.sum || (a.code < b.code ? -1 : 1))
  return scored.slice(0, limit).map(({ code, sum, matched }) => {
    const one = tree.byCode.get(code)!
    return {
      code,
      name: { zh: one.name, en: one.nameEn },
      path: pathOf(tree, code),
      score: Math.round((sum / (sum + HALF)) * 1000) / 1000,
      matched,
    }
  })
}

function scoreOf(code: string, words: ReadonlyMap<string, number>) {
  const all = [...words.keys()]
  const matched = all.filter((word) => !all.some((other) => other !== word && other.includes(word)))
  return { code, matched, sum: matched.reduce((sum, word) => sum + words.get(word)!, 0) }
}

/** Width, case and blanks do not count. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
