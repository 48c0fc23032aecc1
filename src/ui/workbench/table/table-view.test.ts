import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  compareCells,
  isNarrowed,
  nextSort,
  passesFilter,
  searchWords,
  standardView,
  withFilter,
} from './table-view.ts'

const collator = new Intl.Collator('zh-CN', { numeric: true })

test('pressing a head sorts up, then down, then as the page has it', () => {
  const up = nextSort(null, 'name')
  assert.deepEqual(up, { column: 'name', descending: false })
  const down = nextSort(up, 'name')
  assert.deepEqual(down, { column: 'name', descending: true })
  assert.equal(nextSort(down, 'name'), null)
  assert.deepEqual(nextSort(down, 'unit'), { column: 'unit', descending: false })
})

test('a filter that says nothing is taken off', () => {
  const view = withFilter(standardView(), 'name', { kind: 'text', text: '张' })
  assert.ok(isNarrowed(view))
  assert.ok(!isNarrowed(withFilter(view, 'name', { kind: 'text', text: ' ' })))
  assert.ok(!isNarrowed(withFilter(view, 'name', { kind: 'choice', values: [] })))
  assert.ok(!isNarrowed(withFilter(view, 'name', { kind: 'range', from: '', to: '' })))
  assert.ok(!isNarrowed(withFilter(view, 'name', undefined)))
})

test('text is found anywhere, in any width and case', () => {
  assert.ok(passesFilter('ABC', 'ABC', { kind: 'text', text: 'ｂｃ' }))
  assert.ok(!passesFilter('ABC', 'ABC', { kind: 'text', text: 'd' }))
})

test('a choice compares the words, and the empty word stands for an empty cell', () => {
  assert.ok(passesFilter('x', '正常', { kind: 'choice', values: ['正常'] }))
  assert.ok(passesFilter(null, '', { kind: 'choice', values: [''] }))
  assert.ok(!passesFilter(null, '', { kind: 'choice', values: ['正常'] }))
})

test('a range of numbers includes its ends and is open where nothing is typed', () => {
  assert.ok(passesFilter(5, '5', { kind: 'range', from: '5', to: '5' }))
  assert.ok(passesFilter(5, '5', { kind: 'range', from: '', to: '9' }))
  assert.ok(!passesFilter(10, '10', { kind: 'range', from: '', to: '9' }))
  assert.ok(!passesFilter(null, '', { kind: 'range', from: '0', to: '' }))
})

test('a bound that is a day covers the whole day of the city', () => {
  const filter = { kind: 'range', from: '2026-03-02', to: '2026-03-02' } as const
  assert.ok(passesFilter('2026-03-01T16:00:00Z', '', filter))
  assert.ok(passesFilter('2026-03-02T15:59:00Z', '', filter))
  assert.ok(!passesFilter('2026-03-02T16:00:00Z', '', filter))
  assert.ok(passesFilter('2026-03-02', '', filter))
})

test('a search is taken apart at its spaces', () => {
  assert.deepEqual(searchWords(' 民政　ABC '), ['民政', 'abc'])
  assert.deepEqual(searchWords('  '), [])
})

test('numbers sort by size, Chinese words as Chinese sorts, numbers inside words by size', () => {
  assert.ok(compareCells(9, 10, collator) < 0)
  assert.ok(compareCells('第9号', '第10号', collator) < 0)
  assert.deepEqual(
    ['张', '安', '李'].sort((one, other) => compareCells(one, other, collator)),
    ['安', '李', '张'],
  )
  assert.ok(compareCells(false, true, collator) < 0)
})
