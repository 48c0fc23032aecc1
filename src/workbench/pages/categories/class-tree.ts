import type { Category, CategoryField } from '../../../delivery/feedback/categories/categories.contract.ts'
import type { Language } from '../../../kernel/texts.ts'

/** The code of the class above; undefined on the first level. */
export function above(code: string): string | undefined {
  return code.length === 2 ? undefined : code.slice(0, -2)
}

/** The classes above a class, the first level first. */
export function classesAbove(all: readonly Category[], code: string): Category[] {
  return all.filter((one) => one.code.length < code.length && code.startsWith(one.code))
}

/** The classes that match what was typed, with those above them; all of them where nothing was typed. */
export function matching(all: readonly Category[], typed: string): { shown: readonly Category[]; hits: number } {
  const words = typed.trim().toLowerCase()
  if (words === '') return { shown: all, hits: all.length }
  const hits = all.filter(
    ({ code, name, nameEn, keywords }) =>
      code.startsWith(words) ||
      name.toLowerCase().includes(words) ||
      nameEn.toLowerCase().includes(words) ||
      keywords.some((word) => word.toLowerCase().includes(words)),
  )
  const wanted = new Set(hits.flatMap(({ code }) => [code.slice(0, 2), code.slice(0, 4), code]))
  return { shown: all.filter(({ code }) => wanted.has(code)), hits: hits.length }
}

/** The rows of the tree that are in sight, given which classes are unfolded. */
export function inSight(shown: readonly Category[], unfolded: ReadonlySet<string>): readonly Category[] {
  return shown.filter(({ code }) => {
    for (let up = above(code); up !== undefined; up = above(up)) if (!unfolded.has(up)) return false
    return true
  })
}

/** The next free code below a class, or on the first level; undefined where all 99 are taken. */
export function freeCode(all: readonly Category[], parent: string): string | undefined {
  const taken = new Set(all.map(({ code }) => code))
  for (let number = 1; number <= 99; number++) {
    const code = `${parent}${String(number).padStart(2, '0')}`
    if (!taken.has(code)) return code
  }
  return undefined
}

/** Words that were typed with commas, enumeration commas or lines between them, each once. */
export function wordsOf(typed: string): string[] {
  const words = typed.split(/[、,，;；\n]/).map((word) => word.trim())
  return [...new Set(words.filter(Boolean))]
}

/** The values of a list as they are typed, one a line: key | Chinese | English. */
export function writeValues(values: CategoryField['values']): string {
  return values.map(({ key, name }) => `${key} | ${name.zh} | ${name.en}`).join('\n')
}

/** Reads them again; a part that was left out stays empty, for the server to name. */
export function readValues(typed: string): CategoryField['values'] {
  const lines = typed.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const [key = '', zh = '', en = ''] = line.split('|').map((part) => part.trim())
    return { key, name: { zh, en: en || zh } }
  })
}

/** The name of a class in a language. */
export function nameOfClass({ name, nameEn }: Pick<Category, 'name' | 'nameEn'>, language: Language): string {
  return language === 'en' ? nameEn : name
}

/** What a key does in the tree: goes to a row, folds or unfolds the one at hand, or opens it. */
export type TreeStep =
  | { readonly kind: 'go'; readonly code: string }
  | { readonly kind: 'fold'; readonly unfold: boolean }
  | { readonly kind: 'open' }

type TreeAt = {
  readonly rows: readonly Category[]
  readonly current: Category
  readonly hasBelow: boolean
  readonly isUnfolded: boolean
  /** Whether it can be folded now; after a search everything stays unfolded. */
  readonly mayFold: boolean
}

/** The step of a key by the ARIA pattern of trees; undefined for a key that does nothing here. */
export function treeStep(key: string, { rows, current, hasBelow, isUnfolded, mayFold }: TreeAt): TreeStep | undefined {
  const at = rows.indexOf(current)
  const go = (row: Category | undefined): TreeStep | undefined => row && { kind: 'go', code: row.code }
  switch (key) {
    case 'ArrowDown':
      return go(rows[at + 1])
    case 'ArrowUp':
      return go(rows[at - 1])
    case 'Home':
      return go(rows[0])
    case 'End':
      return go(rows.at(-1))
    case 'ArrowRight':
      if (!hasBelow) return undefined
      return isUnfolded ? go(rows[at + 1]) : { kind: 'fold', unfold: true }
    case 'ArrowLeft':
      if (mayFold && hasBelow && isUnfolded) return { kind: 'fold', unfold: false }
      return go(rows.find(({ code }) => code === above(current.code)))
    case 'Enter':
    case ' ':
      return { kind: 'open' }
    default:
      return undefined
  }
}
