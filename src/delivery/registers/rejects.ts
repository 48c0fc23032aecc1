import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PassThrough } from 'node:stream'
import { writeCsv } from '../../platform/tabular/write-csv.ts'
import type { RowProblem } from './files.contract.ts'
import { FIELD_NAMES } from './mapping.contract.ts'

/** What stands before the columns of the file in each refused row. */
const OWN_COLUMNS = ['退回:行号 line', '退回:字段 field', '退回:内容 value', '退回:原因', '退回:reason'] as const

/** Whether a file is one of refused rows that was mended and sent again. */
export function isRejectsFile(columns: readonly string[]): boolean {
  return OWN_COLUMNS.every((column) => columns.includes(column))
}

/** A value as it was before `writeCsv` put an apostrophe in front, so that no spreadsheet would run it. */
export function withoutGuard(value: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(value) ? value.slice(1) : value
}

/** The refused rows of an import on their way to disk. Nothing is written before the first one. */
export type Rejects = {
  add(problems: readonly RowProblem[], values: readonly string[]): Promise<void>
  /** Ends the file; answers with its path, or null where no row was refused. */
  close(): Promise<string | null>
}

/**
 * Writes refused rows as CSV: line, fields, values and reasons in both languages, then the columns of the file, one row
 * each, so that the file can be mended and sent again as it is. `guarded` says that the values carry apostrophes from
 * an earlier round.
 */
export function openRejects(path: string, columns: readonly string[]): Rejects {
  const kept = columns.map((column, index) => ({ column, index })).filter(({ column }) => !isOwn(column))
  let rows: PassThrough | undefined
  let written: Promise<number> | undefined
  let failure: unknown

  const open = async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    rows = new PassThrough({ objectMode: true, highWaterMark: 256 })
    const header = [...OWN_COLUMNS, ...kept.map(({ column }) => column)]
    written = writeCsv(createWriteStream(path, { mode: 0o600 }), header, rows)
    written.catch((error: unknown) => {
      failure = error
      rows?.destroy()
    })
    return rows
  }

  return {
    async add(problems, values) {
      if (failure) throw failure
      const into = rows ?? (await open())
      const surplus = values.slice(columns.length)
      const row = [
        problems[0]?.line ?? null,
        joined(problems.map(({ field, column }) => (field ? FIELD_NAMES[field].zh : column))),
        joined([...problems.map(({ value }) => value), ...surplus]),
        joined(problems.map(({ text }) => text.zh)),
        joined(problems.map(({ text }) => text.en)),
        ...kept.map(({ index }) => values[index] ?? ''),
      ]
      if (!into.write(row)) await once(into, 'drain')
    },
    async close() {
      if (!rows) return null
      rows.end()
      await written
      return path
    },
  }
}

function isOwn(column: string): boolean {
  return (OWN_COLUMNS as readonly string[]).includes(column)
}

function joined(parts: readonly (string | null)[]): string {
  return [...new Set(parts.filter((part) => part !== null && part !== ''))].join(' | ')
}
