import type { Item } from '../../../foundation/standards/standards.contract.ts'
import type { Limit, LimitUnit } from '../../../platform/clock/clock.contract.ts'

/** What the form of a promise holds. An empty amount promises nothing; NaN is what could not be read. */
export type PromiseValues = {
  amount: number | null
  unit: string | null
  visits: number | null
  phone: string
  complaintPhone: string
}

/** The values with which the form begins: those of the item, counted as the statute is where nothing is promised. */
export function promiseValues(item: Item): PromiseValues {
  return {
    amount: item.promised?.amount ?? null,
    unit: item.promised?.unit ?? item.statutory?.unit ?? 'WORKDAY',
    visits: item.visits,
    phone: item.phone ?? '',
    complaintPhone: item.complaintPhone ?? '',
  }
}

/** The promise as the server takes it. */
export function promiseBody({ amount, unit, visits, phone, complaintPhone }: PromiseValues) {
  const promised: Limit | null = amount === null ? null : { amount, unit: (unit ?? 'WORKDAY') as LimitUnit }
  return { promised, visits, phone: phone.trim() || null, complaintPhone: complaintPhone.trim() || null }
}

/** Whether a number is whole and within bounds; nothing at all is allowed. */
export function isWholeOrNone(value: number | null, most: number): boolean {
  return value === null || (Number.isInteger(value) && value >= 0 && value <= most)
}
