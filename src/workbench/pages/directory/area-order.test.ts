import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Area } from '../../../foundation/directory/directory.contract.ts'
import { inTreeOrder } from './area-order.ts'

const area = (code: string, parentCode: string | null): Area =>
  ({ code, parentCode, countyCode: code.slice(0, 6), level: 'town', name: code, nameEn: code }) as Area

test('each area is followed by those below it, siblings by code', () => {
  const list = [area('3', '1'), area('1', null), area('4', '2'), area('2', '1')]
  assert.deepEqual(
    inTreeOrder(list).map(({ code, depth }) => [code, depth]),
    [
      ['1', 0],
      ['2', 1],
      ['4', 2],
      ['3', 1],
    ],
  )
})

test('an area whose parent is not listed is not lost', () => {
  assert.deepEqual(
    inTreeOrder([area('9', '8')]).map(({ code, depth }) => [code, depth]),
    [['9', 0]],
  )
})
