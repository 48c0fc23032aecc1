import { CsvSplitter, type RecordBatch } from './csv-splitter.ts'
import { DEFAULT_LIMITS } from './table.ts'

const CANDIDATES = [',', '\t', ';', '|']
const LOOKED_AT = 50
const SAMPLE_CHARACTERS = 32 * 1024

/**
 * Tells the delimiter of a CSV text from its beginning: the one that cuts most of the first 50 records into the same
 * number of fields, more than one; where two do equally well, the one that gives more fields. A first line `sep=;`, as
 * Excel understands it, decides by itself. A text that none of them cuts is taken for one column with commas.
 */
export function detectDelimiter(text: string): string {
  const declared = separatorLine(text)
  if (declared) return declared
  let best = { delimiter: ',', agreement: 0, width: 1 }
  for (const delimiter of CANDIDATES) {
    const { agreement, width } = regularity(text, delimiter)
    const better = agreement > best.agreement || (agreement === best.agreement && width > best.width)
    if (width > 1 && better) best = { delimiter, agreement, width }
  }
  return best.delimiter
}

/** The delimiter that a first line `sep=;` names, if there is one. */
export function separatorLine(text: string): string | undefined {
  return /^sep=(.)\r?(?:\n|\r)/i.exec(text)?.[1]
}

function regularity(text: string, delimiter: string): { agreement: number; width: number } {
  const { rows, faults } = firstRecords(text, delimiter)
  const widths = new Map<number, number>()
  for (const { values } of rows) widths.set(values.length, (widths.get(values.length) ?? 0) + 1)
  let width = 1
  let most = 0
  for (const [candidate, count] of widths) if (count > most) [width, most] = [candidate, count]
  return { agreement: most / Math.max(1, rows.length + faults.length), width }
}

function firstRecords(text: string, delimiter: string): RecordBatch {
  const limits = { ...DEFAULT_LIMITS, quoteFaults: Number.POSITIVE_INFINITY }
  const splitter = new CsvSplitter({ delimiter, limits })
  const { rows, faults } = splitter.push(text.slice(0, SAMPLE_CHARACTERS))
  // The last record may be cut off where the sample ends; it only counts where there is no other.
  const whole = rows.length > 0 ? rows : splitter.finish().rows
  return { rows: whole.slice(0, LOOKED_AT), faults: faults.slice(0, LOOKED_AT) }
}
