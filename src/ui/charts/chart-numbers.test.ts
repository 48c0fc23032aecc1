import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { valueDomain, valueTicks } from './domain.ts'
import { binValues, shareWithin } from './histogram-data.ts'
import { flowInRows, spreadInRow, spreadLabels, textWidth, truncate, visibleLabels } from './labels.ts'
import { beamDomain, placeOnBeam } from './steelyard-scale.ts'
import { formatMark, formatShort, formatValue } from './values.ts'
import { judge, verdictLabel } from './verdict.ts'

describe('values in words', () => {
  test('keep the decimals of their unit and name it', () => {
    assert.equal(formatValue(0.945, 'percent', 'zh'), '94.5%')
    assert.equal(formatValue(284_406, 'count', 'zh'), '284,406')
    assert.equal(formatValue(12.44, 'workdays', 'zh'), '12.4 个工作日')
    assert.equal(formatValue(12.44, 'workdays', 'en'), '12.4 working days')
    assert.equal(formatValue(null, 'count', 'zh'), '—')
    assert.equal(formatValue(Number.NaN, 'percent', 'en'), '—')
  })

  test('are short on axes, in the steps of each language', () => {
    assert.equal(formatShort(284_406, 'count', 'zh'), '28.4万')
    assert.equal(formatShort(3.2e8, 'count', 'zh'), '3.2亿')
    assert.equal(formatShort(9.1e12, 'count', 'zh'), '9.1万亿')
    assert.equal(formatShort(284_406, 'count', 'en'), '284.4k')
    assert.equal(formatShort(3.2e9, 'count', 'en'), '3.2bn')
    assert.equal(formatShort(9_999, 'count', 'zh'), '9,999')
    assert.equal(formatShort(0.95, 'percent', 'zh'), '95%')
    assert.equal(formatMark(70_000, 'count', 'zh'), '7.0万')
    assert.equal(formatMark(6, 'workdays', 'zh'), '6.0')
  })
})

test('a promise met exactly is kept; nothing measured has no verdict', () => {
  assert.equal(judge(0.95, { value: 0.95, direction: 'atLeast' }), 'kept')
  assert.equal(judge(20.1, { value: 20, direction: 'atMost' }), 'missed')
  assert.equal(judge(null, { value: 20, direction: 'atMost' }), undefined)
  assert.equal(verdictLabel('missed', 'zh'), '▲ 未兑现')
})

describe('the value axis', () => {
  test('holds every value, begins at zero where asked, and keeps shares within 0 to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1 }), (values) => {
        const [low, high] = valueDomain(values, 'score')
        assert.ok(low < high && values.every((value) => value >= low && value <= high))
        const [zeroLow, zeroHigh] = valueDomain(values, 'score', { fromZero: true })
        assert.ok(zeroLow <= 0 && zeroHigh >= 0 && zeroLow < zeroHigh)
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (values) => {
        const [low, high] = valueDomain(values, 'percent')
        assert.ok(low >= 0 && high <= 1)
      }),
    )
    assert.deepEqual(valueDomain([null, Number.NaN], 'count'), [0, 1])
    assert.deepEqual(valueTicks([0, 2], 8, 'count'), [0, 1, 2])
  })
})

describe('labels', () => {
  test('are cut to their room and never beyond it', () => {
    assert.equal(truncate('城关镇', 100, 14), '城关镇')
    assert.match(truncate('青龙街道办事处政务服务大厅', 100, 14), /^青龙.*…$/)
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 30, max: 300 }), (text, room) => {
        assert.ok(textWidth(truncate(text, room, 14), 14) <= room + 1e-9)
      }),
    )
  })

  test('are thinned from the last one', () => {
    assert.deepEqual([...visibleLabels(['1月', '2月', '3月', '4月'], 20, 14)], [3, 1])
    assert.deepEqual([...visibleLabels(['1月', '2月'], 200, 14)], [1, 0])
    assert.equal(visibleLabels([], 0, 14).size, 0)
  })

  test('keep their distance and their order', () => {
    const wishes = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 8 })
    fc.assert(
      fc.property(wishes, (given) => {
        const placed = spreadLabels(given, 18, 0, 300)
        const sorted = [...placed].sort((a, b) => a - b)
        for (let i = 1; i < sorted.length; i++) assert.ok(sorted[i]! - sorted[i - 1]! >= 18 - 1e-6)
        assert.ok(placed.every((place) => place >= -1e-6 && place <= 300 + 1e-6))
      }),
    )
    assert.deepEqual(
      spreadInRow(
        [
          { wish: 50, width: 40 },
          { wish: 55, width: 40 },
        ],
        10,
        200,
      ),
      [50, 100],
    )
    assert.deepEqual(flowInRows([40, 40, 40], 10, 100), [
      { x: 0, row: 0 },
      { x: 50, row: 0 },
      { x: 0, row: 1 },
    ])
  })
})

describe('the steelyard', () => {
  test('has its notch at two thirds, and a share promised to be at least so much ends at 100 %', () => {
    for (const [value, direction, unit] of [
      [20, 'atMost', 'workdays'],
      [0.95, 'atLeast', 'percent'],
      [0.5, 'atLeast', 'percent'],
      [9, 'atLeast', 'score'],
      [0, 'atMost', 'count'],
      [1, 'atLeast', 'percent'],
    ] as const) {
      const domain = beamDomain({ value, direction }, unit)
      if (!(unit === 'percent' && value === 0.5)) {
        assert.ok(Math.abs(placeOnBeam(value, domain)!.at - 2 / 3) < 1e-9, `${value}`)
      }
    }
    assert.ok(Math.abs(beamDomain({ value: 0.95, direction: 'atLeast' }, 'percent')[1] - 1) < 1e-9)
  })

  test('stops the bead at the end of the beam and says that it lies beyond', () => {
    assert.deepEqual(placeOnBeam(50, [0, 30]), { at: 1, beyond: 'right' })
    assert.deepEqual(placeOnBeam(-1, [0, 30]), { at: 0, beyond: 'left' })
    assert.equal(placeOnBeam(null, [0, 30]), undefined)
  })
})

describe('classes of durations', () => {
  test('hold every case once', () => {
    const bins = binValues([0, 1.9, 2, 7.5, 10, 1_000, null, Number.NaN, -3], 2, 10)
    assert.deepEqual(
      bins.map(({ count }) => count),
      [2, 1, 0, 1, 0, 2],
    )
    assert.equal(bins.at(-1)?.to, null)
  })

  test('give the share within the promise, exactly where it is known', () => {
    const bins = binValues([1, 3, 5, 7], 2, 8)
    assert.equal(shareWithin({ bins, unit: 'days', promised: { value: 4, direction: 'atMost' } }), 0.5)
    assert.equal(
      shareWithin({ bins, unit: 'days', promised: { value: 4, direction: 'atMost' }, shareWithin: 0.4 }),
      0.4,
    )
    assert.equal(shareWithin({ bins: [], unit: 'days', promised: { value: 4, direction: 'atMost' } }), undefined)
  })
})
