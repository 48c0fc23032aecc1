import { renderPdf } from '../../platform/documents/pdf.ts'
import { csvChunks } from '../../platform/tabular/write-csv.ts'
import { documentOf, type PrintedReport } from './report-document.ts'
import { flatFigures } from './report-table.ts'

export type MadeDocument = { name: string; mediaType: string; content: Buffer }

/** The documents of a published report: the PDF in both languages and the figures as CSV. */
export async function makeDocuments(report: PrintedReport, timeZone: string): Promise<MadeDocument[]> {
  const [zh, en, csv] = await Promise.all([
    renderPdf(documentOf(report, 'zh', timeZone)),
    renderPdf(documentOf(report, 'en', timeZone)),
    csvOf(report),
  ])
  const pdf = (name: string, bytes: Uint8Array) => ({ name, mediaType: 'application/pdf', content: Buffer.from(bytes) })
  return [
    pdf('report.pdf', zh),
    pdf('report.en.pdf', en),
    { name: 'data.csv', mediaType: 'text/csv; charset=utf-8', content: csv },
  ]
}

async function csvOf({ data }: PrintedReport): Promise<Buffer> {
  const { header, rows } = flatFigures(data)
  const chunks: string[] = []
  for await (const chunk of csvChunks(header, rows, { mark: true })) chunks.push(chunk)
  return Buffer.from(chunks.join(''))
}
