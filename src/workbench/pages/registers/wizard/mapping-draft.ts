import type { FileLook } from '../../../../delivery/registers/files.contract.ts'
import {
  DATE_FIELDS,
  type DateField,
  type DateSource,
  EMPTY_WORDS,
  MAPPING_FIELDS,
  type MappingField,
  type RegisterMapping,
  type TextSource,
} from '../../../../delivery/registers/mapping.contract.ts'

/** Where one of our fields comes from, as it stands in the form: all that was entered stays while the choice changes. */
export type FieldDraft = {
  readonly from: 'none' | 'column' | 'fixed'
  readonly column: string
  readonly fixed: string
  readonly values?: Readonly<Record<string, string>> | undefined
  readonly otherwise?: string | null | undefined
  readonly dateFormat: string
  /** The zone of this column alone; empty where the zone of the whole mapping holds. */
  readonly timeZone: string
  readonly wholeDay?: 'start' | 'end' | undefined
  readonly midnightIsWholeDay?: boolean | undefined
}

/** A mapping while somebody works on it: every field has its line, also those that are not filled. */
export type MappingDraft = Pick<
  RegisterMapping,
  'grain' | 'timeZone' | 'emptyWords' | 'unknownUnit' | 'unknownItem' | 'unknownArea' | 'cancelledWhen'
> & { readonly fields: Readonly<Record<MappingField, FieldDraft>> }

/** What must be said for a matter to be counted at all. */
export const REQUIRED_FIELDS: readonly MappingField[] = ['recordId', 'openedAt']
const EMPTY: FieldDraft = { from: 'none', column: '', fixed: '', dateFormat: 'iso', timeZone: '' }
const CITY_TIME = 'Asia/Shanghai'

/** Whether a field holds a time. */
export function isDateField(field: MappingField): field is DateField {
  return (DATE_FIELDS as readonly string[]).includes(field)
}

/**
 * The form of a mapping. Where the first look found too little for a whole mapping (null), it begins with the columns
 * that were found.
 */
export function draftOf(mapping: RegisterMapping | null, found: FileLook['guess']['found']): MappingDraft {
  const sources: Partial<Record<MappingField, TextSource | DateSource>> = mapping?.fields ?? {}
  const line = (field: MappingField): FieldDraft => {
    if (mapping) return fieldDraft(sources[field])
    const column = found.find((one) => one.field === field)?.column
    return column === undefined ? EMPTY : { ...EMPTY, from: 'column', column }
  }
  return {
    grain: mapping?.grain ?? 'record',
    timeZone: mapping?.timeZone ?? CITY_TIME,
    emptyWords: mapping?.emptyWords ?? EMPTY_WORDS,
    unknownUnit: mapping?.unknownUnit ?? 'create',
    unknownItem: mapping?.unknownItem ?? 'create',
    unknownArea: mapping?.unknownArea ?? 'source',
    ...(mapping?.cancelledWhen ? { cancelledWhen: mapping.cancelledWhen } : {}),
    fields: Object.fromEntries(MAPPING_FIELDS.map((field) => [field, line(field)])) as MappingDraft['fields'],
  }
}

function fieldDraft(source: TextSource | DateSource | undefined): FieldDraft {
  if (!source) return EMPTY
  if ('fixed' in source) return { ...EMPTY, from: 'fixed', fixed: source.fixed }
  if (!('dateFormat' in source)) {
    const { column, values, otherwise } = source
    return { ...EMPTY, from: 'column', column, values, otherwise }
  }
  const { column, dateFormat, timeZone = '', wholeDay, midnightIsWholeDay } = source
  return { ...EMPTY, from: 'column', column, dateFormat, timeZone, wholeDay, midnightIsWholeDay }
}

/** The mapping that a form says, or the required fields that are still without a column. */
export function mappingOf(
  draft: MappingDraft,
): { readonly mapping: RegisterMapping; readonly missing?: undefined } | { readonly missing: readonly MappingField[] } {
  const missing = REQUIRED_FIELDS.filter((field) => !isFilled(field, draft.fields[field]))
  if (missing.length > 0) return { missing }
  const filled = MAPPING_FIELDS.filter((field) => isFilled(field, draft.fields[field]))
  const fields = Object.fromEntries(filled.map((field) => [field, sourceOf(field, draft.fields[field])]))
  const { fields: _, ...rest } = draft
  return { mapping: { version: 1, ...rest, fields: fields as RegisterMapping['fields'] } }
}

function isFilled(field: MappingField, line: FieldDraft): boolean {
  if (line.from === 'fixed') return !isDateField(field) && line.fixed.trim() !== ''
  return line.from === 'column' && line.column !== ''
}

function sourceOf(field: MappingField, line: FieldDraft): TextSource | DateSource {
  const { column, fixed, values, otherwise, dateFormat, timeZone, wholeDay, midnightIsWholeDay } = line
  if (isDateField(field)) {
    return {
      column,
      dateFormat: dateFormat.trim() || 'iso',
      ...(timeZone.trim() ? { timeZone: timeZone.trim() } : {}),
      ...(wholeDay ? { wholeDay } : {}),
      ...(midnightIsWholeDay ? { midnightIsWholeDay } : {}),
    }
  }
  if (line.from === 'fixed') return { fixed: fixed.trim() }
  return { column, ...(values ? { values: { ...values } } : {}), ...(otherwise === undefined ? {} : { otherwise }) }
}

/** Up to `most` different values of a column, as they stand in the first rows of the file. */
export function samplesOf(look: Pick<FileLook, 'columns' | 'rows'>, column: string, most: number = 3): string[] {
  const at = look.columns.indexOf(column)
  if (at < 0) return []
  const filled = look.rows.map(({ values }) => values[at]?.trim() ?? '').filter((value) => value !== '')
  return [...new Set(filled)].slice(0, most)
}

/** How sure the first look was of a column for a field; undefined where the reader chose another. */
export function confidenceOf(
  found: FileLook['guess']['found'],
  field: MappingField,
  line: FieldDraft,
): number | undefined {
  if (line.from !== 'column') return undefined
  return found.find((one) => one.field === field && one.column === line.column)?.confidence
}
