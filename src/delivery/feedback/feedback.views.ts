import type { Actor } from '../../kernel/actor.ts'
import { showDate } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { clock } from '../../platform/clock/clock.ts'
import { maskEmail, maskName, maskPhone } from '../../platform/privacy/mask.ts'
import { type Process, transitionsFrom } from '../../platform/workflow/process.ts'
import { possible, stateName } from '../../platform/workflow/step.ts'
import { Action, type Complaint, type ComplaintRow, type Progress } from './feedback.contract.ts'
import type { Entry, ListedMatter, Matter, ShownMatter } from './feedback.repository.ts'
import { isSealed, lightOf, mayReveal, nextSteps, type Reckoning, stepperOf } from './feedback.rules.ts'
import { HOTLINE, type KnownNames } from './names.ts'

/** The personal fields of a matter in clear; null where nothing was given. */
export type ClearContact = { name: string | null; phone: string | null; email: string | null }

const HIDDEN = '***'

/** A row of the staff list. */
export function rowView(matter: ListedMatter, names: KnownNames, now: Date): ComplaintRow {
  return {
    id: matter.id,
    number: matter.number,
    kind: matter.kind,
    title: matter.title,
    state: matter.state,
    areaCode: matter.areaCode,
    areaName: names.area(matter.areaCode),
    unitId: matter.unitId,
    unitName: matter.unitId && names.unit(matter.unitId),
    channel: matter.channel,
    confidential: matter.confidential,
    receivedAt: matter.receivedAt.toISOString(),
    due: matter.dueAt.toISOString(),
    light: lightOf(matter, now),
    ratingLevel: matter.ratingLevel,
    version: matter.version,
  } as ComplaintRow
}

type StaffView = {
  actor: Actor
  names: KnownNames
  process: Process
  reckoning: Reckoning
  now: Date
  contact: ClearContact
}

/** A matter as staff see it, with what this account can do with it now. */
export function staffView(matter: Matter, view: StaffView): Complaint {
  const { actor, names, process, reckoning, now } = view
  const steps = possible(process, matter.state, stepperOf(actor, matter))
  return {
    ...rowView(matter, names, now),
    text: matter.text,
    address: matter.address,
    aboutUnitId: matter.aboutUnitId,
    aboutUnitName: matter.aboutUnitId && names.unit(matter.aboutUnitId),
    contact: masked(view.contact, isSealed(matter) && !mayReveal(actor, matter)),
    mayReveal: mayReveal(actor, matter),
    clock: clock(matter.clock, reckoning.calendar, now, reckoning.settings),
    timeline: matter.timeline.map((entry) => ({
      at: entry.at,
      action: entry.action,
      title: titleOf(entry, names),
      state: entry.state,
      text: entry.text,
      internal: entry.internal,
      by: entry.by,
      unitName: entry.unitId && names.unit(entry.unitId),
    })),
    reply: replyOf(matter),
    rating: ratingOf(matter),
    // Rating is the resident's; it is no button for staff.
    actions: steps
      .filter(({ transition }) => transition !== 'rate')
      .map(({ transition, label, allowed, why, needs }) => ({
        action: Action.parse(transition),
        label: { ...label },
        allowed,
        why,
        needs: needs.map(({ field }) => field),
      })),
    process: { id: process.id, version: process.version, hash: process.hash },
    closedAt: matter.closedAt?.toISOString() ?? null,
  } as Complaint
}

/** Personal fields for those who have not asked to see them; of a sealed sender only whether something was given. */
export function masked(contact: ClearContact, sealed: boolean): ClearContact {
  const by = (mask: (text: string) => string, text: string | null) => text && (sealed ? HIDDEN : mask(text))
  return {
    name: by(maskName, contact.name),
    phone: by(maskPhone, contact.phone),
    email: by(maskEmail, contact.email),
  }
}

type ResidentView = {
  names: KnownNames
  process: Process
  reckoning: Reckoning
  now: Date
  token: { token: string; tokenExpires: string }
}

/** A matter as its sender sees it. */
export function residentView(matter: ShownMatter, view: ResidentView): Progress {
  const { names, process, reckoning, now } = view
  const reading = clock(matter.clock, reckoning.calendar, now, reckoning.settings)
  const isNext = (step: string) => transitionsFrom(process, matter.state).some(({ name }) => name === step)
  return {
    number: matter.number,
    kind: matter.kind,
    title: matter.title,
    state: matter.state,
    stateName: stateName(process, matter.state),
    areaName: names.area(matter.areaCode),
    receivedAt: matter.receivedAt.toISOString(),
    clock: reading,
    holder: holderOf(matter, names),
    next: nextSteps(matter.state, dueWords(reading)),
    timeline: matter.timeline
      .filter(({ internal }) => !internal)
      .map((entry) => ({ at: entry.at, title: titleOf(entry, names), text: entry.text })),
    reply: replyOf(matter),
    rating: ratingOf(matter),
    // Asked of the data itself: `possible` words an error for every step that is somebody else's, on the hottest path.
    mayRate: matter.ratingLevel === null && isNext('rate'),
    mayAdd: !process.states[matter.state]?.end,
    ...view.token,
  } as Progress
}

/** The day by which an answer is promised, in words. */
export function dueWords({ dueDate }: { dueDate: Parameters<typeof showDate>[0] }): Bilingual {
  return { zh: showDate(dueDate, 'zh'), en: showDate(dueDate, 'en') }
}

function holderOf({ state, unitId }: Pick<Matter, 'state' | 'unitId'>, names: KnownNames): Bilingual {
  return unitId && state !== 'RECEIVED' ? names.unit(unitId) : HOTLINE
}

function replyOf({ replyText, repliedAt }: Pick<Matter, 'replyText' | 'repliedAt'>) {
  return replyText !== null && repliedAt ? { text: replyText, at: repliedAt.toISOString() } : null
}

function ratingOf(matter: Pick<Matter, 'ratingLevel' | 'ratingSolved' | 'ratingText' | 'ratedAt'>) {
  const { ratingLevel: level, ratingSolved: solved, ratingText: text, ratedAt } = matter
  return level !== null && solved && ratedAt ? { level, solved, text, at: ratedAt.toISOString() } : null
}

const TITLES: Readonly<Record<string, Bilingual>> = {
  receive: { zh: '已登记', en: 'Received' },
  sign: { zh: '承办单位已签收，开始办理', en: 'The unit has signed for it and begun' },
  sendBack: { zh: '承办单位退单', en: 'Sent back by the unit' },
  reply: { zh: '已答复', en: 'Answered' },
  reject: { zh: '不予受理', en: 'Not accepted' },
  rate: { zh: '已评价', en: 'Rated' },
  redo: { zh: '重新办理', en: 'To be handled again' },
  close: { zh: '已办结', en: 'Closed' },
  add: { zh: '来件人补充说明', en: 'The sender added information' },
  opinion: { zh: '内部意见', en: 'Internal opinion' },
}

function titleOf({ action, unitId }: Entry, names: KnownNames): Bilingual {
  if (unitId && (action === 'dispatch' || action === 'redispatch')) {
    const { zh, en } = names.unit(unitId)
    return { zh: `转交${zh}办理`, en: `Passed to ${en}` }
  }
  return TITLES[action] ?? { zh: action, en: action }
}
