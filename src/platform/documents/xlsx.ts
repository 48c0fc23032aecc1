import { once } from 'node:events'
import { PassThrough, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import type { Workbook, Worksheet } from 'exceljs'
import { dayNumberOf, isLocalDate, localDayNumberOf, timeOfDayOf } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import { alignmentOf, type Cell, type Column, cellText, decimalsOf, isInstant } from './cells.ts'
import { plain } from './plain-text.ts'
import { checkReport, tablesOf } from './report-checks.ts'
import type { ReportDocument, RunningText } from './report-document.ts'
import { reportTexts } from './report-texts.ts'

/** One sheet: a head and rows as they come. */
export type Sheet = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

/** Limits of the format (ECMA-376 as Excel reads it): rows of a sheet with its head, characters of a cell and a name. */
const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767
const NAME_LENGTH = 31

/** Rows written before the writer waits for whoever reads the stream. */
const BREATH = 100

const DAY = 86_400_000

/**
 * Writes sheets to a stream as an Excel file, row by row, so that an export of any length takes little memory. Numbers,
 * shares, dates and times are real ones; texts are always texts, whatever they begin with, never formulas. A sheet that
 * passes 1,048,576 rows goes on in a next sheet. Ends the stream; returns the number of rows written.
 */
export async function writeXlsx(sheets: Iterable<Sheet>, target: Writable, language: Language): Promise<number> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: target, useStyles: true, useSharedStrings: false })
  // Settles when the stream has taken everything, and fails when whoever reads it has gone away.
  const end = finished(target, { readable: false })
  end.catch(() => undefined)
  const names = new Set<string>()
  let written = 0
  try {
    for (const sheet of sheets) {
      let page = startSheet(workbook, sheet, names, language)
      let rows = 1
      for await (const row of sheet.rows) {
        if (rows === MOST_ROWS) {
          endSheet(page, sheet, rows)
          page = startSheet(workbook, sheet, names, language)
          rows = 1
        }
        page.addRow(sheet.columns.map((column, at) => cellValue(row[at], column, language))).commit()
        rows += 1
        written += 1
        if (written % BREATH === 0) await Promise.race([breathe(target), end])
      }
      endSheet(page, sheet, rows)
    }
    await Promise.race([workbook.commit(), end])
    await end
  } catch (error) {
    target.destroy(error instanceof Error ? error : undefined)
    throw error
  }
  return written
}

function endSheet(page: Worksheet, sheet: Sheet, rows: number): void {
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows, column: Math.max(1, sheet.columns.length) } }
  page.commit()
}

/** All tables of a report as an Excel file, a sheet each, and a last sheet that says what the figures are. */
export async function renderXlsx(report: ReportDocument): Promise<Uint8Array> {
  checkReport(report, Number.POSITIVE_INFINITY)
  const target = new PassThrough({ highWaterMark: 1 << 20 })
  const [content] = await Promise.all([buffer(target), writeXlsx(sheetsOf(report), target, report.language)])
  return new Uint8Array(content)
}

function sheetsOf(report: ReportDocument): Sheet[] {
  const texts = reportTexts[report.language]
  const tables = tablesOf(report)
  const about: Cell[][] = [
    [texts.title, report.title],
    ...(report.subtitle ? [[texts.subtitle, report.subtitle]] : []),
    [texts.issuer, report.issuer],
    ...(report.meta ?? []).map(({ name, value }) => [name, value]),
    [texts.made, cellText(report.madeAt, { name: '', type: 'datetime' }, report.language)],
    ...(report.headline ? [[texts.headline, runningText(report.headline)]] : []),
    ...tables.flatMap(({ caption, note }) => (note ? [[`${texts.note}: ${caption}`, note]] : [])),
  ]
  return [
    ...tables.map(({ caption, columns, rows }) => ({ name: caption, columns, rows })),
    { name: texts.about, columns: [{ name: texts.item }, { name: texts.content, weight: 3 }], rows: about },
  ]
}

function runningText(text: RunningText): string {
  return typeof text === 'string' ? text : text.map((run) => run.text).join('')
}

function startSheet(workbook: Workbook, sheet: Sheet, names: Set<string>, language: Language): Worksheet {
  const page = workbook.addWorksheet(sheetName(sheet.name, names, language), {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  page.columns = sheet.columns.map((column) => ({
    width: columnWidth(column),
    style: {
      numFmt: numberFormat(column),
      alignment: { horizontal: ALIGNMENTS[alignmentOf(column)], vertical: 'top', wrapText: column.type === undefined },
    },
  }))
  const head = page.addRow(sheet.columns.map(({ name }) => plain(name)))
  head.font = { bold: true, color: { argb: 'FF16202C' } }
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF4F6F9' } }
  head.border = { bottom: { style: 'thin', color: { argb: 'FF16202C' } } }
  head.commit()
  return page
}

const ALIGNMENTS = { start: 'left', centre: 'center', end: 'right' } as const

/** A name that Excel takes: no []:*?/\, at most 31 characters, not empty, none twice (case does not tell them apart). */
function sheetName(wish: string, taken: Set<string>, language: Language): string {
  const clean = plain(wish)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
  const base = (clean || reportTexts[language].sheet).slice(0, NAME_LENGTH)
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`
    const name = `${base.slice(0, NAME_LENGTH - suffix.length)}${suffix}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}

function columnWidth(column: Column): number {
  const head = [...column.name].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 4)
  const usual = { text: 24, verdict: 12, integer: 12, number: 12, percent: 12, date: 13, datetime: 18 }
  return Math.min(60, Math.max(head, usual[column.type ?? 'text'] * Math.max(1, column.weight ?? 1)))
}

function numberFormat(column: Column): string {
  const decimals = decimalsOf(column)
  const fraction = decimals > 0 ? `.${'0'.repeat(decimals)}` : ''
  switch (column.type) {
    case 'integer':
    case 'number':
      return `#,##0${fraction}`
    case 'percent':
      return `0${fraction}%`
    case 'date':
      return 'yyyy-mm-dd'
    case 'datetime':
      return 'yyyy-mm-dd hh:mm'
    default:
      return '@'
  }
}

/** A cell as Excel keeps it. Dates are days without a zone: the file shows the city's date and time everywhere. */
function cellValue(cell: Cell, column: Column, language: Language): string | number | boolean | Date | null {
  if (cell === null || cell === undefined || cell === '') return null
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  if (column.type === 'date' && typeof cell === 'string' && isLocalDate(cell)) return new Date(dayNumberOf(cell) * DAY)
  if (cell instanceof Date || (column.type === 'datetime' && typeof cell === 'string' && isInstant(cell))) {
    const moment = new Date(cell)
    if (Number.isNaN(moment.getTime())) return null
    return new Date(localDayNumberOf(moment) * DAY + (column.type === 'date' ? 0 : timeOfDayOf(moment)))
  }
  const text = plain(cellText(cell, column, language))
  if (text.length <= MOST_CHARACTERS) return text
  const { cutOff } = reportTexts[language]
  return text.slice(0, MOST_CHARACTERS - cutOff.length) + cutOff
}

async function breathe(target: Writable): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  if (target.writableNeedDrain) await once(target, 'drain')
}
