import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { KINDS, type Kind } from '../../../delivery/feedback/words.contract.ts'
import { parseLocalDate } from '../../../kernel/dates.ts'
import { closable, dispatchable, MATTER_VIEWS, queryOfView, readView, timeOnBeam, viewsFor } from './matter-views.ts'
import { laterBy } from './new-due.ts'
import { templatesFor, unfilled } from './reply-templates.ts'
import { showShortInstant } from './short-instant.ts'

const TODAY = parseLocalDate('2026-11-22')
const UNIT = '01890a5d-ac96-774b-bcce-b302099a8001'

describe('the views of the inbox', () => {
  it('ask the server for what their names say', () => {
    assert.deepEqual(queryOfView('overdue', TODAY, null), { light: 'red' })
    assert.deepEqual(queryOfView('today', TODAY, null), { dueOn: '2026-11-22' })
    assert.deepEqual(queryOfView('mine', TODAY, UNIT), { unitId: UNIT })
    assert.deepEqual(queryOfView('closed', TODAY, null), { status: 'closed' })
  })

  it('read an address that names none as all open matters', () => {
    assert.equal(readView('toSign'), 'toSign')
    assert.equal(readView('nonsense'), 'open')
    assert.equal(readView(undefined), 'open')
  })

  it('leave out the own unit for somebody who has none', () => {
    assert.deepEqual(viewsFor(UNIT), MATTER_VIEWS)
    assert.ok(!viewsFor(null).some((view) => view === 'mine' || view === 'supporting'))
  })
})

describe('a row of the inbox', () => {
  it('puts the deadline at the notch and the time since receipt at the bead, in days', () => {
    const row = { receivedAt: '2026-11-20T00:00:00.000Z', due: '2026-11-25T00:00:00.000Z' }
    assert.deepEqual(timeOnBeam(row, Date.parse('2026-11-22T12:00:00.000Z')), { used: 2.5, promised: 5 })
    assert.deepEqual(timeOnBeam(row, Date.parse('2026-11-19T00:00:00.000Z')), { used: 0, promised: 5 })
  })

  it('can be dispatched with others only from the state in which it came in', () => {
    const rows = [{ state: 'RECEIVED' }, { state: 'HANDLING' }, { state: 'CLOSED' }] as const
    assert.deepEqual(dispatchable(rows), [{ state: 'RECEIVED' }])
    assert.deepEqual(closable([...rows, { state: 'RATED' }]), [{ state: 'RATED' }])
  })
})

describe('templates of answers', () => {
  it('offer those for the kind first and lose none', () => {
    for (const kind of Object.keys(KINDS) as Kind[]) {
      const templates = templatesFor(kind)
      assert.ok(templates[0]?.kinds.includes(kind), kind)
      assert.equal(new Set(templates.map(({ id }) => id)).size, templates.length)
    }
  })

  it('are found unfilled until every bracket is replaced', () => {
    assert.equal(unfilled('已于【日期】完成'), '【日期】')
    assert.equal(unfilled('已于 11 月 22 日完成'), undefined)
  })
})

describe('a moment in a narrow cell', () => {
  const NOW = '2026-11-22T00:00:00.000Z'
  it('leaves out the year that it is', () => {
    assert.equal(showShortInstant('2026-11-23T15:59:00.000Z', 'zh', NOW), '11月23日 23:59')
    assert.equal(showShortInstant('2026-11-23T15:59:00.000Z', 'en', NOW), '23 Nov, 23:59')
  })
  it('names another year', () => {
    assert.equal(showShortInstant('2027-01-04T15:59:00.000Z', 'zh', NOW), '2027年1月4日 23:59')
    assert.equal(showShortInstant('2027-01-04T15:59:00.000Z', 'en', NOW), '4 Jan 2027, 23:59')
  })
})

describe('until when more time would last', () => {
  const FRIDAY = '2026-09-25T15:59:59.999Z'
  const special = new Map([
    ['2026-09-28', true],
    ['2026-10-10', false],
  ])
  it('counts working days past weekends and holidays', () => {
    assert.deepEqual(laterBy(FRIDAY, { amount: 2, unit: 'WORKDAY' }, special), { day: '2026-09-30' })
  })
  it('counts a weekend on which people work', () => {
    const thursday = '2026-10-08T15:59:59.999Z'
    assert.deepEqual(laterBy(thursday, { amount: 2, unit: 'WORKDAY' }, special), { day: '2026-10-10' })
  })
  it('counts calendar days and hours as they are, and says nothing of office hours', () => {
    assert.deepEqual(laterBy(FRIDAY, { amount: 3, unit: 'NATURAL_DAY' }, special), { day: '2026-09-28' })
    assert.deepEqual(laterBy(FRIDAY, { amount: 2, unit: 'HOUR' }, special), { at: '2026-09-25T17:59:59.999Z' })
    assert.equal(laterBy(FRIDAY, { amount: 2, unit: 'WORKHOUR' }, special), undefined)
  })
})
