import { z } from 'zod'
import { AreaCode, Channel } from '../../foundation/directory/directory.contract.ts'
import { Instant, LocalDate } from '../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { ClockReading, Light, Limit } from '../../platform/clock/clock.contract.ts'

/** What residents turn to the city with (诉求类别, GB/T 33358 and the practice of 12345 hotlines). */
export const KINDS = {
  consultation: { zh: '咨询', en: 'Question' },
  help: { zh: '求助', en: 'Request for help' },
  complaint: { zh: '投诉', en: 'Complaint' },
  report: { zh: '举报', en: 'Report of wrongdoing' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  praise: { zh: '表扬', en: 'Praise' },
} as const satisfies Record<string, Bilingual>
export type Kind = keyof typeof KINDS
export const Kind = z.enum(Object.keys(KINDS) as [Kind, ...Kind[]])

/** Where a matter stands. NOT_ACCEPTED and CLOSED are ends. */
export const STATES = {
  RECEIVED: { zh: '已登记', en: 'Received' },
  DISPATCHED: { zh: '已派单', en: 'Sent to a unit' },
  HANDLING: { zh: '办理中', en: 'Being handled' },
  REPLIED: { zh: '已答复', en: 'Answered' },
  RATED: { zh: '已评价', en: 'Rated' },
  NOT_ACCEPTED: { zh: '不予受理', en: 'Not accepted' },
  CLOSED: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<string, Bilingual>
export type State = keyof typeof STATES
export const State = z.enum(Object.keys(STATES) as [State, ...State[]])

/** The five levels of 好评差评 (国办发〔2019〕51号); 1 and 2 are bad ratings. */
export const LEVELS = {
  5: { zh: '非常满意', en: 'Very satisfied' },
  4: { zh: '满意', en: 'Satisfied' },
  3: { zh: '基本满意', en: 'Fairly satisfied' },
  2: { zh: '不满意', en: 'Dissatisfied' },
  1: { zh: '非常不满意', en: 'Very dissatisfied' },
} as const satisfies Record<number, Bilingual>

/** Whether the matter itself was settled, apart from how content somebody is with the answer. */
export const SOLVED = {
  yes: { zh: '已解决', en: 'Solved' },
  partly: { zh: '部分解决', en: 'Partly solved' },
  no: { zh: '未解决', en: 'Not solved' },
} as const satisfies Record<string, Bilingual>
export type Solved = keyof typeof SOLVED
export const Solved = z.enum(Object.keys(SOLVED) as [Solved, ...Solved[]])

/** What can be done with a matter, by the name under which its process knows it. */
export const ACTIONS = {
  dispatch: { zh: '派单', en: 'Send to a unit' },
  redispatch: { zh: '改派', en: 'Send to another unit' },
  sign: { zh: '签收', en: 'Sign for it' },
  sendBack: { zh: '退单', en: 'Send back' },
  reply: { zh: '答复', en: 'Answer' },
  reject: { zh: '不予受理', en: 'Not accept' },
  rate: { zh: '评价', en: 'Rate' },
  redo: { zh: '重办', en: 'Have it done again' },
  close: { zh: '办结', en: 'Close' },
} as const satisfies Record<string, Bilingual>
export type Action = keyof typeof ACTIONS
export const Action = z.enum(Object.keys(ACTIONS) as [Action, ...Action[]])

export const LONGEST_TEXT = 4000

const Words = z.object({ zh: z.string(), en: z.string() })
const Text = z.string().trim().min(1).max(LONGEST_TEXT)
const Reason = z.string().trim().min(2).max(1000)
const Level = z.number().int().min(1).max(5)

/** A telephone number as people write one: digits, with spaces, dashes, brackets or a leading plus. */
const Phone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s()-]{5,24}$/)

/** An optional field of a form: left out, null and blank all mean "not given". */
function optional<S extends z.ZodType>(shape: S) {
  return z.preprocess(
    (given) => (given === null || (typeof given === 'string' && given.trim() === '') ? undefined : given),
    shape.optional(),
  )
}

export const NewComplaint = z.object({
  kind: Kind,
  title: optional(z.string().trim().max(120)),
  text: Text,
  areaCode: AreaCode,
  address: optional(z.string().trim().max(200)),
  /** The unit that it is about, where the resident knows it. */
  aboutUnitId: optional(z.uuid()),
  name: optional(z.string().trim().max(60)),
  phone: optional(Phone),
  email: optional(z.email().max(200)),
  /** The handling unit must not learn who wrote. */
  confidential: z.boolean().default(false),
  channel: Channel.default('web'),
})
export type NewComplaint = z.output<typeof NewComplaint>

/** What the resident is told at once. The code is shown this one time; only a keyed hash of it is kept. */
export const Receipt = z.object({
  number: z.string(),
  code: z.string(),
  kind: Kind,
  state: State,
  receivedAt: Instant,
  /** Until when an answer is promised, and whether that day may still move with the calendar. */
  limit: Limit,
  due: Instant,
  dueDate: LocalDate,
  provisional: z.boolean(),
  /** What happens next, one sentence a step. */
  next: z.array(Words),
})
export type Receipt = z.infer<typeof Receipt>

/** How a resident opens the own matter: by number and code, or by the short-lived token of an earlier look. */
export const Access = z.union([
  z.object({ number: z.string().trim().min(1).max(40), code: z.string().trim().min(1).max(20) }),
  z.object({ token: z.string().min(1).max(600) }),
])
export type Access = z.output<typeof Access>

export const PublicEntry = z.object({ at: Instant, title: Words, text: z.string().nullable() })
export const Rating = z.object({ level: Level, solved: Solved, text: z.string().nullable(), at: Instant })

/** What a resident sees of the own matter. */
export const Progress = z.object({
  number: z.string(),
  kind: Kind,
  title: z.string(),
  state: State,
  stateName: Words,
  areaName: Words,
  receivedAt: Instant,
  clock: ClockReading,
  /** Who holds it now. */
  holder: Words,
  /** What comes next; empty at the end. */
  next: z.array(Words),
  timeline: z.array(PublicEntry),
  reply: z.object({ text: z.string(), at: Instant }).nullable(),
  rating: Rating.nullable(),
  mayRate: z.boolean(),
  mayAdd: z.boolean(),
  /** Opens the same matter again without the code until `tokenExpires`; for a cookie, never for an address. */
  token: z.string(),
  tokenExpires: Instant,
})
export type Progress = z.infer<typeof Progress>

export const KindPromise = z.object({ kind: Kind, name: Words, limit: Limit, limitText: Words })

export const listPromises = endpoint({
  id: 'feedback.listPromises',
  method: 'GET',
  path: '/api/v1/complaints/promises',
  summary: 'What residents can turn to the city with, and how soon each kind is answered.',
  who: 'anyone',
  reply: z.object({ items: z.array(KindPromise) }),
})
export const submitComplaint = endpoint({
  id: 'feedback.submit',
  method: 'POST',
  path: '/api/v1/complaints',
  summary: 'Hand in a question, request, complaint, report, suggestion or praise.',
  who: 'anyone',
  body: NewComplaint,
  reply: Receipt,
  status: 201,
  creates: true,
  perMinute: 30,
})
export const complaintProgress = endpoint({
  id: 'feedback.progress',
  method: 'POST',
  path: '/api/v1/complaints/progress',
  summary: 'Where the own matter stands, by number and code. A POST, so that codes never stand in an address.',
  who: 'anyone',
  body: Access,
  reply: Progress,
  perMinute: 60,
})
export const rateComplaint = endpoint({
  id: 'feedback.rate',
  method: 'POST',
  path: '/api/v1/complaints/rating',
  summary: 'Rate the answer, once.',
  who: 'anyone',
  body: z.object({ access: Access, level: Level, solved: Solved, text: optional(z.string().trim().max(1000)) }),
  reply: Progress,
  perMinute: 30,
})
export const addToComplaint = endpoint({
  id: 'feedback.add',
  method: 'POST',
  path: '/api/v1/complaints/additions',
  summary: 'Add information to the own matter while it is open.',
  who: 'anyone',
  body: z.object({ access: Access, text: z.string().trim().min(1).max(2000) }),
  reply: Progress,
  creates: true,
  perMinute: 30,
})

/** One row of the staff list. The light is read at the moment of the answer. */
export const ComplaintRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: Kind,
  title: z.string(),
  state: State,
  areaCode: AreaCode,
  areaName: Words,
  unitId: z.uuid().nullable(),
  unitName: Words.nullable(),
  channel: Channel,
  confidential: z.boolean(),
  receivedAt: Instant,
  due: Instant,
  light: Light,
  ratingLevel: Level.nullable(),
  version: z.number().int(),
})
export type ComplaintRow = z.infer<typeof ComplaintRow>

/** One line of the history that staff read; `internal` lines are never shown to the resident. */
export const StaffEntry = z.object({
  at: Instant,
  action: z.string(),
  title: Words,
  state: State,
  text: z.string().nullable(),
  internal: z.boolean(),
  by: z.string().nullable(),
  unitName: Words.nullable(),
})

/** Personal fields, masked unless they were just revealed; null where nothing was given. */
export const Contact = z.object({
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

/** A step that the process knows from here: whether this account may take it now, and if not, why not. */
export const PossibleAction = z.object({
  action: Action,
  label: Words,
  allowed: z.boolean(),
  why: Words.nullable(),
  needs: z.array(z.string()),
})

export const Complaint = ComplaintRow.extend({
  text: z.string(),
  address: z.string().nullable(),
  aboutUnitId: z.uuid().nullable(),
  aboutUnitName: Words.nullable(),
  contact: Contact,
  /** Whether this account may ask to see the personal fields. */
  mayReveal: z.boolean(),
  clock: ClockReading,
  timeline: z.array(StaffEntry),
  reply: z.object({ text: z.string(), at: Instant }).nullable(),
  rating: Rating.nullable(),
  actions: z.array(PossibleAction),
  /** The process under which the matter began. */
  process: z.object({ id: z.string(), version: z.number().int(), hash: z.string() }),
  closedAt: Instant.nullable(),
})
export type Complaint = z.infer<typeof Complaint>

export const ComplaintQuery = PageQuery.extend({
  /** Open matters unless told; a `state` that is an end looks among the closed ones. */
  status: z.enum(['open', 'closed']).optional(),
  state: State.optional(),
  kind: Kind.optional(),
  light: Light.optional(),
  dueOn: LocalDate.optional(),
  unitId: z.uuid().optional(),
  /** An area with all below it. */
  areaCode: AreaCode.optional(),
  /** A number, a telephone number, or words of the title or text. */
  search: z.string().trim().max(100).optional(),
})
export type ComplaintQuery = z.output<typeof ComplaintQuery>

export const listComplaints = endpoint({
  id: 'feedback.list',
  method: 'GET',
  path: '/api/v1/complaints',
  summary: 'The matters of the own scope, the soonest due first.',
  who: { permission: 'feedback.read' },
  query: ComplaintQuery,
  reply: pageOf(ComplaintRow),
})

const ComplaintId = z.object({ id: z.uuid() })

export const getComplaint = endpoint({
  id: 'feedback.get',
  method: 'GET',
  path: '/api/v1/complaints/:id',
  summary: 'One matter with its clock, its history and what can be done next; personal fields are masked.',
  who: { permission: 'feedback.read' },
  params: ComplaintId,
  reply: Complaint,
})
export const revealComplaint = endpoint({
  id: 'feedback.reveal',
  method: 'POST',
  path: '/api/v1/complaints/:id/reveal',
  summary: 'Show the personal fields for a stated reason; the showing is recorded.',
  who: { permission: 'feedback.reveal' },
  params: ComplaintId,
  body: z.object({ reason: Reason }),
  reply: Contact,
  perMinute: 30,
})
export const dispatchComplaint = endpoint({
  id: 'feedback.dispatch',
  method: 'POST',
  path: '/api/v1/complaints/:id/dispatch',
  summary: 'Send a matter to the unit that is to handle it; to another one with a reason.',
  who: { permission: 'feedback.dispatch' },
  params: ComplaintId,
  body: z.object({ unitId: z.uuid(), opinion: optional(z.string().trim().max(1000)), reason: optional(Reason) }),
  reply: Complaint,
  ifMatch: true,
})
export const signComplaint = endpoint({
  id: 'feedback.sign',
  method: 'POST',
  path: '/api/v1/complaints/:id/sign',
  summary: 'Sign for a matter on behalf of the unit; the handling begins.',
  who: { permission: 'feedback.handle' },
  params: ComplaintId,
  reply: Complaint,
  ifMatch: true,
})
export const sendBackComplaint = endpoint({
  id: 'feedback.sendBack',
  method: 'POST',
  path: '/api/v1/complaints/:id/send-back',
  summary: 'Send a matter back to the dispatcher before it is signed for, with reason and legal ground.',
  who: { permission: 'feedback.handle' },
  params: ComplaintId,
  body: z.object({ reason: Reason, ground: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const replyToComplaint = endpoint({
  id: 'feedback.reply',
  method: 'POST',
  path: '/api/v1/complaints/:id/reply',
  summary: 'Answer the resident; the opinion stays inside.',
  who: { permission: 'feedback.reply' },
  params: ComplaintId,
  body: z.object({ text: Text, opinion: optional(z.string().trim().max(2000)) }),
  reply: Complaint,
  ifMatch: true,
})
export const rejectComplaint = endpoint({
  id: 'feedback.reject',
  method: 'POST',
  path: '/api/v1/complaints/:id/reject',
  summary: 'Not accept a matter, with the reason that the resident reads and the legal ground.',
  who: { permission: 'feedback.dispatch' },
  params: ComplaintId,
  body: z.object({ reason: Reason, ground: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const redoComplaint = endpoint({
  id: 'feedback.redo',
  method: 'POST',
  path: '/api/v1/complaints/:id/redo',
  summary: 'Have an answered matter handled again, with a reason; its clock starts anew.',
  who: { permission: 'feedback.dispatch' },
  params: ComplaintId,
  body: z.object({ reason: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const closeComplaint = endpoint({
  id: 'feedback.close',
  method: 'POST',
  path: '/api/v1/complaints/:id/close',
  summary: 'Close an answered matter.',
  who: { permission: 'feedback.dispatch' },
  params: ComplaintId,
  body: z.object({ opinion: optional(z.string().trim().max(1000)) }),
  reply: Complaint,
  ifMatch: true,
})
