import type { Readable } from 'node:stream'

/** The kinds of file that can be read as a table. */
export type TableFormat = 'csv' | 'xlsx' | 'xes'

/** The character encodings that can be read. What a file declares or the user says wins over what is guessed. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A path on disk, or a stream of bytes (an upload). A stream is spooled to a temporary file where a format needs it. */
export type TableSource = string | Readable

/** Bounds on what a file may cost. Each is reached long after any honest register ends. */
export type ReadLimits = {
  /** Longest record or text node, in characters. */
  recordChars: number
  /** Most columns in one table. */
  columns: number
  /** Most bytes of the file as it arrives. */
  sourceBytes: number
  /** Most bytes after decompression (gzip, or all parts of a workbook together). */
  inflatedBytes: number
  /** Largest ratio of decompressed to compressed bytes, looked at once `ratioFloorBytes` have come out. */
  inflateRatio: number
  ratioFloorBytes: number
  /** Most entries in a workbook's archive. */
  archiveEntries: number
  /** Most characters in a workbook's shared strings together: they are the one thing that is kept in memory. */
  sharedStringChars: number
  /** Most records whose quotes do not fit before the reading is given up. */
  quoteFaults: number
}

export const DEFAULT_LIMITS: ReadLimits = {
  recordChars: 1_048_576,
  columns: 1_000,
  sourceBytes: 4 * 1024 ** 3,
  inflatedBytes: 8 * 1024 ** 3,
  inflateRatio: 200,
  ratioFloorBytes: 32 * 1024 ** 2,
  archiveEntries: 10_000,
  sharedStringChars: 64 * 1024 ** 2,
  quoteFaults: 1_000,
}

export type ReadOptions = {
  /** What kind of file it is; told from its first bytes where nothing is said. */
  format?: TableFormat | 'auto'
  encoding?: TextEncoding | 'auto'
  /** One character that separates the fields of a CSV file. */
  delimiter?: string
  /** Name or number (from 1) of the sheet of a workbook; the first visible one where nothing is said. */
  sheet?: string | number
  /** Whether a row of an event log is one event or one trace. */
  per?: 'event' | 'trace'
  /** Line (from 1) of the column names; `auto` takes the first line with at least two filled fields. */
  headerLine?: 'auto' | number
  limits?: Partial<ReadLimits>
}

/** Something about the file as a whole that the person who imports it should know. Texts by `noteText`. */
export type TableNote = {
  readonly code:
    | 'BLANK_COLUMN_NAME'
    | 'DUPLICATE_COLUMN_NAME'
    | 'LINES_BEFORE_HEADER'
    | 'ENCODING_GUESSED'
    | 'MERGED_CELLS'
    | 'FORMULAS_WITHOUT_VALUE'
    | 'EMPTY_TRACES'
    | 'NESTED_ATTRIBUTES'
  readonly params: Readonly<Record<string, string | number>>
}

export type TableHead = {
  readonly format: TableFormat
  readonly gzip: boolean
  /** Encoding of a CSV file as far as its beginning tells; the summary has the final word. */
  readonly encoding?: TextEncoding
  readonly delimiter?: string
  readonly sheet?: string
  readonly sheets?: readonly string[]
  /** Names of the columns, made unique and never blank, in file order. */
  readonly columns: readonly string[]
  /** Line of the column names (0 where a format has none). */
  readonly line: number
}

/** One row: the line on which it begins (sheet row number, or event number for event logs) and its fields as text. */
export type TableRow = { readonly line: number; readonly values: string[] }

/** A row that was left out, and why. `values` are the fields as far as they could be told. Texts by `faultText`. */
export type RowFault = {
  readonly line: number
  readonly code:
    | 'WRONG_FIELD_COUNT'
    | 'QUOTE_NOT_CLOSED'
    | 'QUOTE_MISPLACED'
    | 'RECORD_TOO_LONG'
    | 'INVALID_BYTES'
    | 'NUL_BYTE'
  readonly column?: string
  readonly params: Readonly<Record<string, string | number>>
  readonly values?: readonly string[]
}

/** Rows and faults of one stretch of the file, each in file order. */
export type TableBatch = { readonly rows: TableRow[]; readonly faults: RowFault[] }

/** What is known once the last batch has been taken. */
export type TableSummary = {
  readonly rows: number
  readonly faults: number
  readonly blankLines: number
  readonly encoding?: TextEncoding
  readonly notes: readonly TableNote[]
}

/**
 * An open table: its head, then its rows in batches of some thousand. Leaving the loop over `batches` early closes the
 * file; `close` does so when the loop was never begun. The strings of a batch may share the memory of a whole chunk of
 * the file, so a value that is kept for the length of an import should be copied (`detached`).
 */
export type OpenTable = {
  readonly head: TableHead
  readonly batches: AsyncGenerator<TableBatch, void, undefined>
  summary(): TableSummary
  close(): Promise<void>
}

/** The beginning of a table, for the preview in which the user checks how it was understood. */
export type TableSample = {
  readonly head: TableHead
  readonly rows: readonly TableRow[]
  readonly faults: readonly RowFault[]
  readonly notes: readonly TableNote[]
}

/** A copy of a string that does not hold on to the chunk of the file from which it was cut. */
export function detached(value: string): string {
  // Slicing a freshly joined string makes V8 copy the characters; slicing the original would only point into it.
  return value.length < 13 ? value : ` ${value}`.slice(1)
}
