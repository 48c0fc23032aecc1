/** One count of a table by row and column. */
export type Count = { readonly row: string; readonly column: string; readonly count: number }

/**
 * Which cells of a table of counts must not be shown so that no count below `smallest` can be read or worked out from
 * the totals: first those below it (primary), then, in each row and column that holds exactly one hidden cell, the
 * smallest other one (complementary suppression; Willenborg & de Waal 2001, ch. 4), until none holds exactly one.
 * `shown` are the rows and columns whose totals are shown; where a total is hidden nothing can be subtracted from it.
 */
export function hiddenCells(
  counts: readonly Count[],
  smallest: number,
  isTotalShown: (line: 'row' | 'column', key: string) => boolean = () => true,
): Set<string> {
  const hidden = new Set(counts.filter(({ count }) => count > 0 && count < smallest).map(keyOf))
  const present = counts.filter(({ count }) => count > 0)
  for (let changed = true; changed; ) {
    changed = false
    for (const line of ['row', 'column'] as const) {
      for (const [key, cells] of grouped(present, line)) {
        if (!isTotalShown(line, key)) continue
        const open = cells.filter((cell) => !hidden.has(keyOf(cell)))
        if (cells.length - open.length !== 1 || open.length === 0) continue
        const next = open.reduce((least, cell) => (cell.count < least.count ? cell : least))
        hidden.add(keyOf(next))
        changed = true
      }
    }
  }
  return hidden
}

/** The name of a cell in the answer of `hiddenCells`. */
export function keyOf({ row, column }: Pick<Count, 'row' | 'column'>): string {
  return `${row} ${column}`
}

function grouped(counts: readonly Count[], line: 'row' | 'column'): Map<string, Count[]> {
  const groups = new Map<string, Count[]>()
  for (const cell of counts) {
    const group = groups.get(cell[line])
    if (group) group.push(cell)
    else groups.set(cell[line], [cell])
  }
  return groups
}

/** Which lines of a list whose total is shown must not be shown: those below `smallest`, and never one alone. */
export function hiddenLines(lines: readonly { readonly key: string; readonly count: number }[], smallest: number) {
  const cells = lines.map(({ key, count }) => ({ row: key, column: 'all', count }))
  const hidden = hiddenCells(cells, smallest, (line) => line === 'column')
  return new Set(lines.filter(({ key }) => hidden.has(keyOf({ row: key, column: 'all' }))).map(({ key }) => key))
}
