import type { Language } from '../../../kernel/texts.ts'
import { type Category, type CategoryField, DATATYPES } from '../categories/categories.contract.ts'
import { type CategoryTree, fieldsOf, isInUse, lineOf, parentOf, pathOf } from '../categories/category-tree.rules.ts'

/** A service as GeoReport v2 lists it. */
export type Service = {
  service_code: string
  service_name: string
  description: string
  metadata: boolean
  type: 'realtime'
  keywords: string
  group: string
}

/** The code of matters that nobody has put into a class yet. */
export const UNSORTED = '0'
const UNSORTED_NAME = { zh: '未分类', en: 'Not sorted yet' }

/**
 * Whether a class can be reported through Open311: the lowest level, in use, and nothing on its line sealed. Reports of
 * wrongdoing (举报) go through the city's own door, where nothing of them becomes public.
 */
export function isOffered(tree: CategoryTree, code: string): boolean {
  if (code.length !== 6 || !isInUse(tree, code)) return false
  return lineOf(tree, code).every(({ confidential, kind }) => !confidential && kind !== 'report')
}

/** All services in the order of the tree. */
export function servicesOf(tree: CategoryTree, language: Language): Service[] {
  return tree.all.filter(({ code }) => isOffered(tree, code)).map((one) => serviceOf(tree, one, language))
}

function serviceOf(tree: CategoryTree, category: Category, language: Language): Service {
  return {
    service_code: category.code,
    service_name: nameIn(category, language),
    description: pathOf(tree, category.code)[language],
    metadata: fieldsOf(tree, category.code).length > 0,
    type: 'realtime',
    keywords: category.keywords.join(', '),
    group: groupOf(tree, category.code, language) ?? '',
  }
}

/** The name of a class, or that of matters without one. */
export function serviceName(tree: CategoryTree, code: string, language: Language): string {
  const category = tree.byCode.get(code)
  return category ? nameIn(category, language) : UNSORTED_NAME[language]
}

/** The name of the class above, for the bulk file; empty where there is none. */
export function nameAbove(tree: CategoryTree, code: string, language: Language): string {
  const parent = tree.byCode.get(parentOf(code) ?? '')
  return parent ? nameIn(parent, language) : ''
}

function groupOf(tree: CategoryTree, code: string, language: Language): string | undefined {
  const top = tree.byCode.get(code.slice(0, 2))
  return top && nameIn(top, language)
}

function nameIn({ name, nameEn }: Category, language: Language): string {
  return language === 'zh' ? name : nameEn
}

/** The fields of a service as GeoReport v2 defines them. */
export function definitionOf(tree: CategoryTree, code: string, language: Language) {
  const attributes = fieldsOf(tree, code).map((field, i) => attributeOf(field, i + 1, language))
  return { service_code: code, attributes }
}

function attributeOf(
  { code, datatype, required, description, values }: CategoryField,
  order: number,
  language: Language,
) {
  return {
    variable: true,
    code,
    datatype,
    required,
    datatype_description: DATATYPES[datatype][language],
    order,
    description: description[language],
    values: values.map(({ key, name }) => ({ key, name: name[language] })),
  }
}
