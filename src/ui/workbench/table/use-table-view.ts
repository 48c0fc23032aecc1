import { useMemo, useState } from 'react'
import { useAccountKey } from '../account-key.tsx'
import { type Column, DEFAULT_WIDTH } from './column.ts'
import { choose, forget, keepViews, readViews, type SavedViews, saveAs, viewsKey } from './saved-views.ts'
import { type Sort, standardView, type TableView } from './table-view.ts'

export type ViewControl = {
  readonly view: TableView
  readonly named: readonly string[]
  readonly chosen: string | undefined
  change(to: Partial<TableView>): void
  save(name: string): void
  choose(name: string | undefined): void
  forget(name: string): void
}

/** How one account looks at one table: kept in this browser at every change, with the views it has named. */
export function useTableView<Row>(table: string, columns: readonly Column<Row>[], sort: Sort | null): ViewControl {
  const key = viewsKey(useAccountKey(), table)
  const standard = useMemo(
    () =>
      standardView(
        columns.filter(({ hidden }) => hidden).map(({ id }) => id),
        sort,
      ),
    [columns, sort],
  )
  const [views, setViews] = useState(() =>
    readViews(
      localStorage,
      key,
      standard,
      columns.map(({ id }) => id),
    ),
  )
  const keep = (next: SavedViews) => {
    setViews(next)
    keepViews(localStorage, key, next)
  }
  return {
    view: views.current,
    named: Object.keys(views.named),
    chosen: views.chosen,
    change: (to) => keep({ ...views, current: { ...views.current, ...to } }),
    save: (name) => keep(saveAs(views, name)),
    choose: (name) => keep(choose(views, name, standard)),
    forget: (name) => keep(forget(views, name)),
  }
}

/** The width of a column in pixels: as it was dragged, or as the page has it. */
export function widthOf<Row>(column: Column<Row>, view: TableView): number {
  return view.widths[column.id] ?? column.width ?? DEFAULT_WIDTH
}
