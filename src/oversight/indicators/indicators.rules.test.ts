import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { wilson } from '../../platform/measures/interval.ts'
import type { Figure, Target } from './indicators.contract.ts'
import {
  daysOf,
  fitsTarget,
  judge,
  keeps,
  monthBefore,
  publishable,
  publishableTotal,
  targetFor,
  verdictOf,
} from './indicators.rules.ts'

const CITY = '511600000000'
const COUNTY = '511602000000'
const TOWN = '511602001000'
const UNIT = '0190a000-0000-7000-8000-0000000000aa'

const rateOf = (hits: number, count: number) => {
  const { low, high } = wilson(hits, count)!
  return { count, rate: hits / count, low, high, p90: null }
}

describe('the verdict on a number', () => {
  for (const [what, hits, count, target, better, expected] of [
    ['exactly the promise', 950, 1000, 0.95, 'more', 'risk'],
    ['well above it', 990, 1000, 0.95, 'more', 'kept'],
    ['above it, but it may be chance', 48, 50, 0.95, 'more', 'risk'],
    ['below it', 94, 100, 0.95, 'more', 'missed'],
    ['29 cases', 29, 29, 0.95, 'more', 'few'],
    ['30 cases', 30, 30, 0.5, 'more', 'kept'],
    ['a share that should be small', 1, 1000, 0.1, 'less', 'kept'],
    ['a share that should be small and is not', 20, 100, 0.1, 'less', 'missed'],
    ['nothing promised', 50, 100, null, 'more', 'none'],
  ] as const) {
    it(`${what}: ${expected}`, () => {
      assert.equal(verdictOf(rateOf(hits, count), target, better, 'rate'), expected)
    })
  }

  it('a duration is at risk when its mean keeps the promise and its 90th percentile does not', () => {
    const numbers = { count: 40, rate: 20, low: null, high: null }
    assert.equal(verdictOf({ ...numbers, p90: 22 }, 24, 'less', 'duration'), 'kept')
    assert.equal(verdictOf({ ...numbers, p90: 30 }, 24, 'less', 'duration'), 'risk')
    assert.equal(verdictOf({ ...numbers, p90: 30 }, 19, 'less', 'duration'), 'missed')
  })

  it('no cases: too few, not missed', () => {
    assert.equal(verdictOf({ count: 0, rate: null, low: null, high: null, p90: null }, 0.95, 'more', 'rate'), 'few')
  })
})

describe('judging a unit', () => {
  it('says nothing below five cases', () => {
    assert.equal(judge({ count: 4, rate: 0 }, 0.95, 'more'), 'few')
    assert.equal(judge({ count: 5, rate: 0.8 }, 0.95, 'more'), 'missed')
    assert.equal(judge({ count: 0, rate: null }, 0.95, 'more'), 'few')
  })

  it('keeps a promise that is met exactly, whatever binary fractions make of it', () => {
    assert.ok(0.1 + 0.2 !== 0.3)
    assert.ok(keeps(0.3, 0.1 + 0.2, 'more'))
    assert.ok(keeps(0.1 + 0.2, 0.3, 'less'))
    for (let count = 20; count <= 2000; count += 20)
      assert.equal(judge({ count, rate: (count * 0.95) / count }, 0.95, 'more'), 'kept')
  })
})

const target = (more: Partial<Target>): Target => ({
  id: UNIT,
  measure: 'm',
  unitId: null,
  areaCode: null,
  item: null,
  value: 0.9,
  validFrom: '2026-01-01',
  version: 1,
  ...more,
})

describe('which target holds', () => {
  const targets = [
    target({ value: 0.5 }),
    target({ value: 0.6, areaCode: CITY }),
    target({ value: 0.7, areaCode: COUNTY }),
    target({ value: 0.8, item: 'help' }),
    target({ value: 0.9, unitId: UNIT }),
    target({ value: 0.95, unitId: UNIT, validFrom: '2026-05-01' }),
    target({ value: 0.1, measure: 'other' }),
  ]
  const period = { measure: 'm', from: '2026-03-01', to: '2026-03-31' }
  for (const [what, place, expected] of [
    ['for all', {}, 0.5],
    ['of the city', { areas: [CITY] }, 0.6],
    ['of the nearest area', { areas: [CITY, COUNTY, TOWN] }, 0.7],
    ['of the item before the area', { areas: [CITY, COUNTY], item: 'help' }, 0.8],
    ['of the unit before all', { areas: [CITY, COUNTY], item: 'help', unit: UNIT }, 0.9],
    ['of the unit from its day on', { unit: UNIT, from: '2026-05-01', to: '2026-05-31' }, 0.95],
    ['in force on the first day', { unit: UNIT, from: '2026-04-15', to: '2026-05-15' }, 0.9],
    ['that began within the period where none was before', { from: '2025-12-15', to: '2026-01-15' }, 0.5],
  ] as const) {
    it(`${what}: ${expected}`, () => assert.equal(targetFor(targets, { ...period, ...place })?.value, expected))
  }

  it('none before the first', () => {
    assert.equal(targetFor(targets, { measure: 'm', from: '2025-01-01', to: '2025-12-31' }), undefined)
    assert.equal(targetFor([], period), undefined)
  })

  it('fits the kind of the measure', () => {
    assert.ok(fitsTarget({ kind: 'rate', better: 'more' }, 1))
    assert.ok(!fitsTarget({ kind: 'rate', better: 'more' }, 95))
    assert.ok(fitsTarget({ kind: 'duration', better: 'less' }, 95))
    assert.ok(!fitsTarget({ kind: 'volume', better: 'neither' }, 95))
    assert.ok(!fitsTarget({ kind: 'duration', better: 'less' }, -1))
  })
})

const figure = (count: number): Figure => ({
  count,
  sum: count,
  rate: 1,
  low: 0.5,
  high: 1,
  p50: null,
  p90: null,
  target: null,
  verdict: 'none',
})
const countsOf = (figures: readonly Figure[]) => figures.map(({ count }) => count)

describe('what may be published', () => {
  for (const [given, expected] of [
    [[], []],
    [
      [10, 20, 5],
      [10, 20, 5],
    ],
    [[4], []],
    // One hidden figure could be had from the total: a second one hides it.
    [[10, 20, 4], [20]],
    [
      [10, 20, 3, 4],
      [10, 20],
    ],
  ] as const) {
    it(`of ${given.join(', ') || 'nothing'}: ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(countsOf(publishable(given.map(figure))), expected)
    })
  }

  it('a total below five keeps its numbers for itself and says so', () => {
    assert.deepEqual(publishableTotal(figure(5)), figure(5))
    assert.deepEqual(publishableTotal(figure(0)), figure(0))
    const { count, sum, rate, suppressed } = publishableTotal(figure(4))
    assert.deepEqual([count, sum, rate, suppressed], [0, 0, null, true])
  })
})

describe('periods', () => {
  it('the month before a day', () => {
    assert.deepEqual(monthBefore('2026-03-01'), { from: '2026-02-01', to: '2026-02-28' })
    assert.deepEqual(monthBefore('2024-03-31'), { from: '2024-02-01', to: '2024-02-29' })
    assert.deepEqual(monthBefore('2026-01-01'), { from: '2025-12-01', to: '2025-12-31' })
  })

  it('the days of a figure lie within those asked for', () => {
    const asked = { from: '2026-02-10', to: '2026-04-20' }
    assert.deepEqual(daysOf({}, asked), asked)
    assert.deepEqual(daysOf({ month: '2026-02' }, asked), { from: '2026-02-10', to: '2026-02-28' })
    assert.deepEqual(daysOf({ month: '2026-03' }, asked), { from: '2026-03-01', to: '2026-03-31' })
    assert.deepEqual(daysOf({ month: '2026-04' }, asked), { from: '2026-04-01', to: '2026-04-20' })
    assert.deepEqual(daysOf({ day: '2026-03-05' }, asked), { from: '2026-03-05', to: '2026-03-05' })
  })
})
