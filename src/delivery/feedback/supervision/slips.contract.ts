import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { Light } from '../../../platform/clock/clock.contract.ts'
import { optional, Reason, Text, Words } from '../words.contract.ts'
import { Colour } from './ladder.contract.ts'

export const SLIP_STATES = {
  ISSUED: { zh: '待反馈', en: 'To be answered' },
  ANSWERED: { zh: '已反馈', en: 'Answered' },
  ACCEPTED: { zh: '已认可', en: 'Accepted' },
  WITHDRAWN: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<string, Bilingual>
export type SlipState = keyof typeof SLIP_STATES
export const SlipState = z.enum(Object.keys(SLIP_STATES) as [SlipState, ...SlipState[]])

export const SLIP_STEPS = {
  issue: { zh: '下发督办单', en: 'Raise a slip' },
  answer: { zh: '反馈整改措施', en: 'Answer with measures' },
  accept: { zh: '认可反馈', en: 'Accept the answer' },
  sendBack: { zh: '退回重新反馈', en: 'Send back' },
  withdraw: { zh: '撤销督办单', en: 'Withdraw' },
} as const satisfies Record<string, Bilingual>
export type SlipStep = keyof typeof SLIP_STEPS

/** One line of the history of a slip or problem order. */
export const Line = z.object({
  at: Instant,
  title: Words,
  text: z.string().nullable(),
  by: z.string().nullable(),
})
export type Line = z.infer<typeof Line>

/** A step that is possible from here, and whether this account may take it. */
export const StepOffered = z.object({
  step: z.string(),
  label: Words,
  allowed: z.boolean(),
  why: Words.nullable(),
})

export const SlipRow = z.object({
  id: z.uuid(),
  number: z.string(),
  complaintId: z.uuid(),
  complaintNumber: z.string(),
  title: z.string(),
  areaCode: AreaCode,
  areaName: Words,
  unitId: z.uuid(),
  unitName: Words,
  colour: Colour,
  automatic: z.boolean(),
  /** Working days that the matter was overdue when the slip was raised. */
  daysOver: z.number().int(),
  state: SlipState,
  issuedBy: z.string(),
  issuedAt: Instant,
  due: Instant,
  light: Light,
  sentBack: z.number().int(),
  closedAt: Instant.nullable(),
  version: z.number().int(),
})
export type SlipRow = z.infer<typeof SlipRow>

/** A slip with everything that its page, on screen or on paper, says. */
export const Slip = SlipRow.extend({
  reason: Words,
  /** Who answers for it, as a red one names. */
  accountable: Words.nullable(),
  measure: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  timeline: z.array(Line),
  steps: z.array(StepOffered),
})
export type Slip = z.infer<typeof Slip>

export const SlipQuery = PageQuery.extend({
  status: z.enum(['open', 'closed']).default('open'),
  colour: Colour.optional(),
  unitId: z.uuid().optional(),
  complaintId: z.uuid().optional(),
})
export type SlipQuery = z.output<typeof SlipQuery>

const SlipId = z.object({ id: z.uuid() })

export const NewSlip = z
  .object({
    colour: Colour,
    reason: Reason,
    accountable: optional(z.string().trim().min(2).max(500)),
  })
  .refine(({ colour, accountable }) => colour !== 'red' || accountable !== undefined, {
    path: ['accountable'],
    message: '红色督办单须写明责任单位负责人或责任人 / a red slip names who answers for it',
  })
export type NewSlip = z.output<typeof NewSlip>

export const listSlips = endpoint({
  id: 'feedback.listSlips',
  method: 'GET',
  path: '/api/v1/complaints/slips',
  summary: 'Slips of supervision of the own scope: open ones by due date, closed ones the latest first.',
  who: { permission: 'feedback.read' },
  query: SlipQuery,
  reply: pageOf(SlipRow),
})
export const getSlip = endpoint({
  id: 'feedback.getSlip',
  method: 'GET',
  path: '/api/v1/complaints/slips/:id',
  summary: 'One slip with its history and what can be done next; everything that its printed page says.',
  who: { permission: 'feedback.read' },
  params: SlipId,
  reply: Slip,
})
export const issueSlip = endpoint({
  id: 'feedback.issueSlip',
  method: 'POST',
  path: '/api/v1/complaints/:id/slips',
  summary: 'Raise a slip to the unit that holds a matter; a red one names who answers for it.',
  who: { permission: 'feedback.supervise' },
  params: SlipId,
  body: NewSlip,
  reply: Slip,
  status: 201,
  creates: true,
})
export const answerSlip = endpoint({
  id: 'feedback.answerSlip',
  method: 'POST',
  path: '/api/v1/complaints/slips/:id/answer',
  summary: 'Answer a slip for the unit: what has been done, what will be, and by when.',
  who: { permission: 'feedback.handle' },
  params: SlipId,
  body: z.object({ measure: Text }),
  reply: Slip,
  ifMatch: true,
})
export const acceptSlip = endpoint({
  id: 'feedback.acceptSlip',
  method: 'POST',
  path: '/api/v1/complaints/slips/:id/accept',
  summary: 'Accept the unit’s answer to a slip, by somebody outside the unit.',
  who: { permission: 'feedback.supervise' },
  params: SlipId,
  body: z.object({ opinion: optional(z.string().trim().max(1000)) }),
  reply: Slip,
  ifMatch: true,
})
export const sendBackSlip = endpoint({
  id: 'feedback.sendBackSlip',
  method: 'POST',
  path: '/api/v1/complaints/slips/:id/send-back',
  summary: 'Send the unit’s answer to a slip back, with a reason; the time to answer starts anew.',
  who: { permission: 'feedback.supervise' },
  params: SlipId,
  body: z.object({ reason: Reason }),
  reply: Slip,
  ifMatch: true,
})
export const withdrawSlip = endpoint({
  id: 'feedback.withdrawSlip',
  method: 'POST',
  path: '/api/v1/complaints/slips/:id/withdraw',
  summary: 'Withdraw a slip that should not have been raised, with a reason.',
  who: { permission: 'feedback.supervise' },
  params: SlipId,
  body: z.object({ reason: Reason }),
  reply: Slip,
  ifMatch: true,
})
