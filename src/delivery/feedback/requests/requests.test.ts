import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  COUNTY,
  feedbackApplication,
  OTHER_COUNTY,
  OTHER_UNIT,
  UNIT,
} from '../../../../tests/support/feedback-application.ts'
import { anyone, system } from '../../../kernel/actor.ts'
import { addDays, localDateOf } from '../../../kernel/dates.ts'
import type { Complaint } from '../feedback.contract.ts'
import { NewComplaint } from '../resident.contract.ts'

const { ask, db, signIn, feedback } = await feedbackApplication()
const dispatcher = signIn('dispatcher', { areas: [COUNTY] })
const otherDispatcher = signIn('dispatcher', { areas: [OTHER_COUNTY] })
const handler = signIn('handler', { units: [UNIT] })
const otherHandler = signIn('handler', { units: [OTHER_UNIT] })

/** A matter with the unit, signed for unless told; returns it as the handler sees it. */
async function matterAtUnit({ signed = true, supporting = [] as string[], kind = 'complaint' } = {}) {
  const given = NewComplaint.parse({ kind, text: '水压太低', areaCode: COUNTY })
  const { id } = await db.transaction(anyone(), (tx) => feedback.public.register(tx, given))
  await done(id, 'dispatch', { unitId: UNIT, supporting }, dispatcher)
  return signed ? done(id, 'sign', {}, handler) : get(id, handler)
}

async function get(id: string, as: string): Promise<Complaint> {
  const { status, body, text } = await ask('GET', `/complaints/${id}`, undefined, { as })
  assert.equal(status, 200, text)
  return body as Complaint
}

async function act(id: string, step: string, body: object, as: string) {
  const [row] = await db.read(system('test'), (tx) =>
    tx.query<{ version: number }>('select version from feedback.complaints where id = $1', [id]),
  )
  return ask('POST', `/complaints/${id}/${step}`, body, { as, version: row!.version })
}

async function done(id: string, step: string, body: object, as: string): Promise<Complaint> {
  const { status, body: reply, text } = await act(id, step, body, as)
  assert.equal(status, 200, text)
  return reply as Complaint
}

const listed = async (query: string, as: string) => {
  const { status, body, text } = await ask('GET', `/complaints/requests?${query}`, undefined, { as })
  assert.equal(status, 200, text)
  return (body as { items: { complaintId: string; kind: string; outcome: string | null; ruling: string | null }[] })
    .items
}

const WHY = { reason: '管网属市水务集团', ground: '三定方案第五条' }
const clockOf = (matter: Complaint, name: string) => matter.clocks.find((one) => one.name === name)!.reading

describe('asking to return a matter', () => {
  it('is ruled on; the clocks of the unit stop and that of the dispatch starts anew', async () => {
    const { id } = await matterAtUnit({ signed: false })
    assert.equal((await act(id, 'send-back', { reason: '不归我局' }, handler)).status, 400)
    const asked = await done(id, 'send-back', WHY, handler)
    assert.deepEqual([asked.state, asked.asked, asked.returned], ['RETURN_ASKED', 'return', 1])
    assert.equal(clockOf(asked, 'handle').state, 'running', 'asking does not stop the time')
    assert.ok((await listed('', dispatcher)).some(({ complaintId }) => complaintId === id))
    assert.deepEqual(await listed('', otherDispatcher), [])
    const granted = await done(id, 'ruling', { outcome: 'granted', reason: '确不属于其职责' }, dispatcher)
    assert.deepEqual([granted.state, granted.unitId, granted.asked], ['RECEIVED', null, null])
    assert.deepEqual([clockOf(granted, 'handle').state, clockOf(granted, 'dispatch').round], ['stopped', 2])
    assert.equal(clockOf(granted, 'answer').round, 1, 'the promise to the sender stays as it was')
    assert.equal((await ask('GET', `/complaints/${id}`, undefined, { as: handler })).status, 404)
  })

  it('can be ruled to belong to another unit, which is binding and a precedent', async () => {
    const { id } = await matterAtUnit({ signed: false })
    await done(id, 'send-back', WHY, handler)
    const ruling = { outcome: 'granted', reason: '井盖权属为城管', assignedUnitId: OTHER_UNIT }
    const ruled = await done(id, 'ruling', ruling, dispatcher)
    assert.deepEqual([ruled.state, ruled.unitId, ruled.passed], ['DISPATCHED', OTHER_UNIT, 2])
    const found = await listed(`status=ruled&search=${encodeURIComponent('权属为城管')}`, dispatcher)
    assert.deepEqual(
      found.map(({ complaintId, kind, outcome }) => [complaintId, kind, outcome]),
      [[id, 'return', 'granted']],
    )
    assert.equal((await listed(`status=ruled&search=${encodeURIComponent('没有这样的话')}`, dispatcher)).length, 0)
  })

  it('is possible once, and not where several units are involved', async () => {
    const { id } = await matterAtUnit({ signed: false })
    await done(id, 'send-back', WHY, handler)
    const refused = await done(id, 'ruling', { outcome: 'refused', reason: '属于其职责' }, dispatcher)
    assert.deepEqual([refused.state, refused.unitId], ['DISPATCHED', UNIT])
    const again = await act(id, 'send-back', WHY, handler)
    assert.deepEqual([again.status, again.body.code], [409, 'STEP_HELD_BACK'])
    const shared = await matterAtUnit({ signed: false, supporting: [OTHER_UNIT] })
    const { body } = await act(shared.id, 'send-back', WHY, handler)
    assert.match(String(body.detail ?? body.title), /首接/)
    assert.equal(
      (await act(id, 'ruling', { outcome: 'refused', reason: '没有申请' }, dispatcher)).body.code,
      'NOTHING_ASKED',
    )
  })

  it('is not possible any more when the time for it has passed', async () => {
    const { id } = await matterAtUnit({ signed: false })
    await db.transaction(system('test'), (tx) =>
      tx.query(`update feedback.complaints set dispatched_at = dispatched_at - interval '10 days' where id = $1`, [id]),
    )
    assert.equal((await act(id, 'send-back', WHY, handler)).body.code, 'STEP_HELD_BACK')
  })
})

describe('asking for more time', () => {
  const MORE = { by: { amount: 3, unit: 'WORKDAY' }, reason: '需要开挖', ground: '热线条例第十二条' }

  it('moves both due dates when it is granted, once, and tells why', async () => {
    const { id, due } = await matterAtUnit()
    const asked = await done(id, 'extension', MORE, handler)
    assert.deepEqual([asked.asked, asked.due], ['extension', due])
    assert.equal((await act(id, 'reply', { text: '已办' }, handler)).body.code, 'STEP_HELD_BACK')
    const granted = await done(id, 'ruling', { outcome: 'granted', reason: '同意' }, dispatcher)
    assert.ok(granted.due > due)
    assert.deepEqual([granted.extended, granted.asked], [1, null])
    assert.deepEqual(
      granted.clock.extensions.map(({ length, reason }) => [length, reason]),
      [[3, '需要开挖']],
    )
    assert.ok(granted.timeline.some(({ internal, text }) => !internal && text === '需要开挖'))
    assert.equal((await act(id, 'extension', MORE, handler)).body.code, 'STEP_HELD_BACK')
  })

  it('is refused without moving anything, and never possible after the deadline or beyond the longest', async () => {
    const { id, due } = await matterAtUnit()
    await done(id, 'extension', MORE, handler)
    const refused = await done(id, 'ruling', { outcome: 'refused', reason: '时间充裕' }, dispatcher)
    assert.deepEqual([refused.due, refused.extended, refused.asked], [due, 0, null])
    const long = { ...MORE, by: { amount: 16, unit: 'WORKDAY' } }
    assert.equal((await act(id, 'extension', long, handler)).body.code, 'TOO_LONG')
    await db.transaction(system('test'), (tx) =>
      tx.query(`update feedback.complaints set due_at = due_at - interval '60 days' where id = $1`, [id]),
    )
    assert.equal((await act(id, 'extension', MORE, handler)).body.code, 'STEP_HELD_BACK')
    assert.equal((await act(id, 'extension', MORE, otherHandler)).status, 404)
  })
})

describe('long-term listing', () => {
  it('lets the clocks stand still until it is taken off the list', async () => {
    const { id } = await matterAtUnit()
    const until = addDays(localDateOf(new Date()), 60)
    const why = { reason: '等待旧改立项', ground: '挂账管理办法第三条' }
    const far = { ...why, until: addDays(until, 400) }
    assert.equal((await act(id, 'listing', far, handler)).body.code, 'LISTED_TOO_LONG')
    await done(id, 'listing', { ...why, until }, handler)
    const held = await done(id, 'ruling', { outcome: 'granted', reason: '同意挂账' }, dispatcher)
    assert.deepEqual([held.state, held.clock.state, clockOf(held, 'handle').state], ['LISTED', 'paused', 'paused'])
    assert.equal(held.clock.pauses[0]?.ground, '挂账管理办法第三条')
    assert.equal(localDateOf(held.listedUntil!), until)
    const back = await done(id, 'unlist', { reason: '已立项' }, handler)
    assert.deepEqual([back.state, back.clock.state, back.listedUntil], ['HANDLING', 'running', null])
  })
})
