import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { defineErrors } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'

/** How a number stands beside its promise. `few`: too few cases to judge (n < 30). `none`: nothing was promised. */
export const VERDICTS = {
  kept: { zh: '达标', en: 'Kept' },
  risk: { zh: '接近', en: 'At risk' },
  missed: { zh: '未达标', en: 'Missed' },
  few: { zh: '样本不足', en: 'Too few' },
  none: { zh: '无目标', en: 'No target' },
} as const satisfies Record<string, Bilingual>
export const Verdict = z.enum(Object.keys(VERDICTS) as [keyof typeof VERDICTS, ...(keyof typeof VERDICTS)[]])
export type Verdict = z.infer<typeof Verdict>

const Day = z.iso.date()
const Text = z.object({ zh: z.string(), en: z.string() })
export const Grouping = z.enum(['area', 'unit', 'item', 'channel', 'day', 'month'])
export type Grouping = z.infer<typeof Grouping>

export const MeasureCard = z.object({
  id: z.string(),
  kind: z.enum(['rate', 'duration', 'score', 'volume']),
  label: Text,
  definition: Text,
  better: z.enum(['more', 'less', 'neither']),
  isPublic: z.boolean(),
})
export type MeasureCard = z.infer<typeof MeasureCard>

/** One number beside its promise. Rates lie between 0 and 1; durations are in hours. */
export const Figure = z.object({
  area: z.string().optional(),
  unit: z.string().optional(),
  item: z.string().optional(),
  channel: z.string().optional(),
  day: z.string().optional(),
  month: z.string().optional(),
  /** Names of the area, unit or channel, for showing. */
  name: Text.optional(),
  count: z.number(),
  sum: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
  target: z.number().nullable(),
  verdict: Verdict,
  /** There are cases, but fewer than five: the numbers are left at zero so that nobody can be recognised. */
  suppressed: z.boolean().optional(),
})
export type Figure = z.infer<typeof Figure>

export const Question = z.object({
  from: Day,
  to: Day,
  by: z
    .string()
    .max(60)
    .optional()
    .transform((text) => (text ? text.split(',') : []))
    .pipe(z.array(Grouping).max(3)),
  area: z.string().max(12).optional(),
  unit: z.uuid().optional(),
  item: z.string().max(200).optional(),
  channel: z.string().max(40).optional(),
})
export type Question = z.infer<typeof Question>

export const Answer = z.object({ measure: MeasureCard, from: Day, to: Day, total: Figure, figures: z.array(Figure) })
export type Answer = z.infer<typeof Answer>

export const listMeasures = endpoint({
  id: 'indicators.listMeasures',
  method: 'GET',
  path: '/api/v1/measures',
  summary: 'The measures that the modules declare, each with its definition.',
  who: { permission: 'indicators.read' },
  reply: z.object({ items: z.array(MeasureCard) }),
})
export const askMeasure = endpoint({
  id: 'indicators.askMeasure',
  method: 'GET',
  path: '/api/v1/measures/:id',
  summary: 'A measure over a period, grouped as asked, each number beside its target, within the scope of the account.',
  who: { permission: 'indicators.read' },
  params: z.object({ id: z.string().max(80) }),
  query: Question,
  reply: Answer,
})
export const exportMeasure = endpoint({
  id: 'indicators.exportMeasure',
  method: 'GET',
  path: '/api/v1/measures/:id/export.csv',
  summary: 'The same as CSV.',
  who: { permission: 'indicators.read' },
  params: z.object({ id: z.string().max(80) }),
  query: Question,
  reply: z.unknown(),
  replies: 'file',
})
export const exportMeasureSheet = endpoint({
  id: 'indicators.exportMeasureSheet',
  method: 'GET',
  path: '/api/v1/measures/:id/export.xlsx',
  summary: 'The same as an Excel workbook.',
  who: { permission: 'indicators.read' },
  params: z.object({ id: z.string().max(80) }),
  query: Question,
  reply: z.unknown(),
  replies: 'file',
})
export const listPublicMeasures = endpoint({
  id: 'indicators.listPublicMeasures',
  method: 'GET',
  path: '/api/v1/public/measures',
  summary: 'The measures that everybody may see.',
  who: 'anyone',
  reply: z.object({ items: z.array(MeasureCard) }),
})
export const askPublicMeasure = endpoint({
  id: 'indicators.askPublicMeasure',
  method: 'GET',
  path: '/api/v1/public/measures/:id',
  summary: 'A public measure over a period; cells with fewer than five cases are left out.',
  who: 'anyone',
  params: z.object({ id: z.string().max(80) }),
  query: Question,
  reply: Answer,
})

export const Target = z.object({
  id: z.uuid(),
  measure: z.string(),
  unitId: z.uuid().nullable(),
  areaCode: z.string().nullable(),
  /** One service item or kind of matter, as the measure names it; null for all. */
  item: z.string().max(200).nullable().default(null),
  /** A rate between 0 and 1, or hours for a duration (not more than). */
  value: z.number(),
  validFrom: Day,
  version: z.number().int(),
})
export type Target = z.infer<typeof Target>

export const listTargets = endpoint({
  id: 'indicators.listTargets',
  method: 'GET',
  path: '/api/v1/targets',
  summary: 'What is promised on measures: for all, or for one unit or area.',
  who: { permission: 'indicators.read' },
  reply: z.object({ items: z.array(Target) }),
})
export const saveTarget = endpoint({
  id: 'indicators.saveTarget',
  method: 'PUT',
  path: '/api/v1/targets/:id',
  summary: 'Set a target from a day on.',
  who: { permission: 'indicators.targets' },
  params: z.object({ id: z.uuid() }),
  body: Target.omit({ id: true, version: true }),
  reply: Target,
})

export const Judgement = z.object({
  id: z.uuid(),
  measure: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  unitNameEn: z.string(),
  areaCode: z.string(),
  from: Day,
  to: Day,
  count: z.number(),
  sum: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  target: z.number(),
  /** `few`: fewer than five cases, which are not judged. */
  verdict: z.enum(['kept', 'missed', 'few']),
  judgedAt: z.string(),
  /** How often numbers or verdict have changed since it was judged first, as corrected data came in. */
  revisions: z.number().int(),
})
export type Judgement = z.infer<typeof Judgement>

export const JudgeRequest = z.object({ from: Day, to: Day, measure: z.string().max(80).optional() })
export type JudgeRequest = z.infer<typeof JudgeRequest>
/** `revised` are judgements made before whose numbers have changed since. */
export const JudgeResult = z.object({
  judged: z.number().int(),
  missed: z.number().int(),
  newlyMissed: z.number().int(),
  revised: z.number().int(),
})
export type JudgeResult = z.infer<typeof JudgeResult>

export const judgePeriod = endpoint({
  id: 'indicators.judgePeriod',
  method: 'POST',
  path: '/api/v1/judgements',
  summary: 'Compare every unit with its targets for a period; who misses gets a rectification.',
  who: { permission: 'indicators.judge' },
  body: JudgeRequest,
  reply: JudgeResult,
  status: 201,
  creates: true,
  timeout: 60_000,
})
export const listJudgements = endpoint({
  id: 'indicators.listJudgements',
  method: 'GET',
  path: '/api/v1/judgements',
  summary: 'The judgements of a period.',
  who: { permission: 'indicators.read' },
  query: z.object({
    from: Day.optional(),
    to: Day.optional(),
    unit: z.uuid().optional(),
    measure: z.string().max(80).optional(),
  }),
  reply: z.object({ items: z.array(Judgement) }),
})

export const indicatorErrors = defineErrors({
  UNKNOWN_MEASURE: {
    status: 404,
    zh: '没有名为“{id}”的指标。请从指标列表中选择。',
    en: 'There is no measure “{id}”. Choose one from the list.',
  },
  PERIOD_REVERSED: {
    status: 422,
    zh: '开始日期（{from}）不能晚于结束日期（{to}）。',
    en: 'The first day ({from}) cannot be after the last ({to}).',
  },
  TARGET_NOT_FITTING: {
    status: 422,
    zh: '“{label}”不能设置这个目标：比率须在 0 与 1 之间，时长以小时计；只计数的指标没有好坏之分。请修改目标值或另选指标。',
    en: 'This target does not fit “{label}”: a rate lies between 0 and 1, a duration is in hours, and a plain count has no better or worse. Change the value or choose another measure.',
  },
  TARGET_TWICE: {
    status: 409,
    zh: '该指标在同一范围内自 {validFrom} 起已有目标。请修改原有目标，或换一个生效日期。',
    en: 'There is a target for this measure and scope from {validFrom} already. Change that one, or choose another day.',
  },
  PERIOD_NOT_OVER: {
    status: 409,
    zh: '该时段到 {to} 才结束，结束之后才能评判。',
    en: 'This period ends on {to}; it can be judged once it is over.',
  },
})
