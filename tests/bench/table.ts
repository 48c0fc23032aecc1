import { cpus, loadavg } from 'node:os'
import { padTo, tableLines } from '../../src/main/commands/terminal.ts'

/** Prints a table with a head. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  process.stdout.write(`${tableLines(head, rows).join('\n')}\n`)
}

/** A measured number against its goal, for people. */
export function standing(kept: boolean): string {
  return kept ? '● kept' : '▲ missed'
}

/** On what it was measured: other work on the same cores makes every time longer. */
export function machineLine(): string {
  return `${padTo('machine', 8)}  ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`
}

export const megabytes = (bytes: number): string => (bytes === 0 ? 'unknown' : `${(bytes / 1e6).toFixed(0)} MB`)
