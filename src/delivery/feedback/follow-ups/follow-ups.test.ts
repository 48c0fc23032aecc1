import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hotlineCity } from '../../../../tests/support/hotline-city.ts'
import { DEFAULT_SETTINGS } from '../settings/settings.defaults.ts'
import type { FollowUp, FollowUpRow } from './follow-ups.contract.ts'
import { drawnAs } from './follow-ups.rules.ts'

const city = await hotlineCity()
const { ask, staff } = city

const listed = async (query: string, as = staff.operator) => {
  await city.drain()
  return (await city.get<{ items: FollowUpRow[] }>(`/complaints/follow-ups?${query}`, as)).items
}
const of = async (complaintId: string, status = 'due') =>
  (await listed(`complaintId=${complaintId}&status=${status}`))[0]
const attempt = (row: FollowUpRow, body: object, as = staff.operator) =>
  ask('POST', `/complaints/follow-ups/${row.id}/tries`, body, { as, version: row.version })

describe('the plan', () => {
  const matter = { kind: 'consultation', redone: 0, attributes: null, phoneSealed: 'x', emailSealed: null } as const

  it('draws every complaint, a share of the questions by their id, and nobody who cannot be reached', () => {
    const drawn = (more: object) => drawnAs({ ...matter, id: 'a', ...more }, DEFAULT_SETTINGS)
    assert.equal(drawn({ kind: 'complaint' }), 'always')
    assert.equal(drawn({ kind: 'complaint', phoneSealed: null }), null)
    assert.equal(drawn({ kind: 'praise' }), null)
    assert.equal(drawn({ redone: 1 }), 'always')
    assert.equal(drawn({ attributes: { tags: ['领导批示'] } }), 'tag')
    const share = Array.from({ length: 5000 }, (_, i) => drawn({ id: `m${i}` })).filter(Boolean).length / 5000
    assert.ok(Math.abs(share - DEFAULT_SETTINGS.followUp.sampleShare.consultation) < 0.02, String(share))
    assert.equal(drawn({ id: 'm7' }), drawn({ id: 'm7' }))
  })

  it('counts what became of those drawn', async () => {
    await city.answered()
    await listed('status=due')
    const { items } = await city.get<{ items: { kind: string; open: number; share: number; always: boolean }[] }>(
      '/complaints/follow-ups/plan',
      staff.supervisor,
    )
    const complaints = items.find(({ kind }) => kind === 'complaint')
    assert.ok((complaints?.open ?? 0) >= 1)
    assert.deepEqual([complaints?.always, complaints?.share], [true, 1])
  })
})

describe('a call-back', () => {
  it('comes on the list with the answer, due the next working day, with the words to say', async () => {
    const { id, number } = await city.answered()
    const row = await of(id)
    assert.deepEqual([row?.number, row?.drawn, row?.state, row?.mayCall], [number, 'always', 'OPEN', true])
    assert.ok(Date.parse(row!.due) > Date.now())
    const one = await city.get<FollowUp>(`/complaints/follow-ups/${row!.id}`, staff.operator)
    assert.ok(one.script.opening.zh.includes(number))
    assert.ok(one.script.questions.length >= 3)
    assert.equal((await ask('GET', '/complaints/follow-ups', undefined, { as: staff.handler })).status, 403)
    const far = await ask('GET', `/complaints/follow-ups/${row!.id}`, undefined, { as: staff.farSupervisor })
    assert.equal(far.status, 404)
  })

  it('is tried again after some hours, and put down as unreachable after the last try', async () => {
    const { id } = await city.answered()
    const first = (await of(id))!
    const tried = await attempt(first, { outcome: 'no-answer', note: '响铃未接' })
    assert.deepEqual([tried.status, tried.body.tries, tried.body.state], [200, 1, 'OPEN'])
    assert.ok(Date.parse(String(tried.body.nextTry)) > Date.now() + 3 * 3_600_000)
    assert.equal(await of(id), undefined)
    assert.equal((await attempt(first, { outcome: 'busy' })).status, 412)
    const second = await attempt((await of(id, 'open'))!, { outcome: 'busy' })
    assert.equal(second.body.state, 'OPEN')
    const past = await attempt((await of(id, 'open'))!, { outcome: 'later', nextTry: '2026-01-01T00:00:00Z' })
    assert.equal(past.body.code, 'NEXT_TRY_WRONG')
    const last = await attempt((await of(id, 'open'))!, { outcome: 'no-answer' })
    assert.equal(last.body.state, 'UNREACHABLE')
    const done = (await of(id, 'done'))!
    assert.deepEqual([done.state, done.tries, done.light], ['UNREACHABLE', 3, 'met'])
    const [event] = await city.events(id, 'complaint.followed-up')
    assert.deepEqual([event?.outcome, event?.tries], ['unreachable', 3])
    assert.equal((await attempt(done, { outcome: 'busy' })).body.code, 'FOLLOW_UP_DONE')
  })

  it('ends at once with a wrong number, and is put off where the sender asks for it', async () => {
    const wrong = await city.answered()
    assert.equal((await attempt((await of(wrong.id))!, { outcome: 'wrong-number' })).body.state, 'UNREACHABLE')
    const later = await city.answered()
    assert.equal((await attempt((await of(later.id))!, { outcome: 'later' })).status, 400)
    const nextTry = new Date(Date.now() + 86_400_000).toISOString()
    const agreed = await attempt((await of(later.id))!, { outcome: 'later', nextTry })
    assert.deepEqual([agreed.body.nextTry, agreed.body.state], [nextTry, 'OPEN'])
  })

  it('that finds somebody discontent advises a redo once, and then raises a problem order', async () => {
    const { id } = await city.answered()
    await of(id)
    await city.done(id, 'follow-up', { outcome: 'reached', solved: 'no', level: 2, text: '灯还是不亮' }, staff.operator)
    const first = (await of(id, 'advised'))!
    assert.deepEqual([first.advice, first.solved, first.level, first.words], ['redo', 'no', 2, '灯还是不亮'])
    assert.ok((await city.told(id)).includes('dispatcher redoAdvised'))
    await city.done(id, 'redo', { reason: '回访未解决' }, staff.dispatcher)
    assert.equal(await of(id, 'advised'), undefined)
    const text = '照明所11月20日再次到人民路18号门口现场检修，已更换整套灯具，路灯恢复照明。'
    await city.done(id, 'reply', { text }, staff.handler)
    await of(id)
    await city.done(id, 'follow-up', { outcome: 'reached', solved: 'partly', level: 1 }, staff.supervisor)
    const all = await listed(`complaintId=${id}&status=done`)
    assert.deepEqual(
      all.map(({ advice }) => advice),
      ['problem-order', 'redo'],
    )
    const orders = await city.get<{ items: { cause: string }[] }>(
      `/complaints/problem-orders?complaintId=${id}`,
      staff.supervisor,
    )
    assert.deepEqual(
      orders.items.map(({ cause }) => cause),
      ['dissatisfied'],
    )
  })

  it('is not for whoever handled the matter, and falls away when it is redone', async () => {
    const { id } = await city.register()
    const text = '照明所11月20日已到人民路18号门口现场检修，路灯恢复照明。'
    await city.done(id, 'reply', { text }, staff.operator)
    const row = (await of(id))!
    assert.equal(row.mayCall, false)
    assert.equal((await attempt(row, { outcome: 'busy' })).body.code, 'NOT_FOR_YOU')
    const own = await city.act(id, 'follow-up', { outcome: 'refused' }, staff.operator)
    assert.equal(own.body.code, 'STEP_HELD_BACK')
    const redone = await city.answered()
    await of(redone.id)
    await city.done(redone.id, 'redo', { reason: '需补充' }, staff.dispatcher)
    assert.equal(await of(redone.id), undefined)
  })
})
