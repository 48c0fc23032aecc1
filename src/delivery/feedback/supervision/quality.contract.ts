import { z } from 'zod'
import { AreaCode } from '../../../foundation/directory/directory.contract.ts'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../../kernel/endpoint.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { optional, Text, Words } from '../words.contract.ts'

/** What can be wrong with an answer, in the words in which the writer is told of it. */
export const QUALITY_FLAGS = {
  'off-topic': {
    zh: '答复内容与来件人反映的问题几乎没有重合，可能答非所问。',
    en: 'The answer shares almost no words with the question; it may answer something else.',
  },
  'too-short': { zh: '答复过短，看不出做了什么。', en: 'The answer is too short to tell what was done.' },
  'asks-open': {
    zh: '来件人提出了多个问题，答复看起来没有逐一回应。',
    en: 'The sender asked several things; the answer does not seem to take up each of them.',
  },
  'no-who': {
    zh: '没有写明由哪个单位或哪些人员办理。',
    en: 'It does not say who, or which unit, has dealt with it.',
  },
  'no-what': {
    zh: '没有写明核实了什么、采取了什么措施。',
    en: 'It does not say what was checked or what was done.',
  },
  'no-when': { zh: '没有写明办理时间或完成时间。', en: 'It does not say when it was done or will be.' },
  boilerplate: {
    zh: '与以往的答复雷同，请针对本件重新写。',
    en: 'It is nearly the same as earlier answers; write it for this matter.',
  },
  'empty-phrases': {
    zh: '套话占比过高，请写具体的核实情况和结果。',
    en: 'Too much of it is set phrases; say what was found and what came of it.',
  },
  'flagged-words': {
    zh: '含有推诿或不当用语，请改写。',
    en: 'It has words that push the sender away; write them differently.',
  },
  'future-only': {
    zh: '只有今后的打算，没有已经办理的结果，也没有完成期限。',
    en: 'It only promises for the future: nothing done yet, and no date by which it will be.',
  },
  'kind-changed': {
    zh: '登记为投诉、举报或求助的件被改成了咨询，须由他人审核。',
    en: 'What came in as a complaint, report or request was turned into a question; somebody else must read it.',
  },
  'urgency-lowered': {
    zh: '紧急程度被调低，须由他人审核。',
    en: 'The urgency was lowered; somebody else must read it.',
  },
  'contact-data': {
    zh: '答复里有个人的手机号、证件号等信息，请删去。',
    en: 'There are personal numbers (mobile, identity card) in the answer; take them out.',
  },
} as const satisfies Record<string, Bilingual>
export type QualityFlag = keyof typeof QUALITY_FLAGS
export const QualityFlag = z.enum(Object.keys(QUALITY_FLAGS) as [QualityFlag, ...QualityFlag[]])

/** Where an answer goes: out at once, out with a look at it later, or to a person before it goes out. */
export const BUCKETS = {
  accept: { zh: '直接答复', en: 'Goes out' },
  sample: { zh: '答复后抽查', en: 'Goes out, looked at later' },
  review: { zh: '先审核再答复', en: 'Read by somebody before it goes out' },
} as const satisfies Record<string, Bilingual>
export type Bucket = keyof typeof BUCKETS
export const Bucket = z.enum(Object.keys(BUCKETS) as [Bucket, ...Bucket[]])

/** What the check of an answer found. `score` is 100 for nothing to remark, 0 at the worst. */
export const Quality = z.object({
  score: z.number().int().min(0).max(100),
  bucket: Bucket,
  flags: z.array(
    z.object({
      flag: QualityFlag,
      /** Alone enough to have the answer read by somebody before it goes out. */
      hard: z.boolean(),
      message: Words,
      /** The words of the answer that it is about. */
      words: z.array(z.string().max(100)).max(20),
    }),
  ),
})
export type Quality = z.infer<typeof Quality>

export const checkReplyOf = endpoint({
  id: 'feedback.checkReply',
  method: 'POST',
  path: '/api/v1/complaints/:id/reply-check',
  summary: 'What the check of an answer finds before it is sent; nothing is saved.',
  who: { permission: 'feedback.reply' },
  params: z.object({ id: z.uuid() }),
  body: z.object({ text: Text }),
  reply: Quality,
  perMinute: 60,
})

/** What a person found when reading an answer that was drawn for a look. */
export const VERDICTS = {
  good: { zh: '合格', en: 'Good' },
  poor: { zh: '不合格', en: 'Poor' },
} as const satisfies Record<string, Bilingual>
export const Verdict = z.enum(['good', 'poor'])

export const ReplyCheck = z.object({
  id: z.uuid(),
  complaintId: z.uuid(),
  number: z.string(),
  title: z.string(),
  areaCode: AreaCode,
  unitId: z.uuid().nullable(),
  unitName: Words.nullable(),
  at: Instant,
  quality: Quality,
  verdict: Verdict.nullable(),
  verdictNote: z.string().nullable(),
  verdictBy: z.string().nullable(),
  verdictAt: Instant.nullable(),
  version: z.number().int(),
})
export type ReplyCheck = z.infer<typeof ReplyCheck>

export const ReplyCheckQuery = PageQuery.extend({
  /** Those drawn for a look that nobody has read yet, unless told; `all` are all answers, the latest first. */
  status: z.enum(['waiting', 'all']).default('waiting'),
  bucket: Bucket.optional(),
  unitId: z.uuid().optional(),
})
export type ReplyCheckQuery = z.output<typeof ReplyCheckQuery>

export const listReplyChecks = endpoint({
  id: 'feedback.listReplyChecks',
  method: 'GET',
  path: '/api/v1/complaints/reply-checks',
  summary: 'Answers that went out with what the check found, the ones waiting for a look first drawn first shown.',
  who: { permission: 'feedback.supervise' },
  query: ReplyCheckQuery,
  reply: pageOf(ReplyCheck),
})
export const judgeReply = endpoint({
  id: 'feedback.judgeReply',
  method: 'POST',
  path: '/api/v1/complaints/reply-checks/:id/verdict',
  summary: 'Say whether an answer that was drawn for a look is good.',
  who: { permission: 'feedback.supervise' },
  params: z.object({ id: z.uuid() }),
  body: z.object({ verdict: Verdict, note: optional(z.string().trim().max(1000)) }),
  reply: ReplyCheck,
  ifMatch: true,
})
