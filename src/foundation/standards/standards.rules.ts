import type { Limit } from '../../platform/clock/clock.contract.ts'
import { ITEM_TYPES, type ItemType } from './standards.contract.ts'

/** Working days of a year and of a week, for comparing limits that are written in different units. */
const NATURAL_DAYS_PER_WORKDAY = 365 / 248
const HOURS_PER_WORKDAY = 7

/**
 * The length of a limit in natural days, for comparison only: a working day counts 365/248 natural days (248 working
 * days in 2026), a working hour a seventh of a working day. Deadlines themselves are counted by the clock.
 */
export function lengthInDays({ amount, unit }: Limit): number {
  switch (unit) {
    case 'NATURAL_DAY':
      return amount
    case 'WORKDAY':
      return amount * NATURAL_DAYS_PER_WORKDAY
    case 'WORKHOUR':
      return (amount / HOURS_PER_WORKDAY) * NATURAL_DAYS_PER_WORKDAY
    case 'HOUR':
      return amount / 24
    case 'MINUTE':
      return amount / 1440
  }
}

/** Whether a promise keeps within the statute: a promise may be shorter, never longer (限时办结制). */
export function keepsWithin(promised: Limit, statutory: Limit): boolean {
  if (promised.unit === statutory.unit) return promised.amount <= statutory.amount
  return lengthInDays(promised) <= lengthInDays(statutory)
}

/** The share of the statutory time that the promise saves (时限压缩比): 1 − promised ÷ statutory. Null without both. */
export function timeSaved(promised: Limit | null, statutory: Limit | null): number | null {
  if (!promised || !statutory || statutory.amount === 0) return null
  return 1 - lengthInDays(promised) / lengthInDays(statutory)
}

/** Column names under which catalogues carry what an item needs. */
const COLUMNS = {
  code: ['item_code', 'task_code', 'code', '事项编码', '实施编码', '事项代码'],
  name: ['name', 'task_name', 'item_name', '事项名称', '名称'],
  type: ['item_type', 'task_type', 'type', '事项类型'],
  unit: ['department', 'dept_name', '部门', '实施主体', '主管部门'],
  uscc: ['department_uscc', 'dept_code', '统一社会信用代码'],
  area: ['area_code', 'region_code', '行政区划代码', '区划代码'],
} as const
export type CatalogueField = keyof typeof COLUMNS
const NEEDED: readonly CatalogueField[] = ['code', 'name', 'unit']

/** Finds the catalogue's columns in a header; `missing` names those without which nothing can be read. */
export function catalogueColumns(header: readonly string[]): {
  at: Partial<Record<CatalogueField, number>>
  missing: CatalogueField[]
} {
  const plain = header.map((name) => name.trim().toLowerCase())
  const at: Partial<Record<CatalogueField, number>> = {}
  for (const [field, names] of Object.entries(COLUMNS)) {
    const index = plain.findIndex((name) => (names as readonly string[]).includes(name))
    if (index >= 0) at[field as CatalogueField] = index
  }
  return { at, missing: NEEDED.filter((field) => at[field] === undefined) }
}

/** The national code of an item type however it is written: `1`, `01`, 行政许可. Undefined if it is unknown. */
export function itemTypeOf(text: string): ItemType | undefined {
  const plain = text.trim()
  const padded = plain.padStart(2, '0')
  if (padded in ITEM_TYPES) return padded as ItemType
  return Object.entries(ITEM_TYPES).find(([, { zh }]) => zh === plain)?.[0] as ItemType | undefined
}
