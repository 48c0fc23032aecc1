import { z } from 'zod'
import { type Actor, can } from '../../kernel/actor.ts'
import { endOfDay, startOfDay } from '../../kernel/dates.ts'
import { errors } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { invalid } from '../../platform/http/validation.ts'
import { appendAbout } from './complaint.events.ts'
import { comparablePhone } from './contact.rules.ts'
import type { Complaint, ComplaintQuery, ComplaintRow } from './feedback.contract.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import { feedbackErrors } from './feedback.errors.ts'
import type { Matter } from './feedback.repository.ts'
import * as repository from './feedback.repository.ts'
import { isSealed, mayReveal } from './feedback.rules.ts'
import { type ClearContact, hiderOf, rowView, staffView } from './feedback.views.ts'
import { type ListFilter, listMatters } from './lists.repository.ts'
import { readNumber } from './number.rules.ts'
import { findProcess } from './processes.repository.ts'
import type { Steps } from './steps.service.ts'
import { pageByWords } from './texts/search.service.ts'
import type { FoundText } from './texts/texts.repository.ts'
import { SETTLED } from './words.contract.ts'

type Sealed = Pick<Matter, 'nameSealed' | 'phoneSealed' | 'emailSealed' | 'behalfSealed'>
type Sought = Pick<ListFilter, 'number' | 'phoneIndex' | 'unsealedOnly'> & { readonly words?: string }

/** What staff read of matters of their scope. */
export function createStaffService(deps: FeedbackDeps, steps: Pick<Steps, 'stepper'>) {
  const { db, directory, privacy, names, processes, reckoning } = deps

  async function list(query: ComplaintQuery, actor: Actor): Promise<{ items: ComplaintRow[]; next?: string }> {
    const { rows, next, now } = await db.read(actor, async (tx) => {
      const areas = query.areaCode ? await directory.areasBelow(tx, query.areaCode) : undefined
      const { status, dueOn, limit, search, cursor, areaCode: _, ...plain } = query
      const open = status ? status === 'open' : !(query.state && SETTLED.includes(query.state))
      const { words, ...sought } = searchOf(search, actor)
      const after = afterOf(cursor)
      const filter = {
        ...plain,
        ...sought,
        dueOn: dueOn && { from: new Date(startOfDay(dueOn)), to: new Date(endOfDay(dueOn)) },
        areas,
        open,
        scope: actor.scope,
      }
      if (words) return { ...(await pageOfWords(tx, words, { ...filter, after, limit })), now: tx.now }
      const found = await listMatters(tx, { ...filter, after, limit: limit + 1 })
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      return { rows: page, next: last && cursorOf(last.dueAt, last.id), now: tx.now }
    })
    const known = await names.read(rows.map(({ unitId }) => unitId))
    return { items: rows.map((row) => rowView(row, known, now)), ...(next ? { next } : {}) }
  }

  /** Matters that hold some words, the newest first; every other condition holds for them too. */
  async function pageOfWords(tx: Tx, words: string, { after, limit, ...filter }: ListFilter) {
    const { scope, open, unitId, areas } = filter
    const below = after && { at: new Date(after.due), id: after.id }
    const readable = ({ title, text, ...matter }: FoundText) => {
      const hide = hiderOf(tx.actor, matter, contactOf(matter))
      return { title: hide(title), text: hide(text) }
    }
    const { rows, next } = await pageByWords(
      tx,
      { search: words, scope, open, unitId, areas, after: below, limit, readable },
      (ids) => listMatters(tx, { ...filter, ids, limit: ids.length }),
    )
    return { rows, next: next && cursorOf(next.at, next.id) }
  }

  /** A number or a telephone number is looked up as such; anything else is words. */
  function searchOf(search: string | undefined, actor: Actor): Sought {
    if (!search) return {}
    const number = readNumber(search)
    if (number) return { number }
    if (!/^\+?[\d\s()-]{7,24}$/.test(search)) return { words: search }
    // Who was called secret must not be found by trying telephone numbers.
    const unsealedOnly = !can(actor, 'feedback.revealSealed')
    return { phoneIndex: privacy.blindIndex('phone', comparablePhone(search)), unsealedOnly }
  }

  async function get(id: string, actor: Actor): Promise<Complaint> {
    const matter = await db.read(actor, (tx) => found(tx, id))
    return present(matter, actor)
  }

  async function reveal(id: string, reason: string, actor: Actor): Promise<ClearContact> {
    return db.transaction(actor, async (tx) => {
      const matter = await found(tx, id)
      if (!mayReveal(actor, matter)) throw feedbackErrors.SEALED_CONTACT()
      appendAbout(tx, 'complaint.revealed', matter, { reason, sealed: isSealed(matter) })
      return contactOf(matter)
    })
  }

  /** A matter as an account sees it, with what it can do with it now. */
  async function present(matter: Matter, actor: Actor): Promise<Complaint> {
    const units = matter.timeline.map(({ unitId }) => unitId)
    const known = await names.read([matter.unitId, matter.aboutUnitId, ...matter.supporting, ...units])
    const process = await processes.get(matter.processHash, () =>
      db.read(actor, (tx) => findProcess(tx, matter.processHash)),
    )
    const now = new Date()
    const stepper = steps.stepper(actor, matter, now)
    const contact = contactOf(matter)
    return staffView(matter, { actor, names: known, process, reckoning: reckoning(), now, contact, stepper })
  }

  /** The personal fields in clear, for those who have been admitted to them. */
  function contactOf({ nameSealed, phoneSealed, emailSealed, behalfSealed }: Sealed): ClearContact {
    const open = (sealed: string | null) => sealed && privacy.open(sealed)
    return {
      name: open(nameSealed),
      phone: open(phoneSealed),
      email: open(emailSealed),
      onBehalfOf: open(behalfSealed),
    }
  }

  return { list, get, reveal, present, contactOf }
}
export type StaffService = ReturnType<typeof createStaffService>

async function found(tx: Tx, id: string): Promise<Matter> {
  const matter = await repository.findMatter(tx, id)
  if (!matter) throw errors.NOT_FOUND({ what: id })
  return matter
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

function cursorOf(at: Date, id: string): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

function afterOf(cursor: string | undefined): { due: string; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [due, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { due, id }
  } catch {
    const message = { zh: '翻页标记有误，请从第一页重新查看。', en: 'This is not a cursor of this list; begin again.' }
    throw invalid([{ field: 'cursor', code: 'INVALID_FORMAT', message }])
  }
}
