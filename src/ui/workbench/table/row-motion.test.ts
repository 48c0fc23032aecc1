import assert from 'node:assert/strict'
import { test } from 'node:test'
import { motionOf, rangeBetween, rowAfter } from './row-motion.ts'

test('j and k do what the arrows do; other keys mean nothing', () => {
  assert.equal(motionOf('j'), 'down')
  assert.equal(motionOf('ArrowUp'), 'up')
  assert.equal(motionOf('J'), undefined)
})

test('movement stays within the rows and begins at the first one', () => {
  assert.equal(rowAfter('down', -1, 10, 5), 0)
  assert.equal(rowAfter('down', 9, 10, 5), 9)
  assert.equal(rowAfter('up', 0, 10, 5), 0)
  assert.equal(rowAfter('pageDown', 7, 10, 5), 9)
  assert.equal(rowAfter('pageUp', 7, 10, 5), 2)
  assert.equal(rowAfter('last', 2, 10, 5), 9)
  assert.equal(rowAfter('first', 2, 10, 5), 0)
})

test('a range runs the same in both directions', () => {
  assert.deepEqual(rangeBetween(2, 4), [2, 3, 4])
  assert.deepEqual(rangeBetween(4, 2), [2, 3, 4])
})
