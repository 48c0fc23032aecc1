import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrangerOf } from './arrange.ts'
import type { Column } from './column.ts'
import { standardView, type TableView, withFilter } from './table-view.ts'

type Row = { id: string; name: string; count: number | null; unit: string }
const columns: readonly Column<Row>[] = [
  { id: 'name', header: '姓名', value: (row) => row.name },
  { id: 'count', header: '次数', value: (row) => row.count },
  { id: 'unit', header: '单位', value: (row) => row.unit, words: (row) => `${row.unit}局` },
]
const rows: Row[] = [
  { id: '1', name: '张', count: 3, unit: '民政' },
  { id: '2', name: '安', count: null, unit: '公安' },
  { id: '3', name: '李', count: 10, unit: '民政' },
  { id: '4', name: '安', count: 3, unit: '教育' },
]
const arrange = arrangerOf(
  rows.map((row) => ({ key: row.id, row })),
  columns,
  new Intl.Collator('zh-CN', { numeric: true }),
)
const keys = (view: TableView) =>
  arrange(view)
    .map(({ key }) => key)
    .join('')
const standard = standardView()

test('without a wish the rows stay as they came', () => {
  assert.equal(keys(standard), '1234')
})

test('equal rows keep their order, empty cells stand last in both directions', () => {
  assert.equal(keys({ ...standard, sort: { column: 'count', descending: false } }), '1432')
  assert.equal(keys({ ...standard, sort: { column: 'count', descending: true } }), '3142')
  assert.equal(keys({ ...standard, sort: { column: 'name', descending: false } }), '2431')
})

test('filters and search narrow together, search in the words that are shown', () => {
  const filtered = withFilter(standard, 'unit', { kind: 'choice', values: ['民政局'] })
  assert.equal(keys(filtered), '13')
  assert.equal(keys({ ...filtered, search: '李 民政局' }), '3')
  assert.equal(keys({ ...standard, search: '公安局' }), '2')
})

test('a sort or a filter on a column that is not there changes nothing', () => {
  assert.equal(keys({ ...standard, sort: { column: 'gone', descending: false } }), '1234')
  assert.equal(keys(withFilter(standard, 'gone', { kind: 'text', text: 'x' })), '1234')
})
