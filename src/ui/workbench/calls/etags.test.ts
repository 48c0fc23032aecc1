import assert from 'node:assert/strict'
import { test } from 'node:test'
import { etagMemory, etagOfVersion } from './etags.ts'

test('an address gives back the ETag under which it was last read, whatever its query', () => {
  const memory = etagMemory()
  memory.keep('/api/v1/units/1?x=1', '"3"')
  memory.keep('/api/v1/units/1', '"4"')
  assert.equal(memory.of('/api/v1/units/1'), '"4"')
  assert.equal(memory.of('/api/v1/units/2'), undefined)
})

test('an answer without ETag does not erase the one that is known', () => {
  const memory = etagMemory()
  memory.keep('/a', '"1"')
  memory.keep('/a', undefined)
  assert.equal(memory.of('/a'), '"1"')
})

test('only the last addresses are kept', () => {
  const memory = etagMemory(2)
  for (const name of ['a', 'b', 'c']) memory.keep(name, '"1"')
  assert.equal(memory.of('a'), undefined)
  assert.equal(memory.of('c'), '"1"')
})

test('a version is written as a strong entity tag', () => {
  assert.equal(etagOfVersion(7), '"7"')
})
