import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SHIPPED_CATEGORIES } from '../../delivery/feedback/categories/shipped-categories.ts'
import { maskText } from '../../platform/privacy/mask-text.ts'
import { textOf } from './grammar.ts'
import { Mix } from './mix.ts'
import { Callers } from './people.ts'
import { randomOf } from './random.ts'

const POINT = { name: '云景花园', kind: 'estate', areaCode: '990101001000', lat: null, lon: null, weight: 1 } as const

test('of texts whose senders are known, masking finds who says the own name and hides little else', () => {
  const random = randomOf('masking')
  const mix = new Mix(SHIPPED_CATEGORIES.filter(({ code }) => code.length === 6))
  const callers = new Callers()
  let named = 0
  let missed = 0
  let hidden = 0
  let wrong = 0
  const wrongly = new Set<string>()
  for (let i = 0; i < 6000; i++) {
    const caller = callers.draw(random)
    const text = textOf({ ...mix.draw(6, random), point: POINT, caller }, random)
    const { masked, found } = maskText(text)
    if (text.includes(caller.name)) named++
    if (text.includes(caller.name) && masked.includes(caller.name)) missed++
    for (const { kind, from, to } of found.filter((one) => one.kind === 'name')) {
      hidden++
      if (text.slice(from, to) === caller.name) continue
      wrong++
      wrongly.add(`${kind} ${text.slice(Math.max(0, from - 6), to + 4)}`)
    }
    if (text.includes(caller.phone)) assert.ok(!masked.includes(caller.phone), masked)
  }
  assert.ok(named > 400)
  assert.ok(missed / named < 0.03, `${missed} of ${named} names missed`)
  assert.ok(wrong / hidden < 0.05, `${wrong} of ${hidden} were no names: ${[...wrongly].slice(0, 20).join(' | ')}`)
})
