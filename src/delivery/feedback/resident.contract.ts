import { z } from 'zod'
import { AreaCode, Channel } from '../../foundation/directory/directory.contract.ts'
import { Instant, LocalDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { ClockReading, Limit } from '../../platform/clock/clock.contract.ts'
import {
  Attributes,
  Kind,
  Level,
  optional,
  Phone,
  Place,
  Reason,
  Solved,
  State,
  Text,
  Urgency,
  Words,
} from './words.contract.ts'

export const NewComplaint = z.object({
  kind: Kind,
  title: optional(z.string().trim().max(120)),
  text: Text,
  areaCode: AreaCode,
  address: optional(z.string().trim().max(200)),
  place: optional(Place),
  /** The suggestion box whose QR code was scanned. */
  placeCode: optional(z.string().trim().max(40)),
  categoryCode: optional(z.string().trim().max(12)),
  attributes: optional(Attributes),
  /** The unit that it is about, where the resident knows it. */
  aboutUnitId: optional(z.uuid()),
  name: optional(z.string().trim().max(60)),
  phone: optional(Phone),
  email: optional(z.email().max(200)),
  /** For whom it is handed in, where it is not the sender. */
  onBehalfOf: optional(z.string().trim().max(60)),
  /** The handling unit must not learn who wrote. */
  confidential: z.boolean().default(false),
  /** Photos and papers that were uploaded just before, by the tokens that the upload gave. */
  files: z.array(z.string().max(2000)).max(5).default([]),
  /** Another's matter that this one joins, by the token that the list of similar ones gave. */
  joinToken: optional(z.string().max(2000)),
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
  urgency: Urgency,
  categoryCode: z.string().nullable(),
  address: z.string().nullable(),
  confidential: z.boolean(),
  receivedAt: Instant,
  clock: ClockReading,
  /** Who holds it now. */
  holder: Words,
  /** What comes next; empty at the end. */
  next: z.array(Words),
  timeline: z.array(PublicEntry),
  reply: z.object({ text: z.string(), at: Instant }).nullable(),
  rating: Rating.nullable(),
  /** It repeats another's matter and is answered together with it. */
  joined: z.boolean(),
  mayRate: z.boolean(),
  mayAdd: z.boolean(),
  mayWithdraw: z.boolean(),
  mayReopen: z.boolean(),
  /** Until when it may be opened again; null where it may not. */
  reopenUntil: LocalDate.nullable(),
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
  perMinute: 10,
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
  body: z.object({
    access: Access,
    text: z.string().trim().min(1).max(2000),
    files: z.array(z.string().max(2000)).max(5).default([]),
  }),
  reply: Progress,
  creates: true,
  perMinute: 30,
})
export const reopenComplaint = endpoint({
  id: 'feedback.reopen',
  method: 'POST',
  path: '/api/v1/complaints/reopening',
  summary: 'Have the own matter opened again within the window, after an answer, a closing or a rejection.',
  who: 'anyone',
  body: z.object({ access: Access, reason: Reason }),
  reply: Progress,
  creates: true,
  perMinute: 30,
})
export const withdrawComplaint = endpoint({
  id: 'feedback.withdraw',
  method: 'POST',
  path: '/api/v1/complaints/withdrawal',
  summary: 'Withdraw the own matter before it is answered.',
  who: 'anyone',
  body: z.object({ access: Access, reason: optional(z.string().trim().max(1000)) }),
  reply: Progress,
  creates: true,
  perMinute: 30,
})
