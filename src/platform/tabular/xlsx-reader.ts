import type { RecordSource } from './csv-reader.ts'
import type { RecordBatch } from './csv-splitter.ts'
import type { ReadLimits, TableNote, TableRow } from './table.ts'
import { tabularErrors } from './tabular.errors.ts'
import { openArchive } from './xlsx-archive.ts'
import { serialToIso } from './xlsx-dates.ts'
import { chooseSheet, readWorkbook, unescapeCharacters, type Workbook } from './xlsx-workbook.ts'
import { parseXml, type XmlHandlers } from './xml.ts'

export type XlsxSource = RecordSource & {
  readonly sheet: string
  readonly sheets: readonly string[]
  close(): Promise<void>
}

/**
 * Reads the rows of one sheet of a workbook on disk, a stretch at a time; only the shared strings are held in memory.
 * A cell becomes text: numbers in their shortest form, dates as local ISO text (from the cell's number format),
 * booleans as `true`/`false`, formulas by the result that was saved with them, errors as Excel writes them (`#N/A`).
 * Of merged cells the first one has the value.
 */
export async function readXlsx(
  path: string,
  options: { sheet?: string | number | undefined; limits: ReadLimits },
): Promise<XlsxSource> {
  const archive = await openArchive(path, options.limits)
  try {
    const workbook = await readWorkbook(archive, options.limits)
    const sheet = chooseSheet(workbook, options.sheet)
    const reading = new SheetReading(workbook, options.limits)

    async function* batches(): AsyncGenerator<RecordBatch> {
      const chunks = archive.read(sheet.part)
      const parsing = parseXml(chunks, reading.handlers, {
        part: sheet.part,
        longest: options.limits.recordChars,
        plainNames: true,
      })
      try {
        for await (const _ of parsing) if (reading.rows.length >= BATCH_ROWS) yield reading.take()
        yield reading.take()
      } finally {
        archive.close()
      }
    }

    const opened = batches()
    const close = async () => {
      // A sheet that is half read holds the file open until its reading has ended.
      await opened.return(undefined)
      archive.close()
    }
    return {
      batches: opened,
      mayBeShort: true,
      sheet: sheet.name,
      sheets: workbook.sheets.map(({ name }) => name),
      blankLines: () => reading.blankLines,
      notes: () => reading.notes(),
      close,
    }
  } catch (error) {
    archive.close()
    throw error
  }
}

const BATCH_ROWS = 1000

/** The state of a sheet that is being parsed: the row and the cell in hand, and the rows that are done. */
class SheetReading {
  rows: TableRow[] = []
  blankLines = 0
  private readonly workbook: Workbook
  private readonly limits: ReadLimits
  private values: string[] = []
  private line = 0
  private column = 0
  private type: string | undefined
  private style = 0
  private value = ''
  private hasFormula = false
  private listening = false
  private phonetic = false
  private mergedRanges = 0
  private emptyFormulas = 0

  constructor(workbook: Workbook, limits: ReadLimits) {
    this.workbook = workbook
    this.limits = limits
  }

  readonly handlers: XmlHandlers = {
    open: (name, attributes) => this.open(name, attributes),
    close: (name) => this.close(name),
    text: (piece) => {
      if (this.listening) this.value += piece
    },
  }

  take(): RecordBatch {
    const rows = this.rows
    this.rows = []
    return { rows, faults: [] }
  }

  notes(): TableNote[] {
    const notes: TableNote[] = []
    if (this.mergedRanges > 0) notes.push({ code: 'MERGED_CELLS', params: { count: this.mergedRanges } })
    if (this.emptyFormulas > 0) notes.push({ code: 'FORMULAS_WITHOUT_VALUE', params: { count: this.emptyFormulas } })
    return notes
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'c':
        this.column = attributes.r ? columnNumber(attributes.r) : this.column + 1
        if (this.column > this.limits.columns) {
          throw tabularErrors.TABLE_TOO_MANY_COLUMNS({ limit: this.limits.columns, line: this.line })
        }
        this.type = attributes.t
        this.style = attributes.s === undefined ? 0 : Number(attributes.s)
        this.value = ''
        this.hasFormula = false
        break
      case 'v':
      case 't':
        this.listening = !this.phonetic
        break
      case 'f':
        this.hasFormula = true
        break
      case 'rPh':
        this.phonetic = true
        break
      case 'row':
        this.line = attributes.r ? Number(attributes.r) : this.line + 1
        this.column = 0
        this.values = []
        break
      case 'mergeCell':
        this.mergedRanges++
        break
    }
  }

  private close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.listening = false
        break
      case 'rPh':
        this.phonetic = false
        break
      case 'c':
        this.endCell()
        break
      case 'row':
        if (this.values.length > 0) this.rows.push({ line: this.line, values: this.values })
        else this.blankLines++
        break
    }
  }

  private endCell(): void {
    if (this.value === '') {
      if (this.hasFormula) this.emptyFormulas++
      return
    }
    const text = this.cellText()
    if (text === '') return
    // Cells that were never filled have no element, so the row is only as long as its last filled cell.
    while (this.values.length < this.column - 1) this.values.push('')
    this.values[this.column - 1] = text
  }

  private cellText(): string {
    const { value, workbook } = this
    switch (this.type) {
      case 's':
        return workbook.strings[Number(value)] ?? ''
      case 'b':
        return value === '1' ? 'true' : 'false'
      case 'str':
      case 'inlineStr':
        return unescapeCharacters(value)
      case 'e':
        return value
      case 'd':
        return value
    }
    const number = Number(value)
    if (Number.isNaN(number)) return value
    const dateStyle = workbook.styles[this.style]
    const date = dateStyle && serialToIso(number, dateStyle, workbook.date1904)
    return date ?? String(number)
  }
}

/** The number of the column (from 1) in a cell reference such as `AB12`. */
function columnNumber(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column
}
