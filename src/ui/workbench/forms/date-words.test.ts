import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LocalDate } from '../../../kernel/dates.ts'
import { periodOf, readDateWords } from './date-words.ts'

const today = '2026-03-18' as LocalDate

test('dates are read as staff write them', () => {
  const written: [string, string | undefined][] = [
    ['2026-03-02', '2026-03-02'],
    ['2026/3/2', '2026-03-02'],
    ['2026.3.2', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2026年3月2日', '2026-03-02'],
    ['3月2日', '2026-03-02'],
    ['3-2', '2026-03-02'],
    ['２０２６－３－２', '2026-03-02'],
    [' 今天 ', '2026-03-18'],
    ['tomorrow', '2026-03-19'],
    ['昨天', '2026-03-17'],
    ['+5', '2026-03-23'],
    ['-18', '2026-02-28'],
    ['2026-02-30', undefined],
    ['13月1日', undefined],
    ['下周', undefined],
    ['', undefined],
  ]
  for (const [typed, date] of written) assert.equal(readDateWords(typed, today), date, typed)
})

test('common periods include both ends; weeks begin on Monday', () => {
  assert.deepEqual(periodOf('thisWeek', today), { from: '2026-03-16', to: '2026-03-22' })
  assert.deepEqual(periodOf('lastWeek', today), { from: '2026-03-09', to: '2026-03-15' })
  assert.deepEqual(periodOf('thisMonth', today), { from: '2026-03-01', to: '2026-03-31' })
  assert.deepEqual(periodOf('lastMonth', today), { from: '2026-02-01', to: '2026-02-28' })
  assert.deepEqual(periodOf('thisQuarter', today), { from: '2026-01-01', to: '2026-03-31' })
  assert.deepEqual(periodOf('lastQuarter', today), { from: '2025-10-01', to: '2025-12-31' })
  assert.deepEqual(periodOf('thisYear', today), { from: '2026-01-01', to: '2026-12-31' })
  assert.deepEqual(periodOf('lastYear', today), { from: '2025-01-01', to: '2025-12-31' })
})

test('a Sunday belongs to the week before it, and January looks back into the old year', () => {
  assert.deepEqual(periodOf('thisWeek', '2026-03-22' as LocalDate), { from: '2026-03-16', to: '2026-03-22' })
  assert.deepEqual(periodOf('lastMonth', '2026-01-05' as LocalDate), { from: '2025-12-01', to: '2025-12-31' })
})
