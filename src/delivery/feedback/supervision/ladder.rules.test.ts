import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildCalendar } from '../../../platform/clock/calendar.ts'
import { OFFICIAL_YEARS } from '../../../platform/clock/calendar-data.ts'
import type { Limit } from '../../../platform/clock/clock.contract.ts'
import { clock } from '../../../platform/clock/clock.ts'
import { DEFAULT_SETTINGS } from '../settings/settings.defaults.ts'
import { climb, daysOver, rungsOf } from './ladder.rules.ts'

const RECKONING = { calendar: buildCalendar(OFFICIAL_YEARS), settings: {} }

function ladderOf(startedAt: string, limit: Limit, now: string) {
  const reading = clock([{ type: 'started', at: startedAt, limit }], RECKONING.calendar, now, {})
  return { due: new Date(reading.due), rungs: rungsOf(reading, DEFAULT_SETTINGS, RECKONING) }
}
const local = (moment: Date | undefined) =>
  moment?.toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 16) ?? null

describe('the ladder', () => {
  it('counts working days across a long holiday and its make-up days', () => {
    // Due on Thursday 24 September 2026; 25 to 27 September and 1 to 7 October are off, the 20th is worked.
    const { due, rungs } = ladderOf('2026-09-18T02:00:00Z', { amount: 5, unit: 'WORKDAY' }, '2026-09-18T02:00:00Z')
    assert.equal(local(due), '2026-09-24 23:59')
    assert.deepEqual(Object.fromEntries(Object.entries(rungs).map(([rung, at]) => [rung, local(at)])), {
      remind: '2026-09-23 09:00',
      urge: '2026-09-28 09:00',
      supervise: '2026-10-09 09:00',
      blue: '2026-09-28 09:00',
      orange: '2026-10-09 09:00',
      red: '2026-10-15 09:00',
    })
    assert.equal(daysOver(due, new Date('2026-10-09T02:00:00Z'), RECKONING), 5)
    assert.equal(daysOver(due, new Date('2026-09-24T02:00:00Z'), RECKONING), 0)
    assert.equal(daysOver(due, new Date('2026-09-26T02:00:00Z'), RECKONING), 0)
  })

  it('reminds of a limit in hours at yellow and urges as soon as it is over', () => {
    const start = '2026-11-20T14:00:00Z'
    const { rungs } = ladderOf(start, { amount: 2, unit: 'HOUR' }, start)
    assert.deepEqual([local(rungs.remind), local(rungs.urge)], ['2026-11-20 23:36', '2026-11-21 00:00'])
    assert.equal(local(rungs.blue), '2026-11-23 09:00')
  })

  it('does not remind on the day on which the matter came', () => {
    const { rungs } = ladderOf('2026-11-19T02:00:00Z', { amount: 1, unit: 'WORKDAY' }, '2026-11-19T02:00:00Z')
    assert.equal(rungs.remind, undefined)
  })

  it('does each step once, and of those that were missed only the gravest', () => {
    const { due, rungs } = ladderOf('2026-11-09T02:00:00Z', { amount: 5, unit: 'WORKDAY' }, '2026-11-09T02:00:00Z')
    const at = (day: string, done: Parameters<typeof climb>[1] = []) => {
      const { urging, slip, next } = climb(rungs, done, due, new Date(`${day}T03:00:00Z`))
      return [urging, slip, next]
    }
    assert.deepEqual(at('2026-11-12'), [null, null, 'remind'])
    assert.deepEqual(at('2026-11-13'), ['remind', null, 'urge'])
    assert.deepEqual(at('2026-11-13', ['remind']), [null, null, 'urge'])
    assert.deepEqual(at('2026-11-17', ['remind']), ['urge', 'blue', 'supervise'])
    assert.deepEqual(at('2026-11-17', ['remind', 'urge']), [null, 'blue', 'supervise'])
    assert.deepEqual(at('2026-12-25'), ['supervise', 'red', null])
    assert.deepEqual(at('2026-12-25', ['supervise', 'red']), [null, null, null])
  })
})
