import type { ReactElement, ReactNode } from 'react'
import type { Language } from '../../kernel/texts.ts'
import { chartTexts } from './chart-texts.ts'
import type { TableTwin } from './table-twin.ts'

/** What a chart needs to know about the place it is drawn for. */
export type ChartPlace = { readonly id: string; readonly width: number; readonly compact: boolean }

type ChartFigureProps = {
  readonly id: string
  /** The sentence that the figure proves, above it. */
  readonly caption: ReactNode
  readonly language: Language
  /** Draws the chart; called for a wide place and for a phone, the stylesheet shows the one that fits. */
  readonly draw: (place: ChartPlace) => ReactElement
  readonly table: TableTwin
  /** Source, definition, period: what stands below. */
  readonly note?: ReactNode
  /** One drawing only, of this width in pixels, where the place is known. */
  readonly width?: number
  readonly isTableOpen?: boolean
}

/** A region that scrolls must be reachable without a mouse (WCAG 2.1.1). */
const REACHABLE_BY_KEYBOARD = { tabIndex: 0 } as const

const WIDE = 720
const NARROW = 328

/** A chart on a page: headline sentence, drawing, the same data as a table, note. */
export function ChartFigure(props: ChartFigureProps) {
  const { id, caption, language, draw, table, note, width, isTableOpen } = props
  return (
    <figure className="chart-figure" aria-labelledby={`${id}-caption`}>
      <figcaption id={`${id}-caption`}>{caption}</figcaption>
      <FittedChart id={id} draw={draw} {...(width ? { width } : {})} />
      <details className="chart-data" open={isTableOpen}>
        <summary>{chartTexts[language].table}</summary>
        <ChartTable id={id} table={table} captionId={`${id}-caption`} />
      </details>
      {note ? <p className="chart-note">{note}</p> : null}
    </figure>
  )
}

type FittedChartProps = Pick<ChartFigureProps, 'id' | 'draw' | 'width'>

/**
 * A drawing that fits its place without script: drawn once for a wide place and once for a phone, of which the
 * stylesheet shows one. With a width it is drawn once.
 */
export function FittedChart({ id, draw, width }: FittedChartProps) {
  if (width !== undefined) return draw({ id: `${id}-chart`, width, compact: width < 480 })
  return (
    <div className="chart-fit">
      <div className="chart-wide">{draw({ id: `${id}-wide`, width: WIDE, compact: false })}</div>
      <div className="chart-narrow">{draw({ id: `${id}-narrow`, width: NARROW, compact: true })}</div>
    </div>
  )
}

/** The table twin of a chart; it scrolls in its own region where the page is narrow. */
export function ChartTable({ id, table, captionId }: { id: string; table: TableTwin; captionId: string }) {
  const [heads, ...cells] = [table.columns.map(({ name }) => name), ...table.rows]
  return (
    <section className="chart-table" aria-labelledby={captionId} {...REACHABLE_BY_KEYBOARD}>
      <table aria-labelledby={captionId}>
        <thead>
          <tr>
            {heads?.map((head, column) => (
              <th key={head} scope="col" className={table.columns[column]?.isNumber ? 'figure' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row) => (
            <tr key={`${id}-${row.join('|')}`}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={table.columns[column]?.name} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td
                    key={table.columns[column]?.name}
                    className={table.columns[column]?.isNumber ? 'figure' : undefined}
                  >
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
