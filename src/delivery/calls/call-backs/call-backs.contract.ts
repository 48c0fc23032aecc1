import { z } from 'zod'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import type { Bilingual } from '../../../kernel/texts.ts'

/** Why somebody is called back. */
export const CALL_BACK_ORIGINS = {
  abandoned: { zh: '未接来电', en: 'Hung up while waiting' },
  wished: { zh: '来电人要求回电', en: 'Asked to be called back' },
} as const satisfies Record<string, Bilingual>
export type CallBackOrigin = keyof typeof CALL_BACK_ORIGINS
export const CallBackOrigin = z.enum(['abandoned', 'wished'])

/** Where a call-back stands; the last three are ends. */
export const CALL_BACK_STATES = {
  open: { zh: '待认领', en: 'Open' },
  taken: { zh: '回电中', en: 'Taken' },
  done: { zh: '已回电', en: 'Called back' },
  unreachable: { zh: '联系不上', en: 'Could not be reached' },
  settled: { zh: '来电人已再次来电', en: 'The caller called again' },
} as const satisfies Record<string, Bilingual>
export type CallBackState = keyof typeof CALL_BACK_STATES
export const CallBackState = z.enum(Object.keys(CALL_BACK_STATES) as [CallBackState, ...CallBackState[]])

/** How one try ended. */
export const TRY_OUTCOMES = {
  reached: { zh: '已联系上', en: 'Reached' },
  'no-answer': { zh: '无人接听', en: 'No answer' },
  busy: { zh: '占线', en: 'Busy' },
  'wrong-person': { zh: '号码不是本人', en: 'Not the person' },
  refused: { zh: '不需要了', en: 'No longer wanted' },
} as const satisfies Record<string, Bilingual>
export type TryOutcome = keyof typeof TRY_OUTCOMES
export const TryOutcome = z.enum(Object.keys(TRY_OUTCOMES) as [TryOutcome, ...TryOutcome[]])

export const CallBack = z.object({
  id: z.uuid(),
  origin: CallBackOrigin,
  state: CallBackState,
  /** The call that it came from, where there is one. */
  callId: z.uuid().nullable(),
  callerMasked: z.string(),
  /** What it is about, as the operator wrote it down. */
  about: z.string().nullable(),
  /** The earliest moment the caller wished, where one was named. */
  notBefore: Instant.nullable(),
  due: Instant,
  overdue: z.boolean(),
  /** How often this caller gave up waiting. */
  attempts: z.number().int(),
  takenById: z.uuid().nullable(),
  takenByName: z.string().nullable(),
  tries: z.array(
    z.object({ at: Instant, by: z.string().nullable(), outcome: TryOutcome, note: z.string().nullable() }),
  ),
  nextTryAt: Instant.nullable(),
  createdAt: Instant,
  endedAt: Instant.nullable(),
  version: z.number().int(),
})
export type CallBack = z.infer<typeof CallBack>

export const CallBackQuery = PageQuery.extend({
  /** `todo`: open and taken, the soonest due first; `mine`: taken by who asks; `ended`: the latest first. */
  show: z.enum(['todo', 'mine', 'ended']).default('todo'),
  origin: CallBackOrigin.optional(),
  overdue: z.stringbool().optional(),
})
export type CallBackQuery = z.output<typeof CallBackQuery>

export const listCallBacks = endpoint({
  id: 'calls.listCallBacks',
  method: 'GET',
  path: '/api/v1/call-backs',
  summary: 'Who is to be called back, the soonest due first.',
  who: { permission: 'calls.read' },
  query: CallBackQuery,
  reply: pageOf(CallBack),
})

export const addCallBack = endpoint({
  id: 'calls.addCallBack',
  method: 'POST',
  path: '/api/v1/call-backs',
  summary: 'Note that a caller wishes to be called back. The number comes from the call, or is given.',
  who: { permission: 'calls.operate' },
  body: z.object({
    callId: z.uuid().optional(),
    caller: z
      .string()
      .trim()
      .regex(/^\+?[\d\s()-]{3,24}$/)
      .optional(),
    about: z.string().trim().max(500).optional(),
    notBefore: Instant.optional(),
    /** Until when; as the settings say where it is left out. */
    until: Instant.optional(),
  }),
  reply: CallBack,
  status: 201,
  creates: true,
})

const CallBackId = z.object({ id: z.uuid() })

export const takeCallBack = endpoint({
  id: 'calls.takeCallBack',
  method: 'POST',
  path: '/api/v1/call-backs/:id/take',
  summary: 'Take a call-back upon oneself; the reply carries the number in clear, and the showing is recorded.',
  who: { permission: 'calls.operate' },
  params: CallBackId,
  reply: CallBack.extend({ caller: z.string() }),
  ifMatch: true,
})
export const assignCallBack = endpoint({
  id: 'calls.assignCallBack',
  method: 'POST',
  path: '/api/v1/call-backs/:id/assign',
  summary: 'Give a call-back to an operator, or back to all.',
  who: { permission: 'calls.supervise' },
  params: CallBackId,
  body: z.object({ accountId: z.uuid().nullable() }),
  reply: CallBack,
  ifMatch: true,
})
export const tryCallBack = endpoint({
  id: 'calls.tryCallBack',
  method: 'POST',
  path: '/api/v1/call-backs/:id/tries',
  summary: 'Record a try: reached ends it, the last allowed try without success too; else it is tried again later.',
  who: { permission: 'calls.operate' },
  params: CallBackId,
  body: z.object({
    outcome: TryOutcome,
    note: z.string().trim().max(500).optional(),
    nextTryAt: Instant.optional(),
  }),
  reply: CallBack,
  ifMatch: true,
})
export const releaseCallBack = endpoint({
  id: 'calls.releaseCallBack',
  method: 'POST',
  path: '/api/v1/call-backs/:id/release',
  summary: 'Put a call-back that was taken back on the list.',
  who: { permission: 'calls.operate' },
  params: CallBackId,
  reply: CallBack,
  ifMatch: true,
})
