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
import type { ListedMatter, Matter } from './feedback.repository.ts'
import * as repository from './feedback.repository.ts'
import { isSealed, mayReveal } from './feedback.rules.ts'
import { type ClearContact, rowView, staffView } from './feedback.views.ts'
import { listMatters } from './lists.repository.ts'
import { readNumber } from './number.rules.ts'
import { findProcess } from './processes.repository.ts'
import type { Steps } from './steps.service.ts'
import { SETTLED } from './words.contract.ts'

/** What staff read of matters of their scope. */
export function createStaffService(deps: FeedbackDeps, steps: Pick<Steps, 'stepper'>) {
  const { db, directory, privacy, names, processes, reckoning } = deps

  async function list(query: ComplaintQuery, actor: Actor): Promise<{ items: ComplaintRow[]; next?: string }> {
    const { rows, now } = await db.read(actor, async (tx) => {
      const areas = query.areaCode ? await directory.areasBelow(tx, query.areaCode) : undefined
      const { status, dueOn, limit, search, cursor, areaCode: _, ...plain } = query
      const filter = {
        ...plain,
        dueOn: dueOn && { from: new Date(startOfDay(dueOn)), to: new Date(endOfDay(dueOn)) },
        areas,
        ...searchOf(search, actor),
        after: afterOf(cursor),
      }
      const open = status ? status === 'open' : !(query.state && SETTLED.includes(query.state))
      const found = await listMatters(tx, { ...filter, open, scope: actor.scope, limit: limit + 1 })
      return { rows: found, now: tx.now }
    })
    const page = rows.slice(0, query.limit)
    const known = await names.read(page.map(({ unitId }) => unitId))
    const last = rows.length > page.length ? page.at(-1) : undefined
    return { items: page.map((row) => rowView(row, known, now)), ...(last ? { next: cursorOf(last) } : {}) }
  }

  /** A number or a telephone number is looked up as such; anything else is words. */
  function searchOf(search: string | undefined, actor: Actor) {
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
  function contactOf({ nameSealed, phoneSealed, emailSealed, behalfSealed }: Matter): ClearContact {
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

function cursorOf({ dueAt, id }: ListedMatter): string {
  return Buffer.from(JSON.stringify([dueAt.toISOString(), id])).toString('base64url')
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
