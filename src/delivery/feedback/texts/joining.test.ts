import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { COUNTY, feedbackApplication, OTHER_UNIT, UNIT } from '../../../../tests/support/feedback-application.ts'
import { system } from '../../../kernel/actor.ts'
import type { Complaint } from '../feedback.contract.ts'
import type { Receipt } from '../resident.contract.ts'
import type { SharedMatter, SimilarMatter } from './texts.contract.ts'

const { ask, db, drain, signIn } = await feedbackApplication()
const supervisor = signIn('supervisor', { everything: true })
const dispatcher = signIn('dispatcher', { areas: [COUNTY] })
const operator = signIn('operator', { everything: true })
const handler = signIn('handler', { units: [UNIT] })
const otherHandler = signIn('handler', { units: [OTHER_UNIT] })
const auditor = signIn('audit-admin', { everything: true })

const HERE = { lat: 30.6, lon: 104.06 }
const NEAR = { lat: 30.601, lon: 104.0605 }
const FAR = { lat: 30.603, lon: 104.06 }
const LAMP = '幸福小区三号楼前的路灯已经坏了三天，晚上很黑，老人出行不安全，请尽快维修'
const SAME_LAMP = '幸福小区三号楼前的路灯坏了三天了，晚上很黑，老人出行不安全，请尽快维修'

async function hand(text: string, more: object = {}): Promise<Receipt & { id: string }> {
  const given = { kind: 'complaint', text, areaCode: COUNTY, ...more }
  const { status, body, text: said } = await ask('POST', '/complaints', given)
  assert.equal(status, 201, said)
  const [row] = await db.read(system('test'), (tx) =>
    tx.query<{ id: string }>('select id from feedback.complaints where number = $1', [body.number]),
  )
  return { ...(body as Receipt), id: row!.id }
}

async function similar(body: object, as = operator): Promise<SimilarMatter[]> {
  const answer = await ask('POST', '/complaints/duplicates', { areaCode: COUNTY, ...body }, { as })
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items as SimilarMatter[]
}

async function shared(body: object): Promise<SharedMatter[]> {
  const answer = await ask('POST', '/complaints/similar', { areaCode: COUNTY, ...body })
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items as SharedMatter[]
}

const get = async (id: string, as = supervisor) =>
  (await ask('GET', `/complaints/${id}`, undefined, { as })).body as Complaint
const join = (id: string, parentId: string, version = 1, as = dispatcher) =>
  ask('POST', `/complaints/${id}/join`, { parentId }, { as, version })

async function step(id: string, what: string, body: object, as: string): Promise<void> {
  const { version } = await get(id)
  const { status, text } = await ask('POST', `/complaints/${id}/${what}`, body, { as, version })
  assert.equal(status, 200, text)
}

describe('matters that may be the same', () => {
  it('lie within 200 metres, or in the same area where they have no place, and are told alike', async () => {
    const near = await hand(LAMP, { place: HERE })
    const far = await hand(LAMP, { place: FAR })
    const placeless = await hand(LAMP)
    await hand('人民路菜市场门口占道经营严重，早晚高峰无法通行', { place: HERE })
    await drain()
    const found = await similar({ text: SAME_LAMP, ...NEAR })
    assert.deepEqual(new Set(found.map(({ number }) => number)), new Set([near.number, placeless.number]))
    const first = found.find(({ id }) => id === near.id)!
    assert.ok(first.score > 0.85 && first.score < 1)
    assert.ok(first.distance !== null && first.distance > 100 && first.distance < 200)
    assert.equal(found.find(({ id }) => id === placeless.id)?.distance, null)
    const inArea = await similar({ text: SAME_LAMP, exceptId: near.id })
    assert.deepEqual(new Set(inArea.map(({ id }) => id)), new Set([far.id, placeless.id]))
    assert.deepEqual(await similar({ text: SAME_LAMP, areaCode: '990103000000' }), [])
    assert.ok(!JSON.stringify(found).includes('phone'))
  })

  it('of the same caller are found wherever they lie, but not by trying the number of who was called secret', async () => {
    const text = '单位食堂把过期的肉重新包装以后卖给学生，希望有人来查一查'
    const open = await hand(text, { phone: '13800001111', place: FAR })
    const sealed = await hand(text, { phone: '13800001111', place: FAR, confidential: true })
    await drain()
    const asked = { text, ...HERE, areaCode: '990103000000', phone: '138-0000-1111' }
    assert.deepEqual(
      (await similar(asked)).map(({ id, sameCaller }) => [id, sameCaller]),
      [[open.id, true]],
    )
    assert.deepEqual(new Set((await similar(asked, supervisor)).map(({ id }) => id)), new Set([open.id, sealed.id]))
  })

  it('are shown to staff within their scope only', async () => {
    assert.deepEqual(await similar({ text: SAME_LAMP, ...NEAR }, handler), [])
    const refused = await ask('POST', '/complaints/duplicates', { text: LAMP, areaCode: COUNTY }, { as: auditor })
    assert.equal(refused.status, 403)
    assert.equal((await ask('POST', '/complaints/duplicates', { text: LAMP, areaCode: COUNTY })).status, 401)
  })
})

describe('what residents learn of others', () => {
  const text = '世纪花园二期北门外的下水道堵塞，污水漫到人行道上，气味难闻，行人无法通过'

  it('is how many, since when and where it stands, never of confidential matters or reports', async () => {
    await hand(text, { confidential: true, place: HERE })
    await hand(text, { kind: 'report', place: HERE })
    await drain()
    assert.deepEqual(await shared({ text, ...HERE }), [])
    const main = await hand(text, { title: '下水道堵塞', place: HERE, phone: '13900002222', name: '王小二' })
    await drain()
    const [one, ...more] = await shared({ text, ...NEAR })
    assert.deepEqual(more, [])
    assert.deepEqual(
      { ...one, token: '', since: '' },
      {
        title: '下水道堵塞',
        since: '',
        state: 'RECEIVED',
        stateName: { zh: '已登记', en: 'Received' },
        reported: 1,
        token: '',
      },
    )
    const json = JSON.stringify(one)
    for (const secret of [main.id, main.number, '王', '139']) assert.ok(!json.includes(secret), secret)
  })

  it('lets them join by a token; each is counted, answered and asked by itself', async () => {
    const [{ token } = { token: '' }] = await shared({ text, ...NEAR })
    const joined = await hand(`${text}，请处理`, { place: NEAR, joinToken: token })
    await drain()
    assert.notEqual((await get(joined.id)).parentId, null)
    const [one] = await shared({ text, ...NEAR })
    assert.equal(one?.reported, 2)
    const wrong = { kind: 'help', text, areaCode: COUNTY, joinToken: `${token.slice(0, -3)}abc` }
    assert.equal((await ask('POST', '/complaints', wrong)).body.code, 'JOIN_TOKEN_ENDED')
  })
})

describe('joined matters', () => {
  it('get the answer of the main one, each with its own clock, rating and caller', async () => {
    const main = await hand(`${LAMP}一`)
    const waiting = await hand(`${LAMP}二`, { phone: '13700003333', confidential: true })
    const sent = await hand(`${LAMP}三`)
    await step(sent.id, 'dispatch', { unitId: OTHER_UNIT }, dispatcher)
    await step(main.id, 'dispatch', { unitId: UNIT }, dispatcher)
    assert.equal((await join(waiting.id, main.id)).status, 200)
    assert.equal((await join(sent.id, main.id, 2)).status, 200)

    const seen = await ask('GET', `/complaints/${main.id}/joined`, undefined, { as: handler })
    assert.deepEqual(seen.body, { total: 2, items: [] }, 'the unit of the main matter learns the number alone')
    assert.equal((await ask('GET', `/complaints/${waiting.id}`, undefined, { as: handler })).status, 404)
    const all = await ask('GET', `/complaints/${main.id}/joined`, undefined, { as: dispatcher })
    assert.equal((all.body.items as unknown[]).length, 2)

    await step(main.id, 'sign', {}, handler)
    await step(main.id, 'reply', { text: '路灯已经修好' }, handler)
    await drain()
    for (const { id } of [waiting, sent]) {
      const child = await get(id)
      assert.deepEqual([child.state, child.reply?.text, child.light], ['REPLIED', '路灯已经修好', 'met'])
    }
    assert.equal((await get(sent.id)).unitId, OTHER_UNIT)
    const access = { number: waiting.number, code: waiting.code }
    const rated = await ask('POST', '/complaints/rating', { access, level: 2, solved: 'no' })
    assert.equal(rated.status, 200, rated.text)
    assert.equal((await get(main.id)).rating, null)
    assert.ok(!rated.text.includes(main.number), 'the number of somebody else is never told')
  })

  it('that join after the answer are answered at once', async () => {
    const main = await hand(`${LAMP}四`)
    await step(main.id, 'reply', { text: '今晚修好' }, dispatcher)
    await drain()
    const late = await hand(`${LAMP}五`)
    assert.equal((await join(late.id, main.id)).status, 200)
    await drain()
    assert.equal((await get(late.id)).reply?.text, '今晚修好')
  })

  it('go their own way again where the main one ends without an answer', async () => {
    const main = await hand(`${LAMP}八`)
    const one = await hand(`${LAMP}九`)
    assert.equal((await join(one.id, main.id)).status, 200)
    const access = { number: main.number, code: main.code }
    const withdrawn = await ask('POST', '/complaints/withdrawal', { access, reason: '已经好了' })
    assert.equal(withdrawn.status, 200, withdrawn.text)
    await drain()
    const left = await get(one.id)
    assert.deepEqual([left.parentId, left.state, left.reply], [null, 'RECEIVED', null])
  })

  it('are joined once, never in rings, and can be let go', async () => {
    const [main, one, two, ended] = await Promise.all([1, 2, 3, 4].map((n) => hand(`${LAMP}六${n}`)))
    const code = async (answer: ReturnType<typeof join>) => (await answer).body.code
    assert.equal(await code(join(main!.id, main!.id)), 'JOINS_ITSELF')
    assert.equal((await join(one!.id, main!.id)).status, 200)
    assert.equal(await code(join(one!.id, two!.id, 2)), 'ALREADY_JOINED')
    assert.equal(await code(join(main!.id, two!.id)), 'HAS_JOINED')
    assert.equal(await code(join(main!.id, one!.id)), 'JOINS_ITSELF')
    // Joined to a joined one is joined to its main one.
    assert.equal((await join(two!.id, one!.id)).status, 200)
    assert.equal((await get(two!.id)).parentId, main!.id)
    await step(ended!.id, 'reject', { reason: '已有答复', ground: '条例第十条' }, dispatcher)
    assert.equal(await code(join(ended!.id, main!.id, 2)), 'JOIN_ENDED_MATTER')
    const undo = () => ask('POST', `/complaints/${two!.id}/unjoin`, {}, { as: dispatcher, version: 2 })
    assert.equal((await undo()).status, 200)
    assert.equal((await undo()).body.code, 'CHANGED_MEANWHILE')
    assert.equal((await get(two!.id)).parentId, null)
    const again = await ask('POST', `/complaints/${two!.id}/unjoin`, {}, { as: dispatcher, version: 3 })
    assert.equal(again.body.code, 'NOT_JOINED')
  })

  it('are joined by dispatchers of their scope only', async () => {
    const [main, one] = await Promise.all([1, 2].map((n) => hand(`${LAMP}七${n}`)))
    assert.equal((await join(one!.id, main!.id, 1, operator)).status, 403)
    assert.equal((await join(one!.id, main!.id, 1, otherHandler)).status, 403)
    const elsewhere = signIn('dispatcher', { areas: ['990103000000'] })
    assert.equal((await join(one!.id, main!.id, 1, elsewhere)).status, 404)
    assert.equal((await ask('GET', `/complaints/${main!.id}/joined`, undefined, { as: handler })).status, 404)
  })
})
