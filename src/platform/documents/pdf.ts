import type { Language } from '../../kernel/texts.ts'
import { alignmentOf, type Cell, type Column, cellText, isVerdict } from './cells.ts'
import { columnShares } from './column-shares.ts'
import { drawingSize } from './drawing-size.ts'
import { plain } from './plain-text.ts'
import { checkReport } from './report-checks.ts'
import type { ReportBlock, ReportDocument, ReportSection } from './report-document.ts'
import { reportTexts, type Verdict } from './report-texts.ts'
import { createTypesetter, type Typesetter } from './typesetter.ts'

/** Rows from which columns get their widths from the lengths of their texts: measuring every cell would double the time. */
const LONG_TABLE = 100

let shared: Typesetter | undefined

/**
 * A report as PDF: tagged for screen readers (PDF/UA-1), A4, set in the fonts of the product, in a thread of its own.
 * Throws DOCUMENT_TOO_LARGE, DOCUMENT_TABLE_UNEVEN and DOCUMENT_CHART_REFUSED before work begins, DOCUMENT_TIMED_OUT,
 * DOCUMENT_QUEUE_FULL and DOCUMENT_FAILED from the thread. `limit` is the time allowed in milliseconds.
 */
export async function renderPdf(
  report: ReportDocument,
  options: { readonly limit?: number; readonly typesetter?: Typesetter } = {},
): Promise<Uint8Array> {
  checkReport(report)
  shared ??= createTypesetter()
  const typesetter = options.typesetter ?? shared
  return typesetter.typeset(
    JSON.stringify(templateData(report), (_, value: unknown) => (typeof value === 'string' ? plain(value) : value)),
    report.madeAt,
    options.limit,
  )
}

/** What report.typ reads: every optional field is there, every cell is text. */
export function templateData(report: ReportDocument) {
  const texts = reportTexts[report.language]
  return {
    language: report.language,
    title: report.title,
    subtitle: report.subtitle ?? null,
    issuer: report.issuer,
    meta: report.meta ?? [],
    headline: report.headline ?? null,
    hasContents: report.hasContents ?? false,
    isNumbered: report.isNumbered ?? true,
    isLandscape: report.isLandscape ?? false,
    watermark: report.watermark ? `${report.watermark.user}  ${report.watermark.time}` : null,
    made: texts.madeAt(cellText(report.madeAt, { name: '', type: 'datetime' }, report.language)),
    words: {
      contents: texts.contents,
      promise: texts.promise,
      interval: texts.interval,
      kept: texts.kept,
      atRisk: texts.atRisk,
      missed: texts.missed,
      page: texts.page('{}', '{}'),
      gaps: texts.gaps,
      tableNumber: texts.tableNumber('').trim(),
      chartNumber: texts.chartNumber('').trim(),
    },
    sections: levelled(report.sections).map(({ heading, level, blocks }) => ({
      heading,
      level,
      blocks: blocks.map((block) => blockData(block, report)),
    })),
  }
}

/** Levels without gaps, from 1: a reader who goes from heading to heading never falls through (PDF/UA-1 insists). */
function levelled(sections: readonly ReportSection[]) {
  let above = 0
  return sections.map((section) => {
    above = Math.min(section.level ?? 1, above + 1)
    return { ...section, level: above }
  })
}

function blockData(block: ReportBlock, { language }: ReportDocument) {
  if (block.kind === 'chart') return { ...block, width: drawingSize(block.svg).width }
  if (block.kind !== 'table') return block
  const rows = block.rows.map((row) => row.map((cell, at) => cellData(cell, block.columns[at]!, language)))
  const isLong = rows.length > LONG_TABLE
  const shares = isLong
    ? columnShares(
        block.columns,
        rows.map((row) => row.map(textOf)),
      )
    : []
  return {
    kind: block.kind,
    caption: block.caption,
    note: block.note ?? null,
    columns: block.columns.map((column, at) => ({
      name: column.name,
      align: alignmentOf(column),
      weight: shares[at] ?? column.weight ?? null,
    })),
    rows,
  }
}

const textOf = (cell: CellData) => (typeof cell === 'string' ? cell : cell.text)

type CellData = string | { text: string; verdict: Verdict }

function cellData(cell: Cell, column: Column, language: Language): CellData {
  const text = cellText(cell, column, language)
  return column.type === 'verdict' && isVerdict(cell) ? { text, verdict: cell } : text
}
