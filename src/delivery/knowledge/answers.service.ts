import type { z } from 'zod'
import { countyOf } from '../../foundation/directory/directory.public.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { addDays, localDateOf } from '../../kernel/dates.ts'
import { errors } from '../../kernel/errors.ts'
import type { OnceKey, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { type EntryIndex, type Found, rankedOf } from './entry-index.ts'
import type {
  EntryContent,
  FoundAnswer,
  FoundEntry,
  PublicAnswer,
  searchAnswers,
  searchKnowledge,
} from './knowledge.contract.ts'
import type { KnowledgeDeps } from './knowledge.deps.ts'
import { countUse, findEntry } from './knowledge.repository.ts'
import { gramsOf, snippetOf } from './rank.rules.ts'
import * as repository from './search.repository.ts'
import { maskedForCounting } from './unanswered.rules.ts'

/** Days for which searches in vain are kept, and how often something was asked before it is shown to anybody. */
const KEPT_DAYS = 90
const LEAST_TIMES = 3
const MOST_WORDS = 200
const MOST_RELATED = 4

type StaffQuery = z.output<NonNullable<typeof searchKnowledge.query>>
type PublicQuery = z.output<NonNullable<typeof searchAnswers.query>>

/** Finding and reading what is published, by staff and by residents, and counting what helped and what is missing. */
export function createAnswers({ db, directory, timeZone }: KnowledgeDeps, index: EntryIndex) {
  const today = (at: Date) => localDateOf(at, timeZone)

  async function search(query: StaffQuery, actor: Actor): Promise<{ items: FoundEntry[] }> {
    const { q, categoryCode = null, areaCode, limit, final } = query
    const items = await db.read(actor, async (tx) => {
      const areas = areaCode ? await directory.areasAbove(tx, areaCode) : null
      const filter = { today: today(tx.now), publicOnly: false, areas, categoryCode }
      return present(tx, q, await index.search(tx, q, filter, limit))
    })
    if (final && q !== '' && items.length === 0) await noteUnanswered(q, actor)
    return { items }
  }

  async function searchPublic(query: PublicQuery, actor: Actor): Promise<{ items: FoundAnswer[] }> {
    const { q, areaCode, limit, beside } = query
    const items = await db.read(actor, async (tx) => {
      const areas = areaCode ? await directory.areasAbove(tx, areaCode) : null
      const filter = { today: today(tx.now), publicOnly: true, areas, categoryCode: null }
      return present(tx, q, await index.search(tx, q, filter, limit))
    })
    if (!beside && q !== '' && items.length === 0) await noteUnanswered(q, actor)
    return { items }
  }

  async function present(tx: Tx, q: string, found: readonly Found[]): Promise<FoundEntry[]> {
    const units = await directory.unitsById(tx, [...new Set(found.map(({ content }) => content.unitId))])
    const grams = gramsOf(q)
    return found.map(({ id, content, reviewOn, isPublic, helped, used, score }) => ({
      id,
      ...wordsOf(content),
      snippet: snippetOf(content.answerZh, grams),
      categoryCode: content.categoryCode,
      unitId: content.unitId,
      unitName: nameOf(units.get(content.unitId)),
      areaCode: content.areaCode,
      isPublic,
      validTo: content.validTo,
      reviewOverdue: reviewOn < today(tx.now),
      helped,
      used,
      score: Math.round(score * 1000) / 1000,
    }))
  }

  /** One public answer with others about the like. Throws NOT_FOUND for what is not public or not in force. */
  const read = (id: string, actor: Actor): Promise<PublicAnswer> =>
    db.read(actor, async (tx) => {
      const entry = await findEntry(tx, id)
      const [live] = entry?.isPublic ? await repository.listLive(tx, [id]) : []
      const day = today(tx.now)
      if (!entry || !live || live.content.validFrom > day || (live.content.validTo ?? day) < day) {
        throw errors.NOT_FOUND({ what: id })
      }
      const { content } = live
      const filter = { today: day, publicOnly: true, areas: null, categoryCode: null }
      const { question, keywords } = rankedOf(content)
      const alike = await index.search(tx, [question, ...keywords].join(' ').slice(0, 60), filter, MOST_RELATED + 1)
      const units = await directory.unitsById(tx, [content.unitId])
      const area = await directory.findArea(tx, content.areaCode)
      return {
        id,
        ...wordsOf(content),
        answer: { zh: content.answerZh, en: content.answerEn ?? content.answerZh },
        hasEnglish: content.answerEn !== null,
        unitName: nameOf(units.get(content.unitId)),
        areaCode: content.areaCode,
        areaName: nameOf(area),
        categoryCode: content.categoryCode,
        source: content.source,
        validFrom: content.validFrom,
        validTo: content.validTo,
        checkedOn: (entry.checkedOn ?? content.validFrom) as PublicAnswer['checkedOn'],
        related: alike
          .filter((one) => one.id !== id)
          .slice(0, MOST_RELATED)
          .map((one) => ({ id: one.id, question: wordsOf(one.content).question })),
      }
    })

  /** Notes that an operator answered with an entry, and whether it settled the question. */
  const use = (id: string, helped: boolean | null, actor: Actor) =>
    count(id, { used: true, helped }, actor, 'knowledge.used', 'phone')

  /** Notes what a resident says of an answer. Only public ones can be voted on. */
  async function vote(id: string, useful: boolean, actor: Actor, once?: OnceKey): Promise<Record<string, never>> {
    const entry = await db.read(actor, (tx) => findEntry(tx, id))
    if (!entry?.isPublic) throw errors.NOT_FOUND({ what: id })
    await count(id, { used: false, helped: useful }, actor, 'knowledge.voted', 'web', once)
    return {}
  }

  async function count(
    id: string,
    what: { used: boolean; helped: boolean | null },
    actor: Actor,
    type: string,
    channel: string,
    once?: OnceKey,
  ) {
    // Counting goes beyond the scope of the caller: an operator uses answers of every unit, a resident has none.
    const counting = { ...actor, scope: system('knowledge').scope }
    return db.transaction(
      counting,
      async (tx) => {
        const counts = await countUse(tx, id, what)
        if (!counts) throw errors.NOT_FOUND({ what: id })
        const { used, helped, notHelped, unitId, areaCode, categoryCode } = counts
        append(tx, {
          type,
          subject: { kind: 'knowledge', id },
          countyCode: countyOf(areaCode),
          areaCode,
          unitId,
          data: { helped: what.helped, category: categoryCode, channel },
        })
        return { used, helped, notHelped }
      },
      once,
    )
  }

  async function noteUnanswered(q: string, actor: Actor): Promise<void> {
    const words = maskedForCounting(q)
    if (!words) return
    const counting = { ...actor, scope: system('knowledge').scope }
    await db.transaction(counting, async (tx) => {
      await repository.countUnanswered(tx, today(tx.now), words)
      const areaCode = await directory.cityCode(tx)
      append(tx, {
        type: 'knowledge.unanswered',
        subject: { kind: 'knowledge-search', id: today(tx.now) },
        countyCode: countyOf(areaCode),
        areaCode,
        data: { channel: actor.kind === 'staff' ? 'phone' : 'web' },
      })
    })
  }

  const unanswered = (actor: Actor) =>
    db.read(actor, async (tx) => {
      const since = addDays(today(tx.now), -KEPT_DAYS)
      const rows = await repository.listUnanswered(tx, since, LEAST_TIMES, MOST_WORDS)
      return {
        items: rows as (Omit<(typeof rows)[number], 'firstOn' | 'lastOn'> & {
          firstOn: typeof since
          lastOn: typeof since
        })[],
      }
    })

  const forget = (now: Date = new Date()) =>
    db.transaction(system('knowledge.forget'), (tx) => repository.forgetUnanswered(tx, addDays(today(now), -KEPT_DAYS)))

  return { search, searchPublic, read, use, vote, unanswered, forget }
}
export type AnswersService = ReturnType<typeof createAnswers>

export function wordsOf({ questionZh, questionEn, shortZh, shortEn }: EntryContent) {
  return {
    question: { zh: questionZh, en: questionEn ?? questionZh },
    short: { zh: shortZh, en: shortEn ?? shortZh },
  }
}

export function nameOf(named: { readonly name: string; readonly nameEn: string } | undefined) {
  return { zh: named?.name ?? '', en: named?.nameEn ?? '' }
}
