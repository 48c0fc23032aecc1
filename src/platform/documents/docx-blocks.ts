import type { FileChild, IParagraphOptions, Paragraph, Table } from 'docx'
import { alignmentOf, type Cell, type Column, cellText, isVerdict } from './cells.ts'
import { columnShares } from './column-shares.ts'
import { DOCX_COLOURS, HEADING_NUMBERS, LIST_NUMBERS } from './docx-style.ts'
import { drawingPicture } from './drawing-picture.ts'
import { drawingSize } from './drawing-size.ts'
import { plain } from './plain-text.ts'
import type {
  KeyFigure,
  ReportBlock,
  ReportChart,
  ReportDocument,
  ReportTable,
  RunningText,
} from './report-document.ts'
import { reportTexts } from './report-texts.ts'

type Docx = typeof import('docx')
type Written = FileChild[]

/** One pixel of a drawing in pixels of Word: charts drawn 640 wide fill the text of a portrait page. */
const PICTURE_SCALE = 0.96

/** Writes the parts of a report for Word; `width` is that of the text in twentieths of a point. */
export function createBlockWriter(docx: Docx, report: ReportDocument, width: number) {
  const texts = reportTexts[report.language]
  const isChinese = report.language === 'zh'
  const gap = isChinese ? '　' : '  '
  let tables = 0
  let charts = 0

  const paragraph = (
    text: RunningText,
    options: Omit<IParagraphOptions, 'children' | 'text'> = {},
    run: RunStyle = {},
  ) => new docx.Paragraph({ ...options, children: runsOf(text).map((one) => new docx.TextRun({ ...run, ...one })) })
  const caption = (text: string) => paragraph(text, { keepNext: true, spacing: { before: 240, after: 80 } }, CAPTION)
  const footnote = (text: string | undefined) => (text ? [paragraph(text, { spacing: { before: 80 } }, SMALL)] : [])

  function front(): Written {
    const meta = report.meta ?? []
    return [
      paragraph(report.issuer, { spacing: { after: 60 } }, { color: DOCX_COLOURS.soft }),
      new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [new docx.TextRun(plain(report.title))] }),
      ...(report.subtitle ? [paragraph(report.subtitle, {}, { size: 26, color: DOCX_COLOURS.soft })] : []),
      ...(meta.length > 0
        ? [paragraph(meta.map(({ name, value }) => `${name}${gap}${value}`).join('    '), RULED, SMALL)]
        : []),
      ...(report.headline ? [paragraph(report.headline, { spacing: { before: 240, after: 240 } }, HEADLINE)] : []),
      ...(report.hasContents ? [contents()] : []),
    ]
  }

  function contents(): FileChild {
    return new docx.TableOfContents(texts.contents, { hyperlink: true, headingStyleRange: '1-2' })
  }

  function heading(text: string, level: 1 | 2 | 3): Paragraph {
    const levels = [docx.HeadingLevel.HEADING_1, docx.HeadingLevel.HEADING_2, docx.HeadingLevel.HEADING_3]
    const isNumbered = report.isNumbered ?? true
    return new docx.Paragraph({
      heading: levels[level - 1]!,
      ...(isNumbered ? { numbering: { reference: HEADING_NUMBERS, level: level - 1 } } : {}),
      children: [new docx.TextRun(plain(text))],
    })
  }

  async function block(one: ReportBlock): Promise<Written> {
    switch (one.kind) {
      case 'paragraph':
        return [paragraph(one.text, isChinese ? { indent: { firstLine: 420 } } : {})]
      case 'list':
        return one.items.map((item) =>
          paragraph(
            item,
            one.isOrdered ? { numbering: { reference: LIST_NUMBERS, level: 0 } } : { bullet: { level: 0 } },
          ),
        )
      case 'note':
        return [paragraph(one.text, CALLOUT, { size: 19 })]
      case 'pageBreak':
        return [new docx.Paragraph({ children: [new docx.PageBreak()] })]
      case 'keyFigures':
        return [table(keyFigureTable(one.figures, texts)), paragraph('')]
      case 'table':
        tables += 1
        return [
          caption(`${texts.tableNumber(String(tables))}${gap}${one.caption}`),
          table(one),
          ...footnote(one.note),
          paragraph(''),
        ]
      case 'chart':
        charts += 1
        return [
          caption(`${texts.chartNumber(String(charts))}${gap}${one.caption}`),
          await picture(one),
          ...footnote(one.note),
        ]
    }
  }

  async function picture(chart: ReportChart): Promise<Paragraph> {
    const size = drawingSize(chart.svg)
    const scale = Math.min(PICTURE_SCALE, width / 15 / size.width)
    return new docx.Paragraph({
      children: [
        new docx.ImageRun({
          type: 'png',
          data: await drawingPicture(chart.svg),
          transformation: { width: Math.round(size.width * scale), height: Math.round(size.height * scale) },
          altText: { name: plain(chart.caption), title: plain(chart.caption), description: plain(chart.alt) },
        }),
      ],
    })
  }

  function table({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): Table {
    const cellTexts = rows.map((row) => row.map((cell, at) => cellText(cell, columns[at]!, report.language)))
    const widths = columnShares(columns, cellTexts).map((share) => Math.floor(share * width))
    const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }
    const rule = (size: number, color: string) => ({ style: docx.BorderStyle.SINGLE, size, color })
    const cellOf = (text: string, at: number, isHead: boolean, cell?: Cell) =>
      new docx.TableCell({
        width: { size: widths[at]!, type: docx.WidthType.DXA },
        margins: { top: 60, bottom: 60, left: 90, right: 90 },
        verticalAlign: docx.VerticalAlign.CENTER,
        borders: {
          left: none,
          right: none,
          top: isHead ? rule(8, DOCX_COLOURS.ink) : none,
          bottom: isHead ? rule(6, DOCX_COLOURS.ink) : rule(4, DOCX_COLOURS.line),
        },
        children: [
          paragraph(
            text,
            { alignment: ALIGNMENTS[alignmentOf(columns[at]!)], spacing: { after: 0, line: 280 } },
            { size: 18, ...(isHead ? { bold: true } : {}), ...verdictStyle(cell, columns[at]!) },
          ),
        ],
      })
    return new docx.Table({
      width: { size: width, type: docx.WidthType.DXA },
      borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
      columnWidths: widths,
      rows: [
        new docx.TableRow({ tableHeader: true, children: columns.map(({ name }, at) => cellOf(name, at, true)) }),
        ...cellTexts.map(
          (row, index) =>
            new docx.TableRow({
              cantSplit: true,
              children: row.map((text, at) => cellOf(text, at, false, rows[index]![at])),
            }),
        ),
      ],
    })
  }

  return { front, heading, block }
}

type RunStyle = { size?: number; color?: string; bold?: boolean }

const ALIGNMENTS = { start: 'left', centre: 'center', end: 'right' } as const
const SMALL: RunStyle = { size: 17, color: DOCX_COLOURS.soft }
const CAPTION: RunStyle = { size: 19, bold: true }
const HEADLINE: RunStyle = { size: 26, bold: true, color: DOCX_COLOURS.deep }
const RULED = {
  spacing: { before: 200, after: 120 },
  border: { top: { style: 'single', size: 6, color: DOCX_COLOURS.edge, space: 8 } },
} as const
const CALLOUT = {
  spacing: { before: 160, after: 160 },
  shading: { type: 'clear', fill: DOCX_COLOURS.quiet },
  border: { left: { style: 'single', size: 16, color: DOCX_COLOURS.edge, space: 8 } },
} as const

function runsOf(text: RunningText): { text: string; bold?: boolean }[] {
  if (typeof text === 'string') return [{ text: plain(text) }]
  return text.map((run) => ({ text: plain(run.text), ...(run.isStrong ? { bold: true } : {}) }))
}

function verdictStyle(cell: Cell, column: Column): RunStyle {
  return column.type === 'verdict' && isVerdict(cell) ? { bold: true, color: DOCX_COLOURS[cell] } : {}
}

function keyFigureTable(figures: readonly KeyFigure[], texts: (typeof reportTexts)['zh']) {
  const columns: Column[] = [
    { name: texts.figure, weight: 3 },
    { name: texts.actual, align: 'end' },
    { name: texts.promise, align: 'end' },
    { name: texts.interval, align: 'end' },
    { name: texts.verdict, type: 'verdict' },
  ]
  const rows = figures.map(({ name, value, promise, interval, verdict }) => [name, value, promise, interval, verdict])
  return { columns, rows }
}
