import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { routerFromBytes, routerToBytes } from './router-bytes.ts'
import { learn, type Past, rank } from './routing.rules.ts'

const ITEMS = join(import.meta.dirname, '../../../../../shared/data/zwfw/service_items_511602.csv')

function learned(history: readonly Past[]) {
  const training = learn(history)
  for (;;) {
    const { done, value } = training.next()
    if (done) return value
  }
}

const PROBLEMS = [
  ['路灯不亮', '井盖缺失', '路面坑洼'],
  ['自来水停水', '水管漏水', '水质发黄'],
  ['垃圾无人清运', '占道经营', '油烟扰民'],
]
/** Matters of three kinds of bureau in two counties; every tenth went astray. */
const HISTORY: Past[] = Array.from({ length: 900 }, (_, i) => {
  const kind = i % 3
  const county = i % 2 === 0 ? '990101000000' : '990102000000'
  const problem = PROBLEMS[kind]![(i >> 2) % 3]!
  const text = `幸福路${i % 40}号${problem}，已经${(i % 6) + 1}天，希望尽快处理`
  const bureau = i % 10 === 9 ? (kind + 1) % 3 : kind
  return { text, areaCode: county, kind: 'complaint', label: `${county}-${bureau}`, at: i * 3_600_000 }
})

describe('a router', () => {
  const result = learned(HISTORY)
  assert.ok(result)
  const { router, measured } = result

  it('learns unit and county from text and area, and is measured on later matters only', () => {
    const [first] = rank(router, { text: '小区自来水停水两天了', areaCode: '990102000000', kind: 'complaint' })
    assert.equal(first?.label, '990102000000-1')
    assert.ok(first.probability > 0.5)
    assert.equal(measured.n, 900)
    assert.equal(measured.measuredOn, 900 - 630 - 135)
    assert.equal(measured.measuredFrom, new Date(765 * 3_600_000).toISOString())
    assert.ok(measured.accuracy > 0.85 && measured.accuracy < 0.95, `${measured.accuracy}`)
    assert.ok(measured.top3 >= measured.accuracy)
    assert.ok(measured.coverage > 0 && measured.saidAccuracy !== null && measured.saidAccuracy >= 0.8)
  })

  it('is less sure of what it never read', () => {
    const sure = rank(router, { text: '路灯不亮', areaCode: '990101000000' })[0]!.probability
    const unsure = rank(router, { text: '咨询居住证办理材料' })[0]!.probability
    assert.ok(unsure < sure, `${unsure} ${sure}`)
  })

  it('answers the same after it was kept as bytes, within the rounding of its weights', () => {
    const kept = routerFromBytes(routerToBytes(router))
    for (const { text, areaCode } of HISTORY.slice(0, 50)) {
      const [before, after] = [rank(router, { text, areaCode })[0]!, rank(kept, { text, areaCode })[0]!]
      assert.equal(after.label, before.label)
      assert.ok(Math.abs(after.probability - before.probability) < 0.03)
    }
  })

  it('says nothing where there is nothing to tell apart', () => {
    assert.equal(learned(HISTORY.map((matter) => ({ ...matter, label: 'one' }))), undefined)
    assert.equal(learned([]), undefined)
  })
})

describe('real names of service items', { skip: !existsSync(ITEMS) && 'needs ../shared/data/zwfw' }, () => {
  it('are brought to the right bureau of two dozen in most cases, and to one of three in more', () => {
    const rows = readFileSync(ITEMS, 'utf8').trim().split('\n').slice(1)
    const items = rows.map((row) => row.split(','))
    // In a fixed order that mixes the bureaus, since the register lists one after another.
    const mixed = items.map((item, i) => ({ item, key: (i * 7919) % 10_007 })).sort((a, b) => a.key - b.key)
    const past = mixed.map(({ item }, i) => ({ text: item[2]!, label: item[0]!, at: i }))
    const result = learned(past)
    assert.ok(result && result.measured.classes === 24)
    assert.ok(result.measured.accuracy > 0.7, `${result.measured.accuracy}`)
    assert.ok(result.measured.top3 > 0.8, `${result.measured.top3}`)
  })
})
