import type { RecordSource } from './csv-reader.ts'
import type { RecordBatch } from './csv-splitter.ts'
import type { ReadLimits, RowFault, TableBatch, TableNote, TableRow } from './table.ts'
import { tabularErrors } from './tabular.errors.ts'

/** A table whose header is known: rows all have as many values as there are columns. */
export type ShapedTable = {
  readonly columns: string[]
  readonly line: number
  readonly notes: readonly TableNote[]
  readonly batches: AsyncGenerator<TableBatch, void, undefined>
}

const LOOKED_AT = 20

/**
 * Tells the header from the rows and holds every row to it. The header is the given line, or the first record with at
 * least two filled fields (titles and remarks above it are left out and noted), or the first record at all. Columns
 * without a name or with one that occurred before get one of their own. A row with another number of fields becomes a
 * fault; where the format leaves off blank cells, a shorter one is filled up. Fails with TABLE_EMPTY,
 * TABLE_HEADER_NOT_FOUND or TABLE_TOO_MANY_COLUMNS.
 */
export async function shapeTable(
  source: RecordSource,
  options: { headerLine: 'auto' | number; limits: ReadLimits },
): Promise<ShapedTable> {
  const first = await untilHeader(source.batches, options.headerLine)
  const header = chooseHeader(first.rows, options.headerLine)
  const { columns, notes } = nameColumns(header, options.limits)
  const before = first.rows.indexOf(header)
  if (before > 0 && options.headerLine === 'auto') {
    notes.unshift({ code: 'LINES_BEFORE_HEADER', params: { line: header.line, count: before } })
  }
  const rest: RecordBatch = {
    rows: first.rows.slice(before + 1),
    faults: first.faults.filter((fault) => fault.line >= header.line),
  }
  return { columns, line: header.line, notes, batches: shaped(rest, source, columns, options.limits) }
}

async function untilHeader(batches: AsyncGenerator<RecordBatch>, headerLine: 'auto' | number): Promise<RecordBatch> {
  const first: RecordBatch = { rows: [], faults: [] }
  for (;;) {
    const next = await batches.next()
    if (next.done) return first
    first.rows.push(...next.value.rows)
    first.faults.push(...next.value.faults)
    const last = first.rows.at(-1)?.line ?? 0
    if (headerLine === 'auto' ? first.rows.length >= LOOKED_AT : last >= headerLine) return first
  }
}

function chooseHeader(rows: readonly TableRow[], headerLine: 'auto' | number): TableRow {
  if (rows.length === 0) throw tabularErrors.TABLE_EMPTY()
  if (headerLine !== 'auto') {
    const header = rows.find((row) => row.line === headerLine)
    if (!header) throw tabularErrors.TABLE_HEADER_NOT_FOUND({ line: headerLine })
    return header
  }
  const filled = (row: TableRow) => row.values.filter((value) => value.trim() !== '').length
  return rows.slice(0, LOOKED_AT).find((row) => filled(row) >= 2) ?? rows[0]!
}

/** Gives every column a name of its own: trimmed, without line breaks, `column_3` where blank, `name (2)` where taken. */
function nameColumns(header: TableRow, limits: ReadLimits): { columns: string[]; notes: TableNote[] } {
  const { values, line } = header
  if (values.length > limits.columns) throw tabularErrors.TABLE_TOO_MANY_COLUMNS({ limit: limits.columns, line })
  const originals = values.map((value) => value.replace(/\s+/g, ' ').trim())
  const taken = new Set<string>()
  const notes: TableNote[] = []
  const columns = originals.map((original, index) => {
    const position = index + 1
    const name = freeName(original || `column_${position}`, taken, originals)
    if (original === '') notes.push({ code: 'BLANK_COLUMN_NAME', params: { position, name } })
    else if (name !== original) notes.push({ code: 'DUPLICATE_COLUMN_NAME', params: { position, name, original } })
    taken.add(name)
    return name
  })
  return { columns, notes }
}

function freeName(wanted: string, taken: ReadonlySet<string>, originals: readonly string[]): string {
  if (!taken.has(wanted)) return wanted
  for (let n = 2; ; n++) {
    const name = `${wanted} (${n})`
    if (!taken.has(name) && !originals.includes(name)) return name
  }
}

async function* shaped(
  first: RecordBatch,
  source: RecordSource,
  columns: readonly string[],
  limits: ReadLimits,
): AsyncGenerator<TableBatch> {
  try {
    yield heldToHeader(first, source.mayBeShort, columns, limits)
    for await (const batch of source.batches) yield heldToHeader(batch, source.mayBeShort, columns, limits)
  } finally {
    await source.batches.return(undefined)
  }
}

function heldToHeader(
  batch: RecordBatch,
  mayBeShort: boolean,
  columns: readonly string[],
  limits: ReadLimits,
): TableBatch {
  const rows: TableRow[] = []
  const faults: RowFault[] = batch.faults.map((fault) => withColumnName(fault, columns))
  for (const row of batch.rows) {
    const { values, line } = row
    if (values.length === columns.length) {
      rows.push(row)
    } else if (values.length < columns.length && mayBeShort) {
      while (values.length < columns.length) values.push('')
      rows.push(row)
    } else {
      const params = { expected: columns.length, actual: values.length }
      faults.push({ line, code: 'WRONG_FIELD_COUNT', params, values: values.slice(0, limits.columns) })
    }
  }
  if (batch.faults.length > 0) faults.sort((a, b) => a.line - b.line)
  return { rows, faults }
}

function withColumnName(fault: RowFault, columns: readonly string[]): RowFault {
  const position = fault.params.position
  return typeof position === 'number' && columns[position - 1] ? { ...fault, column: columns[position - 1]! } : fault
}
