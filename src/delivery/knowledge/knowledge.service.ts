import { z } from 'zod'
import { indexWords } from '../../analytics/text/grams.ts'
import { countyOf } from '../../foundation/directory/directory.public.ts'
import { type Actor, can, covers, system } from '../../kernel/actor.ts'
import { addDays, type LocalDate, localDateOf } from '../../kernel/dates.ts'
import { type AppError, errors } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { OnceKey, Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { invalid } from '../../platform/http/validation.ts'
import { nameOf } from './answers.service.ts'
import { rankedOf } from './entry-index.ts'
import {
  ENTRY_ACTIONS,
  ENTRY_STATES,
  type Entry,
  type EntryAction,
  type EntryContent,
  type EntryQuery,
  type EntryRow,
  type EntryVersion,
} from './knowledge.contract.ts'
import type { KnowledgeDeps } from './knowledge.deps.ts'
import { knowledgeErrors } from './knowledge.errors.ts'
import type { EntryHead, VersionRow } from './knowledge.repository.ts'
import * as repository from './knowledge.repository.ts'
import { hindranceOf, isReviewInReach } from './knowledge.rules.ts'
import { knowledgeTemplates } from './knowledge.templates.ts'

/** Days before a review at which it is shown and reminded of. */
const REVIEW_SOON = 14
const AT_ONCE = 500

const PERMISSION: Readonly<Record<EntryAction, string>> = {
  edit: 'knowledge.write',
  check: 'knowledge.check',
  return: 'knowledge.check',
  review: 'knowledge.check',
  publish: 'knowledge.publish',
  retire: 'knowledge.publish',
}

type Acting = { readonly actor: Actor; readonly expectedVersion?: number | undefined }
type Whole = { readonly head: EntryHead; readonly versions: readonly VersionRow[] }

/** How entries come about and are kept right: written, checked by somebody else, published, looked at again, retired. */
export function createKnowledgeService({ db, directory, identity, messages, timeZone }: KnowledgeDeps) {
  const today = (at: Date): LocalDate => localDateOf(at, timeZone)

  async function list(query: EntryQuery, actor: Actor): Promise<{ items: EntryRow[]; next?: string }> {
    const { show, state, unitId, areaCode, categoryCode, limit, cursor } = query
    return db.read(actor, async (tx) => {
      const inReview = show === 'review'
      const rows = await repository.listEntries(tx, {
        states: show === 'toCheck' ? ['draft'] : show === 'toPublish' ? ['checked'] : state && [state],
        unitId,
        areas: areaCode ? await directory.areasBelow(tx, areaCode) : undefined,
        categoryCode,
        ...(show === 'toCheck' && actor.id ? { notWrittenBy: actor.id } : {}),
        ...(inReview ? { reviewBy: addDays(today(tx.now), REVIEW_SOON) } : {}),
        after: afterOf(cursor),
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      const last = rows.length > page.length ? page.at(-1) : undefined
      const key = last && (inReview ? last.reviewOn : last.changedAt.toISOString())
      return { items: await rowViews(tx, page), ...(last && key ? { next: cursorOf(key, last.id) } : {}) }
    })
  }

  const get = (id: string, actor: Actor): Promise<Entry> =>
    db.read(actor, async (tx) => present(tx, await whole(tx, id)))

  function add(content: EntryContent, actor: Actor, once?: OnceKey): Promise<Entry> {
    return db.transaction(
      actor,
      async (tx) => {
        await checkContent(tx, content)
        const id = newId(tx.now.getTime())
        await repository.insertEntry(tx, id, content)
        const entry = await whole(tx, id)
        tell(tx, 'knowledge.written', entry.head, { no: 1 })
        return present(tx, entry)
      },
      once,
    )
  }

  /** Writes a new wording; what is published stays. */
  const edit = (id: string, { content, note }: { content: EntryContent; note?: string | undefined }, acting: Acting) =>
    take(id, 'edit', acting, async (tx, { head }) => {
      await checkContent(tx, content)
      const no = head.workingNo + 1
      await repository.insertVersion(tx, id, no, content, note ?? null)
      await repository.changeEntry(tx, head, {
        area_code: content.areaCode,
        unit_id: content.unitId,
        state: 'draft',
        working_no: no,
        question_zh: content.questionZh,
        question_en: content.questionEn,
        category_code: content.categoryCode,
        written_by: tx.actor.id,
      })
      tell(tx, 'knowledge.written', head, { no })
    })

  const check = (id: string, acting: Acting) =>
    take(id, 'check', acting, async (tx, { head }) => {
      await repository.noteVersion(tx, id, head.workingNo, { checked: true })
      await repository.changeEntry(tx, head, { state: 'checked', checked_by: tx.actor.id })
      tell(tx, 'knowledge.checked', head, { no: head.workingNo })
    })

  const sendBack = (id: string, reason: string, acting: Acting) =>
    take(id, 'return', acting, async (tx, { head }) => {
      await repository.noteVersion(tx, id, head.workingNo, { returned: reason })
      await repository.changeEntry(tx, head, { state: 'draft', checked_by: null })
      tell(tx, 'knowledge.returned', head, { no: head.workingNo })
      if (head.writtenBy && head.writtenBy !== tx.actor.id) await remindOne(tx, head, 'returned', [head.writtenBy])
    })

  const publish = (id: string, acting: Acting) =>
    take(id, 'publish', acting, async (tx, { head, versions }) => {
      const { content, no } = working(head, versions)
      await repository.noteVersion(tx, id, no, { published: true })
      const live = { no, content, words: searchWords(content) }
      const change = {
        state: 'published',
        review_on: content.reviewOn,
        reminded: 0,
        checked_on: today(tx.now),
      } as const
      await repository.changeEntry(tx, head, change, live)
      tell(tx, 'knowledge.published', head, { no, isPublic: content.isPublic })
    })

  const review = (id: string, reviewOn: LocalDate, acting: Acting) =>
    take(id, 'review', acting, async (tx, { head }) => {
      if (!isReviewInReach(reviewOn, today(tx.now))) throw knowledgeErrors.REVIEW_IN_PAST({}, { field: 'reviewOn' })
      await repository.changeEntry(tx, head, { review_on: reviewOn, reminded: 0, checked_on: today(tx.now) })
      tell(tx, 'knowledge.reviewed', head, { reviewOn })
    })

  const retire = (id: string, reason: string, acting: Acting) =>
    take(id, 'retire', acting, async (tx, { head }) => {
      await repository.changeEntry(tx, head, { state: 'retired' }, null)
      tell(tx, 'knowledge.retired', head, { reason })
    })

  /** Takes one step with an entry that is held for it, if the actor may and it is as the actor saw it. */
  async function take(
    id: string,
    action: EntryAction,
    { actor, expectedVersion }: Acting,
    work: (tx: Tx, entry: Whole) => Promise<void>,
  ): Promise<Entry> {
    return db.transaction(actor, async (tx) => {
      // Read first: an entry outside the scope is seen but cannot be locked.
      const seen = await whole(tx, id)
      if (!covers(actor, seen.head)) throw errors.NOT_ALLOWED()
      const entry = await whole(tx, id, true)
      if (expectedVersion !== undefined && entry.head.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      const hindrance = hindranceIn(action, entry, tx)
      if (hindrance) throw hindrance
      await work(tx, entry)
      return present(tx, await whole(tx, id))
    })
  }

  function hindranceIn(action: EntryAction, { head, versions }: Whole, tx: Tx): AppError | undefined {
    const { content } = working(head, versions)
    const standing = { ...head, isLive: head.liveNo !== null, content }
    const code = hindranceOf(action, standing, { actorId: tx.actor.id, today: today(tx.now) })
    const state = ENTRY_STATES[head.state][tx.actor.language]
    return code && knowledgeErrors[code]({ state, date: content.validTo ?? '' })
  }

  /** Throws unless area and unit exist within the scope, and the next review lies ahead. */
  async function checkContent(tx: Tx, { areaCode, unitId, reviewOn }: EntryContent): Promise<void> {
    if (!covers(tx.actor, { areaCode, unitId })) throw errors.NOT_ALLOWED()
    await directory.area(tx, areaCode)
    await directory.unitById(tx, unitId)
    if (!isReviewInReach(reviewOn, today(tx.now))) throw knowledgeErrors.REVIEW_IN_PAST({}, { field: 'reviewOn' })
  }

  async function whole(tx: Tx, id: string, lock = false): Promise<Whole> {
    const head = await repository.findEntry(tx, id, lock)
    if (!head) throw errors.NOT_FOUND({ what: id })
    return { head, versions: await repository.listVersions(tx, id) }
  }

  async function present(tx: Tx, { head, versions }: Whole): Promise<Entry> {
    const [row] = await rowViews(tx, [head])
    const live = versions.find(({ no }) => no === head.liveNo)
    return {
      ...row!,
      content: working(head, versions).content,
      workingNo: head.workingNo,
      liveNo: head.liveNo,
      live: live?.content ?? null,
      versions: versions.map(versionView),
      actions: (Object.keys(ENTRY_ACTIONS) as EntryAction[]).map((action) => {
        const allowed = can(tx.actor, PERMISSION[action]) && covers(tx.actor, head)
        const hindrance = allowed ? hindranceIn(action, { head, versions }, tx) : errors.NOT_ALLOWED()
        const why = hindrance ? { zh: hindrance.in('zh'), en: hindrance.in('en') } : null
        return { action, allowed: !hindrance, why }
      }),
    }
  }

  async function rowViews(tx: Tx, heads: readonly EntryHead[]): Promise<EntryRow[]> {
    const units = await directory.unitsById(tx, [...new Set(heads.map(({ unitId }) => unitId))])
    return heads.map((head) => ({
      id: head.id,
      question: { zh: head.questionZh, en: head.questionEn ?? head.questionZh },
      state: head.state,
      isLive: head.liveNo !== null,
      isPublic: head.isPublic,
      categoryCode: head.categoryCode,
      unitId: head.unitId,
      unitName: nameOf(units.get(head.unitId)),
      areaCode: head.areaCode,
      reviewOn: head.reviewOn as LocalDate,
      reviewOverdue: head.liveNo !== null && head.reviewOn < today(tx.now),
      used: head.used,
      helped: head.helped,
      notHelped: head.notHelped,
      changedAt: head.changedAt.toISOString(),
      changedByName: head.changedByName,
      version: head.version,
    }))
  }

  /**
   * Reminds the unit that answers for an entry fourteen days before its review and on the day after it, each once.
   * Returns how many entries were told of.
   */
  async function remind(now: Date = new Date()): Promise<number> {
    const actor = system('knowledge.remind')
    let told = 0
    for (const [rung, by] of [
      [2, addDays(today(now), -1)],
      [1, addDays(today(now), REVIEW_SOON)],
    ] as const) {
      await db.transaction(actor, async (tx) => {
        for (const head of await repository.listToRemind(tx, rung, by, AT_ONCE)) {
          await repository.noteReminder(tx, head.id, rung)
          await remindOne(tx, head, rung === 2 ? 'reviewOverdue' : 'reviewSoon', await keepersOf(tx, head))
          told++
        }
      })
    }
    return told
  }

  /** The head of the unit, else its handlers, else those who publish. */
  async function keepersOf(tx: Tx, { unitId, areaCode }: EntryHead): Promise<string[]> {
    for (const role of ['unit-head', 'handler'] as const) {
      const holders = (await identity.holdersOf(tx, role, { unitId, areaCode })).filter((one) => one.unitId === unitId)
      if (holders.length > 0) return holders.map(({ id }) => id)
    }
    return (await identity.holdersOf(tx, 'publisher', { areaCode })).map(({ id }) => id)
  }

  async function remindOne(
    tx: Tx,
    head: EntryHead,
    template: keyof typeof knowledgeTemplates,
    accountIds: readonly string[],
  ): Promise<void> {
    if (accountIds.length === 0) return
    await messages.tell(tx, {
      accountIds,
      template: knowledgeTemplates[template],
      values: { question: { zh: head.questionZh, en: head.questionEn ?? head.questionZh }, date: head.reviewOn },
      reference: { kind: 'knowledge', id: head.id },
      countyCode: countyOf(head.areaCode),
    })
  }

  /** Writes and publishes an entry at once, as a seed or an import of checked entries does. */
  async function publishDirectly(tx: Tx, content: EntryContent): Promise<string> {
    const id = newId(tx.now.getTime())
    await repository.insertEntry(tx, id, content)
    await repository.noteVersion(tx, id, 1, { published: true })
    const head = (await repository.findEntry(tx, id))!
    const live = { no: 1, content, words: searchWords(content) }
    await repository.changeEntry(tx, head, { state: 'published', checked_on: today(tx.now) }, live)
    tell(tx, 'knowledge.published', head, { no: 1, isPublic: content.isPublic })
    return id
  }

  return { list, get, add, edit, check, sendBack, publish, review, retire, remind, publishDirectly }
}
export type KnowledgeService = ReturnType<typeof createKnowledgeService>

function working(head: EntryHead, versions: readonly VersionRow[]): VersionRow {
  return versions.find(({ no }) => no === head.workingNo)!
}

/** Every character and pair of neighbours of what may be searched for. */
function searchWords(content: EntryContent): string[] {
  const { question, short, answer, keywords } = rankedOf(content)
  return [...new Set([question, short, answer, ...keywords].flatMap(indexWords))]
}

function versionView(row: VersionRow): EntryVersion {
  const { no, content, writtenByName, checkedByName, publishedByName, note } = row
  return {
    no,
    content,
    writtenAt: row.writtenAt.toISOString(),
    writtenByName,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    checkedByName,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    publishedByName,
    note,
  }
}

function tell(tx: Tx, type: string, { id, areaCode, unitId }: EntryHead, data: Readonly<Record<string, unknown>>) {
  append(tx, { type, subject: { kind: 'knowledge', id }, countyCode: countyOf(areaCode), areaCode, unitId, data })
}

const Cursor = z.tuple([z.string().max(40), z.uuid()])

function cursorOf(key: string, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

function afterOf(cursor: string | undefined): { key: string; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [key, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (Number.isNaN(Date.parse(key))) throw new Error('no date')
    return { key, id }
  } catch {
    const message = { zh: '翻页标记有误，请从第一页重新查看。', en: 'This is not a cursor of this list; begin again.' }
    throw invalid([{ field: 'cursor', code: 'INVALID_FORMAT', message }])
  }
}
