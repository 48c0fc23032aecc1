import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { newId } from '../../kernel/ids.ts'
import { readTable } from '../../platform/tabular/read-table.ts'
import type { OpenTable, ReadOptions, TableFormat, TableRow } from '../../platform/tabular/table.ts'
import type { Reading, RowProblem } from './files.contract.ts'
import type { RegisterMapping } from './mapping.contract.ts'
import { compileMapping } from './mapping.rules.ts'
import { registersErrors } from './registers.errors.ts'
import { isRejectsFile, withoutGuard } from './rejects.ts'
import { createResolver, type Known, type NewUnits, type ResolvedRecord } from './resolve.rules.ts'
import { problemOfMeaning, problemOfRow, problemOfValue } from './row-problems.ts'

/** A row of the file as it was taken: a record, or what is wrong with it. */
export type TakenRow = {
  readonly line: number
  readonly values: readonly string[]
} & ({ readonly record: ResolvedRecord } | { readonly problems: readonly RowProblem[] })

export type ReadingSession = {
  readonly table: OpenTable
  readonly newUnits: NewUnits
  /** Bytes of the file that were read so far; 0 for formats that are read more than once. */
  bytesRead(): number
  /** The rows of the file in stretches of some thousand, each in file order. */
  stretches(): AsyncGenerator<TakenRow[], void, undefined>
}

/** The options of the reader that a user's choices stand for. */
export function readOptions(reading: Reading): ReadOptions {
  const { encoding, delimiter, sheet, headerLine } = reading
  return {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerLine === undefined ? {} : { headerLine }),
  }
}

/**
 * Opens a file for import: its rows are read, mapped and found in the directory one after the other, in bounded memory.
 * Throws what makes the file or the mapping unusable as a whole.
 */
export async function openReading(
  path: string,
  format: TableFormat,
  { reading, mapping, known }: { reading: Reading; mapping: RegisterMapping; known: Known },
): Promise<ReadingSession> {
  const resolver = createResolver(mapping, known, newId, Date.now())
  const missing = resolver.missingFallbacks[0]
  if (missing) {
    const what = missing.what === 'unit' ? '单位 unit' : '地区 area'
    throw registersErrors.UNKNOWN_FALLBACK({ what, code: missing.code })
  }
  let bytes = 0
  const counting = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      done(null, chunk)
    },
  })
  // Workbooks and logs are read from disk more than once; only a CSV file goes by as a stream that can be watched.
  const source =
    format === 'csv'
      ? createReadStream(path)
          .on('error', (e) => counting.destroy(e))
          .pipe(counting)
      : path
  const table = await readTable(source, { ...readOptions(reading), format })
  const { columns } = table.head
  try {
    const take = compileTaking(mapping, columns, resolver)
    return { table, newUnits: resolver.newUnits, bytesRead: () => bytes, stretches: () => stretchesOf(table, take) }
  } catch (error) {
    await table.close()
    throw error
  }
}

function compileTaking(
  mapping: RegisterMapping,
  columns: readonly string[],
  resolver: ReturnType<typeof createResolver>,
): (row: TableRow) => TakenRow {
  const map = compileMapping(mapping, columns)
  const sentAgain = isRejectsFile(columns)
  const columnOf = (field: string) => {
    const from = mapping.fields[field as keyof typeof mapping.fields]
    return from && 'column' in from ? from.column : null
  }
  return (row) => {
    const { line } = row
    const values = sentAgain ? row.values.map(withoutGuard) : row.values
    const mapped = map({ line, values })
    if ('faults' in mapped) return { line, values, problems: mapped.faults.map(problemOfValue) }
    const resolved = resolver.resolve(mapped.record)
    if ('record' in resolved) return { line, values, record: resolved.record }
    return { line, values, problems: resolved.faults.map((fault) => problemOfMeaning(fault, columnOf)) }
  }
}

async function* stretchesOf(table: OpenTable, take: (row: TableRow) => TakenRow): AsyncGenerator<TakenRow[]> {
  for await (const { rows, faults } of table.batches) {
    const taken = rows.map(take)
    for (const fault of faults) {
      taken.push({ line: fault.line, values: fault.values ?? [], problems: [problemOfRow(fault)] })
    }
    if (faults.length > 0) taken.sort((a, b) => a.line - b.line)
    yield taken
  }
}
