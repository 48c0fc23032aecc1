import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fontFolder, readFonts } from './document-files.ts'
import { coverageOf, printable } from './font-coverage.ts'

const fonts = await readFonts(fontFolder())

test('both fonts have the characters of Chinese reports', () => {
  const needed =
    '公衡政务服务办件承诺兑现临江县镇乡村堌圐塬垸峪埇甪直● ◐ ▲ ○ → ≥ ≤ ± × ① ㎡ ‰ ℃ 〓 “”‘’《》—…·é'.replaceAll(' ', '')
  for (const font of fonts) {
    const covered = coverageOf(font)
    const lacking = [...needed].filter((character) => !covered.has(character.codePointAt(0) ?? 0))
    assert.equal(lacking.join(''), '')
    assert.ok(covered.size > 8_000)
  }
  assert.equal(fonts.length, 2)
})

test('all of GB 2312 level 1 and 2 can be printed', () => {
  const covered = coverageOf(fonts[0]!)
  const decoder = new TextDecoder('gbk')
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (/^\p{Script=Han}$/u.test(character)) assert.ok(covered.has(character.codePointAt(0) ?? 0), character)
    }
  }
})

test('what no font has is replaced, what has no shape is left out', () => {
  const covered = new Set(['好', '〓'].map((character) => character.codePointAt(0) ?? 0))
  assert.deepEqual(printable('a 好', covered), { text: 'a 好', hasGaps: false })
  assert.deepEqual(printable('好😀\u200d\ufe0f\u2028!', covered), { text: '好〓 !', hasGaps: true })
})
