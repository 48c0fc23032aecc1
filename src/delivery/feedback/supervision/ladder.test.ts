import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hotlineCity } from '../../../../tests/support/hotline-city.ts'
import { buildCalendar } from '../../../platform/clock/calendar.ts'
import { OFFICIAL_YEARS } from '../../../platform/clock/calendar-data.ts'
import { clock } from '../../../platform/clock/clock.ts'
import { DEFAULT_SETTINGS } from '../settings/settings.defaults.ts'
import type { Rung, Urging, Watched } from './ladder.contract.ts'
import { climb, rungsOf } from './ladder.rules.ts'
import type { Slip } from './slips.contract.ts'

const city = await hotlineCity()
const { ask, staff, unit } = city
const RECKONING = { calendar: buildCalendar(OFFICIAL_YEARS), settings: {} }

/** A moment such that a handling clock of five working days that began then has reached a step, and no further one. */
const startFor = (urging: Rung | null, slip: Rung | null) =>
  city.agoWhere((start) => {
    const now = new Date()
    const limit = { amount: 5, unit: 'WORKDAY' as const }
    const reading = clock([{ type: 'started', at: start.toISOString(), limit }], RECKONING.calendar, now, {})
    const way = climb(rungsOf(reading, DEFAULT_SETTINGS, RECKONING), [], new Date(reading.due), now)
    return way.urging === urging && way.slip === slip
  })

async function late(urging: Rung | null, slip: Rung | null) {
  const matter = await city.handling()
  await city.drain()
  await city.startHandlingAt(matter.id, startFor(urging, slip))
  return matter
}

const slipsOf = async (id: string) =>
  (await city.get<{ items: Slip[] }>(`/complaints/slips?complaintId=${id}`, staff.supervisor)).items
const urgingsOf = async (id: string) =>
  (await city.get<{ items: Urging[] }>(`/complaints/${id}/urgings`, staff.handler)).items

describe('the ladder', () => {
  it('reminds the handlers once before a matter is due', async () => {
    const { id } = await late('remind', null)
    await city.run('feedback.ladder')
    await city.run('feedback.ladder')
    assert.deepEqual(
      (await city.told(id)).filter((one) => one.endsWith('reminded')),
      ['handler reminded'],
    )
    assert.deepEqual(
      (await city.events(id, 'complaint.urged')).map(({ step, round }) => [step, round]),
      [['remind', 1]],
    )
    assert.deepEqual(await slipsOf(id), [])
  })

  it('urges with a copy to the head and raises a blue slip, each once though two workers walk at once', async () => {
    const { id } = await late('urge', 'blue')
    await Promise.all([city.run('feedback.ladder'), city.run('feedback.ladder'), city.run('feedback.ladder')])
    const told = await city.told(id)
    assert.deepEqual(
      told.filter((one) => /urged|slipIssued/.test(one)),
      ['handler slipIssued', 'handler urged', 'head slipIssued', 'head urged'],
    )
    const [slip, ...others] = await slipsOf(id)
    assert.deepEqual([slip?.colour, slip?.automatic, slip?.state, others.length], ['blue', true, 'ISSUED', 0])
    const [urging] = await urgingsOf(id)
    assert.deepEqual([urging?.step, urging?.automatic, urging?.told], ['urge', true, 2])
  })

  it('does the gravest of what was missed, tells the supervisors, and begins anew with a new round', async () => {
    const { id, number } = await late('supervise', 'orange')
    await city.run('feedback.ladder')
    const steps = async () => (await city.events(id, 'complaint.urged')).map(({ step, round }) => [step, round])
    assert.deepEqual(await steps(), [['supervise', 1]])
    const told = (await city.told(id)).filter((one) => /supervised|slipIssued/.test(one))
    assert.deepEqual(told, [
      'handler slipIssued',
      'handler supervised',
      'head slipIssued',
      'head supervised',
      'supervisor slipIssued',
      'supervisor supervised',
    ])
    const listed = await city.get<{ items: Watched[] }>('/complaints/ladder', staff.supervisor)
    const mine = listed.items.find((one) => one.number === number)
    assert.equal(mine?.light, 'red')
    assert.ok((mine?.daysOver ?? 0) >= 5)
    assert.deepEqual([mine?.next, mine?.done.includes('supervise')], ['red', true])

    await city.done(id, 'dispatch', { unitId: city.otherUnit.id, reason: '改由乙区办理' }, staff.dispatcher)
    await city.drain()
    await city.startHandlingAt(id, startFor('supervise', 'orange'))
    await city.run('feedback.ladder')
    assert.deepEqual(await steps(), [
      ['supervise', 1],
      ['supervise', 2],
    ])
  })

  it('leaves alone what was answered', async () => {
    const { id } = await late('urge', 'blue')
    await city.done(
      id,
      'reply',
      { text: '照明所已于今日到人民路18号门口现场更换控制器，路灯恢复照明。' },
      staff.handler,
    )
    await city.run('feedback.ladder')
    assert.deepEqual(await urgingsOf(id), [])
    await city.drain()
    assert.deepEqual(await city.read('select 1 from feedback.watches where complaint_id = $1', [id]), [])
  })

  it('is climbed by hand with a reason, by whom it belongs to, and not twice in a row', async () => {
    const { id } = await city.handling()
    const urge = (as: typeof staff.handler, reason = '来件人再次来电') =>
      ask('POST', `/complaints/${id}/urgings`, { reason }, { as })
    assert.equal((await urge(staff.handler)).status, 403)
    assert.equal((await urge(staff.farSupervisor)).status, 404)
    assert.equal((await urge(staff.dispatcher, ' ')).status, 400)
    const first = await urge(staff.dispatcher)
    assert.deepEqual([first.status, first.body.step, first.body.automatic], [201, 'urge', false])
    assert.equal((await urge(staff.dispatcher)).body.code, 'URGED_JUST_NOW')
    assert.deepEqual(
      (await city.told(id)).filter((one) => one.endsWith('urged')),
      ['handler urged', 'head urged'],
    )
    const { id: fresh } = await city.register()
    const early = await ask('POST', `/complaints/${fresh}/urgings`, { reason: '催一下' }, { as: staff.dispatcher })
    assert.equal(early.body.code, 'NOT_WITH_A_UNIT')
  })
})

describe('a slip', () => {
  it('is answered by the unit in its time, sent back, answered again and accepted by somebody outside it', async () => {
    const { id } = await city.handling()
    const issue = (body: object, as = staff.supervisor) => ask('POST', `/complaints/${id}/slips`, body, { as })
    assert.equal((await issue({ colour: 'blue', reason: '久拖不决' }, staff.dispatcher)).status, 403)
    const nameless = await issue({ colour: 'red', reason: '久拖不决' })
    assert.deepEqual([nameless.status, JSON.stringify(nameless.body).includes('accountable')], [400, true])
    const raised = await issue({ colour: 'red', reason: '久拖不决', accountable: '分管副局长' })
    assert.equal(raised.status, 201, JSON.stringify(raised.body))
    const slip = raised.body as unknown as Slip
    assert.match(slip.number, /^DB-\d{4}-\d{5}$/)
    assert.deepEqual([slip.light, slip.unitId, slip.accountable?.zh], ['green', unit.id, '分管副局长'])

    const step = async (name: string, body: object, as: typeof staff.head) => {
      const { items } = await city.get<{ items: Slip[] }>(`/complaints/slips?complaintId=${id}`, staff.supervisor)
      return ask('POST', `/complaints/slips/${slip.id}/${name}`, body, { as, version: items[0]?.version ?? 1 })
    }
    assert.equal((await step('answer', { measure: '已约谈' }, staff.supervisor)).status, 403)
    assert.equal((await step('answer', { measure: '已约谈' }, staff.stranger)).status, 404)
    assert.equal((await step('accept', {}, staff.supervisor)).body.code, 'TRANSITION_NOT_POSSIBLE')
    const answered = await step('answer', { measure: '已约谈，本周内办结' }, staff.head)
    assert.deepEqual([answered.body.state, answered.body.light], ['ANSWERED', 'met'])
    const back = await step('sendBack'.replace('sendBack', 'send-back'), { reason: '没有完成时间' }, staff.supervisor)
    assert.deepEqual([back.body.state, back.body.light, back.body.sentBack], ['ISSUED', 'green', 1])
    await step('answer', { measure: '11月30日前办结，责任人李某' }, staff.handler)
    const accepted = await step('accept', {}, staff.supervisor)
    assert.equal(accepted.body.state, 'ACCEPTED')
    assert.deepEqual(
      (accepted.body as unknown as Slip).timeline.map(({ title }) => title.zh),
      ['下发督办单', '反馈整改措施', '退回重新反馈', '反馈整改措施', '认可反馈'],
    )
    const told = (await city.told(id)).filter((one) => one.includes('slip'))
    assert.deepEqual(told, [
      'handler slipIssued',
      'handler slipSentBack',
      'head slipIssued',
      'head slipSentBack',
      'supervisor slipAnswered',
      'supervisor slipAnswered',
    ])
  })

  it('is refused with an old version and unseen outside its unit and area', async () => {
    const { id } = await city.handling()
    const raised = await ask(
      'POST',
      `/complaints/${id}/slips`,
      { colour: 'blue', reason: '请抓紧' },
      { as: staff.supervisor },
    )
    const slipId = String(raised.body.id)
    const path = `/complaints/slips/${slipId}`
    assert.equal((await ask('POST', `${path}/withdraw`, { reason: '误发' }, { as: staff.supervisor })).status, 428)
    assert.equal(
      (await ask('POST', `${path}/withdraw`, { reason: '误发' }, { as: staff.supervisor, version: 9 })).status,
      412,
    )
    for (const as of [staff.stranger, staff.farSupervisor])
      assert.equal((await ask('GET', path, undefined, { as })).status, 404)
    const gone = await ask('POST', `${path}/withdraw`, { reason: '误发' }, { as: staff.supervisor, version: 1 })
    assert.deepEqual([gone.body.state, gone.body.closedAt !== null], ['WITHDRAWN', true])
  })
})
