import type { ReactNode } from 'react'
import type { Cell } from './table-view.ts'

/** One column of a table: what it is worth, how it is said, how it is shown. */
export type Column<Row> = {
  readonly id: string
  readonly header: string
  /** What sorts, filters and exports: a number, ISO text for dates, words otherwise. */
  readonly value: (row: Row) => Cell
  /** The value in words, where it is a code or a date; it is what search, choices and export use. */
  readonly words?: (row: Row) => string
  /** How the cell looks, where words are not enough. */
  readonly show?: (row: Row) => ReactNode
  /** Width in pixels at first; 140 unless told. `grow` takes the room that is left. */
  readonly width?: number
  readonly grow?: boolean
  /** Numbers stand at the end, so that their digits stand below one another. */
  readonly align?: 'start' | 'end'
  readonly filter?: 'text' | 'choice' | 'number' | 'date' | 'none'
  readonly sortable?: boolean
  /** Folded away at first. */
  readonly hidden?: boolean
}

export const DEFAULT_WIDTH = 140

/** What a cell says in words. */
export function wordsOf<Row>(column: Column<Row>, row: Row): string {
  if (column.words) return column.words(row)
  const value = column.value(row)
  return value === null || value === undefined ? '' : String(value)
}

/** How a column is filtered; by text unless told. */
export function filterKindOf<Row>(column: Column<Row>): 'text' | 'choice' | 'number' | 'date' | 'none' {
  return column.filter ?? 'text'
}
