import type { OpenBytes } from './bytes.ts'
import { CsvSplitter, type RecordBatch } from './csv-splitter.ts'
import { detectDelimiter, separatorLine } from './delimiter.ts'
import { decodedHead, decodeText, encodingOfHead } from './encoding.ts'
import type { ReadLimits, RowFault, TableNote, TableRow, TextEncoding } from './table.ts'

/** Records of a file before the header is told from the rows, and what is known about the file around them. */
export type RecordSource = {
  readonly batches: AsyncGenerator<RecordBatch, void, undefined>
  /** Whether a record may be shorter than the header, its last fields being blank (cells that were never filled). */
  readonly mayBeShort: boolean
  encoding?(): TextEncoding
  blankLines(): number
  notes(): TableNote[]
}

export type CsvSource = RecordSource & { readonly delimiter: string; readonly headEncoding: TextEncoding }

/**
 * Reads the records of a CSV file from its bytes. Encoding and delimiter are told from the beginning unless they are
 * given. A record with a character that cannot be read, or with NUL, is reported and left out.
 */
export function readCsv(
  bytes: OpenBytes,
  options: { encoding: TextEncoding | 'auto'; delimiter?: string | undefined; limits: ReadLimits },
): CsvSource {
  const sample = decodedHead(bytes.head, options.encoding)
  const delimiter = options.delimiter ?? detectDelimiter(sample)
  const decoding = decodeText(bytes.chunks, options.encoding)
  const splitter = new CsvSplitter({ delimiter, limits: options.limits })
  const hasSeparatorLine = separatorLine(sample) !== undefined

  async function* batches(): AsyncGenerator<RecordBatch> {
    let carriedSuspect = false
    let first = hasSeparatorLine
    for await (const { text, suspect } of decoding.texts) {
      const batch = splitter.push(text)
      if (first && batch.rows.length > 0) {
        batch.rows.shift()
        first = false
      }
      // A record that began in the stretch before may carry that stretch's damage.
      if (suspect || carriedSuspect) leaveOutDamaged(batch, decoding.encoding())
      carriedSuspect = suspect
      if (batch.rows.length + batch.faults.length > 0) yield batch
    }
    const batch = splitter.finish()
    leaveOutDamaged(batch, decoding.encoding())
    yield batch
  }

  return {
    batches: batches(),
    delimiter,
    headEncoding: options.encoding === 'auto' ? encodingOfHead(bytes.head) : options.encoding,
    mayBeShort: false,
    encoding: decoding.encoding,
    blankLines: () => splitter.blankLines,
    notes: () => (decoding.guessed() ? [{ code: 'ENCODING_GUESSED', params: { encoding: decoding.encoding() } }] : []),
  }
}

/** Moves records with unreadable characters from the rows to the faults. The column is a position until it has a name. */
function leaveOutDamaged(batch: RecordBatch, encoding: TextEncoding): void {
  const sound: TableRow[] = []
  for (const row of batch.rows) {
    const fault = damage(row, encoding)
    if (fault) batch.faults.push(fault)
    else sound.push(row)
  }
  batch.rows = sound
}

function damage({ line, values }: TableRow, encoding: TextEncoding): RowFault | undefined {
  for (const [position, value] of values.entries()) {
    const code = value.includes('\0') ? 'NUL_BYTE' : value.includes('\uFFFD') ? 'INVALID_BYTES' : undefined
    if (code) return { line, code, column: String(position + 1), params: { encoding, position: position + 1 }, values }
  }
  return undefined
}
