import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { languageTag } from '../../../kernel/texts.ts'
import { useLanguage } from '../language.tsx'
import { type Column, wordsOf } from './column.ts'
import { compareCells, type Filter, isEmpty, passesFilter, passesSearch, type TableView } from './table-view.ts'

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
})

export type TableRow<Row> = { readonly key: string; readonly row: Row }

/**
 * The rows of a table as a view arranges them: searched, filtered and sorted, each with its key. Where the server
 * arranges (`arranged`), they stay as they came.
 */
export function useTableModel<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  rowKey: (row: Row) => string,
  view: TableView,
  arranged: boolean,
): readonly TableRow<Row>[] {
  const language = useLanguage()
  const collator = useMemo(() => new Intl.Collator(languageTag(language), { numeric: true }), [language])
  const data = useMemo(() => rows.map((row) => ({ key: rowKey(row), row })), [rows, rowKey])
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: ({ row }: TableRow<Row>) => {
          const value = column.value(row)
          return isEmpty(value) ? undefined : value
        },
        // Empty cells stand last in both directions: nobody looks for them first.
        sortUndefined: 'last' as const,
        sortFn: (one: { original: TableRow<Row> }, other: { original: TableRow<Row> }) =>
          compareCells(column.value(one.original.row), column.value(other.original.row), collator),
        filterFn: ({ original }: { original: TableRow<Row> }, _id: string, filter: Filter) =>
          passesFilter(column.value(original.row), wordsOf(column, original.row), filter),
      })),
    [columns, collator],
  )
  const state = useMemo(
    () => ({
      sorting: view.sort ? [{ id: view.sort.column, desc: view.sort.descending }] : [],
      columnFilters: Object.entries(view.filters).map(([id, value]) => ({ id, value })),
      globalFilter: view.search,
    }),
    [view],
  )
  const table = useTable({
    features,
    columns: definitions,
    data,
    state,
    getRowId: ({ key }) => key,
    manualSorting: arranged,
    manualFiltering: arranged,
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: ({ original }: { original: TableRow<Row> }, _id: string, search: string) =>
      passesSearch(
        columns.map((column) => wordsOf(column, original.row)),
        search,
      ),
  })
  const { rows: modelled } = table.getRowModel()
  return useMemo(() => modelled.map(({ original }) => original), [modelled])
}
