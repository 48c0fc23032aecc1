import type { Bilingual } from '../../../kernel/texts.ts'
import type { Category, CategoryField, PublicCategory, Responsible } from './categories.contract.ts'

/** All classes by code, in the order of the tree, the retired ones too. */
export type CategoryTree = {
  readonly all: readonly Category[]
  readonly byCode: ReadonlyMap<string, Category>
}

/** The tree of what ships, with what the city changed or added laid over it. */
export function treeOf(shipped: readonly Category[], changed: readonly Category[]): CategoryTree {
  const byCode = new Map([...shipped, ...changed].map((one) => [one.code, one]))
  const all = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  return { all, byCode }
}

/** The code of the class above; null on the first level. */
export function parentOf(code: string): string | null {
  return code.length === 2 ? null : code.slice(0, -2)
}

/** A class with those above it, the first level first; classes that do not exist are left out. */
export function lineOf(tree: CategoryTree, code: string): Category[] {
  const codes = [code.slice(0, 2), code.slice(0, 4), code.slice(0, 6)]
  const found = [...new Set(codes)].map((one) => tree.byCode.get(one))
  return found.filter((one) => one !== undefined)
}

/** The fields of a class: those of the classes above it first. One of the same code replaces that from above. */
export function fieldsOf(tree: CategoryTree, code: string): CategoryField[] {
  const fields = new Map<string, CategoryField>()
  for (const one of lineOf(tree, code)) for (const field of one.fields) fields.set(field.code, field)
  return [...fields.values()]
}

/** The word for whose work a class is: its own, or that of the nearest class above that has one. */
export function responsibleOf(tree: CategoryTree, code: string): Responsible | null {
  return lineOf(tree, code).findLast(({ responsible }) => responsible !== null)?.responsible ?? null
}

/** Whether a class can be chosen: it and all above it are in use. */
export function isInUse(tree: CategoryTree, code: string): boolean {
  const line = lineOf(tree, code)
  return line.length === code.length / 2 && line.every(({ active }) => active)
}

/** The names from the first level down: 公用事业 › 供水 › 停水. */
export function pathOf(tree: CategoryTree, code: string): Bilingual {
  const line = lineOf(tree, code)
  return { zh: line.map(({ name }) => name).join(' › '), en: line.map(({ nameEn }) => nameEn).join(' › ') }
}

/** What everybody may see of the classes in use, in the order of the tree. */
export function publicCategories(tree: CategoryTree): PublicCategory[] {
  return tree.all
    .filter(({ code }) => isInUse(tree, code))
    .map((one) => ({
      code: one.code,
      parentCode: parentOf(one.code),
      name: { zh: one.name, en: one.nameEn },
      confidential: one.confidential,
      kind: one.kind,
      fields: fieldsOf(tree, one.code),
    }))
}
