import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contrastRatio } from './contrast.ts'
import { type ColourName, ELDER_TYPE_SIZES, PALETTES, SPACES, TARGETS } from './tokens.ts'
import { tokensCss } from './tokens-css.ts'

test('contrast ratio gives the published extremes and refuses what is no colour', () => {
  assert.equal(contrastRatio('#000000', '#ffffff'), 21)
  assert.equal(contrastRatio('#ffffff', '#ffffff'), 1)
  assert.equal(contrastRatio('#777777', '#ffffff').toFixed(2), '4.48')
  assert.throws(() => contrastRatio('red', '#ffffff'), RangeError)
})

const texts: ColourName[] = ['ink', 'soft', 'brand', 'deep', 'kept', 'atRisk', 'missed', 'provisional']

for (const [theme, palette] of Object.entries(PALETTES)) {
  test(`${theme}: text has 4.5:1 on the page and on quiet ground`, () => {
    for (const text of texts) {
      for (const ground of ['ground', 'quiet'] as const) {
        const ratio = contrastRatio(palette[text], palette[ground])
        assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`)
      }
    }
  })

  test(`${theme}: text on filled grounds has 4.5:1, edges and focus 3:1`, () => {
    for (const fill of ['brand', 'deep', 'kept', 'missed'] as const) {
      assert.ok(contrastRatio(palette.onBrand, palette[fill]) >= 4.5, fill)
    }
    for (const ground of ['ground', 'quiet'] as const) {
      assert.ok(contrastRatio(palette.edge, palette[ground]) >= 3, `edge on ${ground}`)
    }
    assert.ok(contrastRatio(palette.ink, palette.halo) >= 3, 'focus ring against its halo')
  })
}

test('the style sheet of tokens carries every colour in both themes and the elder sizes', () => {
  const css = tokensCss()
  assert.match(css, /:root\{color-scheme:light dark;--ink:#16202c;/)
  assert.match(css, /prefers-color-scheme:dark\)\{:root:not\(\[data-theme="light"\]\)\{--ink:#e9eef4/)
  assert.match(css, /:root\[data-elder\]\{--text-dense:1\.5rem/)
  assert.match(css, /--on-brand:/)
  assert.match(css, /--target:60px/)
})

test('elder mode shows no text below 24 px and no target below 60 px; distances go in steps of 4', () => {
  assert.ok(Object.values(ELDER_TYPE_SIZES).every((size) => size >= 24))
  assert.equal(TARGETS.elder, 60)
  assert.ok(SPACES.every((space) => space % 4 === 0))
})
