import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hotlineCity } from '../../../../tests/support/hotline-city.ts'
import type { ProblemOrder, ProblemRow } from './problem-orders.contract.ts'
import type { ReplyCheck } from './quality.contract.ts'
import type { RatesReply } from './rates.contract.ts'
import type { HotSpot, HotSpotWithMatters, Repeat } from './spots.contract.ts'

const city = await hotlineCity()
const { ask, staff, unit, otherUnit } = city
const AWAY = { text: '养老金这个月没有到账，想问什么时候发放。', kind: 'consultation' }

const ordersOf = async (id: string) =>
  (await city.get<{ items: ProblemRow[] }>(`/complaints/problem-orders?complaintId=${id}`, staff.supervisor)).items

describe('problem orders', () => {
  it('are raised once a matter was redone three times, assigned, ruled on and closed', async () => {
    const { id } = await city.answered()
    for (let round = 1; round <= 3; round++) {
      await city.done(id, 'redo', { reason: '灯仍不亮' }, staff.dispatcher)
      await city.drain()
      assert.equal((await ordersOf(id)).length, round < 3 ? 0 : 1)
      const text = `照明所第${'一二三'[round - 1]}次到人民路18号门口现场检修路灯，已更换灯具，今日恢复照明。`
      await city.done(id, 'reply', { text }, staff.handler)
    }
    await city.drain()
    const [row] = await ordersOf(id)
    assert.deepEqual([row?.cause, row?.count, row?.state], ['redone', 3, 'OPEN'])
    assert.match(row!.number, /^WT-\d{4}-\d{5}$/)
    assert.ok((await city.told(id)).includes('supervisor problemRaised'))

    let version = 1
    const step = async (name: string, body: object, as = staff.supervisor) => {
      const answer = await ask('POST', `/complaints/problem-orders/${row!.id}/${name}`, body, { as, version })
      if (answer.status === 200) version++
      return answer
    }
    assert.equal((await step('assign', { accountId: staff.supervisor.id }, staff.dispatcher)).status, 403)
    assert.equal((await step('assign', { accountId: staff.handler.id })).body.code, 'NO_SUPERVISOR')
    assert.equal((await step('decide', { decision: 'meeting', text: '现场会商' })).body.code, 'TRANSITION_NOT_POSSIBLE')
    const assigned = await step('assign', { accountId: staff.supervisor.id })
    assert.deepEqual([assigned.body.state, assigned.body.assignedTo], ['ASSIGNED', staff.supervisor.id])
    assert.equal((await step('decide', { decision: 'ruling', text: '归乙区城管局' })).status, 400)
    const ruled = await step('decide', { decision: 'ruling', text: '按三定方案归乙区城管局', unitId: otherUnit.id })
    assert.deepEqual([ruled.body.state, ruled.body.ruledUnitId], ['DECIDED', otherUnit.id])
    assert.ok((await city.told(id)).includes('dispatcher problemRuled'))
    const closed = await step('close', { result: '已改派并办结' })
    assert.equal(closed.body.state, 'CLOSED')
    assert.deepEqual(
      (closed.body as unknown as ProblemOrder).timeline.map(({ title }) => title.zh),
      ['生成问题单', '指派负责人', '作出决定', '办结问题单'],
    )
    assert.equal((await ordersOf(id)).length, 0)
    for (const as of [staff.handler, staff.head]) {
      assert.equal((await ask('GET', '/complaints/problem-orders', undefined, { as })).status, 403)
    }
  })

  it('are raised once a matter has passed through three units', async () => {
    const { id } = await city.handling()
    const to = (unitId: string) => city.done(id, 'dispatch', { unitId, reason: '改派' }, staff.dispatcher)
    await to(otherUnit.id)
    await city.drain()
    assert.equal((await ordersOf(id)).length, 0)
    await to(unit.id)
    await city.drain()
    assert.deepEqual(
      (await ordersOf(id)).map(({ cause, count }) => [cause, count]),
      [['passed', 3]],
    )
  })
})

describe('who comes again', () => {
  it('is found by telephone and subject after the closing, noted once, and raises a problem order', async () => {
    const phone = '13900000001'
    const first = await city.answered({ phone })
    const open = await city.register({ phone })
    await city.done(first.id, 'close', {}, staff.dispatcher)
    const other = await city.register({ phone, ...AWAY })
    const again = await city.register({ phone, text: '人民路18号门口路灯不亮又有一个星期了，请派人来维修。' })
    const stranger = await city.register({ phone: '13900000002' })
    await city.drain()
    const { items } = await city.get<{ items: Repeat[] }>('/complaints/repeats', staff.supervisor)
    const mine = items.filter((one) => [open, other, again, stranger].some(({ id }) => id === one.complaintId))
    assert.deepEqual(
      mine.map((one) => [one.complaintId, one.earlierNumber, one.times, one.unitId]),
      [[again.id, first.number, 2, unit.id]],
    )
    assert.ok(!JSON.stringify(items).includes(phone))
    assert.deepEqual(
      (await ordersOf(again.id)).map(({ cause }) => cause),
      ['repeated'],
    )
    assert.equal((await ask('GET', '/complaints/repeats', undefined, { as: staff.handler })).status, 403)
    const far = await city.get<{ items: Repeat[] }>('/complaints/repeats', staff.farSupervisor)
    assert.deepEqual(far.items, [])
  })
})

describe('hot spots', () => {
  const at = (metresNorth: number, phone: string | undefined, more = {}) =>
    city.register({
      phone,
      place: { lat: 30.4 + metresNorth / 111_000, lon: 106.6 },
      address: '滨江路一号桥头',
      ...more,
    })
  const spots = async (as = staff.supervisor) =>
    (await city.get<{ items: HotSpot[] }>('/complaints/hot-spots', as)).items

  it('are raised by the third caller within 200 m, not by one who calls thrice, and grow without a new notice', async () => {
    const address = { address: undefined }
    await at(0, '13700000001', address)
    await at(50, '13700000001', address)
    await at(80, '13700000001', address)
    await at(100, '13700000002', address)
    await at(900, '13700000003', address)
    await city.drain()
    assert.deepEqual(await spots(), [])
    await at(150, '13700000004', address)
    await city.drain()
    const [spot] = await spots()
    assert.deepEqual([spot?.callers, spot?.matters], [3, 5])
    await at(120, '13700000005', address)
    await city.drain()
    const grown = (await spots()).find(({ id }) => id === spot!.id)
    assert.deepEqual([grown?.callers, grown?.matters, (await spots()).length], [4, 6, 1])
    assert.deepEqual(
      (await city.told(spot!.id)).filter((one) => one.startsWith('supervisor')),
      ['supervisor hotSpot'],
    )
    const { items } = await city.get<HotSpotWithMatters>(`/complaints/hot-spots/${spot!.id}`, staff.supervisor)
    assert.equal(items.length, 6)
    assert.ok(!JSON.stringify(items).includes('1370000000'))
    assert.deepEqual(await spots(staff.farSupervisor), [])
  })

  it('go by the same address where nobody gave a point, and count those without a telephone as one', async () => {
    const here = { place: undefined, address: '解放路 5 号院', text: '夜间施工噪音太大影响休息。' }
    for (let i = 0; i < 3; i++) await at(0, undefined, here)
    await at(0, '13700000011', here)
    await city.drain()
    const mine = async () => (await spots()).filter(({ label }) => label.startsWith('解放路'))
    assert.deepEqual(await mine(), [])
    await at(0, '13700000012', { ...here, address: '解放路5号院。' })
    await city.drain()
    const [spot] = await mine()
    assert.deepEqual([spot?.callers, spot?.matters, spot?.place], [3, 5, null])
    const path = `/complaints/hot-spots/${spot!.id}/close`
    const closed = await ask('POST', path, { note: '已约谈施工单位' }, { as: staff.supervisor, version: spot!.version })
    assert.equal(closed.body.state, 'CLOSED')
    await at(0, '13700000013', here)
    await city.drain()
    assert.deepEqual(await mine(), [])
  })
})

describe('the quality of answers', () => {
  it('is shown before sending; an answer that only promises waits for a person', async () => {
    const { id } = await city.handling()
    const text = '关于人民路路灯不亮的问题，我局将尽快安排维修。'
    const shown = await ask('POST', `/complaints/${id}/reply-check`, { text }, { as: staff.handler })
    assert.deepEqual([shown.status, shown.body.bucket], [200, 'review'])
    assert.equal((await ask('POST', `/complaints/${id}/reply-check`, { text }, { as: staff.stranger })).status, 404)
    const { state } = await city.done(id, 'reply', { text }, staff.handler)
    assert.equal(state, 'REVIEW')
  })

  it('notices a complaint that was turned into a question, and an answer used before', async () => {
    const { id } = await city.handling()
    await city.drain()
    await city.done(id, 'classification', { kind: 'consultation' }, staff.dispatcher)
    const text = '照明所已到人民路18号门口现场维修路灯，今日恢复照明。'
    const changed = await ask('POST', `/complaints/${id}/reply-check`, { text }, { as: staff.handler })
    assert.deepEqual(flagsIn(changed.body), ['kind-changed'])

    for (const day of ['3', '4']) {
      const same = await city.handling()
      await city.done(same.id, 'reply', { text: text.replace('今日', `11月${day}日`) }, staff.handler)
    }
    await city.drain()
    const third = await city.handling()
    const again = text.replace('今日', '11月9日')
    const found = await ask('POST', `/complaints/${third.id}/reply-check`, { text: again }, { as: staff.handler })
    assert.deepEqual(flagsIn(found.body), ['boilerplate'])
    await city.done(third.id, 'reply', { text: again }, staff.handler)
    await city.drain()
    const { items } = await city.get<{ items: ReplyCheck[] }>('/complaints/reply-checks', staff.supervisor)
    const check = items.find(({ complaintId }) => complaintId === third.id)
    assert.deepEqual([check?.quality.bucket, check?.verdict], ['sample', null])
    const path = `/complaints/reply-checks/${check!.id}/verdict`
    const judged = await ask('POST', path, { verdict: 'poor', note: '雷同' }, { as: staff.supervisor, version: 1 })
    assert.deepEqual([judged.status, judged.body.verdict], [200, 'poor'])
  })

  const flagsIn = (body: object) => (body as { flags: { flag: string }[] }).flags.map(({ flag }) => flag)
})

describe('the three rates', () => {
  const rates = () => city.get<RatesReply>(`/complaints/three-rates?unitId=${unit.id}`, staff.supervisor)

  it('count closed matters once, leave out what is excluded, and take back what is opened again', async () => {
    await city.drain()
    const before = await rates()
    const closed: { id: string }[] = []
    for (const said of [{ solved: 'yes', level: 5 }, { solved: 'no', level: 1 }, null]) {
      const matter = await city.answered({ phone: '13600000001', address: `西街${closed.length}号院内` })
      if (said) await city.done(matter.id, 'follow-up', { outcome: 'reached', ...said }, staff.supervisor)
      await city.done(matter.id, 'close', {}, staff.dispatcher)
      closed.push(matter)
    }
    await city.drain()
    const after = await rates()
    const gained = (name: 'response' | 'solved' | 'satisfied') => [
      after.total[name].count - before.total[name].count,
      after.total[name].sum - before.total[name].sum,
    ]
    assert.deepEqual(
      [gained('response'), gained('solved'), gained('satisfied')],
      [
        [3, 3],
        [2, 1],
        [2, 1],
      ],
    )
    assert.equal(after.leftOut.unclear - before.leftOut.unclear, 1)
    assert.ok(after.total.solved.small)

    const why = { excluded: true, reason: '诉求无事实依据', ground: '考核办法第九条' }
    await city.done(closed[1]!.id, 'exclusion', why, staff.supervisor)
    await city.done(closed[0]!.id, 'reopen', { reason: '又不亮了' }, staff.operator)
    await city.drain()
    const last = await rates()
    assert.equal(last.total.solved.count, before.total.solved.count)
    assert.equal(last.total.response.count - before.total.response.count, 1)
    assert.equal(last.leftOut.excluded - before.leftOut.excluded, 1)
    const { status } = await ask('GET', '/complaints/three-rates?from=2026-02-01&to=2026-01-01', undefined, {
      as: staff.supervisor,
    })
    assert.equal(status, 400)
  })
})
