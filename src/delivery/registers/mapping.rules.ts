import { localDateOf } from '../../kernel/dates.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { fill } from '../../kernel/texts.ts'
import {
  type DateField,
  type DateSource,
  FIELD_NAMES,
  type MappedRecord,
  type MappingFault,
  type MappingField,
  mappingErrors,
  RECORD_STATUSES,
  type RecordStatus,
  type RegisterMapping,
  type TextField,
  type TextSource,
} from './mapping.contract.ts'
import { comparable, type DateReading, dateReader, whyNotADate } from './values.rules.ts'

export type MappedRow = { readonly record: MappedRecord } | { readonly faults: readonly MappingFault[] }

const LONGEST = { recordId: 100, other: 400 }
const REMEMBERED_VALUES = 20_000

/**
 * Prepares a mapping for a file with these columns: the answer turns one row into a record or into its faults, all of
 * them, and does no work that could be done once. Throws MAPPING_COLUMNS_MISSING, naming every column that the file
 * does not have, MAPPING_DATE_FORMAT_UNKNOWN, or UNKNOWN_TIME_ZONE.
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
  const { column } = source
  const read = readerOrRefusal(reading, field, column)
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

function readerOrRefusal(reading: DateReading, field: DateField, column: string): (text: string) => number {
  // A zone that does not exist is refused here, with its own message, rather than at the first row.
  localDateOf(0, reading.timeZone)
  try {
    return dateReader(reading)
  } catch (cause) {
    throw mappingErrors.MAPPING_DATE_FORMAT_UNKNOWN({ column, format: reading.format }, { field, cause })
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
