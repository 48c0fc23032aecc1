/** One line of COPY's text format: tab-separated, backslash escapes, \N for null. */
export function copyLine(row: readonly (string | number | null)[]): string {
  return `${row.map((value) => (value === null ? '\\N' : escapeCopy(String(value)))).join('\t')}\n`
}

function escapeCopy(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
    : text
}
