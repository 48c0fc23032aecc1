import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { minHash, packed } from '../../../analytics/text/minhash.ts'
import { createPrivacy } from '../../../platform/privacy/privacy.ts'
import { joinTokenOf, readJoinToken } from './join-token.ts'
import { cellOf, cellsWithin, metresBetween } from './places.rules.ts'
import { comparerOf, worthReading } from './similar.rules.ts'

describe('places', () => {
  /** Two points a minute of latitude apart: a nautical mile, 1,853 m on the mean sphere. */
  it('are a nautical mile apart at a minute of latitude', () => {
    assert.ok(Math.abs(metresBetween({ lat: 30, lon: 106 }, { lat: 30 + 1 / 60, lon: 106 }) - 1853) < 1)
  })

  it('near each other lie in the squares that are looked into, everywhere in China', () => {
    for (const lat of [4, 18.2, 30.5, 39.9, 53.5]) {
      for (const metres of [50, 200, 500, 2000]) {
        const point = { lat: lat + 0.000_9, lon: 106.001 }
        const cells = new Set(cellsWithin(point, metres))
        for (let i = 0; i < 360; i += 7) {
          const angle = (i * Math.PI) / 180
          const north = ((metres * 0.999) / 111_195) * Math.cos(angle)
          const east = ((metres * 0.999) / 111_195 / Math.cos((lat * Math.PI) / 180)) * Math.sin(angle)
          const other = { lat: point.lat + north, lon: point.lon + east }
          assert.ok(metresBetween(point, other) <= metres)
          assert.ok(cells.has(cellOf(other)), `${lat} ${metres} ${i}`)
        }
      }
    }
    assert.ok(cellsWithin({ lat: 30, lon: 106 }, 200).length <= 9)
    assert.ok(cellsWithin({ lat: 30, lon: 106 }, 50_000).length <= 4000)
  })
})

const TEXT = '幸福小区三号楼前的路灯已经坏了三天，晚上很黑，老人出行不安全，请尽快维修'
const SAME = '幸福小区三号楼前的路灯坏了三天了，晚上很黑，老人出行不安全，请尽快维修'
const OTHER = '人民路菜市场门口占道经营严重，早晚高峰无法通行，希望城管部门加强管理'
const sketchOf = (text: string) => packed(minHash(text))

describe('likeness', () => {
  it('holds the same complaint in other words above, and another one far below', () => {
    const compare = comparerOf(TEXT)
    assert.ok(compare(SAME) > 0.85, `${compare(SAME)}`)
    assert.ok(compare(OTHER) < 0.2)
  })

  it('is looked at where the sketch says so, and always where there is none', () => {
    const ids = worthReading(
      TEXT,
      [
        { id: 'other', sketch: sketchOf(OTHER) },
        { id: 'same', sketch: sketchOf(SAME) },
        { id: 'no sketch', sketch: null },
      ],
      0.85,
    )
    assert.deepEqual(ids, ['no sketch', 'same'])
  })
})

describe('a token to join with', () => {
  const privacy = createPrivacy('ab'.repeat(32))
  const id = '01890a5d-ac96-774b-bcce-b302099a8001'
  const token = joinTokenOf(privacy, id, 1000)

  it('tells the main matter to us for two hours, and nothing to others', () => {
    assert.deepEqual(readJoinToken(privacy, token, 1000 + 7_199_999), { parentId: id })
    assert.ok(!token.includes(id.slice(0, 8)) && !Buffer.from(token, 'base64url').toString().includes(id))
  })

  for (const [name, given, now] of [
    ['that has ended', token, 1000 + 7_200_000],
    ['that was made up', 'v1.AAAA', 1000],
    ['that was changed', `${token.slice(0, -2)}xx`, 1000],
    ['of another city', joinTokenOf(createPrivacy('cd'.repeat(32)), id, 1000), 1000],
    ['that opens something else', privacy.seal(JSON.stringify(['GH-1', 'hash', 9e15])), 1000],
    ['that is empty', '', 1000],
  ] as const) {
    it(`is refused ${name}`, () => {
      assert.throws(() => readJoinToken(privacy, given, now), { code: 'JOIN_TOKEN_ENDED', status: 409 })
    })
  }
})
