import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Asking,
  COUNTY,
  feedbackApplication,
  OTHER_COUNTY,
  OTHER_UNIT,
  UNIT,
} from '../../../tests/support/feedback-application.ts'
import { anyone, system } from '../../kernel/actor.ts'
import { addDays, localDateOf } from '../../kernel/dates.ts'
import type { Complaint } from './feedback.contract.ts'
import type { NewComplaint, Receipt } from './resident.contract.ts'

const application = await feedbackApplication()
const { ask, db, drain, signIn, feedback } = application
const dispatcher = signIn('dispatcher', { areas: [COUNTY] })
const otherDispatcher = signIn('dispatcher', { areas: [OTHER_COUNTY] })
const handler = signIn('handler', { units: [UNIT] })
const otherHandler = signIn('handler', { units: [OTHER_UNIT] })
const supervisor = signIn('supervisor', { everything: true })
const operator = signIn('operator', { everything: true })
const auditor = signIn('audit-admin', { everything: true })

const PERSON = { name: '张小明', phone: '13812345678', email: 'zhang@example.cn' }

/** Registers a matter and returns its id with its receipt. */
async function register(more: Partial<NewComplaint> = {}): Promise<Receipt & { id: string }> {
  const given: NewComplaint = {
    kind: 'complaint',
    text: '水压太低',
    areaCode: COUNTY,
    confidential: false,
    channel: 'phone',
    files: [],
  }
  const receipt = await db.transaction(anyone(), (tx) => feedback.public.receive(tx, { ...given, ...more }))
  const [row] = await db.read(system('test'), (tx) =>
    tx.query<{ id: string }>('select id from feedback.complaints where number = $1', [receipt.number]),
  )
  return { ...receipt, id: row!.id }
}

const act = (id: string, step: string, body: object, as: string, version: number) =>
  ask('POST', `/complaints/${id}/${step}`, body, { as, version })

async function done(id: string, step: string, body: object, as: string, version: number): Promise<Complaint> {
  const answer = await act(id, step, body, as, version)
  assert.equal(answer.status, 200, answer.text)
  return answer.body as Complaint
}

const get = async (id: string, as: string) =>
  (await ask('GET', `/complaints/${id}`, undefined, { as })).body as Complaint

const list = async (query: string, as: string) => {
  const { status, body, text } = await ask('GET', `/complaints?${query}`, undefined, { as })
  assert.equal(status, 200, text)
  return body as { items: { id: string; number: string; due: string; light: string }[]; next?: string }
}

const eventsOf = (id: string) =>
  db.read(system('test'), (tx) =>
    tx.query<{ type: string; unit_id: string | null; data: Record<string, unknown> }>(
      'select type, unit_id, data from events.log where subject_id = $1 order by id',
      [id],
    ),
  )

describe('the way of a matter', () => {
  it('goes from receipt to close, each step by whom it belongs to', async () => {
    const { id } = await register()
    const sent = await done(id, 'dispatch', { unitId: UNIT, opinion: '请核实' }, dispatcher, 1)
    assert.deepEqual([sent.state, sent.unitId, sent.version], ['DISPATCHED', UNIT, 2])
    assert.equal((await done(id, 'sign', {}, handler, 2)).state, 'HANDLING')
    const replied = await done(id, 'reply', { text: '已检修水泵' }, handler, 3)
    assert.deepEqual([replied.state, replied.light, replied.clock.state], ['REPLIED', 'met', 'stopped'])
    const closed = await done(id, 'close', {}, dispatcher, 4)
    assert.deepEqual([closed.state, closed.actions.map(({ action }) => action)], ['CLOSED', ['reopen']])
    const events = await eventsOf(id)
    assert.deepEqual(
      events.map(({ type }) => type),
      ['received', 'dispatched', 'signed', 'replied', 'closed'].map((what) => `complaint.${what}`),
    )
    assert.deepEqual(events.at(3)?.unit_id, UNIT)
    assert.deepEqual([events[3]?.data.onTime, events[3]?.data.first], [true, true])
  })

  it('has a matter done again with a new clock, and does not count its second answer', async () => {
    const { id } = await register()
    await done(id, 'dispatch', { unitId: UNIT }, dispatcher, 1)
    await done(id, 'sign', {}, handler, 2)
    await done(id, 'reply', { text: '已到现场检查' }, handler, 3)
    assert.equal((await act(id, 'redo', { reason: ' ' }, dispatcher, 4)).status, 400)
    const again = await done(id, 'redo', { reason: '没有回答问题' }, dispatcher, 4)
    assert.deepEqual([again.state, again.clock.state, again.clock.round], ['HANDLING', 'running', 2])
    assert.equal(again.light, 'green')
    await done(id, 'reply', { text: '已换水泵' }, handler, 5)
    const replies = (await eventsOf(id)).filter(({ type }) => type === 'complaint.replied')
    assert.deepEqual(
      replies.map(({ data }) => data.first),
      [true, false],
    )
  })

  it('is sent back, sent to another unit with a reason, answered directly, or not accepted', async () => {
    const { id } = await register()
    await done(id, 'dispatch', { unitId: UNIT }, dispatcher, 1)
    assert.equal((await act(id, 'dispatch', { unitId: UNIT, reason: '重派' }, dispatcher, 2)).body.code, 'SAME_UNIT')
    assert.equal((await act(id, 'dispatch', { unitId: OTHER_UNIT }, dispatcher, 2)).body.code, 'NEEDS_REASON')
    const back = await done(id, 'send-back', { reason: '不归我局', ground: '三定方案第五条' }, handler, 2)
    assert.deepEqual([back.state, back.asked], ['RETURN_ASKED', 'return'])
    const ruling = { outcome: 'granted', reason: '不属于其职责' }
    const granted = await done(id, 'ruling', ruling, dispatcher, 3)
    assert.deepEqual([granted.state, granted.unitId, granted.asked], ['RECEIVED', null, null])
    const moved = await done(id, 'dispatch', { unitId: OTHER_UNIT }, dispatcher, 4)
    assert.deepEqual([moved.unitId, moved.passed, moved.returned], [OTHER_UNIT, 2, 1])

    const direct = await register({ kind: 'consultation' })
    const answered = await done(direct.id, 'reply', { text: '周六也开门' }, operator, 1)
    assert.deepEqual([answered.state, answered.unitId], ['REPLIED', null])

    const refused = await register()
    const missing = await act(refused.id, 'reject', { reason: '已经法院判决' }, dispatcher, 1)
    assert.equal(missing.status, 400)
    const ended = await done(refused.id, 'reject', { reason: '已经法院判决', ground: '条例第十条' }, dispatcher, 1)
    assert.deepEqual([ended.state, ended.light, ended.closedAt !== null], ['NOT_ACCEPTED', 'met', true])
  })

  it('says why an action is not possible', async () => {
    const { id } = await register()
    const { body } = await act(id, 'close', {}, dispatcher, 1)
    assert.equal(body.code, 'TRANSITION_NOT_POSSIBLE')
    const seen = await get(id, operator)
    const byName = new Map(seen.actions.map((one) => [one.action, one]))
    assert.equal(byName.get('reply')?.allowed, true)
    assert.equal(byName.get('dispatch')?.allowed, true)
    assert.equal(byName.get('reject')?.allowed, false)
    assert.match(byName.get('reject')?.why?.zh ?? '', /派单员/)
    assert.deepEqual(byName.get('reject')?.needs, ['reason', 'ground'])
  })

  it('refuses a change to a version that is no longer there, and one without a version', async () => {
    const { id } = await register()
    await done(id, 'dispatch', { unitId: UNIT }, dispatcher, 1)
    assert.equal((await act(id, 'dispatch', { unitId: OTHER_UNIT, reason: '改派' }, dispatcher, 1)).status, 412)
    assert.equal((await ask('POST', `/complaints/${id}/sign`, {}, { as: handler })).status, 428)
  })

  it('closes by itself what was answered long ago', async () => {
    const { id } = await register()
    await done(id, 'reply', { text: '好' }, operator, 1)
    const job = feedback.module.jobs?.find(({ name }) => name === 'feedback.close-answered')
    await job?.run({})
    assert.equal((await get(id, supervisor)).state, 'REPLIED')
    await db.transaction(system('test'), (tx) =>
      tx.query(`update feedback.complaints set replied_at = replied_at - interval '16 days' where id = $1`, [id]),
    )
    await job?.run({})
    assert.equal((await get(id, supervisor)).state, 'CLOSED')
  })
})

describe('who may', () => {
  it('refuses those without a session and without the permission', async () => {
    const { id } = await register()
    const steps = ['dispatch', 'sign', 'send-back', 'reply', 'reject', 'redo', 'close', 'reveal']
    for (const path of [...steps.map((step) => `/complaints/${id}/${step}`)]) {
      assert.equal((await ask('POST', path, {}, { version: 1 })).status, 401, path)
      assert.equal((await ask('POST', path, {}, { as: auditor, version: 1 })).status, 403, path)
    }
    for (const path of ['/complaints', `/complaints/${id}`]) {
      assert.equal((await ask('GET', path)).status, 401)
      assert.equal((await ask('GET', path, undefined, { as: auditor })).status, 403)
    }
    assert.equal((await act(id, 'reject', { reason: '无关', ground: '条例' }, operator, 1)).status, 403)
  })

  it('does not find what lies outside the scope', async () => {
    const { id, number } = await register()
    for (const as of [otherDispatcher, handler]) {
      assert.equal((await ask('GET', `/complaints/${id}`, undefined, { as })).status, 404)
      assert.deepEqual((await list(`search=${number}`, as)).items, [])
    }
    const outside = await act(id, 'dispatch', { unitId: UNIT }, otherDispatcher, 1)
    assert.equal(outside.status, 404)
    await done(id, 'dispatch', { unitId: UNIT }, dispatcher, 1)
    assert.equal((await get(id, handler)).id, id)
    assert.equal((await act(id, 'sign', {}, otherHandler, 2)).status, 404)
  })

  it('does not let a handler of another unit act on a matter that lies in view', async () => {
    const { id } = await register()
    await done(id, 'dispatch', { unitId: UNIT }, dispatcher, 1)
    const neighbour = signIn('handler', { units: [OTHER_UNIT], areas: [COUNTY] })
    assert.equal((await act(id, 'sign', {}, neighbour, 2)).body.code, 'STEP_HELD_BACK')
  })
})

describe('personal fields', () => {
  it('are masked until shown for a reason, which is recorded', async () => {
    const { id } = await register(PERSON)
    const seen = await get(id, dispatcher)
    assert.deepEqual(seen.contact, { name: '张**', phone: '138****5678', email: 'z***@example.cn' })
    const reveal = (reason: string, as: string) => ask('POST', `/complaints/${id}/reveal`, { reason }, { as })
    assert.equal((await reveal('', dispatcher)).status, 400)
    assert.deepEqual((await reveal('需电话核实地点', dispatcher)).body, PERSON)
    const [event] = (await eventsOf(id)).filter(({ type }) => type === 'complaint.revealed')
    assert.equal(event?.data.reason, '需电话核实地点')
    assert.ok(!JSON.stringify(event).includes('13812345678'))
  })

  it('of a sealed sender stay hidden from the handling unit', async () => {
    for (const sealed of [{ confidential: true }, { kind: 'report' as const }]) {
      const { id, number } = await register({ ...PERSON, phone: '13987654321', ...sealed })
      await done(id, 'dispatch', { unitId: UNIT }, dispatcher, 1)
      const seen = await get(id, handler)
      assert.deepEqual([seen.contact.name, seen.contact.phone, seen.mayReveal], ['***', '***', false])
      const asked = await ask('POST', `/complaints/${id}/reveal`, { reason: '想知道是谁' }, { as: handler })
      assert.equal(asked.body.code, 'SEALED_CONTACT')
      assert.deepEqual((await list('search=139 8765 4321', handler)).items, [])
      const found = (await list('search=139 8765 4321', dispatcher)).items.map((one) => one.number)
      assert.ok(found.includes(number))
      const shown = await ask('POST', `/complaints/${id}/reveal`, { reason: '督办核实' }, { as: supervisor })
      assert.equal(shown.body.phone, '13987654321')
    }
  })
})

describe('the list', () => {
  it('sorts by due date, pages by cursor and shows every matter once', async () => {
    const kinds = ['suggestion', 'consultation', 'help', 'report', 'complaint'] as const
    for (const kind of kinds) await register({ kind, areaCode: OTHER_COUNTY })
    const seen: { id: string; due: string }[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page = await list(`limit=2&cursor=${cursor}`, otherDispatcher)
      seen.push(...page.items)
      cursor = page.next
    }
    assert.equal(seen.length, 5)
    assert.equal(new Set(seen.map(({ id }) => id)).size, 5)
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1)),
    )
    const wrong: Asking = { as: otherDispatcher }
    assert.equal((await ask('GET', '/complaints?cursor=abc', undefined, wrong)).body.code, 'INVALID_INPUT')
  })

  it('filters by light, state, kind, unit, area and words', async () => {
    const late = await register({ text: '井盖缺失 50%_off' })
    await db.transaction(system('test'), (tx) =>
      tx.query(
        `update feedback.complaints set due_at = due_at - interval '30 days', yellow_at = yellow_at - interval '30 days'
         where id = $1`,
        [late.id],
      ),
    )
    const numbers = async (query: string) => (await list(query, dispatcher)).items.map(({ number }) => number)
    assert.deepEqual(await numbers('light=red'), [late.number])
    assert.ok(!(await numbers('light=green')).includes(late.number))
    await drain()
    assert.deepEqual(await numbers(`search=${encodeURIComponent('井盖缺失 off')}`), [late.number])
    assert.deepEqual(await numbers(`search=${encodeURIComponent('井盖缺少')}`), [])
    assert.deepEqual(await numbers(`light=red&kind=help`), [])
    assert.deepEqual(await numbers(`light=red&unitId=${UNIT}`), [])
    assert.deepEqual(await numbers(`light=red&areaCode=990100000000`), [late.number])
    const due = String((await list('light=red', dispatcher)).items[0]!.due)
    assert.deepEqual(await numbers(`dueOn=${localDateOf(due)}`), [late.number])
    assert.deepEqual(await numbers(`dueOn=${addDays(localDateOf(due), 1)}`), [])
    const refused = await list('state=NOT_ACCEPTED', dispatcher)
    assert.equal(refused.items.length, 1)
    assert.ok((await list('status=closed', dispatcher)).items.length >= 2)
    assert.ok((await list('light=met', dispatcher)).items.length >= 1)
  })
})
