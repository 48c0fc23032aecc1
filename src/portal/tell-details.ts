import type { CategoryField } from '../delivery/feedback/categories/categories.contract.ts'
import type { Attributes } from '../delivery/feedback/words.contract.ts'
import { LocalDate } from '../kernel/dates.ts'
import type { Language } from '../kernel/texts.ts'
import type { DateParts } from '../ui/portal/form/DateField.tsx'
import type { FormFault } from '../ui/portal/form/ErrorSummary.tsx'
import { tellTexts } from './texts/tell-texts.ts'
import type { Visit } from './visit.ts'

type Sent = Visit['lists']

/** Characters in one line and in a longer text, as where it is handed in. */
const LONGEST = { string: 200, text: 2000 } as const

/** The three boxes of a date as they were sent. */
export function datePartsIn(sent: Sent, code: string): DateParts {
  const part = (name: string) => sent[`${code}-${name}`]?.[0] ?? ''
  return { year: part('year'), month: part('month'), day: part('day') }
}

/** A date in three boxes as `YYYY-MM-DD`; empty where nothing was entered. */
function dateOf({ year = '', month = '', day = '' }: DateParts): string {
  if (!year && !month && !day) return ''
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** What was entered for one field. */
function valuesIn(sent: Sent, { code, datatype }: CategoryField): string[] {
  const values = datatype === 'datetime' ? [dateOf(datePartsIn(sent, code))] : (sent[code] ?? [])
  return values.filter((value) => value !== '')
}

/** What was entered for the fields of a class; fields left empty are left out. */
export function detailsIn(sent: Sent, fields: readonly CategoryField[]): Attributes {
  const attributes: Attributes = {}
  for (const field of fields) {
    const values = valuesIn(sent, field)
    if (values.length > 0) attributes[field.code] = field.datatype === 'multivaluelist' ? values : values[0]!
  }
  return attributes
}

/** What is wrong with it, one fault a field. The service checks the same again when it is handed in. */
export function detailFaults(sent: Sent, fields: readonly CategoryField[], language: Language): FormFault[] {
  return fields.flatMap((field) => {
    const message = faultOf(field, valuesIn(sent, field), language)
    return message ? [{ field: field.code, message }] : []
  })
}

function faultOf(field: CategoryField, values: readonly string[], language: Language): string | undefined {
  const texts = tellTexts[language].details
  const { datatype, required, description } = field
  const label = description[language]
  if (values.length === 0) return required ? texts.missing(label) : undefined
  const isListed = (value: string) => field.values.some(({ key }) => key === value)
  const value = values[0]!
  switch (datatype) {
    case 'number':
      return /^-?\d{1,12}(\.\d{1,6})?$/.test(value) ? undefined : texts.notNumber(label)
    case 'datetime':
      return LocalDate.safeParse(value).success ? undefined : texts.notDate(label)
    case 'singlevaluelist':
    case 'multivaluelist':
      return values.every(isListed) ? undefined : texts.notInList(label)
    default:
      return [...value].length > LONGEST[datatype] ? texts.tooLong(label, LONGEST[datatype]) : undefined
  }
}

/** What was entered for a field, as words. */
export function detailWords(field: CategoryField, given: string | string[], language: Language): string {
  const nameOf = (value: string) => field.values.find(({ key }) => key === value)?.name[language] ?? value
  const values = Array.isArray(given) ? given : [given]
  return values.map(nameOf).join(language === 'zh' ? '、' : ', ')
}
