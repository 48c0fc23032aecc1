import type { CategoryUnit } from './categories.contract.ts'
import { type CategoryTree, lineOf, responsibleOf } from './category-tree.rules.ts'

/**
 * The entry that says which unit handles a class in an area, `areas` from the city down to the area itself. An entry for
 * the class wins over one for a class above it, any of these over the word of responsibility; of entries alike the
 * nearest area wins. Undefined where nothing was entered.
 */
export function unitEntry(
  tree: CategoryTree,
  entries: readonly CategoryUnit[],
  code: string,
  areas: readonly string[],
): CategoryUnit | undefined {
  const responsible = responsibleOf(tree, code)
  const subjects = [
    ...lineOf(tree, code)
      .map((one) => ({ subject: 'category' as const, key: one.code }))
      .reverse(),
    ...(responsible ? [{ subject: 'responsible' as const, key: responsible }] : []),
  ]
  for (const { subject, key } of subjects) {
    const named = entries.filter((entry) => entry.subject === subject && entry.key === key)
    for (const area of areas.toReversed()) {
      const entry = named.find(({ areaCode }) => areaCode === area)
      if (entry) return entry
    }
  }
  return undefined
}
