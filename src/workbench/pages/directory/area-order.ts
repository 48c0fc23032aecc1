import type { Area } from '../../../foundation/directory/directory.contract.ts'

/** An area with its depth below the city, for a list that shows the tree. */
export type AreaInTree = Area & { readonly depth: number }

/**
 * The areas in the order of their tree: each followed by those below it, siblings by code. An area whose parent is not
 * in the list stands at the root, so that none is lost.
 */
export function inTreeOrder(areas: readonly Area[]): readonly AreaInTree[] {
  const known = new Set(areas.map(({ code }) => code))
  const below = new Map<string | null, Area[]>()
  for (const area of areas) {
    const parent = area.parentCode !== null && known.has(area.parentCode) ? area.parentCode : null
    below.set(parent, [...(below.get(parent) ?? []), area])
  }
  const walk = (parent: string | null, depth: number): AreaInTree[] =>
    (below.get(parent) ?? [])
      .sort((one, other) => one.code.localeCompare(other.code))
      .flatMap((area) => [{ ...area, depth }, ...walk(area.code, depth + 1)])
  return walk(null, 0)
}
