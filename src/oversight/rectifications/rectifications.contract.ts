import { z } from 'zod'
import { LocalDate } from '../../kernel/dates.ts'
import { endpoint, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import { defineErrors } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { ClockReading, Light } from '../../platform/clock/clock.contract.ts'
import { PossibleStep } from '../../platform/workflow/workflow.contract.ts'

/** From which side a rectification came. */
export const ORIGINS = {
  promise: { zh: '未达标', en: 'Promise missed' },
  rating: { zh: '差评', en: 'Bad rating' },
  complaint: { zh: '投诉', en: 'Complaint' },
  inspection: { zh: '检查发现', en: 'Finding' },
  hand: { zh: '人工发起', en: 'By hand' },
} as const satisfies Record<string, Bilingual>
export const Origin = z.enum(Object.keys(ORIGINS) as [keyof typeof ORIGINS, ...(keyof typeof ORIGINS)[]])

/** OPENED → ACCEPTED → SUBMITTED → CHECKED → CLOSED; RETURNED sends it back to the unit; WITHDRAWN if it was opened in error. */
export const STATES = {
  OPENED: { zh: '待签收', en: 'Opened' },
  ACCEPTED: { zh: '整改中', en: 'Being mended' },
  SUBMITTED: { zh: '待核查', en: 'To be checked' },
  RETURNED: { zh: '退回重改', en: 'Returned' },
  CHECKED: { zh: '已核查', en: 'Checked' },
  CLOSED: { zh: '已办结', en: 'Closed' },
  WITHDRAWN: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<string, Bilingual>
export const State = z.enum(Object.keys(STATES) as [keyof typeof STATES, ...(keyof typeof STATES)[]])
export type State = z.infer<typeof State>

/** The number that was missed, where a rectification came from one. */
export const MissedFigure = z.object({
  measure: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  from: z.string(),
  to: z.string(),
  count: z.number(),
  sum: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  target: z.number(),
})
export type MissedFigure = z.infer<typeof MissedFigure>

export const RectificationRow = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  titleEn: z.string(),
  state: State,
  origin: Origin,
  unitId: z.uuid(),
  unitName: z.string(),
  unitNameEn: z.string(),
  areaCode: z.string(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  openedAt: z.string(),
  due: z.string(),
  light: Light,
  reworks: z.number().int(),
  version: z.number().int(),
})
export type RectificationRow = z.infer<typeof RectificationRow>

export const Entry = z.object({
  at: z.string(),
  what: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  by: z.string().nullable(),
  byUnit: z.string().nullable(),
  note: z.string().nullable(),
})

export const Rectification = RectificationRow.extend({
  missed: MissedFigure.nullable(),
  /** What is wrong, where somebody opened it by hand. */
  problem: z.string().nullable(),
  cause: z.string().nullable(),
  measure: z.string().nullable(),
  evidence: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      fileId: z.uuid().nullable(),
      fileName: z.string().nullable(),
      at: z.string(),
    }),
  ),
  checkedBy: z.string().nullable(),
  checkedByUnit: z.string().nullable(),
  checkNote: z.string().nullable(),
  clock: ClockReading,
  timeline: z.array(Entry),
  possible: z.array(PossibleStep),
})
export type Rectification = z.infer<typeof Rectification>

const Id = z.object({ id: z.uuid() })
const Long = z.string().trim().min(1).max(4000)

export const listRectifications = endpoint({
  id: 'rectifications.list',
  method: 'GET',
  path: '/api/v1/rectifications',
  summary: 'The rectifications in scope, the most urgent first.',
  who: { permission: 'rectifications.read' },
  query: PageQuery.extend({
    state: State.optional(),
    open: z.stringbool().optional(),
    unitId: z.uuid().optional(),
    areaCode: z.string().max(12).optional(),
    origin: Origin.optional(),
    /** The measure that was missed. */
    measure: z.string().max(80).optional(),
    light: Light.optional(),
    /** Due on or before this day. */
    dueBy: LocalDate.optional(),
  }),
  reply: pageOf(RectificationRow),
})
export const getRectification = endpoint({
  id: 'rectifications.get',
  method: 'GET',
  path: '/api/v1/rectifications/:id',
  summary: 'One rectification with its clock, timeline and the steps that are possible now.',
  who: { permission: 'rectifications.read' },
  params: Id,
  reply: Rectification,
})
export const openRectification = endpoint({
  id: 'rectifications.open',
  method: 'POST',
  path: '/api/v1/rectifications',
  summary: 'Open a rectification by hand.',
  who: { permission: 'rectifications.supervise' },
  body: z.object({
    unitId: z.uuid(),
    title: z.string().trim().min(2).max(120),
    titleEn: z.string().trim().max(160).optional(),
    problem: Long,
    complex: z.boolean().default(false),
  }),
  reply: Rectification,
  status: 201,
  creates: true,
})
export const STEPS = {
  accept: { zh: '签收', en: 'Accept' },
  plan: { zh: '制定整改方案', en: 'Plan' },
  submit: { zh: '提交核查', en: 'Submit for checking' },
  return: { zh: '退回重改', en: 'Return' },
  check: { zh: '核查通过', en: 'Pass the check' },
  close: { zh: '办结', en: 'Close' },
  extend: { zh: '延期', en: 'Extend' },
  urge: { zh: '督办', en: 'Urge' },
  withdraw: { zh: '撤销', en: 'Withdraw' },
} as const satisfies Record<string, Bilingual>
export const Step = z.enum(Object.keys(STEPS) as [keyof typeof STEPS, ...(keyof typeof STEPS)[]])
export type Step = z.infer<typeof Step>

/** What the steps take: a plan has cause and measure, an extension reason, ground and working days. */
export const StepInput = z.object({
  ownerId: z.uuid().optional(),
  cause: Long.optional(),
  measure: Long.optional(),
  note: Long.optional(),
  reason: Long.optional(),
  ground: z.string().trim().max(400).optional(),
  days: z.number().int().min(1).max(60).optional(),
})
export type StepInput = z.infer<typeof StepInput>

/** One lawful step. Which fields it needs, `possible` says. */
export const stepRectification = endpoint({
  id: 'rectifications.step',
  method: 'POST',
  path: '/api/v1/rectifications/:id/steps/:step',
  summary: 'Take a step: accept, plan, submit, return, check, close, extend, urge, withdraw.',
  who: { permission: 'rectifications.read' },
  params: Id.extend({ step: Step }),
  body: StepInput,
  reply: Rectification,
  ifMatch: true,
})
export const addEvidence = endpoint({
  id: 'rectifications.addEvidence',
  method: 'POST',
  path: '/api/v1/rectifications/:id/evidence',
  summary: 'Add evidence of what was done: a text, or a file with a text.',
  who: { permission: 'rectifications.mend' },
  params: Id,
  body: z.object({ text: Long, fileId: z.uuid().optional() }),
  reply: Rectification,
  status: 201,
  creates: true,
})

/** What residents see: "you said, we did". No person is named. */
export const PublicRectification = z.object({
  number: z.string(),
  title: z.string(),
  titleEn: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  unitNameEn: z.string(),
  state: State,
  origin: Origin,
  openedOn: z.string(),
  dueOn: z.string(),
  closedOn: z.string().nullable(),
  missed: MissedFigure.nullable(),
  /** Shown once it is closed. */
  measure: z.string().nullable(),
  onTime: z.boolean().nullable(),
})
export type PublicRectification = z.infer<typeof PublicRectification>
export const listPublicRectifications = endpoint({
  id: 'rectifications.listPublic',
  method: 'GET',
  path: '/api/v1/public/rectifications',
  summary: 'What was promised to be mended, and what was done.',
  who: 'anyone',
  query: PageQuery.extend({ unitId: z.uuid().optional(), measure: z.string().max(80).optional() }),
  reply: pageOf(PublicRectification),
})

export const rectificationErrors = defineErrors({
  OWNER_OUTSIDE: {
    status: 422,
    zh: '责任人须是责任单位的承办人员或负责人。请从该单位人员中选择。',
    en: 'The person responsible must be a handler or the head of the owning unit. Choose one of them.',
  },
  NOT_BEING_MENDED: {
    status: 409,
    zh: '当前状态为“{stateZh}”，不能添加佐证。签收后、提交核查前可以添加。',
    en: 'It is “{stateEn}”, where no evidence can be added. Add it after accepting and before submitting.',
  },
  UNKNOWN_FILE: {
    status: 422,
    zh: '没有找到编号为“{id}”的文件。请先上传文件，再添加佐证；也可以只用文字说明。',
    en: 'There is no file “{id}”. Upload it first, or describe the evidence in words.',
  },
  MUCH_EVIDENCE: {
    status: 409,
    zh: '佐证已达 {limit} 项上限。请合并后再添加。',
    en: 'There are {limit} pieces of evidence, which is the most. Join some of them.',
  },
  CHECKED_FROM_INSIDE: {
    status: 409,
    zh: '核查须由责任单位以外的人员进行。请由质量监督员或其他单位核查。',
    en: 'The check must be made by somebody outside the unit. Ask a quality supervisor or another unit.',
  },
  NOTHING_TO_CHECK: {
    status: 422,
    zh: '提交核查前须填写原因、整改措施，并至少附一项证据；目前缺少：{missing}。',
    en: 'Before it can be checked it needs a cause, a measure and at least one piece of evidence. Missing: {missing}.',
  },
})
