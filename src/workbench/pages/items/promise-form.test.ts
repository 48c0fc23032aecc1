import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Item } from '../../../foundation/standards/standards.contract.ts'
import { isWholeOrNone, promiseChanges, promiseMerged, promiseValues } from './promise-form.ts'

const ITEM = {
  promised: { amount: 3, unit: 'WORKDAY' },
  statutory: { amount: 30, unit: 'WORKDAY' },
  visits: 1,
  phone: '0990-5550100',
  complaintPhone: null,
} as Item

describe('the form of a promise', () => {
  it('sends only what was changed', () => {
    const values = promiseValues(ITEM)
    assert.deepEqual(promiseChanges(values, ITEM), {})
    assert.deepEqual(promiseChanges({ ...values, amount: 4 }, ITEM), { promised: { amount: 4, unit: 'WORKDAY' } })
    assert.deepEqual(promiseChanges({ ...values, amount: null, phone: ' ' }, ITEM), { promised: null, phone: null })
  })

  it('takes over what somebody else changed meanwhile and keeps what was typed', () => {
    const now = { ...ITEM, promised: { amount: 2, unit: 'WORKDAY' }, phone: '0990-5550199' } as Item
    const merged = promiseMerged({ ...promiseValues(ITEM), amount: 4 }, ITEM, now)
    assert.deepEqual(promiseChanges(merged, now), { promised: { amount: 4, unit: 'WORKDAY' } })
    assert.equal(merged.phone, '0990-5550199')
    assert.deepEqual(promiseMerged(promiseValues(ITEM), ITEM, now), promiseValues(now))
  })

  it('refuses numbers that are not whole or out of bounds', () => {
    assert.ok(isWholeOrNone(null, 20) && isWholeOrNone(0, 20) && isWholeOrNone(20, 20))
    for (const value of [-1, 21, 1.5, Number.NaN]) assert.ok(!isWholeOrNone(value, 20), String(value))
  })
})
