import type { FileChild } from 'docx'
import { cellText } from './cells.ts'
import { createBlockWriter } from './docx-blocks.ts'
import { DOCX_COLOURS, headingNumbers, paragraphStyles } from './docx-style.ts'
import { checkReport } from './report-checks.ts'
import type { ReportDocument } from './report-document.ts'
import { reportTexts } from './report-texts.ts'

const MARGIN = 1304 // 23 mm in twentieths of a point
const PAGE = { short: 11_906, long: 16_838 } // A4

/**
 * A report as a Word file: the same tree as the PDF with real headings, numbered captions, repeated table heads and
 * pictures with alternative texts, so that it can be edited. A watermark becomes a line in the header. Throws the same
 * errors as renderPdf before work begins.
 */
export async function renderDocx(report: ReportDocument): Promise<Uint8Array> {
  checkReport(report)
  const docx = await import('docx')
  const width = (report.isLandscape ? PAGE.long : PAGE.short) - 2 * MARGIN
  const blocks = createBlockWriter(docx, report, width)
  const children: FileChild[] = [...blocks.front()]
  for (const section of report.sections) {
    children.push(blocks.heading(section.heading, section.level ?? 1))
    for (const block of section.blocks) children.push(...(await blocks.block(block)))
  }

  const texts = reportTexts[report.language]
  const [beforePage, betweenPages, afterPages] = texts.page('{}', '{}').split('{}')
  const small = { size: 17, color: DOCX_COLOURS.soft }
  const made = texts.madeAt(cellText(report.madeAt, { name: '', type: 'datetime' }, report.language))
  const edges = { tabStops: [{ type: docx.TabStopType.RIGHT, position: width }], spacing: { after: 0 } }
  const watermark = report.watermark ? `  ${report.watermark.user} ${report.watermark.time}` : ''

  const file = new docx.Document({
    title: report.title,
    creator: report.issuer,
    description: report.subtitle ?? report.title,
    features: { updateFields: report.hasContents ?? false },
    styles: paragraphStyles(report.language),
    numbering: { config: headingNumbers(docx, report.language) },
    sections: [
      {
        properties: {
          page: {
            margin: { top: 1417, bottom: 1247, left: MARGIN, right: MARGIN },
            size: {
              width: PAGE.short,
              height: PAGE.long,
              orientation: report.isLandscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
            },
          },
        },
        headers: {
          default: new docx.Header({
            children: [
              new docx.Paragraph({
                ...edges,
                children: [new docx.TextRun({ ...small, text: `${report.title}\t${report.issuer}${watermark}` })],
              }),
            ],
          }),
        },
        footers: {
          default: new docx.Footer({
            children: [
              new docx.Paragraph({
                ...edges,
                children: [
                  new docx.TextRun({
                    ...small,
                    children: [
                      `${made}\t${beforePage}`,
                      docx.PageNumber.CURRENT,
                      betweenPages ?? '',
                      docx.PageNumber.TOTAL_PAGES,
                      afterPages ?? '',
                    ],
                  }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(file))
}
