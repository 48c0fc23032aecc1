import { LocalDate } from '../../../kernel/dates.ts'
import type { FieldFault } from '../../../kernel/errors.ts'
import type { Attributes } from '../words.contract.ts'
import type { CategoryField } from './categories.contract.ts'

/** Length in characters of one line and of a longer text in a field. */
const LONGEST_LINE = 200
const LONGEST_TEXT = 2000

/**
 * What is wrong with the values given for the fields of a class, one fault a field, named `attributes.<code>`, each with
 * what to do. A value for a field that the class does not have is a fault too, so that nothing is lost in silence.
 */
export function attributeFaults(fields: readonly CategoryField[], given: Attributes): FieldFault[] {
  const known = new Map(fields.map((field) => [field.code, field]))
  const strange = Object.keys(given).filter((code) => !known.has(code))
  return [
    ...strange.map((code) =>
      faultAt(code, 'UNKNOWN_FIELD', '这一类没有此项，请删去。', 'This class has no such field: leave it out.'),
    ),
    ...fields.flatMap((field) => faultOf(field, given[field.code])),
  ]
}

function faultOf(field: CategoryField, given: string | string[] | undefined): FieldFault[] {
  const values = (Array.isArray(given) ? given : [given ?? '']).map((value) => value.trim()).filter((value) => value)
  const { zh, en } = field.description
  if (values.length === 0)
    return field.required ? [faultAt(field.code, 'REQUIRED', `请填写“${zh}”。`, `“${en}” is needed.`)] : []
  if (values.length > 1 && field.datatype !== 'multivaluelist')
    return [faultAt(field.code, 'ONE_VALUE', `“${zh}”只能填一项。`, `“${en}” takes one value.`)]
  const wrong = values.map((value) => wrongValue(field, value)).find((one) => one !== null)
  return wrong ? [wrong] : []
}

function wrongValue({ code, datatype, description, values }: CategoryField, value: string): FieldFault | null {
  const { zh, en } = description
  switch (datatype) {
    case 'number':
      if (/^-?\d{1,12}(\.\d{1,6})?$/.test(value)) return null
      return faultAt(
        code,
        'NOT_A_NUMBER',
        `“${zh}”请填数字，例如 12 或 3.5。`,
        `“${en}” is a number, such as 12 or 3.5.`,
      )
    case 'datetime':
      if (isTime(value)) return null
      return faultAt(
        code,
        'NOT_A_TIME',
        `“${zh}”请填日期或时间，例如 2026-03-02 或 2026-03-02T08:30:00+08:00。`,
        `“${en}” is a date or time, such as 2026-03-02 or 2026-03-02T08:30:00+08:00.`,
      )
    case 'singlevaluelist':
    case 'multivaluelist': {
      if (values.some(({ key }) => key === value)) return null
      const zhNames = values.map(({ key, name }) => `${key}（${name.zh}）`).join('、')
      const enNames = values.map(({ key, name }) => `${key} (${name.en})`).join(', ')
      return faultAt(code, 'NOT_IN_LIST', `“${zh}”只能是：${zhNames}。`, `“${en}” is one of: ${enNames}.`)
    }
    default: {
      const most = datatype === 'text' ? LONGEST_TEXT : LONGEST_LINE
      if ([...value].length <= most) return null
      return faultAt(code, 'TOO_LONG', `“${zh}”最多 ${most} 个字，请删减。`, `“${en}” is at most ${most} characters.`)
    }
  }
}

function isTime(value: string): boolean {
  if (LocalDate.safeParse(value).success) return true
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
}

function faultAt(code: string, fault: string, zh: string, en: string): FieldFault {
  return { field: `attributes.${code}`, code: fault, message: { zh, en } }
}
