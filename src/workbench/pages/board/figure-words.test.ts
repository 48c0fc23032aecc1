import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLocalDate } from '../../../kernel/dates.ts'
import type { Figure } from '../../../oversight/indicators/indicators.contract.ts'
import { drawnVerdict, promisedOf, showFigure, showTarget, standingOf, worstFirst } from './figure-words.ts'
import { isLong, lastTwelveMonths } from './use-period.ts'

const RATE = {
  id: 'r',
  kind: 'rate',
  label: { zh: '', en: '' },
  definition: { zh: '', en: '' },
  better: 'more',
  isPublic: true,
} as const
const figure = (rate: number, verdict: Figure['verdict']): Figure => ({
  count: 40,
  sum: 40 * rate,
  rate,
  low: null,
  high: null,
  p50: null,
  p90: null,
  target: 0.95,
  verdict,
})

test('figures and targets are said in their unit, targets without empty decimals', () => {
  assert.equal(showFigure(RATE, { count: 10, rate: 0.8364 }, 'zh'), '83.6%')
  assert.equal(showTarget(RATE, 0.95, 'zh'), '95%')
  assert.equal(showTarget(RATE, 0.955, 'en'), '95.5%')
  assert.equal(showTarget({ kind: 'duration' }, 48, 'zh'), '48 小时')
  assert.equal(showFigure({ kind: 'volume' }, { count: 12_345, rate: null }, 'en'), '12,345')
  assert.equal(showFigure(RATE, { count: 0, rate: null }, 'en'), '—')
})

test('what is missed stands first, the furthest from the promise before the rest, too few last', () => {
  const rows = [
    figure(0.99, 'kept'),
    figure(0.2, 'few'),
    figure(0.9, 'missed'),
    figure(0.5, 'missed'),
    figure(0.96, 'risk'),
  ]
  assert.deepEqual(
    worstFirst(RATE, rows).map(({ rate }) => rate),
    [0.5, 0.9, 0.96, 0.99, 0.2],
  )
})

test('too few cases are neither drawn as a verdict nor hidden', () => {
  assert.equal(drawnVerdict('few'), undefined)
  assert.equal(standingOf('few'), 'provisional')
  assert.equal(promisedOf({ better: 'neither' }, 3), undefined)
  assert.deepEqual(promisedOf({ better: 'less' }, 48), { value: 48, direction: 'atMost' })
})

test('the usual period is twelve calendar months up to today', () => {
  assert.deepEqual(lastTwelveMonths(parseLocalDate('2026-11-21')), { from: '2025-12-01', to: '2026-11-21' })
  assert.deepEqual(lastTwelveMonths(parseLocalDate('2024-02-29')), { from: '2023-03-01', to: '2024-02-29' })
  assert.equal(isLong({ from: parseLocalDate('2026-01-01'), to: parseLocalDate('2026-01-31') }), false)
})
