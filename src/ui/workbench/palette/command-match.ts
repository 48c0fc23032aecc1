/** Something that can be found by typing: `text` is shown, `words` are further words for it (pinyin, a code). */
export type Findable = { readonly text: string; readonly words?: string }

/**
 * Scores how well a thing answers what was typed; 0 is no match. Every typed word must occur: at the very start counts
 * most, then at the start of a word, then anywhere; letters that only follow in order (`stg` for “settings”) count
 * least. Full-width letters and capitals make no difference.
 */
export function matchScore(thing: Findable, typed: string): number {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return 1
  const text = plain(thing.text)
  const words = plain(thing.words ?? '')
  let total = 0
  for (const word of wanted) {
    const score = Math.max(scoreIn(text, word), scoreIn(words, word) * 0.9)
    if (score === 0) return 0
    total += score
  }
  return total / wanted.length
}

/** The things that match, the best first; equal ones keep their order. At most `most` of them. */
export function bestMatches<T extends Findable>(things: readonly T[], typed: string, most: number = 12): T[] {
  return things
    .map((thing) => ({ thing, score: matchScore(thing, typed) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ thing }) => thing)
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().trim()

function scoreIn(text: string, word: string): number {
  const at = text.indexOf(word)
  if (at === 0) return 100
  if (at > 0) return /[\s·/(（-]/.test(text[at - 1]!) ? 80 : 60
  return followsInOrder(text, word) ? 20 : 0
}

/** Only for two letters or more: one letter is somewhere in nearly everything. */
function followsInOrder(text: string, word: string): boolean {
  if (word.length < 2) return false
  let from = 0
  for (const letter of word) {
    const at = text.indexOf(letter, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}
