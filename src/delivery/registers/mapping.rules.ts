import { z } from 'zod'
import { defineErrors } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { fill } from '../../kernel/texts.ts'
import { fieldReader } from './date-patterns.rules.ts'
import { comparable, dateReader, type ValueFaultCode, whyNotADate } from './values.rules.ts'

/** What has become of a matter, as far as a register tells. */
export const RECORD_STATUSES = ['open', 'closed', 'cancelled'] as const
export type RecordStatus = (typeof RECORD_STATUSES)[number]

const TimeZone = z.string().refine(isTimeZone, { error: 'INVALID_TIME_ZONE' })
const DateFormat = z.string().max(100).refine(isDateFormat, { error: 'INVALID_DATE_FORMAT' })
const Column = z.string().min(1)

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

/** Where a date comes from, and how it is written (see `dateReader`). The zone of the mapping holds unless one is given. */
export const DateSource = z.strictObject({
  column: Column,
  dateFormat: DateFormat,
  timeZone: TimeZone.optional(),
  wholeDay: z.enum(['start', 'end']).optional(),
  midnightIsWholeDay: z.boolean().optional(),
})
export type DateSource = z.infer<typeof DateSource>

/** What to do with a unit, area or item that the directory does not know: refuse the row, create it, or use another. */
const Unknown = z.union([z.literal('reject'), z.literal('create'), z.templateLiteral(['fallback:', z.string().min(1)])])

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
  unknownArea: Unknown.default('create'),
})
export type RegisterMapping = z.infer<typeof RegisterMapping>

export type TextField = 'recordId' | 'item' | 'unit' | 'area' | 'channel' | 'applicantKind' | 'status' | 'caseActivity'
export type DateField = 'openedAt' | 'dueAt' | 'closedAt' | 'caseTimestamp'
export type MappingField = TextField | DateField

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
  readonly code: ValueFaultCode | 'REQUIRED_EMPTY' | 'VALUE_NOT_MAPPED' | 'VALUE_TOO_LONG'
}

export type MappedRow = { readonly record: MappedRecord } | { readonly faults: readonly MappingFault[] }

export const mappingErrors = defineErrors({
  MAPPING_COLUMNS_MISSING: {
    status: 422,
    zh: '文件里没有映射所用的列：{columns}。请检查列名，或重新指定各字段对应的列。',
    en: 'The file lacks columns that the mapping uses: {columns}. Check the column names, or choose other columns.',
  },
})

const LONGEST = { recordId: 100, other: 400 }
const REMEMBERED_VALUES = 20_000

/**
 * Prepares a mapping for a file with these columns: the answer turns one row into a record or into its faults, all of
 * them, and does no work that could be done once. Throws MAPPING_COLUMNS_MISSING, naming every column that the file
 * does not have.
 */
export function compileMapping(
  mapping: RegisterMapping,
  columns: readonly string[],
): (row: { readonly line: number; readonly values: readonly string[] }) => MappedRow {
  refuseMissingColumns(mapping, columns)
  const { fields } = mapping
  const place: Place = { columns, empty: new Set(mapping.emptyWords.map(comparable)), timeZone: mapping.timeZone }
  const text = (field: TextField) => compileText(field, fields[field], place)
  const date = (field: DateField, required = false) => compileDate(field, fields[field], place, required)
  const [recordId, item, unit, area] = [compileId(fields.recordId, place), text('item'), text('unit'), text('area')]
  const [channel, applicantKind, caseActivity] = [text('channel'), text('applicantKind'), text('caseActivity')]
  const [openedAt, dueAt, closedAt] = [date('openedAt', true), date('dueAt'), date('closedAt')]
  const caseTimestamp = date('caseTimestamp', mapping.grain === 'event' && fields.caseTimestamp !== undefined)
  const statusOf = compileStatus(mapping, place)

  return ({ line, values }) => {
    const faults: MappingFault[] = []
    const row: Row = { line, values, faults }
    const closed = closedAt(row)
    const record: MappedRecord = {
      line,
      recordId: recordId(row),
      item: item(row),
      unit: unit(row),
      area: area(row),
      channel: channel(row),
      applicantKind: applicantKind(row),
      status: statusOf(row, closed !== null),
      openedAt: openedAt(row) ?? Number.NaN,
      dueAt: dueAt(row),
      closedAt: closed,
      caseActivity: caseActivity(row),
      caseTimestamp: caseTimestamp(row),
    }
    return faults.length > 0 ? { faults } : { record }
  }
}

/**
 * Joins two rows of one case into its record, for registers with a row per event: the first row's fields hold where
 * they are filled, the case opens with the earliest row and closes with the latest; the last event is kept as the
 * activity. The order of the rows does not matter for the dates.
 */
export function joinRows(earlier: MappedRecord, later: MappedRecord): MappedRecord {
  const [first, last] = (earlier.caseTimestamp ?? 0) <= (later.caseTimestamp ?? 0) ? [earlier, later] : [later, earlier]
  return {
    ...first,
    item: first.item ?? last.item,
    unit: first.unit ?? last.unit,
    area: first.area ?? last.area,
    channel: first.channel ?? last.channel,
    applicantKind: first.applicantKind ?? last.applicantKind,
    status: last.status,
    openedAt: Math.min(first.openedAt, last.openedAt),
    dueAt: last.dueAt ?? first.dueAt,
    closedAt: last.closedAt ?? first.closedAt,
    caseActivity: last.caseActivity,
    caseTimestamp: last.caseTimestamp,
  }
}

type Row = { readonly line: number; readonly values: readonly string[]; readonly faults: MappingFault[] }
type Place = { readonly columns: readonly string[]; readonly empty: ReadonlySet<string>; readonly timeZone: string }

function refuseMissingColumns(mapping: RegisterMapping, columns: readonly string[]): void {
  const used = Object.values(mapping.fields).flatMap((source) => (source && 'column' in source ? [source.column] : []))
  if (mapping.cancelledWhen) used.push(mapping.cancelledWhen.column)
  const missing = [...new Set(used)].filter((column) => !columns.includes(column))
  if (missing.length > 0) throw mappingErrors.MAPPING_COLUMNS_MISSING({ columns: missing.join('、') })
}

function compileText(field: TextField, source: TextSource | undefined, place: Place): (row: Row) => string | null {
  if (!source) return () => null
  if ('fixed' in source) return () => source.fixed
  const { column, otherwise } = source
  const index = place.columns.indexOf(column)
  const table = source.values && new Map(Object.entries(source.values).map(([from, to]) => [comparable(from), to]))
  // A register has few units, items and channels and many rows, so each value is looked at once.
  const known = new Map<string, string | null | undefined>()

  const translate = (raw: string): string | null | undefined => {
    const value = raw.replace(/\s+/g, ' ').trim()
    const word = comparable(value)
    if (word === '' || place.empty.has(word)) return null
    const found = table?.get(word)
    if (found !== undefined) return found
    return table && otherwise !== undefined ? (otherwise ?? undefined) : copied(value)
  }

  return (row) => {
    const raw = row.values[index]!
    let value = known.get(raw)
    if (value === undefined && !known.has(raw)) {
      value = translate(raw)
      if (known.size < REMEMBERED_VALUES) known.set(copied(raw), value)
    }
    if (value === undefined) return faulty(row, field, column, raw, 'VALUE_NOT_MAPPED')
    if (value !== null && value.length > LONGEST.other) return faulty(row, field, column, raw, 'VALUE_TOO_LONG')
    return value
  }
}

function compileId(source: TextSource, place: Place): (row: Row) => string {
  if ('fixed' in source) return () => source.fixed
  const { column } = source
  const index = place.columns.indexOf(column)
  return (row) => {
    const value = row.values[index]!.trim()
    if (value === '' || place.empty.has(comparable(value))) {
      return faulty(row, 'recordId', column, value, 'REQUIRED_EMPTY') ?? ''
    }
    if (value.length > LONGEST.recordId) return faulty(row, 'recordId', column, value, 'VALUE_TOO_LONG') ?? ''
    return copied(value)
  }
}

function compileDate(
  field: DateField,
  source: DateSource | undefined,
  place: Place,
  required: boolean,
): (row: Row) => number | null {
  if (!source) return () => null
  const reading = { ...source, format: source.dateFormat, timeZone: source.timeZone ?? place.timeZone }
  const read = dateReader(reading)
  const { column } = source
  const index = place.columns.indexOf(column)
  return (row) => {
    const value = row.values[index]!
    const at = value === '' ? Number.NaN : read(value)
    if (!Number.isNaN(at)) return at
    const empty = value.trim() === '' || place.empty.has(comparable(value))
    if (!empty) return faulty(row, field, column, value, whyNotADate(value, reading))
    return required ? faulty(row, field, column, value, 'REQUIRED_EMPTY') : null
  }
}

/** A matter is cancelled where the mapping says so; else as its status column says; else closed once it has a close. */
function compileStatus(mapping: RegisterMapping, place: Place): (row: Row, hasClosed: boolean) => RecordStatus {
  const { cancelledWhen } = mapping
  const status = compileText('status', mapping.fields.status, place)
  const cancelledIndex = cancelledWhen ? place.columns.indexOf(cancelledWhen.column) : -1
  const cancelledValues = cancelledWhen?.values && new Set(cancelledWhen.values.map(comparable))

  return (row, hasClosed) => {
    if (cancelledIndex !== -1) {
      const word = comparable(row.values[cancelledIndex]!)
      const filled = word !== '' && !place.empty.has(word)
      if (filled && (cancelledValues?.has(word) ?? true)) return 'cancelled'
    }
    const said = status(row)
    // A word that the table does not have says nothing, where the mapping does not refuse it.
    return said !== null && isStatus(said) ? said : hasClosed ? 'closed' : 'open'
  }
}

function faulty(row: Row, field: MappingField, column: string, value: string, code: MappingFault['code']): null {
  row.faults.push({ line: row.line, field, column, value: value.slice(0, 200), code })
  return null
}

/** A copy that does not hold on to the chunk of the file that the value was cut from: values may be kept for long. */
function copied(value: string): string {
  return ` ${value}`.slice(1)
}

function isStatus(value: string): value is RecordStatus {
  return (RECORD_STATUSES as readonly string[]).includes(value)
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

function isDateFormat(format: string): boolean {
  try {
    return fieldReader(format) !== undefined
  } catch {
    return false
  }
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

const FAULT_TEXTS: Record<MappingFault['code'], Bilingual> = {
  NOT_A_DATE: {
    zh: '第 {line} 行“{column}”的值“{value}”不是所选格式的日期，无法作为{field}。请更正，或换用其他日期格式。',
    en: 'Line {line}: “{value}” in “{column}” is not a date in the chosen format ({field}). Correct it, or choose another format.',
  },
  IMPOSSIBLE_DATE: {
    zh: '第 {line} 行“{column}”的值“{value}”是不存在的日期或时刻，无法作为{field}。请更正。',
    en: 'Line {line}: “{value}” in “{column}” is a date or time that does not exist ({field}). Correct it.',
  },
  DATE_OUT_OF_RANGE: {
    zh: '第 {line} 行“{column}”的值“{value}”不在 1900 至 2199 年之间，无法作为{field}。如表示“无”，请加入空值用词。',
    en: 'Line {line}: “{value}” in “{column}” lies outside the years 1900 to 2199 ({field}). If it means “none”, add it to the words for blank.',
  },
  REQUIRED_EMPTY: {
    zh: '第 {line} 行“{column}”为空，而{field}不能为空。请补上。',
    en: 'Line {line}: “{column}” is blank, but the {field} is required. Fill it in.',
  },
  VALUE_NOT_MAPPED: {
    zh: '第 {line} 行“{column}”的值“{value}”没有对应的{field}。请在映射中补充。',
    en: 'Line {line}: “{value}” in “{column}” stands for no {field} yet. Add it to the mapping.',
  },
  VALUE_TOO_LONG: {
    zh: '第 {line} 行“{column}”的内容过长，不像是{field}。请检查该列是否选对。',
    en: 'Line {line}: “{column}” is too long for the {field}. Check that it is the right column.',
  },
}

/** The text of a fault in both languages, naming line, column, value, field and remedy. */
export function mappingFaultText(fault: MappingFault): Bilingual {
  const { line, column, value, code, field } = fault
  const name = FIELD_NAMES[field]
  return {
    zh: fill(FAULT_TEXTS[code].zh, { line, column, value, field: name.zh }),
    en: fill(FAULT_TEXTS[code].en, { line, column, value, field: name.en }),
  }
}
