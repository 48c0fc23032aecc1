import { z } from 'zod'
import type { Bilingual } from '../../kernel/texts.ts'
import type { ClockHistory } from '../../platform/clock/clock.contract.ts'

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

/** How pressing a matter is (DB11/T 2021-2022: 一般、水电气热、突发、疑难); time limits go by it. */
export const URGENCIES = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  utility: { zh: '水电气热', en: 'Water, power, gas, heating' },
  emergency: { zh: '突发', en: 'Emergency' },
  hard: { zh: '疑难', en: 'Hard case' },
} as const satisfies Record<string, Bilingual>
export type Urgency = keyof typeof URGENCIES
export const Urgency = z.enum(Object.keys(URGENCIES) as [Urgency, ...Urgency[]])

/** Where a matter stands. WITHDRAWN, TRANSFERRED and ARCHIVED are ends; CLOSED and NOT_ACCEPTED may be opened again. */
export const STATES = {
  RECEIVED: { zh: '已登记', en: 'Received' },
  DISPATCHED: { zh: '已派单', en: 'Sent to a unit' },
  RETURN_ASKED: { zh: '申请退单', en: 'Return asked for' },
  HANDLING: { zh: '办理中', en: 'Being handled' },
  LISTED: { zh: '已挂账', en: 'Listed for the long term' },
  REVIEW: { zh: '答复待审核', en: 'Answer being checked' },
  REPLIED: { zh: '已答复', en: 'Answered' },
  RATED: { zh: '已评价', en: 'Rated' },
  FOLLOWED_UP: { zh: '已回访', en: 'Followed up' },
  NOT_ACCEPTED: { zh: '不予受理', en: 'Not accepted' },
  TRANSFERRED: { zh: '已转接', en: 'Passed to another line' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  CLOSED: { zh: '已办结', en: 'Closed' },
  ARCHIVED: { zh: '已归档', en: 'Archived' },
} as const satisfies Record<string, Bilingual>
export type State = keyof typeof STATES
export const State = z.enum(Object.keys(STATES) as [State, ...State[]])

/** The states in which nothing is left to be done unless the sender asks for it. */
export const SETTLED: readonly State[] = ['NOT_ACCEPTED', 'TRANSFERRED', 'WITHDRAWN', 'CLOSED', 'ARCHIVED']

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
  sendBack: { zh: '申请退单', en: 'Ask to return it' },
  grantReturn: { zh: '同意退单', en: 'Grant the return' },
  assign: { zh: '裁定归属单位', en: 'Rule to whom it belongs' },
  refuseReturn: { zh: '不同意退单', en: 'Refuse the return' },
  contact: { zh: '联系来件人', en: 'Contact the sender' },
  assist: { zh: '提交协办意见', en: 'Give a supporting opinion' },
  askExtension: { zh: '申请延期', en: 'Ask for more time' },
  extend: { zh: '同意延期', en: 'Grant more time' },
  refuseExtension: { zh: '不同意延期', en: 'Refuse more time' },
  askListing: { zh: '申请挂账', en: 'Ask for long-term listing' },
  list: { zh: '同意挂账', en: 'Grant the listing' },
  refuseListing: { zh: '不同意挂账', en: 'Refuse the listing' },
  unlist: { zh: '销账恢复办理', en: 'Take off the list' },
  reply: { zh: '答复', en: 'Answer' },
  submit: { zh: '答复送审', en: 'Submit the answer' },
  release: { zh: '审核通过', en: 'Pass the answer' },
  rework: { zh: '退回重新办理', en: 'Send back for rework' },
  reject: { zh: '不予受理', en: 'Not accept' },
  transfer: { zh: '转接其他热线', en: 'Pass to another line' },
  rate: { zh: '评价', en: 'Rate' },
  followUp: { zh: '回访', en: 'Follow up' },
  redo: { zh: '重办', en: 'Have it done again' },
  reopen: { zh: '重新打开', en: 'Open again' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  close: { zh: '办结', en: 'Close' },
  archive: { zh: '归档', en: 'Archive' },
} as const satisfies Record<string, Bilingual>
export type Action = keyof typeof ACTIONS
export const Action = z.enum(Object.keys(ACTIONS) as [Action, ...Action[]])

/** The clocks of a matter: the answer's runs from receipt to answer, the others each for one stage. */
export const CLOCKS = {
  dispatch: { zh: '派单时限', en: 'time to dispatch' },
  sign: { zh: '签收时限', en: 'time to sign' },
  contact: { zh: '联系时限', en: 'time to contact' },
  handle: { zh: '办理时限', en: 'time to handle' },
  answer: { zh: '答复时限', en: 'time to answer' },
  followUp: { zh: '回访时限', en: 'time to follow up' },
} as const satisfies Record<string, Bilingual>
export type ClockName = keyof typeof CLOCKS
export const ClockName = z.enum(Object.keys(CLOCKS) as [ClockName, ...ClockName[]])

/** The clocks of the stages of a matter, each as its history; the answer's stands by itself in the row. */
export type StageClocks = Readonly<Partial<Record<ClockName, ClockHistory>>>

/** What a unit may ask of the hotline office. */
export const ASKABLE = {
  return: { zh: '退单', en: 'Return' },
  extension: { zh: '延期', en: 'Extension' },
  listing: { zh: '挂账', en: 'Long-term listing' },
} as const satisfies Record<string, Bilingual>
export type Askable = keyof typeof ASKABLE
export const Askable = z.enum(Object.keys(ASKABLE) as [Askable, ...Askable[]])

/** How a call-back after the answer ended (回访结果). Only who was reached is counted in the three rates. */
export const OUTCOMES = {
  reached: { zh: '已联系上', en: 'Reached' },
  unreachable: { zh: '联系不上', en: 'Could not be reached' },
  refused: { zh: '拒绝回访', en: 'Did not want to answer' },
} as const satisfies Record<string, Bilingual>
export type Outcome = keyof typeof OUTCOMES
export const Outcome = z.enum(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]])

export const LONGEST_TEXT = 4000

export const Words = z.object({ zh: z.string(), en: z.string() })
export const Text = z.string().trim().min(1).max(LONGEST_TEXT)
export const Reason = z.string().trim().min(2).max(1000)
export const Level = z.number().int().min(1).max(5)
export const Place = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
export type Place = z.infer<typeof Place>

/** A telephone number as people write one: digits, with spaces, dashes, brackets or a leading plus. */
export const Phone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s()-]{5,24}$/)

/** An optional field of a form: left out, null and blank all mean "not given". */
export function optional<S extends z.ZodType>(shape: S) {
  return z.preprocess(
    (given) => (given === null || (typeof given === 'string' && given.trim() === '') ? undefined : given),
    shape.optional(),
  )
}

/** The values of a class's own fields, by their code; several values where the field takes several. */
export const Attributes = z
  .record(z.string().max(60), z.union([z.string().max(2000), z.array(z.string().max(200)).max(30)]))
  .refine((given) => Object.keys(given).length <= 40, { message: '字段过多 / too many fields' })
export type Attributes = z.output<typeof Attributes>
