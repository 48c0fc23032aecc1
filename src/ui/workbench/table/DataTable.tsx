import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { localDateOf } from '../../../kernel/dates.ts'
import { Button } from '../Button.tsx'
import { EmptyState, FailedState } from '../EmptyState.tsx'
import { useLanguage, useTexts } from '../language.tsx'
import { showNumber } from '../numbers.ts'
import { tableTexts } from '../table-texts.ts'
import { showToast } from '../toast/toast-list.ts'
import type { TableRow } from './arrange.ts'
import { type Column, wordsOf } from './column.ts'
import { csvOf, exportName } from './csv.ts'
import type { RowSource } from './row-source.ts'
import { TableBody, UNHEARD } from './TableBody.tsx'
import { TableFoot } from './TableFoot.tsx'
import { TableHead } from './TableHead.tsx'
import { TableToolbar } from './TableToolbar.tsx'
import { DENSITIES, isEmpty, isNarrowed, type Sort, type TableView } from './table-view.ts'
import { useArrangedRows } from './use-arranged-rows.ts'
import { useRowActs } from './use-row-acts.ts'
import { useSelection } from './use-selection.ts'
import { useTableView, widthOf } from './use-table-view.ts'
import { useTravel } from './use-travel.ts'

/** What the table hands to the side pane of the row that is open. */
export type PaneFrame = { readonly onClose: () => void; readonly focusRequest: number }

type DataTableProps<Row> = {
  /** Stable name under which views are kept, such as `accounts`. */
  id: string
  label: string
  columns: readonly Column<Row>[]
  source: RowSource<Row>
  rowKey: (row: Row) => string
  /** What a row is called, for the ear. */
  rowName: (row: Row) => string
  /** A page of its own for each row, where rows open as pages and not in a pane. */
  href?: (row: Row) => string
  /** The key of the row that is open in the pane, kept by the page (usually in its address). */
  open?: string | undefined
  onOpen?: (key: string | undefined) => void
  pane?: (row: Row, frame: PaneFrame) => ReactNode
  /** Actions on the chosen rows; the column of boxes appears with it. */
  bulk?: (rows: readonly Row[], clear: () => void) => ReactNode
  /** Letters of the keyboard that act on the row at hand, such as `a`; not j, k or x, which are the table's own. */
  letters?: Readonly<Record<string, (row: Row) => void>>
  tools?: ReactNode
  /** Search on the server instead of in the loaded rows. */
  search?: { value: string; onChange: (text: string) => void }
  /** The server sorts and filters: it is told the view, and the rows are shown as they come. */
  onView?: (view: TableView) => void
  empty: { title: string; text?: ReactNode; action?: ReactNode }
  sort?: Sort
}

const HEAD_HEIGHT = 34
const SKELETON_ROWS = 12
const LOAD_AHEAD = 20
const EMPTY: readonly never[] = []

/**
 * The table of the workbench: only the rows in sight are drawn, so that 100,000 rows scroll like ten. It sorts, filters
 * and searches what is loaded (or tells the server to), remembers how each account looks at it, is worked by keyboard,
 * opens a row beside itself, acts on chosen rows, and exports what it shows.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, label, columns, source, rowKey, rowName, open, onOpen, pane, bulk, href, empty, onView } = props
  const texts = useTexts(tableTexts)
  const language = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const control = useTableView(id, columns, props.sort ?? null)
  const { view } = control
  const rows = source.rows ?? EMPTY
  const shown = useArrangedRows(rows, columns, rowKey, view, onView !== undefined)
  const chosenRows = useSelection(shown)
  const selection = bulk ? chosenRows : undefined
  const visible = useMemo(() => columns.filter((column) => !view.hidden.includes(column.id)), [columns, view.hidden])
  useEffect(() => onView?.(view), [onView, view])

  const rowHeight = DENSITIES[view.density]
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: 8,
  })
  // Heights are kept once measured; they are asked again when all rows change theirs.
  useEffect(() => {
    if (rowHeight > 0) virtual.measure()
  }, [virtual, rowHeight])
  const drawn = virtual.getVirtualItems()
  const lastDrawn = drawn.at(-1)?.index ?? 0
  const wantsMore =
    (source.hasMore ?? false) && !source.loadingMore && !isNarrowed(view) && lastDrawn >= shown.length - LOAD_AHEAD
  useEffect(() => {
    if (wantsMore) source.loadMore?.()
  }, [wantsMore, source])

  const travel = useTravel({
    scroller,
    shown,
    rowHeight,
    open,
    onOpen,
    select: selection ? (at) => selection.toggle(at, false) : undefined,
    letters: props.letters,
    scrollTo: (at) => virtual.scrollToIndex(at),
  })
  const acts = useRowActs<Row>({
    opens: onOpen !== undefined,
    selects: selection !== undefined,
    rowName,
    href,
    open: (key) => onOpen && travel.open(key),
    activate: travel.activate,
    select: chosenRows.toggle,
  })

  const exportRows = () => {
    download(exportName(label, localDateOf(Date.now())), csvOf(...tableAsCells(visible, shown)))
    showToast({ kind: 'done', text: texts.exportDone(showNumber(shown.length, language)) })
  }
  const openItem = open === undefined ? undefined : rows.find((row) => rowKey(row) === open)
  const search = props.search ?? { value: view.search, onChange: (text: string) => control.change({ search: text }) }
  const width = visible.reduce((sum, column) => sum + widthOf(column, view), selection ? 36 : 0)
  const span = visible.length + (selection ? 1 : 0)
  const growing = visible.some((column) => column.grow && view.widths[column.id] === undefined)

  return (
    <section className="wb-datatable" aria-label={label}>
      {selection && selection.rows.length > 0 && bulk ? (
        <div
          className="wb-bulk"
          role="toolbar"
          aria-label={texts.selected(showNumber(selection.rows.length, language))}
        >
          <strong>{texts.selected(showNumber(selection.rows.length, language))}</strong>
          {bulk(selection.rows, selection.clear)}
          <Button kind="quiet" onClick={selection.clear}>
            {texts.clearSelection}
          </Button>
        </div>
      ) : (
        <TableToolbar label={label} columns={columns} control={control} search={search} onExport={exportRows}>
          {props.tools}
        </TableToolbar>
      )}
      <div className={openItem && pane ? 'wb-split wb-split-open' : 'wb-split'}>
        <div className="wb-tablebox">
          <div className={`wb-scroller wb-density-${view.density}`} ref={scroller}>
            <table
              className="wb-table"
              aria-label={label}
              aria-rowcount={source.hasMore ? (source.total ?? -1) : shown.length + 1}
              style={{ minWidth: width }}
            >
              <colgroup>
                {selection && <col style={{ width: 36 }} />}
                {visible.map((column) => (
                  <col
                    key={column.id}
                    style={
                      column.grow && view.widths[column.id] === undefined ? undefined : { width: widthOf(column, view) }
                    }
                  />
                ))}
                {!growing && <col />}
              </colgroup>
              <TableHead columns={visible} control={control} rows={rows} selection={selection} spare={!growing} />
              {source.loading && !source.rows ? (
                <Skeleton span={span} />
              ) : (
                <TableBody
                  columns={visible}
                  rows={shown}
                  drawn={drawn}
                  above={drawn[0]?.start ?? 0}
                  below={virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0)}
                  active={travel.active}
                  open={open}
                  chosen={chosenRows.keys}
                  acts={acts}
                  spare={!growing}
                />
              )}
            </table>
            {source.error && !source.rows && (
              <FailedState title={texts.failed} error={source.error} onRetry={source.retry} />
            )}
            {source.rows && rows.length === 0 && !props.search?.value && <EmptyState {...empty} />}
            {source.rows && shown.length === 0 && (rows.length > 0 || props.search?.value) && (
              <EmptyState title={texts.nothingMatches} text={texts.nothingMatchesHint} />
            )}
          </div>
          <TableFoot
            source={source}
            shown={shown.length}
            narrowed={isNarrowed(view)}
            sorted={view.sort !== null}
            arranged={onView !== undefined}
          />
        </div>
        {openItem && pane?.(openItem, { onClose: travel.closePane, focusRequest: travel.focusRequest })}
      </div>
    </section>
  )
}

function Skeleton({ span }: { span: number }) {
  const texts = useTexts(tableTexts)
  return (
    <tbody className="wb-skeleton" aria-label={texts.loadingMore}>
      {Array.from({ length: SKELETON_ROWS }, (_, row) => (
        <tr key={String(row)} {...UNHEARD}>
          {Array.from({ length: span }, (_, cell) => (
            <td key={String(cell)}>
              <span />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function tableAsCells<Row>(columns: readonly Column<Row>[], rows: readonly TableRow<Row>[]) {
  const header = columns.map((column) => column.header)
  const cells = rows.map(({ row }) =>
    columns.map((column) => {
      const value = column.value(row)
      if (isEmpty(value)) return null
      return typeof value === 'number' && !column.words ? value : wordsOf(column, row)
    }),
  )
  return [header, cells] as const
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
