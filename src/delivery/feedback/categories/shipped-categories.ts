import type { Limit, LimitUnit } from '../../../platform/clock/clock.contract.ts'
import type { ClockName, Kind, Urgency } from '../words.contract.ts'
import type { Category, CategoryField, Responsible } from './categories.contract.ts'
import { FIELDS } from './fields.data.ts'
import { CITY_CLASSES } from './tree-city.data.ts'
import { COUNTRY_CLASSES } from './tree-country.data.ts'
import { ORDER_CLASSES } from './tree-order.data.ts'
import { PEOPLE_CLASSES } from './tree-people.data.ts'

/** The units of limits in the shipped tree, by the letter that follows the number. */
const UNITS: Readonly<Record<string, LimitUnit>> = { w: 'WORKDAY', d: 'NATURAL_DAY', h: 'HOUR', m: 'MINUTE' }

type Marks = {
  responsible: Responsible | null
  urgency: Urgency | null
  kind: Kind | null
  confidential: boolean
  limits: Category['limits']
  fields: CategoryField[]
}

/**
 * Reads classes as the data files write them, a line each: `code | 名称 | Name | keywords | marks`. Marks are, in any
 * order: `@word` responsible, `!urgency`, `~kind`, `&sealed`, `+field` or `+field*` where it is needed, `=clock:5w` a
 * limit of its own (w working days, d days, h hours, m minutes). Urgency, kind, seal and limits hold for the classes below too.
 */
export function readClasses(text: string): Category[] {
  const made = new Map<string, Category>()
  for (const line of text.split('\n').filter((one) => one.trim() && !one.startsWith('#'))) {
    const [code = '', name = '', nameEn = '', keywords = '', marks = ''] = line.split('|').map((part) => part.trim())
    const above = made.get(code.slice(0, -2))
    const read = readMarks(marks)
    made.set(code, {
      code,
      name,
      nameEn,
      keywords: keywords.split(/\s+/).filter(Boolean),
      urgency: read.urgency ?? above?.urgency ?? 'ordinary',
      kind: read.kind ?? above?.kind ?? null,
      confidential: read.confidential || (above?.confidential ?? false),
      responsible: read.responsible,
      limits: read.limits.length > 0 ? read.limits : (above?.limits ?? []),
      fields: read.fields,
      active: true,
      changed: false,
      shipped: true,
      version: 0,
    })
  }
  return [...made.values()]
}

function readMarks(marks: string): Marks {
  const read: Marks = { responsible: null, urgency: null, kind: null, confidential: false, limits: [], fields: [] }
  for (const mark of marks.split(/\s+/).filter(Boolean)) {
    const word = mark.slice(1)
    if (mark[0] === '@') read.responsible = word as Responsible
    else if (mark[0] === '!') read.urgency = word as Urgency
    else if (mark[0] === '~') read.kind = word as Kind
    else if (mark === '&sealed') read.confidential = true
    else if (mark[0] === '+') read.fields.push(fieldOf(word))
    else if (mark[0] === '=') read.limits.push(...limitsOf(word))
    else throw new Error(`the shipped classes have an unknown mark ${mark}`)
  }
  return read
}

function fieldOf(word: string): CategoryField {
  const code = word.replace('*', '')
  const field = FIELDS[code]
  if (!field) throw new Error(`the shipped classes have an unknown field ${code}`)
  return { code, required: word.endsWith('*'), ...field }
}

/** A limit of handling is one of the answer too: what a unit may take, the sender waits for. */
function limitsOf(word: string): Category['limits'] {
  const [, clock, amount, letter] = /^(\w+):(\d+)([wdhm])$/.exec(word) ?? []
  if (!clock || !letter) throw new Error(`the shipped classes have an unreadable limit ${word}`)
  const limit: Limit = { amount: Number(amount), unit: UNITS[letter]! }
  const clocks: ClockName[] = clock === 'handle' ? ['handle', 'answer'] : [clock as ClockName]
  return clocks.map((one) => ({ clock: one, urgency: 'ordinary', limit }))
}

/** The classes that ship with the product: 15 of the first level, 118 of the second and 517 of the third. */
export const SHIPPED_CATEGORIES: readonly Category[] = [
  CITY_CLASSES,
  PEOPLE_CLASSES,
  ORDER_CLASSES,
  COUNTRY_CLASSES,
].flatMap(readClasses)
