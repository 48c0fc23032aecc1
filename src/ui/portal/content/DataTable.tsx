import type { ReactNode } from 'react'
import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'

export type TableColumn<Row> = {
  key: string
  header: string
  /** Figures: right-aligned, every digit of one width. */
  numeric?: boolean
  /** The column that names the row: its cells are row headers. */
  names?: boolean
  cell: (row: Row) => ReactNode
}

export type DataTableProps<Row> = {
  language: Language
  id: string
  caption: string
  /** The caption is said, not shown: where a heading just above says the same. */
  captionHidden?: boolean
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** On a phone: `scroll` moves the table in its own region, `stack` sets each row as a small list. */
  narrow?: 'scroll' | 'stack'
}

/** A table with caption and headers; on a narrow screen it scrolls in a region of its own or stacks its rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { language, id, caption, captionHidden, columns, rows, rowKey, narrow = 'scroll' } = props
  const table = (
    <table className={narrow === 'stack' ? 'table stacks' : 'table'}>
      <caption id={id} className={captionHidden ? 'hidden' : undefined}>
        <span className="caption-words">
          {caption}
          {narrow === 'scroll' && <span className="scroll-hint">{portalTexts[language].tableScrolls}</span>}
        </span>
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={cellClass(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <DataCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (narrow === 'stack') return table
  return (
    <section className="table-scroll" aria-labelledby={id} {...reachableByKeyboard}>
      {table}
    </section>
  )
}

/** A region that scrolls must be reachable by keyboard, or its hidden part cannot be read without a pointer. */
const reachableByKeyboard = { tabIndex: 0 }

function DataCell<Row>({ column, row }: { column: TableColumn<Row>; row: Row }) {
  if (column.names) {
    return (
      <th scope="row" className={cellClass(column)}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td className={cellClass(column)} data-label={column.header}>
      {column.cell(row)}
    </td>
  )
}

const cellClass = ({ numeric }: { numeric?: boolean }) => (numeric ? 'number' : undefined)
