import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { COUNTY, feedbackApplication, OTHER_UNIT, UNIT } from '../../../../tests/support/feedback-application.ts'
import { system } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import { SESSION_COOKIE } from '../../../platform/http/server.ts'
import type { Complaint } from '../feedback.contract.ts'
import { DEFAULT_SETTINGS } from '../settings/settings.defaults.ts'
import type { RoutingModel, Suggestions } from './routing.contract.ts'
import { TRAINING } from './routing.jobs.ts'

const { app, ask, db, drain, feedback, signIn } = await feedbackApplication()
const operator = signIn('operator', { everything: true })
const dispatcher = signIn('dispatcher', { everything: true })
const supervisor = signIn('supervisor', { everything: true })
const handler = signIn('handler', { units: [UNIT] })
const auditor = signIn('audit-admin', { everything: true })
const SYSTEM = system('test')
const DAY = 86_400_000

async function suggest(body: object, as = operator): Promise<Suggestions> {
  const answer = await ask('POST', '/complaints/suggestions', body, { as })
  assert.equal(answer.status, 200, answer.text)
  return answer.body as Suggestions
}

const SAYINGS: Readonly<Record<string, readonly string[]>> = {
  [UNIT]: ['自来水停水，没有通知', '水管漏水，路面都是水', '水压太低，五楼没有水'],
  [OTHER_UNIT]: ['烧烤摊油烟扰民', '商贩占道经营，人行道走不了', '垃圾几天无人清运'],
}

/** Six hundred matters of the last year, each settled by one of two units. */
async function makeHistory() {
  const rows = Array.from({ length: 600 }, (_, i) => {
    const unitId = i % 2 === 0 ? UNIT : OTHER_UNIT
    const at = new Date(Date.now() - (600 - i) * (DAY / 2))
    const text = `${SAYINGS[unitId]![i % 3]}，地点在幸福路${i % 50}号，请处理`
    return { id: newId(at.getTime()), number: `H${i}`, unitId, at: at.toISOString(), text }
  })
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name])
  await db.transaction(SYSTEM, async (tx) => {
    await tx.query(
      `insert into feedback.complaints (county_code, id, number, key_hash, kind, state, title, text, area_code, unit_id,
         confidential, channel, process_hash, clock, received_at, due_at, timeline, version)
       select left($1, 6), id, number, 'x', 'complaint', 'RECEIVED', text, text, $1, unit, false, 'phone', 'none', '[]',
         at, at, '[]', 1
       from unnest($2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::text[]) as r (id, number, unit, at, text)`,
      [COUNTY, column('id'), column('number'), column('unitId'), column('at'), column('text')],
    )
    await tx.query(`update feedback.complaints set state = 'CLOSED', closed_at = received_at where number like 'H%'`)
  })
}

const train = () => feedback.module.jobs!.find(({ name }) => name === TRAINING)!.run({})

describe('suggested units', () => {
  it('are those entered for the class while there is too little history, which is said', async () => {
    const before = await suggest({ text: '自来水停水了', areaCode: COUNTY })
    assert.deepEqual([before.unitBasis, before.units, before.notSure, before.model], ['none', [], true, null])
    assert.match(before.note?.zh ?? '', /500/)
    assert.equal(before.categoryBasis, 'keywords')
    const code = before.categories[0]!.code
    const entry = { subject: 'category', key: code, areaCode: COUNTY, unitId: UNIT } as const
    await db.transaction(SYSTEM, (tx) => feedback.public.categories.enterUnits(tx, [entry]))
    await feedback.public.categories.renew()
    const known = await suggest({ text: '自来水停水了', areaCode: COUNTY, categoryCode: code })
    assert.deepEqual([known.unitBasis, known.units[0]?.unitId, known.notSure], ['category', UNIT, false])
    assert.equal(known.units[0]?.probability, null)
    // The class was only guessed from the words: somebody has to look.
    assert.equal((await suggest({ text: '自来水停水了', areaCode: COUNTY })).notSure, true)
    await train()
    assert.deepEqual((await ask('GET', '/complaints/routing', undefined, { as: operator })).body.items, [])
  })

  it('come from the history of the office once there is enough, with their measured worth', async () => {
    await makeHistory()
    await train()
    const { units, unitBasis, notSure, model } = await suggest({
      text: '家里停水了，水管没有水',
      areaCode: COUNTY,
      kind: 'help',
    })
    assert.deepEqual([unitBasis, units[0]?.unitId, notSure], ['history', UNIT, false])
    assert.deepEqual(units[0]?.name, { zh: '甲区水务局', en: 'Jia Water Bureau' })
    assert.ok((units[0]?.probability ?? 0) > 0.8)
    assert.deepEqual([model?.n, model?.classes, model?.measuredOn, model?.accuracy], [600, 2, 90, 1])
    const strange = await suggest({ text: 'zzzz qqqq' })
    assert.ok((strange.units[0]?.probability ?? 1) < (units[0]?.probability ?? 0))
    await train()
    const listed = (await ask('GET', '/complaints/routing', undefined, { as: operator })).body.items as RoutingModel[]
    assert.deepEqual(
      listed.map(({ target, version }) => [target, version]),
      [
        ['unit', 2],
        ['unit', 1],
      ],
    )
  })

  it('are learned when a dispatcher or supervisor asks for it, and shown to staff only', async () => {
    const ask0 = (as?: string) => ask('POST', '/complaints/routing/train', {}, as ? { as } : {})
    for (const as of [dispatcher, supervisor]) assert.deepEqual((await ask0(as)).body, { asked: true })
    assert.deepEqual([(await ask0()).status, (await ask0(handler)).status], [401, 403])
    assert.equal((await ask('POST', '/complaints/suggestions', { text: '停水' }, { as: auditor })).status, 403)
    assert.equal(
      (await ask('POST', '/complaints/suggestions', { text: 'x'.repeat(4001) }, { as: operator })).status,
      400,
    )
  })
})

describe('dispatching by itself', () => {
  async function handIn(more: object = {}): Promise<Complaint> {
    const given = { kind: 'complaint', text: '小区自来水停水，没有通知', areaCode: COUNTY, ...more }
    const { body, status, text } = await ask('POST', '/complaints', given)
    assert.equal(status, 201, text)
    await drain()
    const [row] = await db.read(SYSTEM, (tx) =>
      tx.query<{ id: string }>('select id from feedback.complaints where number = $1', [body.number]),
    )
    return (await ask('GET', `/complaints/${row!.id}`, undefined, { as: supervisor })).body as Complaint
  }

  it('does not happen unless it is switched on', async () => {
    assert.equal((await handIn()).state, 'RECEIVED')
  })

  it('sends what the model is sure of, says so in the event, and never what is sealed or about a unit', async () => {
    const settings = { ...DEFAULT_SETTINGS, routing: { assignsItself: true, threshold: 0.8, minHistory: 500 } }
    const saved = await app.inject({
      method: 'PUT',
      url: '/api/v1/complaints/settings',
      headers: { 'if-match': '"0"' },
      cookies: { [SESSION_COOKIE]: supervisor },
      payload: settings,
    })
    assert.equal(saved.statusCode, 200, saved.body)
    const sent = await handIn()
    assert.deepEqual([sent.state, sent.unitId], ['DISPATCHED', UNIT])
    const [event] = await db.read(SYSTEM, (tx) =>
      tx.query<{ actor_kind: string; data: Record<string, unknown> }>(
        `select actor_kind, data from events.log where subject_id = $1 and type = 'complaint.dispatched'`,
        [sent.id],
      ),
    )
    assert.deepEqual([event?.actor_kind, event?.data.by, event?.data.model], ['system', 'suggestion', 2])
    for (const left of [
      { confidential: true },
      { kind: 'report' },
      { aboutUnitId: UNIT },
      { text: '咨询办理居住证' },
    ]) {
      assert.equal((await handIn(left)).state, 'RECEIVED', JSON.stringify(left))
    }
  })
})
