import { z } from 'zod'
import { AreaCode, Channel } from '../../foundation/directory/directory.contract.ts'
import { Instant, LocalDate } from '../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import { ClockReading, Light } from '../../platform/clock/clock.contract.ts'
import { Rating } from './resident.contract.ts'
import {
  Action,
  Askable,
  Attributes,
  ClockName,
  Kind,
  Level,
  Outcome,
  optional,
  Place,
  Reason,
  Solved,
  State,
  Text,
  Urgency,
  Words,
} from './words.contract.ts'

/** One row of the staff list. The light is read at the moment of the answer. */
export const ComplaintRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: Kind,
  title: z.string(),
  state: State,
  urgency: Urgency,
  categoryCode: z.string().nullable(),
  areaCode: AreaCode,
  areaName: Words,
  unitId: z.uuid().nullable(),
  unitName: Words.nullable(),
  channel: Channel,
  confidential: z.boolean(),
  receivedAt: Instant,
  due: Instant,
  light: Light,
  /** The clock of a stage that runs out next: until when somebody has to dispatch, sign, contact, handle or follow up. */
  stage: ClockName.nullable(),
  stageDue: Instant.nullable(),
  /** What the unit has asked for and nobody has ruled on yet. */
  asked: Askable.nullable(),
  parentId: z.uuid().nullable(),
  redone: z.number().int(),
  reopened: z.number().int(),
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

/** A clock with what it is called. */
export const NamedClock = z.object({ name: ClockName, label: Words, reading: ClockReading })

export const Complaint = ComplaintRow.extend({
  text: z.string(),
  address: z.string().nullable(),
  place: Place.nullable(),
  placeCode: z.string().nullable(),
  attributes: Attributes.nullable(),
  externalRef: z.string().nullable(),
  supporting: z.array(z.object({ id: z.uuid(), name: Words })),
  /** Whether this account belongs to the unit that the matter is about: then it never sees who wrote in confidence. */
  accused: z.boolean(),
  onBehalfOf: z.string().nullable(),
  clocks: z.array(NamedClock),
  listedUntil: Instant.nullable(),
  returned: z.number().int(),
  extended: z.number().int(),
  passed: z.number().int(),
  excluded: z.boolean(),
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
  urgency: Urgency.optional(),
  /** A class with all below it. */
  categoryCode: z.string().trim().max(12).optional(),
  asked: Askable.optional(),
  /** Matters of which a stage runs out until this day. */
  stage: ClockName.optional(),
  /** `supporting`: those that the own unit supports. */
  role: z.enum(['lead', 'supporting']).optional(),
  parentId: z.uuid().optional(),
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
  who: { permission: 'feedback.send' },
  params: ComplaintId,
  body: z.object({
    unitId: z.uuid(),
    /** Units that support the one that leads. */
    supporting: z.array(z.uuid()).max(10).default([]),
    urgency: Urgency.optional(),
    categoryCode: optional(z.string().trim().max(12)),
    opinion: optional(z.string().trim().max(1000)),
    reason: optional(Reason),
  }),
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
export const transferComplaint = endpoint({
  id: 'feedback.transfer',
  method: 'POST',
  path: '/api/v1/complaints/:id/transfer',
  summary: 'Pass a matter to 110, 119, 120, 122 or another line that it belongs to.',
  who: { permission: 'feedback.answerDirectly' },
  params: ComplaintId,
  body: z.object({ to: z.string().trim().min(2).max(60), reason: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const contactSender = endpoint({
  id: 'feedback.contact',
  method: 'POST',
  path: '/api/v1/complaints/:id/contact',
  summary: 'Note that the unit has contacted the sender, or could not.',
  who: { permission: 'feedback.handle' },
  params: ComplaintId,
  body: z.object({ outcome: Outcome, text: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const assistComplaint = endpoint({
  id: 'feedback.assist',
  method: 'POST',
  path: '/api/v1/complaints/:id/assist',
  summary: 'Give the opinion of a supporting unit; it stays inside.',
  who: { permission: 'feedback.handle' },
  params: ComplaintId,
  body: z.object({ text: Text }),
  reply: Complaint,
  ifMatch: true,
})
export const unlistComplaint = endpoint({
  id: 'feedback.unlist',
  method: 'POST',
  path: '/api/v1/complaints/:id/unlist',
  summary: 'Take a matter off the long-term list; its clocks go on.',
  who: 'signed-in',
  params: ComplaintId,
  body: z.object({ reason: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const releaseAnswer = endpoint({
  id: 'feedback.release',
  method: 'POST',
  path: '/api/v1/complaints/:id/release',
  summary: 'Pass an answer that was held for checking; the sender gets it.',
  who: { permission: 'feedback.dispatch' },
  params: ComplaintId,
  body: z.object({ opinion: optional(z.string().trim().max(1000)) }),
  reply: Complaint,
  ifMatch: true,
})
export const reworkAnswer = endpoint({
  id: 'feedback.rework',
  method: 'POST',
  path: '/api/v1/complaints/:id/rework',
  summary: 'Send an answer back to the unit before the sender has seen it.',
  who: { permission: 'feedback.dispatch' },
  params: ComplaintId,
  body: z.object({ reason: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const followUpComplaint = endpoint({
  id: 'feedback.followUp',
  method: 'POST',
  path: '/api/v1/complaints/:id/follow-up',
  summary: 'Record the call-back after the answer: solved, satisfied; by somebody other than the handler.',
  who: { permission: 'feedback.followUp' },
  params: ComplaintId,
  body: z
    .object({
      outcome: Outcome,
      solved: Solved.optional(),
      level: Level.optional(),
      text: optional(z.string().trim().max(1000)),
    })
    .refine((given) => given.outcome !== 'reached' || (given.solved !== undefined && given.level !== undefined), {
      path: ['solved'],
      message: '已联系上的，请填写是否解决和是否满意 / say whether it is solved and how satisfied the sender is',
    }),
  reply: Complaint,
  ifMatch: true,
})
export const classifyComplaint = endpoint({
  id: 'feedback.classify',
  method: 'POST',
  path: '/api/v1/complaints/:id/classification',
  summary: 'Set kind, class, urgency or title of a matter that is not settled; each change is recorded.',
  who: { permission: 'feedback.register' },
  params: ComplaintId,
  body: z.object({
    kind: Kind.optional(),
    categoryCode: optional(z.string().trim().max(12)),
    urgency: Urgency.optional(),
    title: optional(z.string().trim().max(120)),
  }),
  reply: Complaint,
  ifMatch: true,
})
export const reopenByStaff = endpoint({
  id: 'feedback.reopenByStaff',
  method: 'POST',
  path: '/api/v1/complaints/:id/reopen',
  summary: 'Open a matter again for its sender, who called.',
  who: { permission: 'feedback.register' },
  params: ComplaintId,
  body: z.object({ reason: Reason }),
  reply: Complaint,
  ifMatch: true,
})
export const excludeComplaint = endpoint({
  id: 'feedback.exclude',
  method: 'POST',
  path: '/api/v1/complaints/:id/exclusion',
  summary: 'Leave a matter out of assessment after a review (不合理诉求), or take it in again.',
  who: { permission: 'feedback.supervise' },
  params: ComplaintId,
  body: z.object({ excluded: z.boolean(), reason: Reason, ground: Reason }),
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
