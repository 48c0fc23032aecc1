import { type Column, wordsOf } from './column.ts'
import { compareCells, isEmpty, passesFilter, plain, searchWords, type TableView } from './table-view.ts'

export type TableRow<Row> = { readonly key: string; readonly row: Row }

/**
 * Makes the function that arranges rows by a view: filtered, searched, sorted. What a search compares is read once for
 * all rows, when somebody first searches, so that each further letter costs only the comparison.
 */
export function arrangerOf<Row>(
  rows: readonly TableRow<Row>[],
  columns: readonly Column<Row>[],
  collator: Intl.Collator,
): (view: Pick<TableView, 'sort' | 'filters' | 'search'>) => readonly TableRow<Row>[] {
  let said: readonly string[] | undefined
  const wordsOfRows = () => {
    said ??= rows.map(({ row }) => plain(columns.map((column) => wordsOf(column, row)).join(' ')))
    return said
  }
  return ({ sort, filters, search }) => {
    const conditions = columns.flatMap((column) => {
      const filter = filters[column.id]
      return filter ? [(row: Row) => passesFilter(column.value(row), wordsOf(column, row), filter)] : []
    })
    const wanted = searchWords(search)
    const words = wanted.length === 0 ? undefined : wordsOfRows()
    const kept =
      conditions.length === 0 && !words
        ? rows
        : rows.filter(
            ({ row }, at) =>
              conditions.every((met) => met(row)) && (!words || wanted.every((word) => words[at]!.includes(word))),
          )
    const column = sort && columns.find(({ id }) => id === sort.column)
    return column ? sorted(kept, column, sort.descending, collator) : kept
  }
}

/** Sorts by the values of one column, each read once; equal rows keep their order, empty cells stand last either way. */
function sorted<Row>(
  rows: readonly TableRow<Row>[],
  column: Column<Row>,
  descending: boolean,
  collator: Intl.Collator,
): readonly TableRow<Row>[] {
  const filled = []
  const empty = []
  for (const item of rows) {
    const value = column.value(item.row)
    if (isEmpty(value)) empty.push(item)
    else filled.push({ item, value })
  }
  const turn = descending ? -1 : 1
  filled.sort((one, other) => turn * compareCells(one.value, other.value, collator))
  return [...filled.map(({ item }) => item), ...empty]
}
