import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayOpen, type PageDefinition, pageAt, pagesUnder, RAIL_TASKS } from './page.ts'
import { PAGES } from './pages.ts'

const load = async () => () => null
const page = (path: string, more: Partial<PageDefinition> = {}): PageDefinition => ({
  path,
  title: { zh: path, en: path },
  load,
  ...more,
})

test('a page without named permissions is for every account, otherwise one of them is enough', () => {
  assert.ok(mayOpen(page('/a'), () => false))
  assert.ok(!mayOpen(page('/a', { permissions: ['x', 'y'] }), () => false))
  assert.ok(mayOpen(page('/a', { permissions: ['x', 'y'] }), (permission) => permission === 'y'))
})

test('the rail shows only what may be opened', () => {
  const pages = [page('/a', { rail: 'inbox' }), page('/b', { rail: 'inbox', permissions: ['x'] }), page('/c')]
  assert.deepEqual(
    pagesUnder('inbox', pages, () => false).map(({ path }) => path),
    ['/a'],
  )
})

test('a path shows the page with the longest fitting path, and a matter marks its own page', () => {
  const pages = [page('/'), page('/matters'), page('/matters/$id')]
  assert.equal(pageAt('/', pages)?.path, '/')
  assert.equal(pageAt('/matters', pages)?.path, '/matters')
  assert.equal(pageAt('/matters/7', pages)?.path, '/matters/$id')
  assert.equal(pageAt('/elsewhere', pages), undefined)
})

test('every listed page has a path of its own, words in both languages, and loads', async () => {
  assert.equal(new Set(PAGES.map(({ path }) => path)).size, PAGES.length)
  for (const { path, title, rail } of PAGES) {
    assert.match(path, /^\//)
    assert.ok(title.zh && title.en, path)
    assert.ok(rail === undefined || RAIL_TASKS.includes(rail))
  }
})
