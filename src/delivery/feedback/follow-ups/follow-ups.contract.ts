import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { Light } from '../../../platform/clock/clock.contract.ts'
import { Kind, Level, optional, Solved, Words } from '../words.contract.ts'

/** Why an answer was drawn for a call-back. */
export const DRAWN = {
  always: { zh: '必访', en: 'Always' },
  sample: { zh: '抽样', en: 'Drawn' },
  tag: { zh: '重点件', en: 'Marked as important' },
  hand: { zh: '人工回访', en: 'By hand' },
} as const satisfies Record<string, Bilingual>
export type Drawn = keyof typeof DRAWN
export const Drawn = z.enum(Object.keys(DRAWN) as [Drawn, ...Drawn[]])

export const FOLLOW_UP_STATES = {
  OPEN: { zh: '待回访', en: 'To be called' },
  REACHED: { zh: '已回访', en: 'Reached' },
  UNREACHABLE: { zh: '联系不上', en: 'Could not be reached' },
  REFUSED: { zh: '拒绝回访', en: 'Did not want to answer' },
  DROPPED: { zh: '无需回访', en: 'Not needed any more' },
} as const satisfies Record<string, Bilingual>
export type FollowUpState = keyof typeof FOLLOW_UP_STATES
export const FollowUpState = z.enum(Object.keys(FOLLOW_UP_STATES) as [FollowUpState, ...FollowUpState[]])

/** How an attempt ended that did not reach the sender. Whoever is reached, or refuses, is recorded by the step itself. */
export const TRIES = {
  'no-answer': { zh: '无人接听', en: 'Nobody answered' },
  busy: { zh: '占线、关机或停机', en: 'Busy or switched off' },
  later: { zh: '约定再打', en: 'Asked to be called later' },
  'wrong-number': { zh: '号码有误', en: 'Wrong number' },
} as const satisfies Record<string, Bilingual>
export type TryOutcome = keyof typeof TRIES
export const TryOutcome = z.enum(Object.keys(TRIES) as [TryOutcome, ...TryOutcome[]])

/** What the call-back suggests: have it done again, or, where that was done before, a problem order. */
export const ADVICE = {
  redo: { zh: '建议重办', en: 'To be redone' },
  'problem-order': { zh: '已生成问题单', en: 'A problem order was raised' },
} as const satisfies Record<string, Bilingual>
export const Advice = z.enum(['redo', 'problem-order'])

export const FollowUpRow = z.object({
  id: z.uuid(),
  complaintId: z.uuid(),
  number: z.string(),
  title: z.string(),
  kind: Kind,
  areaCode: AreaCode,
  areaName: Words,
  unitId: z.uuid().nullable(),
  unitName: Words.nullable(),
  repliedAt: Instant,
  drawn: Drawn,
  state: FollowUpState,
  due: Instant,
  light: Light,
  nextTry: Instant,
  tries: z.number().int(),
  solved: Solved.nullable(),
  level: Level.nullable(),
  words: z.string().nullable(),
  doneBy: z.string().nullable(),
  doneAt: Instant.nullable(),
  advice: Advice.nullable(),
  adviceDone: z.boolean(),
  /** Whether this account may call: not whoever answered, and nobody of the unit that did. */
  mayCall: z.boolean(),
  version: z.number().int(),
})
export type FollowUpRow = z.infer<typeof FollowUpRow>

/** What is said on the line, in the order of the call. */
export const Script = z.object({ opening: Words, questions: z.array(Words), closing: Words })
export type Script = z.infer<typeof Script>

export const FollowUp = FollowUpRow.extend({
  attempts: z.array(
    z.object({ at: Instant, by: z.string().nullable(), outcome: TryOutcome, note: z.string().nullable() }),
  ),
  /** Attempts after which it is put down as unreachable. */
  mostTries: z.number().int(),
  question: z.string(),
  reply: z.string().nullable(),
  /** The version of the matter itself, which the step that records the answer has to name. */
  complaintVersion: z.number().int(),
  script: Script,
})
export type FollowUp = z.infer<typeof FollowUp>

export const FollowUpQuery = PageQuery.extend({
  /**
   * `due`: what can be called now, the soonest due first; `open`: also what waits for its next try; `done`: results, the
   * latest first; `advised`: what is to be redone and nobody has decided on.
   */
  status: z.enum(['due', 'open', 'done', 'advised']).default('due'),
  kind: Kind.optional(),
  unitId: z.uuid().optional(),
  complaintId: z.uuid().optional(),
})
export type FollowUpQuery = z.output<typeof FollowUpQuery>

const Id = z.object({ id: z.uuid() })

export const listFollowUps = endpoint({
  id: 'feedback.listFollowUps',
  method: 'GET',
  path: '/api/v1/complaints/follow-ups',
  summary: 'The call-backs of the own area: the work list, the results, or what was advised.',
  who: { permission: 'feedback.followUp' },
  query: FollowUpQuery,
  reply: pageOf(FollowUpRow),
})
export const getFollowUp = endpoint({
  id: 'feedback.getFollowUp',
  method: 'GET',
  path: '/api/v1/complaints/follow-ups/:id',
  summary: 'One call-back with its attempts, the question, the answer and what to say.',
  who: { permission: 'feedback.followUp' },
  params: Id,
  reply: FollowUp,
})
export const tryFollowUp = endpoint({
  id: 'feedback.tryFollowUp',
  method: 'POST',
  path: '/api/v1/complaints/follow-ups/:id/tries',
  summary: 'Note an attempt that did not reach the sender; after the last one it is put down as unreachable.',
  who: { permission: 'feedback.followUp' },
  params: Id,
  body: z
    .object({
      outcome: TryOutcome,
      note: optional(z.string().trim().max(500)),
      /** When the sender asked to be called. */
      nextTry: optional(Instant),
    })
    .refine(({ outcome, nextTry }) => outcome !== 'later' || nextTry !== undefined, {
      path: ['nextTry'],
      message: '请填写约定的时间 / say when to call again',
    }),
  reply: FollowUp,
  ifMatch: true,
})
export const settleAdvice = endpoint({
  id: 'feedback.settleAdvice',
  method: 'POST',
  path: '/api/v1/complaints/follow-ups/:id/advice',
  summary: 'Note that what the call-back advised was decided on without having the matter redone.',
  who: { permission: 'feedback.dispatch' },
  params: Id,
  reply: FollowUpRow,
  ifMatch: true,
})

/** One kind of matters in the plan, with what came of it in the last 30 days. */
export const PlanRow = z.object({
  kind: Kind,
  share: z.number(),
  always: z.boolean(),
  drawn: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  reached: z.number().int(),
  unreachable: z.number().int(),
  refused: z.number().int(),
  solved: z.number().int(),
  satisfied: z.number().int(),
})
export type PlanRow = z.infer<typeof PlanRow>

export const followUpPlan = endpoint({
  id: 'feedback.followUpPlan',
  method: 'GET',
  path: '/api/v1/complaints/follow-ups/plan',
  summary: 'The share of answers that is drawn by kind, and what became of those drawn in the last 30 days.',
  who: { permission: 'feedback.followUp' },
  reply: z.object({ items: z.array(PlanRow), mostTries: z.number().int(), hoursBetweenTries: z.number() }),
})
