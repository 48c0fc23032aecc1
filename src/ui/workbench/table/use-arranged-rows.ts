import { useMemo } from 'react'
import { languageTag } from '../../../kernel/texts.ts'
import { useLanguage } from '../language.tsx'
import { arrangerOf, type TableRow } from './arrange.ts'
import type { Column } from './column.ts'
import type { TableView } from './table-view.ts'

/** The rows of a table as a view arranges them; where the server arranges (`arranged`), they stay as they came. */
export function useArrangedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  rowKey: (row: Row) => string,
  view: TableView,
  arranged: boolean,
): readonly TableRow<Row>[] {
  const language = useLanguage()
  const items = useMemo(() => rows.map((row) => ({ key: rowKey(row), row })), [rows, rowKey])
  const arrange = useMemo(() => {
    const collator = new Intl.Collator(languageTag(language), { numeric: true })
    return arrangerOf(items, columns, collator)
  }, [items, columns, language])
  const { sort, filters, search } = view
  return useMemo(
    () => (arranged ? items : arrange({ sort, filters, search })),
    [arranged, items, arrange, sort, filters, search],
  )
}
