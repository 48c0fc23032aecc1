import { Instant, localDateOf } from '../../../kernel/dates.ts'

/** What a cell is worth when rows are sorted, filtered and exported. Dates are ISO text, which sorts as it is. */
export type Cell = string | number | boolean | null | undefined

/** A condition on one column. A range holds numbers or dates as they were typed; an empty end is open. */
export type Filter =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'range'; readonly from: string; readonly to: string }

export type Sort = { readonly column: string; readonly descending: boolean }
export const DENSITIES = { dense: 28, normal: 34, roomy: 44 } as const
export type Density = keyof typeof DENSITIES

/** How somebody looks at a table: what is kept under a name, and what is remembered from one day to the next. */
export type TableView = {
  readonly sort: Sort | null
  readonly filters: Readonly<Record<string, Filter>>
  readonly search: string
  readonly hidden: readonly string[]
  readonly widths: Readonly<Record<string, number>>
  readonly density: Density
}

/** The view with which a table begins: the page's order, nothing filtered, some columns folded away. */
export function standardView(hidden: readonly string[] = [], sort: Sort | null = null): TableView {
  return { sort, filters: {}, search: '', hidden, widths: {}, density: 'normal' }
}

/** The next order when the head of a column is pressed: rising, falling, then as the page has it. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? null : { column, descending: true }
}

/** Puts a condition on a column, or takes it off where it says nothing. */
export function withFilter(view: TableView, column: string, filter: Filter | undefined): TableView {
  const { [column]: _, ...others } = view.filters
  return { ...view, filters: filter && !saysNothing(filter) ? { ...others, [column]: filter } : others }
}

function saysNothing(filter: Filter): boolean {
  if (filter.kind === 'text') return filter.text.trim() === ''
  if (filter.kind === 'choice') return filter.values.length === 0
  return filter.from.trim() === '' && filter.to.trim() === ''
}

/** Whether a view hides rows. */
export function isNarrowed(view: TableView): boolean {
  return view.search.trim() !== '' || Object.keys(view.filters).length > 0
}

/**
 * Whether a cell meets a condition. Text is found anywhere, without regard to capitals and full-width letters; a choice
 * compares the words shown, '' standing for an empty cell; a range compares numbers with numbers and dates by day.
 */
export function passesFilter(value: Cell, words: string, filter: Filter): boolean {
  if (filter.kind === 'text') return plain(words).includes(plain(filter.text))
  if (filter.kind === 'choice') return filter.values.includes(isEmpty(value) ? '' : words)
  if (isEmpty(value)) return false
  if (typeof value === 'number') return between(value, filter, Number)
  return between(dayOf(String(value)), filter, (bound) => bound)
}

/** The day of a cell as it is shown: the city's day for an instant, so that a bound covers the whole of its day. */
function dayOf(value: string): string {
  return Instant.safeParse(value).success ? localDateOf(value) : value.slice(0, 10)
}

function between<T>(value: T, { from, to }: { from: string; to: string }, read: (bound: string) => T): boolean {
  return (from.trim() === '' || value >= read(from.trim())) && (to.trim() === '' || value <= read(to.trim()))
}

/** The words of a search: each must occur in a row. */
export function searchWords(search: string): readonly string[] {
  return plain(search).split(/\s+/).filter(Boolean)
}

/** Orders two cells that are not empty: numbers by size, words as the language sorts them, with numbers inside read. */
export function compareCells(one: Cell, other: Cell, collator: Intl.Collator): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other)
  return collator.compare(String(one), String(other))
}

/** Whether there is nothing in a cell; empty cells stand at the end in both directions. */
export function isEmpty(value: Cell): boolean {
  return value === null || value === undefined || value === ''
}

/** A text as it is compared: without regard to capitals, full-width letters and space around. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
