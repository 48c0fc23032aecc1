import { z } from 'zod'
import { defineErrors } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'

/** What has become of a matter, as far as a register tells. */
export const RECORD_STATUSES = ['open', 'closed', 'cancelled'] as const
export type RecordStatus = (typeof RECORD_STATUSES)[number]

const Column = z.string().min(1).max(500)
/** An IANA name such as Asia/Shanghai; that it exists is checked when the mapping is prepared. */
const TimeZone = z.string().min(1).max(60)

/**
 * Where a text field comes from: one fixed value, or a column, whose values may be translated by a table (compared
 * without regard to case, width and spaces). A value that is not in the table is kept, becomes `otherwise`, or with
 * `otherwise: null` makes the row a fault.
 */
export const TextSource = z.union([
  z.strictObject({ fixed: z.string().trim().min(1) }),
  z.strictObject({
    column: Column,
    values: z.record(z.string(), z.string()).optional(),
    otherwise: z.string().nullable().optional(),
  }),
])
export type TextSource = z.infer<typeof TextSource>

/**
 * Where a date comes from, and how it is written: a pattern such as `yyyy-MM-dd HH:mm` or `MM/dd/yyyy hh:mm:ss a` (the
 * letters of Unicode LDML; what may be missing stands in square brackets), or `iso`, `excel`, `unix`, `unix-ms`. The
 * zone of the mapping holds unless one is given. A value without a time of day (or at midnight, if
 * `midnightIsWholeDay`) stands for the start or the end of its day.
 */
export const DateSource = z.strictObject({
  column: Column,
  dateFormat: z.string().min(1).max(100),
  timeZone: TimeZone.optional(),
  wholeDay: z.enum(['start', 'end']).optional(),
  midnightIsWholeDay: z.boolean().optional(),
})
export type DateSource = z.infer<typeof DateSource>

/** Use the one with this code instead. */
const Fallback = z.templateLiteral(['fallback:', z.string().min(1)])
/** What to do with a unit or item that is not known: refuse the row, enter it, or use another. */
const Unknown = z.union([z.literal('reject'), z.literal('create'), Fallback])

/**
 * How a register of another system becomes service records. With `grain: 'event'` a row is one event of a case: rows
 * with the same `recordId` belong together, and a case opens with the earliest `openedAt` of its rows.
 */
export const RegisterMapping = z.strictObject({
  version: z.literal(1),
  grain: z.enum(['record', 'event']),
  timeZone: TimeZone,
  emptyWords: z.array(z.string()),
  fields: z.strictObject({
    recordId: TextSource,
    item: TextSource.optional(),
    unit: TextSource.optional(),
    area: TextSource.optional(),
    channel: TextSource.optional(),
    applicantKind: TextSource.optional(),
    status: TextSource.optional(),
    openedAt: DateSource,
    dueAt: DateSource.optional(),
    closedAt: DateSource.optional(),
    caseActivity: TextSource.optional(),
    caseTimestamp: DateSource.optional(),
  }),
  /** A matter counts as cancelled where this column has one of the values, or any value if none are named. */
  cancelledWhen: z.strictObject({ column: Column, values: z.array(z.string()).optional() }).optional(),
  unknownItem: Unknown.default('create'),
  unknownUnit: Unknown.default('create'),
  /** Area codes are given out by the state and never made by an import: `source` takes the area of the source. */
  unknownArea: z.union([z.literal('reject'), z.literal('source'), Fallback]).default('source'),
})
export type RegisterMapping = z.infer<typeof RegisterMapping>

/** Our fields that hold text, and those that hold a time. */
export const TEXT_FIELDS = [
  'recordId',
  'item',
  'unit',
  'area',
  'channel',
  'applicantKind',
  'status',
  'caseActivity',
] as const
export const DATE_FIELDS = ['openedAt', 'dueAt', 'closedAt', 'caseTimestamp'] as const
export const MAPPING_FIELDS = [...TEXT_FIELDS, ...DATE_FIELDS] as const
export type TextField = (typeof TEXT_FIELDS)[number]
export type DateField = (typeof DATE_FIELDS)[number]
export type MappingField = (typeof MAPPING_FIELDS)[number]

/** Words that stand for "nothing" in most registers. */
export const EMPTY_WORDS = ['NA', 'N/A', '#N/A', 'NULL', 'None', 'NaN', 'NIL', '-', '--', '/', '\\N', '无', '空']

/** A row as our own record. Dates are milliseconds since 1970-01-01T00:00Z; null where the register says nothing. */
export type MappedRecord = {
  line: number
  recordId: string
  item: string | null
  unit: string | null
  area: string | null
  channel: string | null
  applicantKind: string | null
  status: RecordStatus
  openedAt: number
  dueAt: number | null
  closedAt: number | null
  caseActivity: string | null
  caseTimestamp: number | null
}

/** One value of a row that does not fit, by our field and the column it comes from. Texts by `mappingFaultText`. */
export type MappingFault = {
  readonly line: number
  readonly field: MappingField
  readonly column: string
  readonly value: string
  readonly code:
    | 'NOT_A_DATE'
    | 'IMPOSSIBLE_DATE'
    | 'DATE_OUT_OF_RANGE'
    | 'REQUIRED_EMPTY'
    | 'VALUE_NOT_MAPPED'
    | 'VALUE_TOO_LONG'
}

/** What our fields are called for people. */
export const FIELD_NAMES: Record<MappingField, Bilingual> = {
  recordId: { zh: '办件编号', en: 'record number' },
  item: { zh: '事项', en: 'item' },
  unit: { zh: '办理单位', en: 'unit' },
  area: { zh: '地区', en: 'area' },
  channel: { zh: '渠道', en: 'channel' },
  applicantKind: { zh: '申请人类型', en: 'kind of applicant' },
  status: { zh: '状态', en: 'status' },
  openedAt: { zh: '受理时间', en: 'time opened' },
  dueAt: { zh: '应办结时间', en: 'time due' },
  closedAt: { zh: '办结时间', en: 'time closed' },
  caseActivity: { zh: '办理环节', en: 'activity' },
  caseTimestamp: { zh: '环节时间', en: 'time of the activity' },
}

export const mappingErrors = defineErrors({
  MAPPING_COLUMNS_MISSING: {
    status: 422,
    zh: '文件里没有映射所用的列：{columns}。请检查列名，或重新指定各字段对应的列。',
    en: 'The file lacks columns that the mapping uses: {columns}. Check the column names, or choose other columns.',
  },
  MAPPING_DATE_FORMAT_UNKNOWN: {
    status: 422,
    zh: '“{column}”列的日期格式“{format}”无法识别。请改用如“yyyy-MM-dd HH:mm:ss”或“yyyy年M月d日”的写法。',
    en: 'The date format “{format}” of “{column}” is not understood. Write it like yyyy-MM-dd HH:mm:ss or MM/dd/yyyy.',
  },
})
