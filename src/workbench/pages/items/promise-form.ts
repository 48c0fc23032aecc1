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

export type PromiseBody = ReturnType<typeof promiseBody>
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Only what differs from the item as it was read, so that nothing that somebody else wrote is put back. */
export function promiseChanges(values: PromiseValues, base: Item): Partial<PromiseBody> {
  const before = Object.entries(promiseBody(promiseValues(base)))
  const after: Readonly<Record<string, unknown>> = promiseBody(values)
  return Object.fromEntries(before.flatMap(([name, value]) => (same(value, after[name]) ? [] : [[name, after[name]]])))
}

/** The form after somebody else was quicker: what was typed stays, all else is as the item says now. */
export function promiseMerged(values: PromiseValues, base: Item, now: Item): PromiseValues {
  const changes = promiseChanges(values, base)
  const current = promiseValues(now)
  return {
    amount: 'promised' in changes ? values.amount : current.amount,
    unit: 'promised' in changes ? values.unit : current.unit,
    visits: 'visits' in changes ? values.visits : current.visits,
    phone: 'phone' in changes ? values.phone : current.phone,
    complaintPhone: 'complaintPhone' in changes ? values.complaintPhone : current.complaintPhone,
  }
}

/** Whether a number is whole and within bounds; nothing at all is allowed. */
export function isWholeOrNone(value: number | null, most: number): boolean {
  return value === null || (Number.isInteger(value) && value >= 0 && value <= most)
}
