import { readTable } from '../../platform/tabular/read-table.ts'
import type { TableFormat, TableHead, TableRow } from '../../platform/tabular/table.ts'
import { noteText, tabularErrors } from '../../platform/tabular/tabular.errors.ts'
import type { FileLook, Reading } from './files.contract.ts'
import type { RegisterMapping } from './mapping.contract.ts'
import { guessMapping } from './mapping-guess.rules.ts'
import { readOptions } from './reading-session.ts'
import { problemOfRow } from './row-problems.ts'

/** Rows by which a mapping is guessed, and those that are shown. */
const SAMPLE = 300
const SHOWN = 20
/** A field longer than this is cut in what is shown. */
const SHOWN_CHARACTERS = 400

export type FittingMapping = { id: string; version: number; name: string; nameEn: string; mapping: RegisterMapping }

/** Which kind of file lies at a path; throws what makes it unreadable, with the name that the user knows it by. */
export async function formatOf(path: string, name: string, reading: Reading): Promise<TableFormat> {
  try {
    const table = await readTable(path, readOptions(reading))
    await table.close()
    return table.head.format
  } catch (error) {
    throw namedFor(error, name)
  }
}

/** How a file is understood: its head, its first rows, and the mappings that could read it. */
export async function lookAt(
  path: string,
  name: string,
  reading: Reading,
  saved: readonly FittingMapping[],
): Promise<FileLook> {
  try {
    const table = await readTable(path, readOptions(reading))
    const rows: TableRow[] = []
    const faults = []
    for await (const batch of table.batches) {
      rows.push(...batch.rows.slice(0, SAMPLE - rows.length))
      faults.push(...batch.faults.slice(0, SHOWN))
      if (rows.length >= SAMPLE) break
    }
    const { notes } = table.summary()
    return {
      ...headOf(table.head),
      rows: rows.slice(0, SHOWN).map(shownRow),
      faults: faults.slice(0, SHOWN).map(problemOfRow),
      notes: notes.map(noteText),
      guess: guessOf(table.head.columns, rows, saved),
    }
  } catch (error) {
    throw namedFor(error, name)
  }
}

function headOf(head: TableHead) {
  const { format, gzip, encoding = null, delimiter = null, sheet = null, sheets = [], columns, line } = head
  return { format, gzip, encoding, delimiter, sheet, sheets: [...sheets], headerLine: line, columns: [...columns] }
}

/** A row as it is shown: long fields are cut. */
export function shownRow({ line, values }: { line: number; values: readonly string[] }) {
  const cut = (value: string) => (value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value)
  return { line, values: values.map(cut) }
}

function guessOf(columns: readonly string[], rows: readonly TableRow[], saved: readonly FittingMapping[]) {
  const guess = guessMapping(
    columns,
    rows.map(({ values }) => values),
  )
  const found = Object.entries(guess.found) as [keyof typeof guess.found, { column: string; confidence: number }][]
  return {
    mapping: guess.mapping,
    found: found.map(([field, { column, confidence }]) => ({ field, column, confidence })),
    notes: guess.notes.map(({ field, text }) => ({ field, text })),
    fitting: saved
      .filter(({ mapping }) => columnsOf(mapping).every((column) => columns.includes(column)))
      .map(({ id, version, name, nameEn }) => ({ id, version, name, nameEn })),
  }
}

/** The columns that a mapping uses. */
function columnsOf({ fields, cancelledWhen }: RegisterMapping): string[] {
  const used = Object.values(fields).flatMap((source) => (source && 'column' in source ? [source.column] : []))
  return cancelledWhen ? [...used, cancelledWhen.column] : used
}

/** A file is known to its user by its name, not by its place in the data folder. */
function namedFor(error: unknown, name: string): unknown {
  const { code } = error as { code?: string }
  return code === 'TABLE_NOT_FOUND' ? tabularErrors.TABLE_NOT_FOUND({ name }) : error
}
