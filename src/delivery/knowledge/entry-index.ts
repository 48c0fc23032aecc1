import { wordsToAsk } from '../../analytics/text/grams.ts'
import { system } from '../../kernel/actor.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { EntryContent } from './knowledge.contract.ts'
import { type Frequencies, gramsOf, type Prepared, pairsToLookUp, prepare, scoreOf } from './rank.rules.ts'
import * as repository from './search.repository.ts'

/** Entries that are looked at more closely for one search. */
const MOST_CANDIDATES = 300
/** The part of a search that an entry must have to be about the same thing; tried on the entries of the demo city. */
const LEAST_SHARE = 0.28
/** Wordings kept in memory, about 3 kB each. */
const MOST_KEPT = 10_000
/** Milliseconds after which it is asked whether anything was published, and counted anew at the soonest. */
const LOOKS_AFTER = 5000
const COUNTS_AFTER = 30_000
const ACTOR = system('knowledge.search')

type Kept = { readonly no: number; readonly content: EntryContent; readonly prepared: Prepared }
export type Found = repository.Candidate & { readonly content: EntryContent; readonly score: number }

/**
 * Finds published entries: candidates by their rarest grams from the index of the database, ranked by BM25 in memory.
 * The wordings and the counts of grams are kept in memory; what was just published is found all the same, only its
 * weights are some seconds late.
 */
export class EntryIndex {
  readonly #db: Database
  readonly #kept = new Map<string, Kept>()
  #frequencies: Frequencies | undefined
  #mark = ''
  #lookedAt = 0
  #countedAt = 0
  #counting: Promise<void> | undefined

  constructor(db: Database) {
    this.#db = db
  }

  /** The entries that fit a search, the best first; those used most where nothing is searched for. */
  async search(tx: Tx, search: string, filter: repository.SearchFilter, most: number): Promise<Found[]> {
    const grams = gramsOf(search)
    if (grams.length === 0) {
      if (search.trim() !== '') return []
      return this.#withContent(tx, await repository.listMostUsed(tx, filter, most))
    }
    const frequencies = await this.#current()
    const lookUp = pairsToLookUp(grams, frequencies, MOST_CANDIDATES)
    const some = await repository.listCandidates(tx, filter, { grams: lookUp, all: false, most: MOST_CANDIDATES })
    // Where even the rarest gram is frequent, the ones that have all of them must not be missed.
    const all =
      some.length < MOST_CANDIDATES
        ? []
        : await repository.listCandidates(tx, filter, {
            grams: grams.flatMap(wordsToAsk),
            all: true,
            most: MOST_CANDIDATES,
          })
    const candidates = [...new Map([...some, ...all].map((one) => [one.id, one])).values()]
    const found = await this.#withContent(tx, candidates)
    return found
      .map((one) => ({ ...one, ...scoreOf(grams, this.#kept.get(one.id)!.prepared, frequencies) }))
      .filter(({ share }) => share >= LEAST_SHARE)
      .sort((a, b) => b.score - a.score || b.helped - a.helped || (a.id < b.id ? -1 : 1))
      .slice(0, most)
  }

  async #withContent(tx: Tx, candidates: readonly repository.Candidate[]): Promise<Found[]> {
    const missing = candidates.filter(({ id, no }) => this.#kept.get(id)?.no !== no)
    if (this.#kept.size + missing.length > MOST_KEPT) this.#kept.clear()
    const toRead = this.#kept.size === 0 ? candidates : missing
    const read = await repository.listLive(
      tx,
      toRead.map(({ id }) => id),
    )
    for (const { id, no, content } of read) this.#kept.set(id, { no, content, prepared: prepare(rankedOf(content)) })
    return candidates.flatMap((one) => {
      const kept = this.#kept.get(one.id)
      return kept ? [{ ...one, content: kept.content, score: 0 }] : []
    })
  }

  async #current(): Promise<Frequencies> {
    if (!this.#frequencies) await this.#count()
    else if (Date.now() - this.#lookedAt > LOOKS_AFTER) void this.#look()
    return this.#frequencies!
  }

  async #look(): Promise<void> {
    this.#lookedAt = Date.now()
    const mark = await this.#db.read(ACTOR, repository.latestChange).catch(() => this.#mark)
    if (mark !== this.#mark && Date.now() - this.#countedAt > COUNTS_AFTER) await this.#count().catch(() => undefined)
  }

  #count(): Promise<void> {
    this.#counting ??= this.#db
      .read(ACTOR, async (tx) => {
        this.#mark = await repository.latestChange(tx)
        return repository.countGrams(tx)
      })
      .then(({ entries, of, meanLength }) => {
        this.#frequencies = { entries, of, meanLength }
        this.#lookedAt = this.#countedAt = Date.now()
      })
      .finally(() => {
        this.#counting = undefined
      })
    return this.#counting
  }
}

/** The words of an entry in both languages, by which it is found. */
export function rankedOf(content: EntryContent) {
  const { questionZh, questionEn, shortZh, shortEn, answerZh, answerEn, keywords } = content
  const both = (zh: string, en: string | null) => (en ? `${zh} ${en}` : zh)
  return {
    question: both(questionZh, questionEn),
    short: both(shortZh, shortEn),
    answer: both(answerZh, answerEn),
    keywords,
  }
}
