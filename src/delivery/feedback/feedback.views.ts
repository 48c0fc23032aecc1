import type { Actor } from '../../kernel/actor.ts'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { clock } from '../../platform/clock/clock.ts'
import { lightOf, type Reckoning } from '../../platform/clock/kept-clock.ts'
import { maskEmail, maskName, maskPhone } from '../../platform/privacy/mask.ts'
import { type Known, maskText } from '../../platform/privacy/mask-text.ts'
import { type Process, transitionsFrom } from '../../platform/workflow/process.ts'
import { possible, type Actor as Stepper, stateName } from '../../platform/workflow/step.ts'
import type { Complaint, ComplaintRow } from './feedback.contract.ts'
import type { Entry, ListedMatter, Matter, ShownMatter } from './feedback.repository.ts'
import { isAccused, isSealed, mayReveal, nextSteps } from './feedback.rules.ts'
import { HOTLINE, type KnownNames } from './names.ts'
import type { Progress } from './resident.contract.ts'
import { readClocks } from './stages.rules.ts'
import { Action, SETTLED } from './words.contract.ts'

/** The personal fields of a matter in clear; null where nothing was given. */
export type ClearContact = {
  name: string | null
  phone: string | null
  email: string | null
  onBehalfOf: string | null
}

const HIDDEN = '***'

/** A row of the staff list. */
export function rowView(matter: ListedMatter, names: KnownNames, now: Date): ComplaintRow {
  return {
    id: matter.id,
    number: matter.number,
    kind: matter.kind,
    title: matter.title,
    state: matter.state,
    urgency: matter.urgency,
    categoryCode: matter.categoryCode,
    areaCode: matter.areaCode,
    areaName: names.area(matter.areaCode),
    unitId: matter.unitId,
    unitName: matter.unitId && names.unit(matter.unitId),
    channel: matter.channel,
    confidential: matter.confidential,
    receivedAt: matter.receivedAt.toISOString(),
    due: matter.dueAt.toISOString(),
    light: lightOf(matter, now),
    stage: matter.stage,
    stageDue: matter.stageDueAt?.toISOString() ?? null,
    asked: matter.asked,
    parentId: matter.parentId,
    redone: matter.redone,
    reopened: matter.reopened,
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
  stepper: Stepper
}

/** Steps that are the sender's or the product's own, and the one that a reply becomes where it has to be checked. */
const NO_BUTTON: ReadonlySet<string> = new Set(['rate', 'withdraw', 'archive', 'submit'])

/** A matter as staff see it, with what this account can do with it now. */
export function staffView(matter: Matter, view: StaffView): Complaint {
  const { actor, names, process, reckoning, now, stepper } = view
  const steps = possible(process, matter.state, stepper)
  const hidden = isHidden(actor, matter)
  const hide = hiderOf(actor, matter, view.contact)
  const contact = masked(view.contact, hidden)
  return {
    ...rowView(matter, names, now),
    // Whoever may not know who wrote does not read it out of the text either.
    title: hide(matter.title),
    text: hide(matter.text),
    address: matter.address,
    aboutUnitId: matter.aboutUnitId,
    aboutUnitName: matter.aboutUnitId && names.unit(matter.aboutUnitId),
    place: matter.lat !== null && matter.lon !== null ? { lat: matter.lat, lon: matter.lon } : null,
    placeCode: matter.placeCode,
    attributes: matter.attributes,
    externalRef: matter.externalRef,
    supporting: matter.supporting.map((id) => ({ id, name: names.unit(id) })),
    accused: isAccused(actor, matter),
    onBehalfOf: contact.onBehalfOf,
    clocks: readClocks({ answer: matter.clock, clocks: matter.clocks }, reckoning, now),
    listedUntil: matter.listedUntil?.toISOString() ?? null,
    returned: matter.returned,
    extended: matter.extended,
    passed: matter.passed,
    excluded: matter.excluded,
    contact: { name: contact.name, phone: contact.phone, email: contact.email },
    mayReveal: mayReveal(actor, matter),
    clock: clock(matter.clock, reckoning.calendar, now, reckoning.settings),
    timeline: matter.timeline.map((entry) => ({
      at: entry.at,
      action: entry.action,
      title: titleOf(entry, names),
      state: entry.state,
      text: entry.text && hide(entry.text),
      internal: entry.internal,
      by: entry.by,
      unitName: entry.unitId && names.unit(entry.unitId),
    })),
    reply: replyOf(matter),
    rating: ratingOf(matter),
    actions: steps
      .filter(({ transition }) => !NO_BUTTON.has(transition))
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

/** What is known of the sender, to be found in free text whatever stands around it. */
type Secrecy = Pick<Matter, 'kind' | 'confidential' | 'aboutUnitId'>

const isHidden = (actor: Actor, matter: Secrecy) => isSealed(matter) && !mayReveal(actor, matter)

/** Turns words of a matter into what an account may read of them: masked where it may not see who wrote. */
export function hiderOf(actor: Actor, matter: Secrecy, contact: ClearContact): (text: string) => string {
  return isHidden(actor, matter) ? (text) => maskText(text, knownOf(contact)).masked : (text) => text
}

function knownOf({ name, phone, email, onBehalfOf }: ClearContact): Known[] {
  const one = (kind: Known['kind'], text: string | null): Known[] => (text ? [{ kind, text }] : [])
  return [...one('name', name), ...one('mobile', phone), ...one('email', email), ...one('name', onBehalfOf)]
}

/** Personal fields for those who have not asked to see them; of a sealed sender only whether something was given. */
export function masked(contact: ClearContact, sealed: boolean): ClearContact {
  const by = (mask: (text: string) => string, text: string | null) => text && (sealed ? HIDDEN : mask(text))
  return {
    name: by(maskName, contact.name),
    phone: by(maskPhone, contact.phone),
    email: by(maskEmail, contact.email),
    onBehalfOf: by(maskName, contact.onBehalfOf),
  }
}

type ResidentView = {
  names: KnownNames
  process: Process
  reckoning: Reckoning
  now: Date
  token: { token: string; tokenExpires: string }
  /** Until when it may be opened again, as far as time alone decides. */
  reopenUntil: Date | null
}

/** A matter as its sender sees it. */
export function residentView(matter: ShownMatter, view: ResidentView): Progress {
  const { names, process, reckoning, now } = view
  const reading = clock(matter.clock, reckoning.calendar, now, reckoning.settings)
  const isNext = (step: string) => transitionsFrom(process, matter.state).some(({ name }) => name === step)
  const mayReopen = view.reopenUntil !== null && now <= view.reopenUntil && isNext('reopen')
  return {
    number: matter.number,
    kind: matter.kind,
    title: matter.title,
    state: matter.state,
    stateName: stateName(process, matter.state),
    areaName: names.area(matter.areaCode),
    urgency: matter.urgency,
    categoryCode: matter.categoryCode,
    address: matter.address,
    confidential: matter.confidential,
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
    mayAdd: !SETTLED.includes(matter.state),
    mayWithdraw: isNext('withdraw'),
    mayReopen,
    reopenUntil: mayReopen && view.reopenUntil ? localDateOf(view.reopenUntil, reckoning.settings.zone) : null,
    joined: matter.parentId !== null,
    ...view.token,
  } as Progress
}

/** The day by which an answer is promised, in words. */
export function dueWords({ dueDate }: { dueDate: Parameters<typeof showDate>[0] }): Bilingual {
  return { zh: showDate(dueDate, 'zh'), en: showDate(dueDate, 'en') }
}

function holderOf({ state, unitId }: Pick<Matter, 'state' | 'unitId'>, names: KnownNames): Bilingual {
  return unitId && state !== 'RECEIVED' && state !== 'REVIEW' ? names.unit(unitId) : HOTLINE
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
  sendBack: { zh: '承办单位申请退单', en: 'The unit asks to return it' },
  grantReturn: { zh: '同意退单', en: 'Return granted' },
  refuseReturn: { zh: '不同意退单', en: 'Return refused' },
  contact: { zh: '承办单位联系来件人', en: 'The unit contacted the sender' },
  assist: { zh: '协办单位意见', en: 'Opinion of a supporting unit' },
  askExtension: { zh: '承办单位申请延期', en: 'The unit asks for more time' },
  extend: { zh: '办理期限已延长', en: 'More time was granted' },
  refuseExtension: { zh: '不同意延期', en: 'More time refused' },
  askListing: { zh: '承办单位申请挂账', en: 'The unit asks for long-term listing' },
  list: { zh: '已列入长期台账，计时暂停', en: 'Listed for the long term; the time stands still' },
  refuseListing: { zh: '不同意挂账', en: 'Listing refused' },
  unlist: { zh: '恢复办理，继续计时', en: 'Handling goes on, and so does the time' },
  submit: { zh: '答复送审', en: 'Answer submitted for checking' },
  release: { zh: '已答复', en: 'Answered' },
  rework: { zh: '答复退回重新办理', en: 'Answer sent back for rework' },
  transfer: { zh: '已转接其他热线', en: 'Passed to another line' },
  followUp: { zh: '已回访', en: 'Followed up' },
  reopen: { zh: '来件人要求重新打开', en: 'The sender had it opened again' },
  withdraw: { zh: '来件人撤回', en: 'Withdrawn by the sender' },
  archive: { zh: '已归档', en: 'Archived' },
  classify: { zh: '修改类别、分类或紧急程度', en: 'Kind, class or urgency changed' },
  exclude: { zh: '剔除出考核', en: 'Left out of assessment' },
  include: { zh: '恢复计入考核', en: 'Taken into assessment again' },
  join: { zh: '并入相同诉求', en: 'Joined to the same matter' },
  unjoin: { zh: '从相同诉求中分出', en: 'Taken out of the same matter' },
  reply: { zh: '已答复', en: 'Answered' },
  reject: { zh: '不予受理', en: 'Not accepted' },
  rate: { zh: '已评价', en: 'Rated' },
  redo: { zh: '重新办理', en: 'To be handled again' },
  close: { zh: '已办结', en: 'Closed' },
  add: { zh: '来件人补充说明', en: 'The sender added information' },
  opinion: { zh: '内部意见', en: 'Internal opinion' },
}

function titleOf({ action, unitId }: Entry, names: KnownNames): Bilingual {
  if (unitId && (action === 'dispatch' || action === 'redispatch' || action === 'assign')) {
    const { zh, en } = names.unit(unitId)
    return { zh: `转交${zh}办理`, en: `Passed to ${en}` }
  }
  return TITLES[action] ?? { zh: action, en: action }
}
