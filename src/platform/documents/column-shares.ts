import type { Column } from './cells.ts'

/**
 * The share of a table's width that each column takes: in proportion to its longest text (a Chinese character counts
 * two), or to the weights given. Shares sum to 1.
 */
export function columnShares(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  const lengths = columns.map(({ name }, at) => {
    const longest = rows.reduce((most, row) => Math.max(most, printedLength(row[at] ?? '')), printedLength(name))
    return Math.min(40, Math.max(5, longest)) + 2
  })
  const weighted = columns.filter(({ weight }) => weight !== undefined)
  const unweighted = lengths
    .filter((_, at) => columns[at]!.weight === undefined)
    .reduce((sum, length) => sum + length, 0)
  const weights = weighted.reduce((sum, { weight }) => sum + weight!, 0)
  const wanted = lengths.reduce((sum, length) => sum + length, 0)
  const room = Math.max(wanted - unweighted, 48 - unweighted, weights)
  const shares = columns.map(({ weight }, at) => (weight === undefined ? lengths[at]! : (room * weight) / weights))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}

function printedLength(text: string): number {
  return [...text].reduce((length, character) => length + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)
}
