import { z } from 'zod'
import { type Actor, can, system } from '../../kernel/actor.ts'
import { endOfDay, startOfDay } from '../../kernel/dates.ts'
import { errors } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { append } from '../../platform/events/events.ts'
import { invalid } from '../../platform/http/validation.ts'
import { step } from '../../platform/workflow/step.ts'
import { comparablePhone } from './contact.rules.ts'
import type { Action, Complaint, ComplaintQuery, ComplaintRow } from './feedback.contract.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import { feedbackErrors } from './feedback.errors.ts'
import type { Change, Entry, Matter } from './feedback.repository.ts'
import * as repository from './feedback.repository.ts'
import { isSealed, mayReveal, moveClock, stepperOf } from './feedback.rules.ts'
import { type ClearContact, rowView, staffView } from './feedback.views.ts'
import { readNumber } from './number.rules.ts'

/** Who acts, and on which version of the matter. */
export type Acting = { readonly actor: Actor; readonly expectedVersion?: number | undefined }

/** One step as somebody asks for it: what was filled in, and what it writes beside the new state. */
type Wish = {
  readonly action: Action
  readonly provided?: Readonly<Record<string, unknown>>
  /** What the resident reads of it in the history; undefined keeps the step itself inside. */
  readonly publicText?: string | null
  readonly internalText?: string | undefined
  readonly change?: (tx: Tx, matter: Matter) => Promise<Partial<Change>> | Partial<Change>
}

/** Days after an answer on which a matter closes by itself if nobody rated it or asked for more. */
export const CLOSES_AFTER_DAYS = 15
const DAY = 86_400_000
const AT_ONCE = 500

const EVENTS: Readonly<Record<Exclude<Action, 'rate'>, string>> = {
  dispatch: 'complaint.dispatched',
  redispatch: 'complaint.redispatched',
  sign: 'complaint.signed',
  sendBack: 'complaint.sent-back',
  reply: 'complaint.replied',
  reject: 'complaint.rejected',
  redo: 'complaint.reopened',
  close: 'complaint.closed',
}

/** What staff do with matters of their scope. */
export function createStaffService({ db, directory, privacy, names, processes, reckoning }: FeedbackDeps) {
  async function list(query: ComplaintQuery, actor: Actor): Promise<{ items: ComplaintRow[]; next?: string }> {
    const { rows, now } = await db.read(actor, async (tx) => {
      const areas = query.areaCode ? await directory.areasBelow(tx, query.areaCode) : undefined
      const { status, state, kind, light, dueOn, unitId, limit } = query
      const filter = {
        state,
        kind,
        light,
        dueOn: dueOn && { from: new Date(startOfDay(dueOn)), to: new Date(endOfDay(dueOn)) },
        unitId,
        areas,
        ...searchOf(query.search, actor),
        after: afterOf(query.cursor),
      }
      const open = status ? status === 'open' : state !== 'CLOSED' && state !== 'NOT_ACCEPTED'
      const found = await repository.listMatters(tx, { ...filter, open, scope: actor.scope, limit: limit + 1 })
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

  async function dispatch(
    id: string,
    { unitId, opinion, reason }: { unitId: string; opinion?: string | undefined; reason?: string | undefined },
    acting: Acting,
  ): Promise<Complaint> {
    const matter = await db.read(acting.actor, (tx) => found(tx, id))
    const action = matter.state === 'RECEIVED' ? 'dispatch' : 'redispatch'
    return take(id, acting, {
      action,
      provided: { unitId, reason },
      publicText: null,
      internalText: [reason, opinion].filter(Boolean).join('\n'),
      change: async (tx, current) => {
        if (action === 'redispatch' && current.unitId === unitId)
          throw feedbackErrors.SAME_UNIT({}, { field: 'unitId' })
        await directory.unitById(tx, unitId)
        return { unitId }
      },
    })
  }

  const sign = (id: string, acting: Acting) => take(id, acting, { action: 'sign', publicText: null })

  const sendBack = (id: string, { reason, ground }: { reason: string; ground: string }, acting: Acting) =>
    take(id, acting, {
      action: 'sendBack',
      provided: { reason, ground },
      internalText: `${reason}\n${ground}`,
    })

  const reply = (id: string, { text, opinion }: { text: string; opinion?: string | undefined }, acting: Acting) =>
    take(id, acting, {
      action: 'reply',
      provided: { text },
      publicText: text,
      internalText: opinion,
      change: (tx) => ({ replyText: text, repliedAt: tx.now }),
    })

  const reject = (id: string, { reason, ground }: { reason: string; ground: string }, acting: Acting) =>
    take(id, acting, { action: 'reject', provided: { reason, ground }, publicText: `${reason}\n${ground}` })

  const redo = (id: string, { reason }: { reason: string }, acting: Acting) =>
    take(id, acting, { action: 'redo', provided: { reason }, publicText: null, internalText: reason })

  const close = (id: string, { opinion }: { opinion?: string | undefined }, acting: Acting) =>
    take(id, acting, { action: 'close', publicText: null, internalText: opinion })

  /** Takes one step of the process on a matter that is held for it, and appends what happened. */
  async function take(id: string, { actor, expectedVersion }: Acting, wish: Wish): Promise<Complaint> {
    const changed = await db.transaction(actor, async (tx) => {
      const matter = await found(tx, id, true)
      if (expectedVersion !== undefined && matter.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      const process = await processes.of(tx, matter.processHash)
      const { action, provided = {} } = wish
      const taken = step(process, matter.state, action, { ...stepperOf(actor, matter), provided })
      const state = taken.to as Matter['state']
      const reason = typeof provided.reason === 'string' ? provided.reason : ''
      const kept = moveClock(matter.clock, taken, { at: tx.now, reason, reckoning: reckoning() })
      const change = {
        state,
        ...(kept && {
          clock: kept.history,
          dueAt: new Date(kept.dueAt),
          yellowAt: kept.yellowAt ? new Date(kept.yellowAt) : null,
          onTime: kept.onTime,
        }),
        ...(taken.ended ? { closedAt: tx.now } : {}),
        ...(await wish.change?.(tx, matter)),
      }
      const after = { ...matter, ...change, version: matter.version + 1 }
      const entries = entriesOf(tx, wish, after)
      await repository.changeMatter(tx, matter, { ...change, entries })
      appendStep(tx, action, matter, after, provided)
      return { ...after, timeline: [...matter.timeline, ...entries] }
    })
    return present(changed, actor)
  }

  async function present(matter: Matter, actor: Actor): Promise<Complaint> {
    const units = matter.timeline.map(({ unitId }) => unitId)
    const known = await names.read([matter.unitId, matter.aboutUnitId, ...units])
    const process = await processes.get(matter.processHash, () =>
      db.read(actor, (tx) => repository.findProcess(tx, matter.processHash)),
    )
    const contact = contactOf(matter)
    return staffView(matter, { actor, names: known, process, reckoning: reckoning(), now: new Date(), contact })
  }

  /** The personal fields in clear, for those who have been admitted to them. */
  function contactOf({ nameSealed, phoneSealed, emailSealed }: Matter): ClearContact {
    const open = (sealed: string | null) => sealed && privacy.open(sealed)
    return { name: open(nameSealed), phone: open(phoneSealed), email: open(emailSealed) }
  }

  /** Closes what was answered long enough ago without anybody asking for more. Returns how many. */
  async function closeAnswered(now: Date = new Date()): Promise<number> {
    const actor = system('feedback.close-answered')
    const before = new Date(now.getTime() - CLOSES_AFTER_DAYS * DAY)
    const ids = await db.read(actor, (tx) => repository.listUnclosed(tx, before, AT_ONCE))
    for (const id of ids) await close(id, {}, { actor })
    return ids.length
  }

  return { list, get, reveal, dispatch, sign, sendBack, reply, reject, redo, close, closeAnswered, contactOf }
}
export type StaffService = ReturnType<typeof createStaffService>

async function found(tx: Tx, id: string, lock = false): Promise<Matter> {
  const matter = await repository.findMatter(tx, id, lock)
  if (!matter) throw errors.NOT_FOUND({ what: id })
  return matter
}

/** The lines that a step adds to the history: what the resident reads, and what stays inside. */
function entriesOf(tx: Tx, { action, publicText, internalText }: Wish, after: Matter): Entry[] {
  const line = { at: tx.now.toISOString(), state: after.state, by: tx.actor.name || null, unitId: after.unitId }
  const inside = internalText?.trim() ? internalText.trim() : null
  if (publicText === undefined) return [{ ...line, action, text: inside, internal: true }]
  const shown: Entry = { ...line, action, text: publicText, internal: false }
  return inside ? [shown, { ...line, action: 'opinion', text: inside, internal: true }] : [shown]
}

const HOUR = 3_600_000

function appendStep(
  tx: Tx,
  action: Action,
  before: Matter,
  after: Matter,
  { reason, ground }: Readonly<Record<string, unknown>>,
) {
  if (action === 'rate') return
  const answer = {
    onTime: after.onTime,
    first: before.repliedAt === null,
    hours: Math.round(((tx.now.getTime() - before.receivedAt.getTime()) / HOUR) * 1e4) / 1e4,
    directly: before.unitId === null,
  }
  appendAbout(tx, EVENTS[action], after, {
    from: before.state,
    to: after.state,
    ...(action === 'reply' ? answer : {}),
    ...(action === 'redispatch' ? { fromUnitId: before.unitId } : {}),
    ...(action === 'reject' ? { ground } : {}),
    ...(action === 'sendBack' || action === 'redispatch' ? { withReason: Boolean(reason) } : {}),
  })
}

function appendAbout(tx: Tx, type: string, matter: Matter, data: Readonly<Record<string, unknown>>) {
  append(tx, {
    type,
    subject: { kind: 'complaint', id: matter.id },
    countyCode: matter.countyCode,
    areaCode: matter.areaCode,
    unitId: matter.unitId,
    data: { number: matter.number, kind: matter.kind, channel: matter.channel, ...data },
  })
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

function cursorOf({ dueAt, id }: repository.ListedMatter): string {
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
