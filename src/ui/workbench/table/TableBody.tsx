import { type MouseEvent, memo, type ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import { PageLink } from '../navigation.tsx'
import { tableTexts } from '../table-texts.ts'
import type { TableRow } from './arrange.ts'
import { type Column, wordsOf } from './column.ts'
import { cellClass } from './TableHead.tsx'

/** What the rows ask of the table. It stays the same object, so that a row is drawn anew only when it changes itself. */
export type RowActs<Row> = {
  readonly opens: boolean
  readonly selects: boolean
  rowName(row: Row): string
  href(row: Row): string | undefined
  open(key: string): void
  activate(at: number): void
  select(at: number, withRange: boolean): void
}

type TableBodyProps<Row> = {
  columns: readonly Column<Row>[]
  rows: readonly TableRow<Row>[]
  /** The part of the rows that is drawn, with the heights left out above and below it. */
  drawn: readonly { readonly index: number }[]
  above: number
  below: number
  active: number
  open: string | undefined
  chosen: ReadonlySet<string>
  acts: RowActs<Row>
  /** An empty cell fills the room that no column takes. */
  spare: boolean
}

/** The rows in sight. The first cell carries the button (or link) that opens the row; the rest of the row clicks it. */
export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { columns, rows, drawn, above, below, active, open, chosen, acts, spare } = props
  const span = columns.length + (acts.selects ? 1 : 0) + (spare ? 1 : 0)
  return (
    <tbody>
      {above > 0 && <Gap height={above} span={span} />}
      {drawn.map(({ index }) => {
        const item = rows[index]
        if (!item) return null
        return (
          <BodyRow
            key={item.key}
            columns={columns}
            at={index}
            item={item}
            isActive={index === active}
            inOrder={index === active || (active < 0 && index === 0)}
            isOpen={item.key === open}
            isChosen={chosen.has(item.key)}
            acts={acts}
            spare={spare}
          />
        )
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

type BodyRowProps<Row> = {
  columns: readonly Column<Row>[]
  at: number
  item: TableRow<Row>
  isActive: boolean
  /** The one row whose controls are in the tab order. */
  inOrder: boolean
  isOpen: boolean
  isChosen: boolean
  acts: RowActs<Row>
  spare: boolean
}

function DrawnRow<Row>(props: BodyRowProps<Row>) {
  const { columns, at, item, isActive, inOrder, isOpen, isChosen, acts, spare } = props
  const texts = useTexts(tableTexts)
  const { key, row } = item
  const states = [isOpen && 'wb-row-open', isChosen && 'wb-row-chosen', isActive && 'wb-row-active']
  const clickRow = (event: MouseEvent) => {
    if (event.defaultPrevented || isControl(event.target) || hasSelectedText()) return
    acts.activate(at)
    acts.open(key)
  }
  return (
    // Clicking the row is a convenience for the pointer; the button in its first cell is the way for everybody.
    <tr aria-rowindex={at + 2} className={states.filter(Boolean).join(' ')} onClick={clickRow} data-at={at}>
      {acts.selects && (
        <td className="wb-cell-select">
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={texts.selectRow(acts.rowName(row))}
            tabIndex={inOrder ? 0 : -1}
            onClick={(event) => acts.select(at, event.shiftKey)}
            onChange={() => undefined}
          />
        </td>
      )}
      {columns.map((column, place) => (
        <td key={column.id} className={cellClass(column, place === 0)} title={titleOf(column, row)}>
          {place === 0 ? (
            <Opener
              inOrder={inOrder}
              isOpen={isOpen}
              to={acts.href(row)}
              onOpen={acts.opens ? () => acts.open(key) : undefined}
              onFocus={() => acts.activate(at)}
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

const BodyRow = memo(DrawnRow) as typeof DrawnRow

type OpenerProps = {
  inOrder: boolean
  isOpen: boolean
  to: string | undefined
  onOpen: (() => void) | undefined
  onFocus: () => void
  children: ReactNode
}

function Opener({ inOrder, isOpen, to, onOpen, onFocus, children }: OpenerProps) {
  if (onOpen) {
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
  if (to === undefined) return <>{children}</>
  return (
    <PageLink to={to} className="wb-opener" onFocus={onFocus}>
      {children}
    </PageLink>
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
