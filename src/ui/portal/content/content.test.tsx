import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToStaticMarkup } from 'react-dom/server'
import { DataTable } from './DataTable.tsx'
import { Pagination, pagesShown } from './Pagination.tsx'
import { SummaryList } from './SummaryList.tsx'

test('pages shown are the ends and the neighbours, and a gap never hides a single page', () => {
  assert.deepEqual(pagesShown(1, 1), [1])
  assert.deepEqual(pagesShown(5, 12), [1, 4, 5, 6, 12])
  assert.deepEqual(pagesShown(4, 12), [1, 2, 3, 4, 5, 12])
  assert.deepEqual(pagesShown(12, 12), [1, 11, 12])
})

test('pagination is absent for one page, and marks the current one', () => {
  const href = (page: number) => `?page=${page}`
  assert.equal(renderToStaticMarkup(<Pagination language="zh" page={1} pages={1} href={href} />), '')
  const markup = renderToStaticMarkup(<Pagination language="zh" page={1} pages={3} href={href} />)
  assert.match(markup, /href="\?page=1" aria-label="第 1 页" aria-current="page"/)
  assert.doesNotMatch(markup, /上一页/)
})

test('each change link names what it changes', () => {
  const rows = [{ label: '手机号码', value: '138****5678', changeHref: '/phone' }]
  const markup = renderToStaticMarkup(<SummaryList language="zh" rows={rows} />)
  assert.match(markup, /修改<span class="hidden"> 手机号码<\/span>/)
})

test('a table that scrolls is reachable by keyboard and named by its caption; a stacking one carries its headers', () => {
  const columns = [
    { key: 'place', header: '地点', names: true, cell: (row: { place: string }) => row.place },
    { key: 'wait', header: '等候', numeric: true, cell: () => '9 分钟' },
  ]
  const table = { language: 'zh', id: 'waits', caption: '现在等多久', columns, rows: [{ place: '中心' }] } as const
  const rowKey = (row: { place: string }) => row.place
  const scrolling = renderToStaticMarkup(<DataTable {...table} rowKey={rowKey} />)
  assert.match(scrolling, /<section class="table-scroll" aria-labelledby="waits" tabindex="0">/i)
  assert.match(scrolling, /<caption id="waits">/)
  assert.match(scrolling, /<th scope="row">中心/)
  const stacking = renderToStaticMarkup(<DataTable {...table} rowKey={rowKey} narrow="stack" />)
  assert.match(stacking, /data-label="等候"/)
  assert.doesNotMatch(stacking, /tabindex/i)
})
