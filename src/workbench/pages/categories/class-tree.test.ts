import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SHIPPED_CATEGORIES } from '../../../delivery/feedback/categories/shipped-categories.ts'
import { classesAbove, freeCode, inSight, matching, readValues, wordsOf, writeValues } from './class-tree.ts'

const ALL = SHIPPED_CATEGORIES.toSorted((one, other) => (one.code < other.code ? -1 : 1))
const codes = (classes: readonly { code: string }[]) => classes.map(({ code }) => code)

describe('the tree of classes', () => {
  it('shows what is unfolded', () => {
    assert.equal(inSight(ALL, new Set()).length, 15)
    const shown = codes(inSight(ALL, new Set(['12', '1201'])))
    assert.deepEqual(shown.slice(11, 16), ['12', '1201', '120101', '120102', '120103'])
    assert.equal(inSight(ALL, new Set(['1201'])).length, 15)
  })
  it('finds by name, English name, code and keyword, with the classes above', () => {
    assert.deepEqual(codes(matching(ALL, '窨井').shown), ['01', '0101', '010104'])
    assert.deepEqual(codes(matching(ALL, 'Street lamp OUT').shown), ['01', '0102', '010201'])
    assert.equal(matching(ALL, '1201').hits, 7)
    assert.deepEqual(matching(ALL, '没有这个词'), { shown: [], hits: 0 })
    assert.equal(matching(ALL, ' ').shown.length, ALL.length)
  })
  it('knows what is above, and the next free code', () => {
    assert.deepEqual(codes(classesAbove(ALL, '120101')), ['12', '1201'])
    assert.equal(freeCode(ALL, ''), '16')
    assert.equal(freeCode(ALL, '1201'), '120107')
  })
})

describe('what is typed', () => {
  it('is read as words, each once', () => {
    assert.deepEqual(wordsOf('停水、没水，断水\n停水; '), ['停水', '没水', '断水'])
  })
  it('is read as values and written again', () => {
    const values = readValues('one | 一户 | One household\n\nall | 全部')
    assert.deepEqual(values, [
      { key: 'one', name: { zh: '一户', en: 'One household' } },
      { key: 'all', name: { zh: '全部', en: '全部' } },
    ])
    assert.deepEqual(readValues(writeValues(values)), values)
  })
})
