import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPlainDrawing } from './svg-check.ts'

const drawing = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${inside}</svg>`

test('shapes and text are a plain drawing', () => {
  assert.ok(
    isPlainDrawing(drawing('<title>a &lt;image href="x"&gt;</title><g><path d="M0 0"/><text>href=url(</text></g>')),
  )
})

test('whatever could fetch, run or depend on something is not', () => {
  const refused = [
    drawing('<image href="file:///etc/passwd"/>'),
    drawing('<use xlink:href="#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>'),
    drawing('<script>1</script>'),
    drawing('<style>a{}</style>'),
    drawing('<foreignObject/>'),
    drawing('<g onclick="x"/>'),
    drawing('<g style="fill:red"/>'),
    drawing('<path fill="url(#p)"/>'),
    drawing('<path fill="var(--ink,#000)"/>'),
    drawing('<path'),
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
    '<svg/>',
    'text',
    '',
  ]
  for (const svg of refused) assert.equal(isPlainDrawing(svg), false, svg)
})
