import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CITY, COUNTY, feedbackApplication, OTHER_UNIT, UNIT } from '../../../tests/support/feedback-application.ts'
import { anyone, system } from '../../kernel/actor.ts'
import type { Complaint } from './feedback.contract.ts'
import type { Registered } from './registration.contract.ts'
import { NewComplaint, type Receipt } from './resident.contract.ts'

const { ask, db, signIn, feedback } = await feedbackApplication()
const operator = signIn('operator', { everything: true })
const dispatcher = signIn('dispatcher', { areas: [COUNTY, CITY] })
const handler = signIn('handler', { units: [UNIT] })
const helper = signIn('handler', { units: [OTHER_UNIT] })
const supervisor = signIn('supervisor', { everything: true })

async function handIn(more: object = {}): Promise<Receipt & { id: string }> {
  const given = NewComplaint.parse({ kind: 'complaint', text: '水压太低', areaCode: COUNTY, ...more })
  const { receipt, id } = await db.transaction(anyone(), (tx) => feedback.public.register(tx, given))
  return { ...receipt, id }
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

async function answered(more: object = {}) {
  const receipt = await handIn(more)
  await done(receipt.id, 'dispatch', { unitId: UNIT }, dispatcher)
  await done(receipt.id, 'sign', {}, handler)
  await done(receipt.id, 'reply', { text: '已检修水泵，水压恢复正常。' }, handler)
  return receipt
}

const mine = (what: string, { number, code }: Receipt, more: object = {}) =>
  ask('POST', `/complaints/${what}`, { access: { number, code }, ...more })

describe('an operator on the line', () => {
  const call = { kind: 'consultation', text: '社保卡丢了怎么补办？', areaCode: COUNTY, phone: '13812345678' }
  const register = (body: object, as: string) => ask('POST', '/complaints/registrations', body, { as })

  it('registers and answers in one step', async () => {
    const { status, body, text } = await register({ ...call, answer: '带身份证到社保窗口当场补办。' }, operator)
    assert.equal(status, 201, text)
    const { receipt, complaint } = body as unknown as Registered
    assert.deepEqual([complaint.state, complaint.unitId, complaint.channel], ['REPLIED', null, 'phone'])
    assert.match(receipt.code, /^.{8}$/)
  })

  it('registers and sends to a unit, where that is allowed, or leaves nothing behind', async () => {
    const sent = (await register({ ...call, urgency: 'utility', unitId: UNIT }, dispatcher))
      .body as unknown as Registered
    assert.deepEqual(
      [sent.complaint.state, sent.complaint.urgency, sent.complaint.passed],
      ['DISPATCHED', 'utility', 1],
    )
    assert.deepEqual(sent.receipt.limit, { amount: 24, unit: 'HOUR' })
    const count = () =>
      db.read(system('test'), (tx) => tx.query<{ n: number }>('select count(*)::int as n from feedback.complaints'))
    const [before] = await count()
    assert.equal((await register({ ...call, unitId: UNIT }, handler)).status, 403)
    const unknown = await register({ ...call, unitId: '01890a5d-ac96-774b-bcce-b302099affff' }, dispatcher)
    assert.equal(unknown.status, 422)
    assert.deepEqual(await count(), [before])
  })

  it('is told what is wrong with title, class and place', async () => {
    for (const [more, code, field] of [
      [{ title: '请打13812345678找我' }, 'PERSONAL_IN_TITLE', 'title'],
      [{ categoryCode: '999999' }, 'UNKNOWN_CLASS', 'categoryCode'],
      [{ placeCode: 'nowhere' }, 'UNKNOWN_PLACE', 'placeCode'],
    ] as const) {
      const { status, body } = await register({ ...call, ...more }, operator)
      const [fault] = body.errors as { field: string }[]
      assert.deepEqual([status, body.code, fault?.field], [422, code, field])
    }
    assert.equal((await register({ ...call, text: '问'.repeat(4001) }, operator)).status, 400)
    assert.equal((await register({ ...call, place: { lat: 91, lon: 0 } }, operator)).status, 400)
  })
})

describe('the units', () => {
  it('that support read the matter and give their opinion, and nothing more', async () => {
    const { id } = await handIn()
    const both = { unitId: UNIT, supporting: [UNIT] }
    assert.equal((await act(id, 'dispatch', both, dispatcher)).body.code, 'LEADS_AND_SUPPORTS')
    await done(id, 'dispatch', { unitId: UNIT, supporting: [OTHER_UNIT] }, dispatcher)
    const list = await ask('GET', '/complaints?role=supporting', undefined, { as: helper })
    assert.deepEqual(
      (list.body as { items: { id: string }[] }).items.map((row) => row.id),
      [id],
    )
    assert.equal((await act(id, 'sign', {}, helper)).body.code, 'STEP_HELD_BACK')
    await done(id, 'sign', {}, handler)
    const assisted = await done(id, 'assist', { text: '道路部分由我局恢复' }, helper)
    assert.ok(assisted.timeline.some(({ action, internal }) => action === 'assist' && internal))
    assert.equal((await act(id, 'reply', { text: '好' }, helper)).body.code, 'STEP_HELD_BACK')
  })

  it('that are accused never see who wrote in confidence, whatever role their people hold', async () => {
    const { id } = await handIn({
      aboutUnitId: UNIT,
      confidential: true,
      name: '张小明',
      phone: '13812345678',
      text: '我叫张小明，电话13812345678，举报窗口人员态度恶劣。',
    })
    const accused = signIn('dispatcher', { areas: [COUNTY], units: [UNIT] })
    const free = signIn('dispatcher', { areas: [COUNTY] })
    const seen = (await ask('GET', `/complaints/${id}`, undefined, { as: accused })).body as unknown as Complaint
    assert.deepEqual([seen.accused, seen.mayReveal, seen.contact.name], [true, false, '***'])
    assert.ok(!JSON.stringify(seen).includes('13812345678') && !JSON.stringify(seen).includes('张小明'))
    const reveal = (as: string) => ask('POST', `/complaints/${id}/reveal`, { reason: '需要核实' }, { as })
    assert.equal((await reveal(accused)).body.code, 'SEALED_CONTACT')
    assert.equal((await reveal(free)).body.phone, '13812345678')
    await done(id, 'dispatch', { unitId: UNIT }, free)
    assert.equal((await reveal(handler)).status, 403)
  })

  it('record that they contacted the sender, which stops that clock', async () => {
    const { id } = await handIn()
    await done(id, 'dispatch', { unitId: UNIT }, dispatcher)
    await done(id, 'sign', {}, handler)
    const said = await done(id, 'contact', { outcome: 'reached', text: '约明天上午查看' }, handler)
    const contact = said.clocks.find(({ name }) => name === 'contact')
    assert.deepEqual([contact?.reading.state, contact?.reading.light], ['stopped', 'met'])
    assert.equal(said.state, 'HANDLING')
  })
})

describe('after the answer', () => {
  it('somebody other than the handler follows up, and what the sender says is the rating', async () => {
    const { id } = await answered()
    const words = { outcome: 'reached', solved: 'no', level: 2, text: '还是没有水' }
    assert.equal((await act(id, 'follow-up', { outcome: 'reached' }, operator)).status, 400)
    const followed = await done(id, 'follow-up', words, operator)
    assert.deepEqual([followed.state, followed.rating?.level, followed.rating?.solved], ['FOLLOWED_UP', 2, 'no'])
    const again = await done(id, 'redo', { reason: '未解决' }, dispatcher)
    assert.deepEqual([again.state, again.redone, again.rating], ['HANDLING', 1, null])
    const own = signIn('supervisor', { units: [UNIT] })
    await done(id, 'reply', { text: '已更换水泵。' }, handler)
    assert.equal((await act(id, 'follow-up', words, own)).body.code, 'STEP_HELD_BACK')
  })

  it('the sender has it opened again within the window, after a rejection too', async () => {
    const receipt = await handIn()
    await done(receipt.id, 'reject', { reason: '已在诉讼', ground: '条例第十条' }, dispatcher)
    const opened = await mine('reopening', receipt, { reason: '法院没有受理' })
    assert.deepEqual([opened.status, opened.body.state, opened.body.mayWithdraw], [200, 'RECEIVED', true])
    await done(receipt.id, 'reject', { reason: '已在诉讼', ground: '条例第十条' }, dispatcher)
    await db.transaction(system('test'), (tx) =>
      tx.query(`update feedback.complaints set closed_at = closed_at - interval '16 days' where id = $1`, [receipt.id]),
    )
    const late = await mine('reopening', receipt, { reason: '法院没有受理' })
    assert.deepEqual([late.status, late.body.code], [409, 'STEP_HELD_BACK'])
    const { number, code } = receipt
    const { body } = await ask('POST', '/complaints/progress', { number, code })
    assert.deepEqual([body.mayReopen, body.reopenUntil], [false, null])
  })

  it('the sender withdraws before it is answered, and not after', async () => {
    const receipt = await handIn()
    const gone = await mine('withdrawal', receipt, { reason: '自己解决了' })
    assert.deepEqual([gone.status, gone.body.state], [200, 'WITHDRAWN'])
    assert.equal((await mine('withdrawal', receipt)).status, 409)
    assert.equal((await mine('additions', receipt, { text: '再说一句' })).body.code, 'ALREADY_ENDED')
    assert.equal((await mine('withdrawal', await answered())).status, 409)
  })

  it('is changed in kind and class, or left out of assessment, with a line that says so', async () => {
    const { id } = await handIn()
    const other = await done(id, 'classification', { kind: 'help', urgency: 'hard' }, operator)
    assert.deepEqual([other.kind, other.urgency], ['help', 'hard'])
    const out = { excluded: true, reason: '诉求与事实不符', ground: '考核办法第八条' }
    assert.equal((await act(id, 'exclusion', out, dispatcher)).status, 403)
    assert.equal((await done(id, 'exclusion', out, supervisor)).excluded, true)
  })
})
