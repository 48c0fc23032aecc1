import type { MouseEvent, ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import { PageLink } from '../navigation.tsx'
import { tableTexts } from '../table-texts.ts'
import { type Column, wordsOf } from './column.ts'
import { cellClass } from './TableHead.tsx'
import type { Selection } from './use-selection.ts'
import type { TableRow } from './use-table-model.ts'

export type RowAsk<Row> = {
  readonly rowName: (row: Row) => string
  readonly href?: ((row: Row) => string) | undefined
  readonly onOpen?: ((key: string, row: Row) => void) | undefined
}

type TableBodyProps<Row> = RowAsk<Row> & {
  columns: readonly Column<Row>[]
  rows: readonly TableRow<Row>[]
  /** The part of the rows that is drawn, with the heights left out above and below it. */
  drawn: readonly { readonly index: number }[]
  above: number
  below: number
  active: number
  open: string | undefined
  selection: Selection<Row> | undefined
  onActive: (at: number) => void
  /** An empty cell fills the room that no column takes. */
  spare: boolean
}

/** The rows in sight. The first cell carries the button (or link) that opens the row; the rest of the row clicks it. */
export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { columns, rows, drawn, above, below, selection } = props
  const span = columns.length + (selection ? 1 : 0)
  return (
    <tbody>
      {above > 0 && <Gap height={above} span={span} />}
      {drawn.map(({ index }) => {
        const row = rows[index]
        return row && <BodyRow key={row.key} {...props} at={index} item={row} />
      })}
      {below > 0 && <Gap height={below} span={span} />}
    </tbody>
  )
}

/** Rows that only keep the place of others are not read out. */
export const UNHEARD = { 'aria-hidden': true } as const

function Gap({ height, span }: { height: number; span: number }) {
  return (
    <tr className="wb-gap" {...UNHEARD}>
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}

function BodyRow<Row>(props: TableBodyProps<Row> & { at: number; item: TableRow<Row> }) {
  const { columns, at, item, active, open, selection, rowName, onActive, onOpen, href, spare } = props
  const texts = useTexts(tableTexts)
  const { key, row } = item
  const chosen = selection?.keys.has(key) ?? false
  const inOrder = at === active || (active < 0 && at === 0)
  const className = [open === key && 'wb-row-open', chosen && 'wb-row-chosen', at === active && 'wb-row-active']
  const clickRow = (event: MouseEvent) => {
    if (event.defaultPrevented || isControl(event.target) || hasSelectedText()) return
    onActive(at)
    onOpen?.(key, row)
  }
  return (
    // Clicking the row is a convenience for the pointer; the button in its first cell is the way for everybody.
    <tr aria-rowindex={at + 2} className={className.filter(Boolean).join(' ')} onClick={clickRow} data-at={at}>
      {selection && (
        <td className="wb-cell-select">
          <input
            type="checkbox"
            checked={chosen}
            aria-label={texts.selectRow(rowName(row))}
            tabIndex={inOrder ? 0 : -1}
            onClick={(event) => selection.toggle(at, event.shiftKey)}
            onChange={() => undefined}
          />
        </td>
      )}
      {columns.map((column, place) => (
        <td key={column.id} className={cellClass(column, place === 0)} title={titleOf(column, row)}>
          {place === 0 ? (
            <Opener
              inOrder={inOrder}
              isOpen={open === key}
              {...(href ? { to: href(row) } : {})}
              {...(onOpen ? { onOpen: () => onOpen(key, row) } : {})}
              onFocus={() => onActive(at)}
            >
              {cellOf(column, row)}
            </Opener>
          ) : (
            cellOf(column, row)
          )}
        </td>
      ))}
      {spare && <td className="wb-spare" />}
    </tr>
  )
}

type OpenerProps = {
  inOrder: boolean
  isOpen: boolean
  to?: string
  onOpen?: () => void
  onFocus: () => void
  children: ReactNode
}

function Opener({ inOrder, isOpen, to, onOpen, onFocus, children }: OpenerProps) {
  if (to !== undefined && !onOpen) {
    return (
      <PageLink to={to} className="wb-opener" onFocus={onFocus}>
        {children}
      </PageLink>
    )
  }
  if (!onOpen) return <>{children}</>
  return (
    <button
      type="button"
      className="wb-opener"
      tabIndex={inOrder ? 0 : -1}
      aria-expanded={isOpen}
      onClick={onOpen}
      onFocus={onFocus}
    >
      {children}
    </button>
  )
}

function cellOf<Row>(column: Column<Row>, row: Row): ReactNode {
  return column.show ? column.show(row) : wordsOf(column, row)
}

/** The whole text on hover, since a cell shows one line. */
function titleOf<Row>(column: Column<Row>, row: Row): string | undefined {
  return column.show && !column.words ? undefined : wordsOf(column, row) || undefined
}

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input, select, label') !== null

/** Somebody who marks text to copy it does not want the row to open. */
const hasSelectedText = () => (window.getSelection()?.toString() ?? '') !== ''
