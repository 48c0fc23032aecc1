import { z } from 'zod'
import { endpoint, PageQuery, pageOf } from '../../kernel/endpoint.ts'
import { defineErrors } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { PossibleStep } from '../../platform/workflow/workflow.contract.ts'
import { Figure, MeasureCard } from '../indicators/indicators.contract.ts'

export const REPORT_STATES = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  IN_REVIEW: { zh: '审核中', en: 'In review' },
  PUBLISHED: { zh: '已发布', en: 'Published' },
  SUPERSEDED: { zh: '已有新版', en: 'Superseded' },
} as const satisfies Record<string, Bilingual>
export const ReportState = z.enum(
  Object.keys(REPORT_STATES) as [keyof typeof REPORT_STATES, ...(keyof typeof REPORT_STATES)[]],
)
export type ReportState = z.infer<typeof ReportState>

const Text = z.object({ zh: z.string(), en: z.string() })
const Day = z.iso.date()

/** One section: a question, the sentence that answers it, and the figures that show it. */
export const ReportSection = z.object({
  id: z.string(),
  question: Text,
  headline: Text,
  measure: MeasureCard,
  total: Figure,
  byMonth: z.array(Figure),
  byUnit: z.array(Figure),
  byArea: z.array(Figure),
})
export type ReportSection = z.infer<typeof ReportSection>

/** Everything a report says, frozen when it is generated: page, PDF, CSV and JSON are made from this alone. */
export const ReportData = z.object({
  format: z.literal('gongheng-report/1'),
  period: z.object({ from: Day, to: Day }),
  area: z.object({ code: z.string(), name: Text }),
  generatedAt: z.string(),
  /** The last event that is counted, so that anybody with the ledger can count again. */
  eventPosition: z.number().int(),
  headline: z.array(Text),
  sections: z.array(ReportSection),
  rectifications: z.object({
    opened: z.number().int(),
    closed: z.number().int(),
    closedOnTime: z.number().int(),
    open: z.number().int(),
    overdue: z.number().int(),
  }),
  method: z.array(Text),
})
export type ReportData = z.infer<typeof ReportData>

export const ReportRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  edition: z.number().int(),
  title: Text,
  state: ReportState,
  period: z.object({ from: Day, to: Day }),
  areaCode: z.string(),
  authorName: z.string().nullable(),
  reviewerName: z.string().nullable(),
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
  version: z.number().int(),
})
export type ReportRow = z.infer<typeof ReportRow>

export const Report = ReportRow.extend({
  data: ReportData,
  /** SHA-256 of the canonical JSON of the data, hexadecimal. */
  hash: z.string(),
  note: Text,
  whatChanged: Text.nullable(),
  returnReason: z.string().nullable(),
  possible: z.array(PossibleStep),
})
export type Report = z.infer<typeof Report>

const Id = z.object({ id: z.uuid() })
const Note = z.object({ zh: z.string().trim().max(4000), en: z.string().trim().max(4000) })

export const listReports = endpoint({
  id: 'transparency.list',
  method: 'GET',
  path: '/api/v1/reports',
  summary: 'The quality reports, the newest first.',
  who: { permission: 'transparency.read' },
  query: PageQuery.extend({ state: ReportState.optional() }),
  reply: pageOf(ReportRow),
})
export const getReport = endpoint({
  id: 'transparency.get',
  method: 'GET',
  path: '/api/v1/reports/:id',
  summary: 'One report with its frozen figures.',
  who: { permission: 'transparency.read' },
  params: Id,
  reply: Report,
})
export const generateReport = endpoint({
  id: 'transparency.generate',
  method: 'POST',
  path: '/api/v1/reports',
  summary: 'Generate a report for a period from the measures; a draft of the same period and area is replaced.',
  who: { permission: 'transparency.author' },
  body: z.object({
    from: Day,
    to: Day,
    areaCode: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    whatChanged: Note.optional(),
  }),
  reply: Report,
  status: 201,
  creates: true,
  timeout: 60_000,
})
export const editReport = endpoint({
  id: 'transparency.edit',
  method: 'PATCH',
  path: '/api/v1/reports/:id',
  summary: "Change the author's note of a draft.",
  who: { permission: 'transparency.author' },
  params: Id,
  body: z.object({ note: Note }),
  reply: Report,
  ifMatch: true,
})
export const stepReport = endpoint({
  id: 'transparency.step',
  method: 'POST',
  path: '/api/v1/reports/:id/steps/:step',
  summary: 'Submit for review, return with a reason, or publish. The reviewer is never the author.',
  who: { permission: 'transparency.read' },
  params: Id.extend({ step: z.enum(['submit', 'return', 'publish']) }),
  body: z.object({ reason: z.string().trim().max(2000).optional() }),
  reply: Report,
  ifMatch: true,
  timeout: 60_000,
})

/** A published report as everybody sees it. */
export const PublicReport = ReportRow.omit({ authorName: true, reviewerName: true, state: true }).extend({
  data: ReportData,
  hash: z.string(),
  note: Text,
  whatChanged: Text.nullable(),
  /** The newest edition's address if this one was superseded. */
  supersededBy: z.string().nullable(),
})
export type PublicReport = z.infer<typeof PublicReport>
export const listPublicReports = endpoint({
  id: 'transparency.listPublic',
  method: 'GET',
  path: '/api/v1/public/reports',
  summary: 'The published reports, the newest first.',
  who: 'anyone',
  query: PageQuery,
  reply: pageOf(ReportRow.omit({ authorName: true, reviewerName: true })),
})
export const getPublicReport = endpoint({
  id: 'transparency.getPublic',
  method: 'GET',
  path: '/api/v1/public/reports/:slug',
  summary: 'A published report.',
  who: 'anyone',
  params: z.object({ slug: z.string().max(80) }),
  reply: PublicReport,
})
/** `report.pdf`, `report.en.pdf`, `data.csv` and `data.json` of a published report. */
export const downloadReport = endpoint({
  id: 'transparency.download',
  method: 'GET',
  path: '/api/v1/public/reports/:slug/:file',
  summary: 'A published report as PDF, CSV or JSON.',
  who: 'anyone',
  params: z.object({
    slug: z.string().max(80),
    file: z.enum(['report.pdf', 'report.en.pdf', 'data.csv', 'data.json']),
  }),
  reply: z.unknown(),
  replies: 'file',
  perMinute: 120,
})

export const transparencyErrors = defineErrors({
  NOTHING_MEASURED: {
    status: 422,
    zh: '{from} 至 {to} 没有任何数据，无法生成报告。请换一个时段，或先导入台账。',
    en: 'Nothing was measured from {from} to {to}, so there is nothing to report. Choose another period or import a register first.',
  },
  NOT_A_DRAFT: {
    status: 409,
    zh: '只有草稿可以修改。报告已提交审核或已发布。',
    en: 'Only a draft can be changed. This report is in review or published.',
  },
  IN_REVIEW_ALREADY: {
    status: 409,
    zh: '该时段的报告正在审核。请等审核结束，或请审核人退回后再重新生成。',
    en: 'The report of this period is in review. Wait for the review, or have it returned before you generate it anew.',
  },
  ALREADY_PUBLISHED: {
    status: 409,
    zh: '该时段的报告已发布。如需更正，请说明更正内容，生成新版。',
    en: 'The report of this period is published. To correct it, say what changes and generate a new edition.',
  },
})
