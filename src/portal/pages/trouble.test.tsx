import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToStaticMarkup } from 'react-dom/server'
import { errors } from '../../kernel/errors.ts'
import { statusOf, troublePage } from './trouble.tsx'

const HERE = { language: 'zh', hotline: '12345', requestId: 'r-1' } as const

test('each trouble has a page with its status and a way on', () => {
  const cases: [unknown, number, RegExp][] = [
    [errors.NOT_FOUND({ what: 'x' }), 404, /搜索要办的事/],
    [errors.UNAVAILABLE(), 503, /没有保存.*12345/s],
    [errors.TOO_MANY_REQUESTS({ seconds: 7 }), 429, /7 秒后/],
    [errors.NOT_ALLOWED(), 403, /没有处理这次请求/],
    [new Error('secret inside'), 500, /r-1/],
    [{ statusCode: 413 }, 413, /没有处理这次请求/],
  ]
  for (const [thrown, status, expected] of cases) {
    const page = troublePage(thrown, HERE)
    const markup = renderToStaticMarkup(page.body)
    assert.equal(page.status, status)
    assert.equal(statusOf(thrown), status)
    assert.match(markup, expected)
    assert.doesNotMatch(markup, /secret inside/)
    assert.equal(page.unlisted, true)
  }
})
