import { documentErrors } from './documents.errors.ts'
import type { ReportBlock, ReportDocument, ReportTable } from './report-document.ts'
import { isPlainDrawing } from './svg-check.ts'

/** More rows than anybody reads on paper (some sixty pages, two seconds of work); an export has no such limit. */
export const MOST_ROWS = 2_000

/** All tables of a report in their order. */
export function tablesOf(report: ReportDocument): ReportTable[] {
  return blocksOf(report).filter((block) => block.kind === 'table')
}

function blocksOf(report: ReportDocument): readonly ReportBlock[] {
  return report.sections.flatMap(({ blocks }) => blocks)
}

/**
 * Refuses what cannot be printed: more than `mostRows` rows (DOCUMENT_TOO_LARGE), a table whose rows do not fit its head
 * (DOCUMENT_TABLE_UNEVEN), a chart that is no plain drawing (DOCUMENT_CHART_REFUSED).
 */
export function checkReport(report: ReportDocument, mostRows: number = MOST_ROWS): void {
  const rows = tablesOf(report).reduce((sum, table) => sum + table.rows.length, 0)
  if (rows > mostRows) throw documentErrors.DOCUMENT_TOO_LARGE({ rows, limit: mostRows })
  for (const block of blocksOf(report)) {
    if (block.kind === 'table') checkTable(block)
    if (block.kind === 'chart' && !isPlainDrawing(block.svg)) {
      throw documentErrors.DOCUMENT_CHART_REFUSED({ caption: block.caption })
    }
  }
}

function checkTable({ caption, columns, rows }: ReportTable): void {
  for (const [index, row] of rows.entries()) {
    if (row.length === columns.length) continue
    throw documentErrors.DOCUMENT_TABLE_UNEVEN({ caption, row: index + 1, cells: row.length, columns: columns.length })
  }
}
