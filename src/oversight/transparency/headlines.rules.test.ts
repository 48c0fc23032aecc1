import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure, MeasureCard } from '../indicators/indicators.contract.ts'
import { clearlyMissing, headlineOf, hours, percent } from './headlines.rules.ts'
import { periodWords, slugOf } from './transparency.rules.ts'

const ON_TIME: MeasureCard = {
  id: 'records.on_time',
  kind: 'rate',
  label: { zh: '按时办结率', en: 'On-time rate' },
  definition: { zh: '', en: '' },
  better: 'more',
  isPublic: true,
}

function figure(change: Partial<Figure>): Figure {
  const nothing = { sum: 0, rate: null, low: null, high: null, p50: null, p90: null, target: 0.95 }
  return { count: 1000, ...nothing, verdict: 'missed', ...change }
}

test('a share is never rounded up to a promise that was missed', () => {
  assert.equal(percent(0.94999, 0.95), '94.9%')
  assert.equal(percent(0.94999), '95.0%')
  assert.equal(percent(0.95, 0.95), '95.0%')
  assert.equal(percent(0.05001, 0.05), '5.1%')
  assert.equal(percent(0.8495), '85.0%')
  assert.equal(percent(1), '100.0%')
})

test('a miss is called clear only where the whole interval lies below the target', () => {
  const clear = headlineOf(ON_TIME, figure({ rate: 0.836, low: 0.828, high: 0.843 }), [])
  assert.match(clear.zh, /明确低于承诺的 95.0%/)
  assert.match(clear.en, /clearly below the promise of 95.0%/)
  const chance = headlineOf(ON_TIME, figure({ count: 100, rate: 0.93, low: 0.863, high: 0.966 }), [])
  assert.match(chance.en, /below the promise of 95.0%, though within the margin of error/)
})

test('a promise that is kept says so, and too few cases are not judged', () => {
  assert.match(
    headlineOf(ON_TIME, figure({ rate: 0.98, low: 0.97, high: 0.99, verdict: 'kept' }), []).en,
    /which keeps the promise/,
  )
  const few = headlineOf(ON_TIME, figure({ count: 12, verdict: 'few' }), [])
  assert.match(few.zh, /样本不足（12 件）/)
})

test('units are named only with enough cases and a whole interval beyond the target, the farthest first', () => {
  const unit = (name: string, change: Partial<Figure>) => figure({ name: { zh: name, en: name }, ...change })
  const units = [
    unit('a', { rate: 0.9, low: 0.88, high: 0.92 }),
    unit('b', { rate: 0.7, low: 0.65, high: 0.75 }),
    unit('small', { count: 20, rate: 0.5, low: 0.3, high: 0.7 }),
    unit('chance', { rate: 0.94, low: 0.91, high: 0.96 }),
    unit('kept', { rate: 0.97, low: 0.96, high: 0.98, verdict: 'kept' }),
  ]
  assert.deepEqual(
    clearlyMissing(ON_TIME, units).map(({ name }) => name?.en),
    ['b', 'a'],
  )
})

test('durations are said in hours below two days, then in days', () => {
  assert.equal(hours(30).en, '30.0 hours')
  assert.equal(hours(72).zh, '3.0 天')
})

test('periods are said as people say them', () => {
  const table: [string, string, string, string][] = [
    ['2026-03-01', '2026-03-31', '2026年3月', 'March 2026'],
    ['2026-04-01', '2026-06-30', '2026年第二季度', 'quarter 2 of 2026'],
    ['2026-07-01', '2026-12-31', '2026年下半年', 'second half of 2026'],
    ['2024-02-01', '2024-02-29', '2024年2月', 'February 2024'],
    ['2026-01-01', '2026-12-31', '2026年', '2026'],
    ['2026-02-01', '2026-04-30', '2026-02-01 至 2026-04-30', '2026-02-01 to 2026-04-30'],
  ]
  for (const [from, to, zh, en] of table) assert.deepEqual(periodWords(from, to), { zh, en })
  assert.equal(slugOf('990100000000', '2026-01-01', '2026-03-31', 2), '990100000000-20260101-20260331-2')
})
