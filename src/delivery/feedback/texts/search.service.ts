import type { Tx } from '../../../platform/db/database.ts'
import * as repository from './texts.repository.ts'
import { during, holds, type Narrowing, questionOf, readSearch, type Sought, stretchesBack } from './texts.rules.ts'

/** Matters that the index is asked for at once, and those looked at for one page before it is handed out as it is. */
const AT_ONCE = 60
const MOST_AT_ONCE = 400
const MOST_LOOKED_AT = 2000

export type WordsQuestion = Narrowing & {
  readonly search: string
  /** What the account may read of a sealed matter: words that are hidden from it must not be found by trying them. */
  readonly readable: (matter: repository.FoundText) => { readonly title: string; readonly text: string }
  /** Where the page before ended. */
  readonly after?: repository.Below | undefined
  readonly limit: number
}

/** An id above every other: with it a moment stands for all that came until then. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const DAY = 86_400_000

/**
 * A page of matters whose title or text holds all words of a search, the newest first, within the scope of the
 * question. `load` reads the rows of some matters and may leave out those that other conditions exclude; the walk goes
 * on until the page is full or 2,000 matters were looked at, so that a page may be short and still have a next one.
 */
export async function pageByWords<Row extends { readonly id: string }>(
  tx: Tx,
  question: WordsQuestion,
  load: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<{ rows: Row[]; next?: repository.Below }> {
  const rows: Row[] = []
  let lastShown: repository.Below | undefined
  let lookedAt = 0
  for await (const { hits, last } of walk(tx, question)) {
    const loaded = new Map((await load(hits.map(({ id }) => id))).map((row) => [row.id, row]))
    for (const { id, receivedAt } of hits) {
      const row = loaded.get(id)
      if (!row) continue
      // One more than the page holds shows that there is another.
      if (rows.length === question.limit) return { rows, ...(lastShown ? { next: lastShown } : {}) }
      rows.push(row)
      lastShown = { at: receivedAt, id }
    }
    lookedAt += hits.length
    if (lookedAt >= MOST_LOOKED_AT) return { rows, next: last }
  }
  return { rows }
}

type Batch = { readonly hits: readonly repository.Hit[]; readonly last: repository.Below }

/** Walks back through time, a batch of matters that hold the words at a time. */
async function* walk(tx: Tx, question: WordsQuestion): AsyncGenerator<Batch> {
  const sought = readSearch(question.search)
  const asked = sought && questionOf(sought, question)
  if (!sought || !asked) return
  let below = question.after ?? { at: new Date(tx.now.getTime() + DAY), id: LAST_ID }
  let most = Math.max(AT_ONCE, question.limit + 1)
  let count = 0
  const { everything, areas } = question.scope
  const narrow = question.unitId !== undefined || (!everything && areas.length === 0)
  const stretches = stretchesBack({ from: below.at, wanted: question.limit + 1, narrow, found: () => count })
  for (const stretch of stretches) {
    for (;;) {
      const found = await repository.findByIndex(tx, during(asked, stretch), stretch.since, below, most)
      const last = found.at(-1)
      count += found.length
      if (last) {
        below = { at: last.receivedAt, id: last.id }
        yield { hits: await verified(tx, found, sought, question.readable), last: below }
      }
      if (found.length < most) break
      most = Math.min(MOST_AT_ONCE, most * 2)
    }
  }
}

/** Those of the found in which the longer words stand as they are, and of the sealed those that say so to this account. */
async function verified(
  tx: Tx,
  found: readonly repository.Hit[],
  { words, toVerify }: Sought,
  readable: WordsQuestion['readable'],
): Promise<readonly repository.Hit[]> {
  const doubtful = toVerify.length > 0 ? found : found.filter(({ sealed }) => sealed)
  if (doubtful.length === 0) return found
  const ids = doubtful.map(({ id }) => id)
  const texts = new Map((await repository.listTexts(tx, ids)).map((matter) => [matter.id, matter]))
  return found.filter(({ id, sealed }) => {
    const matter = texts.get(id)
    if (!matter) return !sealed && toVerify.length === 0
    return sealed ? holds(words, readable(matter)) : holds(toVerify, matter)
  })
}
