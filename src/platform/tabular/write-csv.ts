import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** A value of a CSV file. Dates are written as ISO 8601 instants, blanks as nothing. */
export type CsvValue = string | number | bigint | boolean | Date | null | undefined

export type CsvOptions = {
  /** Starts with a byte order mark, by which Excel knows the file is UTF-8. On where nothing is said. */
  mark?: boolean
  /** Puts an apostrophe before text that a spreadsheet would run as a formula. On where nothing is said. */
  guardFormulas?: boolean
}

const CHUNK_CHARACTERS = 64 * 1024
const NUMERIC = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/

/**
 * Writes a table as CSV text by RFC 4180 (commas, CRLF, quotes doubled), a chunk of some 64 kB at a time. Text that
 * begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe in front unless it is a number, so that
 * what a resident typed is never run by the spreadsheet of the person who opens the file.
 */
export async function* csvChunks(
  header: readonly string[],
  rows: AsyncIterable<readonly CsvValue[]> | Iterable<readonly CsvValue[]>,
  { mark = true, guardFormulas = true }: CsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  let chunk = mark ? '\uFEFF' : ''
  chunk += csvLine(header, guardFormulas)
  for await (const row of rows) {
    chunk += csvLine(row, guardFormulas)
    if (chunk.length < CHUNK_CHARACTERS) continue
    yield chunk
    chunk = ''
  }
  if (chunk) yield chunk
}

/**
 * Writes a table as CSV into a stream, waiting where it is full, and ends it. Answers with the number of rows. An error
 * of the stream or of the rows is thrown.
 */
export async function writeCsv(
  into: Writable,
  header: readonly string[],
  rows: AsyncIterable<readonly CsvValue[]> | Iterable<readonly CsvValue[]>,
  options: CsvOptions = {},
): Promise<number> {
  let count = 0
  async function* counting() {
    for await (const row of rows) {
      count++
      yield row
    }
  }
  for await (const chunk of csvChunks(header, counting(), options)) {
    if (!into.write(chunk)) await once(into, 'drain')
  }
  into.end()
  await once(into, 'finish')
  return count
}

function csvLine(values: readonly CsvValue[], guardFormulas: boolean): string {
  let line = ''
  for (let i = 0; i < values.length; i++) {
    if (i > 0) line += ','
    line += csvField(values[i], guardFormulas)
  }
  return `${line}\r\n`
}

function csvField(value: CsvValue, guardFormulas: boolean): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return value instanceof Date ? value.toISOString() : String(value)
  const guarded = guardFormulas && FORMULA_START.test(value) && !NUMERIC.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
