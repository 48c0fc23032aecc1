import { type PointerEvent, useRef } from 'react'
import { Icon } from '../Icon.tsx'
import { useTexts } from '../language.tsx'
import { tableTexts } from '../table-texts.ts'
import { ColumnMenu } from './ColumnMenu.tsx'
import type { Column } from './column.ts'
import { nextSort } from './table-view.ts'
import type { Selection } from './use-selection.ts'
import { type ViewControl, widthOf } from './use-table-view.ts'

type TableHeadProps<Row> = {
  columns: readonly Column<Row>[]
  control: ViewControl
  /** All rows as they came, for the choices of the filters. */
  rows: readonly Row[]
  selection: Selection<Row> | undefined
  /** No column takes the room that is left, so an empty one does. */
  spare: boolean
}

/** The heads of the columns: press to sort, the funnel to filter and more, drag the edge to widen. */
export function TableHead<Row>({ columns, control, rows, selection, spare }: TableHeadProps<Row>) {
  const texts = useTexts(tableTexts)
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <th className="wb-cell-select" scope="col">
            <input
              type="checkbox"
              aria-label={texts.selectAll}
              checked={selection.all === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = selection.all === 'some'
              }}
              onChange={selection.toggleAll}
            />
          </th>
        )}
        {columns.map((column, place) => (
          <HeadCell
            key={column.id}
            primary={place === 0}
            column={column}
            control={control}
            rows={rows}
            last={columns.length === 1}
          />
        ))}
        {spare && <td className="wb-spare" />}
      </tr>
    </thead>
  )
}

type HeadCellProps<Row> = {
  column: Column<Row>
  control: ViewControl
  rows: readonly Row[]
  last: boolean
  primary: boolean
}

function HeadCell<Row>({ column, control, rows, last, primary }: HeadCellProps<Row>) {
  const texts = useTexts(tableTexts)
  const { view, change } = control
  const sorted = view.sort?.column === column.id ? (view.sort.descending ? 'descending' : 'ascending') : undefined
  const sortable = column.sortable !== false
  return (
    <th scope="col" aria-sort={sorted} className={cellClass(column, primary)}>
      <div className="wb-headcell">
        {sortable ? (
          <button
            type="button"
            className="wb-sort"
            title={texts.sortBy(column.header)}
            onClick={() => change({ sort: nextSort(view.sort, column.id) })}
          >
            <span>{column.header}</span>
            {sorted && <Icon name={sorted === 'ascending' ? 'up' : 'down'} size={14} />}
          </button>
        ) : (
          <span className="wb-sort">{column.header}</span>
        )}
        <ColumnMenu column={column} control={control} rows={rows} last={last} />
      </div>
      <ResizeHandle column={column} control={control} />
    </th>
  )
}

/** How a cell of a column stands: the first one stays in sight, numbers stand at the end. */
export function cellClass<Row>(column: Column<Row>, primary: boolean): string | undefined {
  return [primary && 'wb-primary', column.align === 'end' && 'wb-end'].filter(Boolean).join(' ') || undefined
}

const LEAST_WIDTH = 60

/** The edge of a column, to drag; the column's menu does the same by keyboard. */
function ResizeHandle<Row>({ column, control }: { column: Column<Row>; control: ViewControl }) {
  const start = useRef<{ x: number; width: number }>(undefined)
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    if (!start.current) return
    const width = Math.max(LEAST_WIDTH, Math.round(start.current.width + event.clientX - start.current.x))
    control.change({ widths: { ...control.view.widths, [column.id]: width } })
  }
  return (
    <span
      className="wb-resize"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        const shown = event.currentTarget.parentElement?.getBoundingClientRect().width
        start.current = { x: event.clientX, width: shown ?? widthOf(column, control.view) }
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        start.current = undefined
      }}
    />
  )
}
