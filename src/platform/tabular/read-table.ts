import { type OpenBytes, openBytes, spooled } from './bytes.ts'
import { type RecordSource, readCsv } from './csv-reader.ts'
import { tellFormat } from './format.ts'
import { shapeTable } from './header.ts'
import {
  DEFAULT_LIMITS,
  type OpenTable,
  type ReadLimits,
  type ReadOptions,
  type TableBatch,
  type TableHead,
  type TableNote,
  type TableSample,
  type TableSource,
} from './table.ts'
import { readXes } from './xes-reader.ts'
import { readXlsx } from './xlsx-reader.ts'

/**
 * Opens a register for reading: CSV (also gzip), Excel workbook or XES event log (also gzip), from a path or a stream
 * of bytes. Answers with the head (format, encoding, delimiter, sheet, column names) and the rows in batches; memory
 * stays bounded however long the file is. Rows that cannot be read come as faults with their line and do not stop the
 * reading. What makes the whole file unreadable is thrown as one of `tabularErrors`, here or from the batches.
 */
export async function readTable(source: TableSource, options: ReadOptions = {}): Promise<OpenTable> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const bytes = await openBytes(source, limits)
  try {
    const format = await tellFormat(bytes, options.format)
    if (format === 'csv') return await openCsv(bytes, options, limits)
    // Workbooks and logs are read more than once, so a stream goes to disk first.
    const file = await fileOf(source, bytes, format === 'xlsx')
    try {
      return await (format === 'xlsx' ? openXlsx : openXes)(file, options, limits)
    } catch (error) {
      await file.close()
      throw error
    }
  } catch (error) {
    await bytes.close()
    throw error
  }
}

/**
 * Reads the beginning of a register for the preview: head, the first `rows` rows (20 where nothing is said) and the
 * faults met on the way.
 */
export async function sniff(source: TableSource, options: ReadOptions & { rows?: number } = {}): Promise<TableSample> {
  const table = await readTable(source, options)
  const wanted = options.rows ?? 20
  const sample: TableBatch = { rows: [], faults: [] }
  for await (const { rows, faults } of table.batches) {
    sample.rows.push(...rows.slice(0, wanted - sample.rows.length))
    sample.faults.push(...faults.slice(0, wanted))
    if (sample.rows.length >= wanted) break
  }
  return { head: table.head, rows: sample.rows, faults: sample.faults, notes: table.summary().notes }
}

type File = { path: string; close: () => Promise<void> }

async function fileOf(source: TableSource, bytes: OpenBytes, unpacked: boolean): Promise<File> {
  if (typeof source !== 'string' || (unpacked && bytes.gzip)) return spooled(bytes)
  await bytes.close()
  return { path: source, close: async () => {} }
}

async function openCsv(bytes: OpenBytes, options: ReadOptions, limits: ReadLimits): Promise<OpenTable> {
  const source = readCsv(bytes, { encoding: options.encoding ?? 'auto', delimiter: options.delimiter, limits })
  const { columns, line, notes, batches } = await shapeTable(source, {
    headerLine: options.headerLine ?? 'auto',
    limits,
  })
  const head: TableHead = {
    format: 'csv',
    gzip: bytes.gzip,
    encoding: source.headEncoding,
    delimiter: source.delimiter,
    columns,
    line,
  }
  return counted({ head, source, batches, notes, close: bytes.close })
}

async function openXlsx(file: File, options: ReadOptions, limits: ReadLimits): Promise<OpenTable> {
  const source = await readXlsx(file.path, { sheet: options.sheet, limits })
  const close = async () => {
    await source.close()
    await file.close()
  }
  try {
    const { columns, line, notes, batches } = await shapeTable(source, {
      headerLine: options.headerLine ?? 'auto',
      limits,
    })
    const head: TableHead = { format: 'xlsx', gzip: false, sheet: source.sheet, sheets: source.sheets, columns, line }
    return counted({ head, source, batches, notes, close })
  } catch (error) {
    await source.close()
    throw error
  }
}

async function openXes(file: File, options: ReadOptions, limits: ReadLimits): Promise<OpenTable> {
  const source = await readXes(file.path, { per: options.per ?? 'event', limits })
  const head: TableHead = { format: 'xes', gzip: source.gzip, columns: source.columns, line: 0 }
  return counted({ head, source, batches: source.batches, notes: [], close: file.close })
}

type Opened = {
  head: TableHead
  source: RecordSource
  batches: AsyncGenerator<TableBatch, void, undefined>
  notes: readonly TableNote[]
  close: () => Promise<void>
}

/** Puts the parts together, counts what goes by, and closes the file at the end of the loop, however it ends. */
function counted({ head, source, batches, notes, close }: Opened): OpenTable {
  let rows = 0
  let faults = 0

  async function* counting(): AsyncGenerator<TableBatch> {
    try {
      for await (const batch of batches) {
        rows += batch.rows.length
        faults += batch.faults.length
        yield batch
      }
    } finally {
      await close()
    }
  }

  return {
    head,
    batches: counting(),
    summary: () => ({
      rows,
      faults,
      blankLines: source.blankLines(),
      ...(source.encoding ? { encoding: source.encoding() } : {}),
      notes: [...notes, ...source.notes()],
    }),
    close,
  }
}
