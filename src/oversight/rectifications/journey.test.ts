import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MEASURE, oversightCity } from '../../../tests/support/oversight-city.ts'
import { CITY, COUNTY, OTHER_COUNTY } from '../../../tests/support/staff.ts'
import type { Rectification, Step, StepInput } from './rectifications.contract.ts'

const city = await oversightCity()
const { ask, unit, otherUnit } = city
const supervisor = await city.signIn('supervisor')
const head = await city.signIn('unit-head', { unitId: unit.id, areaCode: COUNTY })
const otherHead = await city.signIn('unit-head', { unitId: otherUnit.id, areaCode: OTHER_COUNTY })

const OCTOBER = { from: '2026-10-01', to: '2026-10-31' }

await city.answered(unit.id, '2026-10-12', 30, 10)
await city.answered(otherUnit.id, '2026-10-12', 39, 1)

async function step(id: string, name: Step, input: StepInput, as: typeof head, version: number) {
  return ask('POST', `/rectifications/${id}/steps/${name}`, input, { as, version })
}

async function done(id: string, name: Step, input: StepInput, as: typeof head): Promise<Rectification> {
  const before = await read(id)
  const answer = await step(id, name, input, as, before.version)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body as unknown as Rectification
}

async function read(id: string, as = supervisor): Promise<Rectification> {
  const answer = await ask('GET', `/rectifications/${id}`, undefined, { as })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body as unknown as Rectification
}

async function listed(as = supervisor, query = ''): Promise<Rectification[]> {
  const answer = await ask('GET', `/rectifications${query}`, undefined, { as })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body.items as unknown as Rectification[]
}

describe('from a missed promise to the closed rectification', () => {
  let id = ''

  it('opens one rectification for the unit that missed, with the number it missed', async () => {
    const judged = await ask('POST', '/judgements', OCTOBER, { as: supervisor })
    assert.equal(judged.status, 201, JSON.stringify(judged.body))
    assert.deepEqual(judged.body, { judged: 2, missed: 1, newlyMissed: 1, revised: 0 })
    await city.drain()
    const [row, ...more] = await listed()
    assert.ok(row)
    assert.equal(more.length, 0)
    id = row.id
    const { missed, title, titleEn, state, origin, clock, unitId } = await read(id)
    assert.equal(state, 'OPENED')
    assert.equal(origin, 'promise')
    assert.equal(unitId, unit.id)
    assert.equal(title, '“按期答复率”未达标（2026年10月）')
    assert.equal(titleEn, 'Answered on time: promise missed (October 2026)')
    assert.deepEqual(
      [missed?.measure, missed?.count, missed?.sum, missed?.rate, missed?.target],
      [MEASURE, 40, 30, 0.75, 0.95],
    )
    assert.deepEqual(clock.limit, { amount: 15, unit: 'WORKDAY' })
  })

  it('judging the same month again opens nothing', async () => {
    const judged = await ask('POST', '/judgements', OCTOBER, { as: supervisor })
    assert.deepEqual(judged.body, { judged: 2, missed: 1, newlyMissed: 0, revised: 0 })
    await city.drain()
    assert.equal((await listed()).length, 1)
  })

  it('only the owning unit accepts it', async () => {
    const byStranger = await step(id, 'accept', {}, otherHead, 1)
    assert.equal(byStranger.status, 404)
    const bySupervisor = await step(id, 'accept', {}, supervisor, 1)
    assert.equal(bySupervisor.status, 403)
    const accepted = await done(id, 'accept', {}, head)
    assert.equal(accepted.state, 'ACCEPTED')
    assert.equal(accepted.ownerId, head.id)
  })

  it('refuses to submit without cause, measure and evidence, naming what is missing', async () => {
    const nothing = await step(id, 'submit', {}, head, 2)
    assert.equal(nothing.status, 422)
    assert.equal(nothing.body.code, 'NOTHING_TO_CHECK')
    assert.match(String(nothing.body.detail), /原因、整改措施、佐证/)
    await done(id, 'plan', { cause: '三名人员休假无人顶岗', measure: '设立AB岗' }, head)
    const noEvidence = await step(id, 'submit', {}, head, 3)
    assert.equal(noEvidence.body.code, 'NOTHING_TO_CHECK')
    assert.match(String(noEvidence.body.detail), /缺少：佐证/)
  })

  it('takes evidence from the unit, once for one key', async () => {
    const evidence = { text: '新排班表，联系电话 13812345678' }
    const path = `/rectifications/${id}/evidence`
    assert.equal((await ask('POST', path, evidence, { as: supervisor })).status, 403)
    const first = await ask('POST', path, evidence, { as: head, key: 'evidence-0001' })
    assert.equal(first.status, 201, JSON.stringify(first.body))
    const again = await ask('POST', path, evidence, { as: head, key: 'evidence-0001' })
    assert.deepEqual(again.body, first.body)
    assert.equal((await read(id)).evidence.length, 1)
    const file = await ask('POST', path, { ...evidence, fileId: id }, { as: head })
    assert.equal(file.body.code, 'UNKNOWN_FILE')
    const submitted = await done(id, 'submit', {}, head)
    assert.equal(submitted.state, 'SUBMITTED')
    const late = await ask('POST', path, evidence, { as: head })
    assert.equal(late.body.code, 'NOT_BEING_MENDED')
  })

  it('is checked by somebody outside the unit only', async () => {
    const inside = await city.signIn('supervisor', { unitId: unit.id, areaCode: CITY })
    const { version } = await read(id)
    const refused = await step(id, 'check', { note: '看过了' }, inside, version)
    assert.equal(refused.status, 409)
    assert.equal(refused.body.code, 'CHECKED_FROM_INSIDE')
    assert.equal((await step(id, 'check', { note: '看过了' }, head, version)).status, 403)
    const possible = (await read(id, inside)).possible.find(({ transition }) => transition === 'check')
    assert.equal(possible?.allowed, false)
    assert.match(possible?.why?.zh ?? '', /责任单位以外/)
    const silent = await step(id, 'check', {}, supervisor, version)
    assert.equal(silent.body.code, 'NEEDS_FIELD')
  })

  it('goes back for rework, counted, and can be closed only after a check', async () => {
    assert.equal(
      (await step(id, 'close', {}, supervisor, (await read(id)).version)).body.code,
      'TRANSITION_NOT_POSSIBLE',
    )
    const returned = await done(id, 'return', { reason: '缺少节假日安排' }, supervisor)
    assert.deepEqual([returned.state, returned.reworks], ['RETURNED', 1])
    await done(id, 'submit', { note: '已补节假日安排' }, head)
    const checked = await done(id, 'check', { note: '现场核对排班表' }, supervisor)
    assert.equal(checked.checkedBy, '测试supervisor')
    const closed = await done(id, 'close', {}, supervisor)
    assert.deepEqual([closed.state, closed.light, closed.clock.state], ['CLOSED', 'met', 'stopped'])
    assert.deepEqual(
      closed.timeline.map(({ what }) => what),
      ['opened', 'accept', 'plan', 'evidence', 'submit', 'return', 'submit', 'check', 'close'],
    )
  })

  it('is counted: opened, on time, time to mend, rework', async () => {
    await city.drain()
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    for (const [name, count, sum] of [
      ['volume', 1, 0],
      ['on_time', 1, 1],
      ['rework', 1, 1],
    ] as const) {
      const answer = await ask('GET', `/measures/rectifications.${name}?from=${today}&to=${today}`, undefined, {
        as: supervisor,
      })
      const total = answer.body.total as unknown as { count: number; sum: number }
      assert.deepEqual([total.count, total.sum], [count, sum], name)
    }
  })

  it('is shown to everybody without persons or inner words', async () => {
    const answer = await ask('GET', '/public/rectifications')
    const text = JSON.stringify(answer.body)
    assert.match(text, /设立AB岗/)
    for (const hidden of ['测试', '13812345678', '三名人员', '现场核对', head.id])
      assert.ok(!text.includes(hidden), hidden)
  })
})
