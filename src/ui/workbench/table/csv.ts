/**
 * Writes rows as CSV (RFC 4180) that a spreadsheet opens without harm: UTF-8 with a byte order mark so that Chinese is
 * read rightly, and an apostrophe before text that would run as a formula.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(written).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function written(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A file name for an export: the table's name and the day, without what file systems refuse. */
export function exportName(table: string, day: string): string {
  return `${table.replace(/[\\/:*?"<>|\s]+/g, '-')}-${day}.csv`
}
