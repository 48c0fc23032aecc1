import type { FieldFault } from '../../../kernel/errors.ts'
import { limitFaults } from '../settings/settings.rules.ts'
import { type Category, type CategoryField, CategoryInput } from './categories.contract.ts'
import { type CategoryTree, parentOf } from './category-tree.rules.ts'

const fault = (field: string, code: string, zh: string, en: string): FieldFault => ({
  field,
  code,
  message: { zh, en },
})

/** What is wrong with a class beyond its single fields: its place, its name, its limits and its own fields. */
export function categoryFaults(tree: CategoryTree, code: string, input: CategoryInput): FieldFault[] {
  return [
    ...placeFaults(tree, code),
    ...nameFaults(tree, code, input),
    ...input.limits.flatMap(({ limit }, i) => limitFaults(`limits.${i}.limit`, limit)),
    ...twice(input.limits.map(({ clock, urgency }) => `${clock} ${urgency}`)).map((i) =>
      fault(
        `limits.${i}`,
        'LIMIT_TWICE',
        '同一环节、同一紧急程度只能设一个时限。',
        'One limit for one clock and urgency.',
      ),
    ),
    ...fieldFaults(input.fields),
  ]
}

function placeFaults(tree: CategoryTree, code: string): FieldFault[] {
  const parent = parentOf(code)
  if (parent === null || tree.byCode.has(parent)) return []
  const zh = `没有上级类目 ${parent}，请先建立上级类目或核对编码。`
  return [fault('code', 'NO_PARENT', zh, `There is no class ${parent} above it: add that first, or check the code.`)]
}

function nameFaults(tree: CategoryTree, code: string, { name, nameEn, active }: CategoryInput): FieldFault[] {
  if (!active) return []
  const parent = parentOf(code)
  const beside = tree.all.filter((one) => one.active && one.code !== code && parentOf(one.code) === parent)
  const named = (field: string, taken: Category | undefined) =>
    taken
      ? [
          fault(
            field,
            'NAME_TAKEN',
            `同一级已有同名类目（${taken.code}），请换一个名称。`,
            `A class beside it (${taken.code}) has this name: choose another.`,
          ),
        ]
      : []
  return [
    ...named(
      'name',
      beside.find((one) => one.name === name),
    ),
    ...named(
      'nameEn',
      beside.find((one) => one.nameEn.toLowerCase() === nameEn.toLowerCase()),
    ),
  ]
}

function fieldFaults(fields: readonly CategoryField[]): FieldFault[] {
  return [
    ...twice(fields.map(({ code }) => code)).map((i) =>
      fault(`fields.${i}.code`, 'CODE_TWICE', '字段代码重复，请换一个。', 'This code stands there twice: change one.'),
    ),
    ...fields.flatMap(({ datatype, values }, i) => {
      const isList = datatype.endsWith('list')
      if (isList && values.length < 2)
        return [fault(`fields.${i}.values`, 'FEW_VALUES', '选择项至少要有两项。', 'A list needs two values at least.')]
      if (!isList && values.length > 0)
        return [
          fault(
            `fields.${i}.values`,
            'NO_VALUES',
            '只有单选、多选才有选择项，请删去。',
            'Only lists have values: remove them.',
          ),
        ]
      return twice(values.map(({ key }) => key)).map((j) =>
        fault(`fields.${i}.values.${j}.key`, 'KEY_TWICE', '选择项代码重复，请换一个。', 'This key stands there twice.'),
      )
    }),
  ]
}

/** The places at which something stands that stood before. */
function twice(keys: readonly string[]): number[] {
  return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [i] : []))
}

/** The fields in which two versions of a class differ; the order in which parts are written does not count. */
export function changedFields(before: CategoryInput | undefined, after: CategoryInput): string[] {
  const one = before && CategoryInput.parse(before)
  const other = CategoryInput.parse(after)
  const keys = Object.keys(other) as (keyof CategoryInput)[]
  return keys.filter((key) => JSON.stringify(one?.[key]) !== JSON.stringify(other[key])).sort()
}
