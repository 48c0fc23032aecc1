import { localDateOf, timeOfDayOf } from '../../kernel/dates.ts'
import { type Language, languageTag } from '../../kernel/texts.ts'
import { reportTexts, VERDICT_MARKS, type Verdict } from './report-texts.ts'

/**
 * What a column holds. `percent` takes shares (0.945 is 94.5 %), `date` takes 'YYYY-MM-DD', `datetime` a Date or an
 * ISO 8601 text with its offset, shown in the city's time, `verdict` takes 'kept', 'atRisk' or 'missed'.
 */
export type ColumnType = 'text' | 'integer' | 'number' | 'percent' | 'date' | 'datetime' | 'verdict'

export type Column = {
  readonly name: string
  /** Text unless said otherwise. Numbers align right, in tabular figures. */
  readonly type?: ColumnType
  readonly decimals?: number
  readonly align?: 'start' | 'centre' | 'end'
  /** Width relative to the other columns; without it a column takes what its content needs. */
  readonly weight?: number
}

export type Cell = string | number | boolean | Date | null | undefined

const USUAL_DECIMALS: Readonly<Record<'integer' | 'number' | 'percent', number>> = { integer: 0, number: 1, percent: 1 }

/** The decimals that a column of numbers shows. */
export function decimalsOf(column: Column): number {
  const type = column.type ?? 'text'
  return column.decimals ?? (type === 'integer' || type === 'number' || type === 'percent' ? USUAL_DECIMALS[type] : 0)
}

/** Where the cells of a column stand. */
export function alignmentOf(column: Column): 'start' | 'centre' | 'end' {
  if (column.align) return column.align
  return column.type === 'integer' || column.type === 'number' || column.type === 'percent' ? 'end' : 'start'
}

/** A cell as it is printed. Nothing is printed as a dash; a number in a column of text keeps its digits. */
export function cellText(cell: Cell, column: Column, language: Language): string {
  if (cell === null || cell === undefined || cell === '') return '—'
  if (typeof cell === 'boolean') return language === 'zh' ? (cell ? '是' : '否') : cell ? 'Yes' : 'No'
  if (typeof cell === 'number') return numberText(cell, column, language)
  if (column.type === 'verdict' && isVerdict(cell)) return `${VERDICT_MARKS[cell]} ${reportTexts[language][cell]}`
  if (cell instanceof Date) return momentText(cell, column.type === 'date')
  return column.type === 'datetime' && isInstant(cell) ? momentText(new Date(cell), false) : cell
}

/** Whether a cell is the name of a verdict. */
export function isVerdict(cell: Cell): cell is Verdict {
  return cell === 'kept' || cell === 'atRisk' || cell === 'missed'
}

function numberText(value: number, column: Column, language: Language): string {
  if (!Number.isFinite(value)) return '—'
  const type = column.type ?? 'text'
  if (type !== 'integer' && type !== 'number' && type !== 'percent') return String(value)
  const decimals = decimalsOf(column)
  const shown = type === 'percent' ? value * 100 : value
  const text = numberFormat(language, decimals).format(shown)
  return type === 'percent' ? `${text}%` : text
}

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}/${decimals}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(languageTag(language), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  formats.set(key, made)
  return made
}

/** Whether a text is a point in time with its offset, and so can stand in a column of times. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
}

function momentText(moment: Date, isDateOnly: boolean): string {
  if (Number.isNaN(moment.getTime())) return '—'
  const date = localDateOf(moment)
  if (isDateOnly) return date
  const minutes = Math.floor(timeOfDayOf(moment) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
