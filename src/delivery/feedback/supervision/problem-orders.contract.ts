import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { optional, Reason, Text, Words } from '../words.contract.ts'
import { Line, StepOffered } from './slips.contract.ts'

export const PROBLEM_STATES = {
  OPEN: { zh: '待指派', en: 'To be taken on' },
  ASSIGNED: { zh: '处理中', en: 'Being worked on' },
  DECIDED: { zh: '已决定', en: 'Decided' },
  CLOSED: { zh: '已办结', en: 'Closed' },
} as const satisfies Record<string, Bilingual>
export type ProblemState = keyof typeof PROBLEM_STATES
export const ProblemState = z.enum(Object.keys(PROBLEM_STATES) as [ProblemState, ...ProblemState[]])

export const PROBLEM_STEPS = {
  raise: { zh: '生成问题单', en: 'Raise a problem order' },
  assign: { zh: '指派负责人', en: 'Assign' },
  decide: { zh: '作出决定', en: 'Decide' },
  close: { zh: '办结问题单', en: 'Close' },
} as const satisfies Record<string, Bilingual>

/** Why a problem order was raised. */
export const PROBLEM_CAUSES = {
  redone: { zh: '多次重办', en: 'Redone again and again' },
  passed: { zh: '多个单位流转', en: 'Passed through several units' },
  repeated: { zh: '办结后重复反映', en: 'Raised again after it was closed' },
  dissatisfied: { zh: '重办后回访仍不满意', en: 'Still not content after it was redone' },
  hand: { zh: '人工提出', en: 'Raised by hand' },
} as const satisfies Record<string, Bilingual>
export type ProblemCause = keyof typeof PROBLEM_CAUSES
export const ProblemCause = z.enum(Object.keys(PROBLEM_CAUSES) as [ProblemCause, ...ProblemCause[]])

/** How a problem order is settled: those involved meet on the spot, or the office rules to whom it belongs. */
export const DECISIONS = {
  meeting: { zh: '现场会商', en: 'Coordination on the spot' },
  ruling: { zh: '责任划分', en: 'Responsibility ruled on' },
} as const satisfies Record<string, Bilingual>
export type Decision = keyof typeof DECISIONS
export const Decision = z.enum(['meeting', 'ruling'])

export const ProblemRow = z.object({
  id: z.uuid(),
  number: z.string(),
  complaintId: z.uuid(),
  complaintNumber: z.string(),
  title: z.string(),
  areaCode: AreaCode,
  areaName: Words,
  unitId: z.uuid().nullable(),
  unitName: Words.nullable(),
  cause: ProblemCause,
  /** How often it had happened: redone three times, passed through three units. */
  count: z.number().int(),
  state: ProblemState,
  raisedBy: z.string(),
  raisedAt: Instant,
  assignedTo: z.uuid().nullable(),
  assignedName: z.string().nullable(),
  closedAt: Instant.nullable(),
  version: z.number().int(),
})
export type ProblemRow = z.infer<typeof ProblemRow>

export const ProblemOrder = ProblemRow.extend({
  reason: z.string().nullable(),
  decision: Decision.nullable(),
  decisionText: z.string().nullable(),
  /** The unit to which the matter was ruled to belong; binding for it. */
  ruledUnitId: z.uuid().nullable(),
  ruledUnitName: Words.nullable(),
  result: z.string().nullable(),
  timeline: z.array(Line),
  steps: z.array(StepOffered),
  /** Who may take it on. */
  supervisors: z.array(z.object({ id: z.uuid(), name: z.string() })),
})
export type ProblemOrder = z.infer<typeof ProblemOrder>

export const ProblemQuery = PageQuery.extend({
  status: z.enum(['open', 'closed']).default('open'),
  cause: ProblemCause.optional(),
  complaintId: z.uuid().optional(),
  /** Only those that the own account has taken on. */
  mine: z.stringbool().optional(),
})
export type ProblemQuery = z.output<typeof ProblemQuery>

const who = { permission: 'feedback.supervise' } as const
const ProblemId = z.object({ id: z.uuid() })

export const listProblemOrders = endpoint({
  id: 'feedback.listProblemOrders',
  method: 'GET',
  path: '/api/v1/complaints/problem-orders',
  summary: 'Problem orders of the own area: open ones the oldest first, closed ones the latest first.',
  who,
  query: ProblemQuery,
  reply: pageOf(ProblemRow),
})
export const getProblemOrder = endpoint({
  id: 'feedback.getProblemOrder',
  method: 'GET',
  path: '/api/v1/complaints/problem-orders/:id',
  summary: 'One problem order with its history, what can be done next and who may take it on.',
  who,
  params: ProblemId,
  reply: ProblemOrder,
})
export const raiseProblemOrder = endpoint({
  id: 'feedback.raiseProblemOrder',
  method: 'POST',
  path: '/api/v1/complaints/:id/problem-orders',
  summary: 'Raise a problem order about a matter by hand.',
  who,
  params: ProblemId,
  body: z.object({ reason: Reason }),
  reply: ProblemOrder,
  status: 201,
  creates: true,
})
export const assignProblemOrder = endpoint({
  id: 'feedback.assignProblemOrder',
  method: 'POST',
  path: '/api/v1/complaints/problem-orders/:id/assign',
  summary: 'Give a problem order to a supervisor of its area.',
  who,
  params: ProblemId,
  body: z.object({ accountId: z.uuid() }),
  reply: ProblemOrder,
  ifMatch: true,
})
export const decideProblemOrder = endpoint({
  id: 'feedback.decideProblemOrder',
  method: 'POST',
  path: '/api/v1/complaints/problem-orders/:id/decide',
  summary: 'Record what was decided; a ruling names the unit to which the matter belongs, which is binding.',
  who,
  params: ProblemId,
  body: z
    .object({ decision: Decision, text: Text, unitId: optional(z.uuid()) })
    .refine(({ decision, unitId }) => decision !== 'ruling' || unitId !== undefined, {
      path: ['unitId'],
      message: '责任划分须指明承办单位 / a ruling names the unit',
    }),
  reply: ProblemOrder,
  ifMatch: true,
})
export const closeProblemOrder = endpoint({
  id: 'feedback.closeProblemOrder',
  method: 'POST',
  path: '/api/v1/complaints/problem-orders/:id/close',
  summary: 'Close a problem order with what came of it.',
  who,
  params: ProblemId,
  body: z.object({ result: Text }),
  reply: ProblemOrder,
  ifMatch: true,
})
