import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choose, forget, keepViews, readViews, saveAs, type ViewStore, viewsKey } from './saved-views.ts'
import { standardView, withFilter } from './table-view.ts'

const columns = ['name', 'unit', 'note']
const standard = standardView(['note'], { column: 'name', descending: false })

function memory(text?: string): ViewStore {
  let kept = text ?? null
  return {
    getItem: () => kept,
    setItem: (_, value) => {
      kept = value
    },
    removeItem: () => {
      kept = null
    },
  }
}

test('without anything kept the standard view is shown', () => {
  assert.deepEqual(readViews(memory(), 'k', standard, columns), { current: standard, named: {}, chosen: undefined })
})

test('a view with a name comes back as it was', () => {
  const store = memory()
  const changed = withFilter(standard, 'unit', { kind: 'choice', values: ['民政局'] })
  keepViews(store, 'k', saveAs({ current: changed, named: {}, chosen: undefined }, '我的'))
  const views = readViews(store, 'k', standard, columns)
  assert.equal(views.chosen, '我的')
  assert.deepEqual(views.current, changed)
  assert.deepEqual(choose(views, undefined, standard).current, standard)
  assert.deepEqual(choose(choose(views, undefined, standard), '我的', standard).current, changed)
})

test('forgetting a view keeps what is shown', () => {
  const views = saveAs({ current: standard, named: {}, chosen: undefined }, 'a')
  assert.deepEqual(forget(views, 'a'), { current: standard, named: {}, chosen: undefined })
})

test('columns that are gone, wrong types and broken text never break a table', () => {
  const old = JSON.stringify({
    current: {
      sort: { column: 'gone', descending: true },
      filters: { gone: { kind: 'text', text: 'x' }, unit: { kind: 'text' }, name: { kind: 'text', text: '张' } },
      hidden: ['gone', 'unit', 3],
      widths: { name: 200, unit: 'wide', gone: 90 },
      density: 'huge',
      search: 5,
    },
    chosen: 'nobody',
  })
  const { current, chosen } = readViews(memory(old), 'k', standard, columns)
  assert.deepEqual(current, {
    sort: standard.sort,
    filters: { name: { kind: 'text', text: '张' } },
    hidden: ['unit'],
    widths: { name: 200 },
    density: 'normal',
    search: '',
  })
  assert.equal(chosen, undefined)
  assert.deepEqual(readViews(memory('{broken'), 'k', standard, columns).current, standard)
  assert.deepEqual(readViews(memory('[]'), 'k', standard, columns).current, standard)
})

test('each account keeps its own views', () => {
  assert.notEqual(viewsKey('a', 'units'), viewsKey('b', 'units'))
})
