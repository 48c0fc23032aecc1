import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { modulesApplication } from '../../../tests/support/modules-application.ts'
import { CITY, makeCity, type Staff, signInAs } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { append } from '../../platform/events/events.ts'
import type { Call, CallEvent, Standing } from './calls.contract.ts'
import { createCalls } from './calls.module.ts'

const MATTER = { id: '01890a5d-ac96-774b-bcce-b302099a8101', number: 'GH-2611-000123-4' }

const served = await modulesApplication((foundation) => [
  createCalls({ ...foundation, matterNumber: async (_, id) => (id === MATTER.id ? MATTER.number : undefined) }).module,
])
const { app, db, drain } = served
let admin: Staff
let operator: Staff
let other: Staff
let supervisor: Staff
let leader: Staff
let key: string

before(async () => {
  await makeCity(served)
  admin = await signInAs(served, 'system-admin')
  operator = await signInAs(served, 'operator')
  other = await signInAs(served, 'operator')
  supervisor = await signInAs(served, 'supervisor')
  leader = await signInAs(served, 'leader')
  key = await newKey(['calls'])
})

type Method = 'GET' | 'POST' | 'PUT'
async function ask<T = Record<string, unknown>>(
  method: Method,
  path: string,
  staff: Staff | undefined,
  payload?: object,
  more: Record<string, string> = {},
): Promise<{ status: number; body: T & { code?: string; faults?: { field: string }[] } }> {
  const headers = { ...staff?.headers, ...more }
  const response = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) })
  return { status: response.statusCode, body: response.json() }
}

async function newKey(purposes: string[]): Promise<string> {
  const made = await ask<{ key: string }>('POST', '/clients', admin, { name: `System ${purposes}`, purposes })
  return made.body.key
}

const send = (events: object[], withKey = key) =>
  ask<{ taken: number; changed: number }>(
    'POST',
    '/calls/events',
    undefined,
    { events },
    {
      authorization: `Bearer ${withKey}`,
    },
  )

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
const event = (callId: string, kind: CallEvent['kind'], secondsAgo: number, more: Partial<CallEvent> = {}) => ({
  callId,
  kind,
  at: ago(secondsAgo),
  ...more,
})
const logged = (type: string) =>
  db.read(system('test'), (tx) =>
    tx.query<{ subject_id: string; data: Record<string, unknown>; actor_id: string | null }>(
      'select subject_id, data, actor_id from events.log where type = $1 order by id',
      [type],
    ),
  )
const standing = async (staff = supervisor) => (await ask<Standing>('GET', '/calls/standing', staff)).body
const current = async (staff: Staff) =>
  (await ask<{ call: Call | null; unfinished: Call[]; extension: string | null }>('GET', '/calls/current', staff)).body

describe('events of a telephone system', () => {
  it('are taken from a client whose key is meant for calls, and from nobody else', async () => {
    const events = [event('who', 'queued', 5)]
    assert.equal((await ask('POST', '/calls/events', undefined, { events })).status, 401)
    assert.equal((await ask('POST', '/calls/events', supervisor, { events })).status, 401)
    assert.equal((await send(events, 'ghk_wrong')).status, 403)
    assert.equal((await send(events, await newKey(['open311']))).body.code, 'CLIENT_KEY_REFUSED')
    assert.deepEqual((await send(events)).body, { taken: 1, changed: 1 })
  })

  it('change nothing when they come again or after newer ones', async () => {
    const talked = [
      event('again', 'ended', 10),
      event('again', 'answered', 70, { extension: '8101' }),
      event('again', 'queued', 75, { queue: '综合', caller: '138 0000 0101' }),
    ]
    assert.equal((await send(talked)).body.changed, 3)
    assert.deepEqual((await send(talked)).body, { taken: 3, changed: 0 })
    assert.equal((await send([event('again', 'ringing', 74, { extension: '8999' })])).body.changed, 1)
    const [call] = (await ask<{ items: Call[] }>('GET', '/calls?caller=13800000101', supervisor)).body.items
    assert.deepEqual([call?.state, call?.extension, call?.waitSeconds], ['ended', '8101', 5])
    assert.deepEqual([call?.callerMasked, call?.queue], ['138****0101', '综合'])
    assert.equal((await logged('call.answered')).filter(({ subject_id }) => subject_id === call?.id).length, 1)
  })

  it('never put the caller into an event, nor in clear into the table', async () => {
    await send([event('secret', 'queued', 9, { caller: '+86 13912345678' }), event('secret', 'abandoned', 1)])
    const kept = await db.bulk(system('test'), async (tx) => ({
      log: await tx.query('select data from events.log'),
      calls: await tx.query('select caller_sealed, stamps, told from calls.calls'),
      backs: await tx.query('select caller_sealed from calls.call_backs'),
    }))
    assert.doesNotMatch(JSON.stringify(kept), /13912345678/)
  })

  it('are refused with the field where they are wrong, and then none of the batch is kept', async () => {
    const wrong: [object, string][] = [
      [{ callId: 'x', kind: 'queued', at: new Date(Date.now() + 3_600_000).toISOString() }, 'EVENT_FROM_FUTURE'],
      [{ callId: 'x', kind: 'queued', at: '2026-11-20 10:00' }, 'events.1.at'],
      [{ callId: 'x', kind: 'lost', at: ago(1) }, 'events.1.kind'],
      [{ callId: 'has blanks', kind: 'queued', at: ago(1) }, 'events.1.callId'],
      [{ callId: 'x', kind: 'queued', at: ago(1), caller: '<script>' }, 'events.1.caller'],
    ]
    for (const [one, field] of wrong) {
      const { status, body } = await send([event('half', 'queued', 2), one])
      assert.ok(status === 400 || status === 422, JSON.stringify(body))
      assert.ok(JSON.stringify(body).includes(field), JSON.stringify(body))
    }
    assert.equal((await send([])).status, 400)
    assert.equal((await send(Array.from({ length: 501 }, () => event('many', 'queued', 1)))).status, 400)
    assert.equal((await send([event('half', 'queued', 2)])).body.changed, 1)
  })

  it('that come at the same time from two lines are all kept, once', async () => {
    const events = [event('both', 'queued', 30), event('both', 'answered', 20), event('both', 'ended', 1)]
    const answers = await Promise.all([0, 1, 2, 3].map((i) => send([events[i % 3]!, ...events])))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    const rows = await db.read(system('test'), (tx) =>
      tx.query<{ told: object }>("select told from calls.calls where external_id = 'both'"),
    )
    assert.equal(rows.length, 1)
    assert.deepEqual(Object.keys(rows[0]!.told).sort(), ['call.answered', 'call.ended'])
  })
})

describe('the call at a seat', () => {
  it('rings and is talked where its operator sits, with the number masked', async () => {
    assert.deepEqual(await current(operator), {
      extension: null,
      call: null,
      earlier: null,
      unfinished: [],
      answerWithinSeconds: 15,
    })
    await ask('PUT', '/calls/extension', operator, { extension: '8001' })
    await send([
      event('seat', 'queued', 0.2, { caller: '13700001111' }),
      event('seat', 'ringing', 0.1, { extension: '8001' }),
    ])
    assert.equal((await current(operator)).call?.state, 'ringing')
    assert.equal((await current(other)).call, null)
    await send([event('seat', 'answered', 0, { extension: '8001' })])
    const { call } = await current(operator)
    assert.deepEqual([call?.state, call?.callerMasked, call?.operatorName], ['talking', '137****1111', '测试operator'])
    assert.equal(call?.operatorId, operator.id)
  })

  it('is left by whoever sat there when somebody else sits down', async () => {
    await ask('PUT', '/calls/extension', other, { extension: '8001' })
    assert.equal((await current(operator)).extension, null)
    const { body } = await ask<{ items: { extension: string; accountId: string }[] }>(
      'GET',
      '/calls/extensions',
      supervisor,
    )
    assert.deepEqual(
      body.items.map(({ extension, accountId }) => [extension, accountId]),
      [['8001', other.id]],
    )
    assert.equal((await ask('GET', '/calls/extensions', operator)).status, 403)
  })

  it('keeps a note by version, and shows the number for a reason that is recorded', async () => {
    const [call] = (await ask<{ items: Call[] }>('GET', '/calls?caller=13700001111', supervisor)).body.items
    const version = { 'if-match': `"${call!.version}"` }
    const noted = await ask<Call>('PUT', `/calls/${call!.id}/note`, operator, { text: '询问公交改线' }, version)
    assert.deepEqual([noted.status, noted.body.note], [200, '询问公交改线'])
    assert.equal((await ask('PUT', `/calls/${call!.id}/note`, operator, { text: '别的' }, version)).status, 412)
    assert.equal((await ask('POST', `/calls/${call!.id}/reveal`, operator, { reason: ' ' })).status, 400)
    const shown = await ask('POST', `/calls/${call!.id}/reveal`, operator, { reason: '回拨核实地址' })
    assert.deepEqual(shown.body, { caller: '13700001111' })
    const [revealed] = (await logged('call.revealed')).slice(-1)
    assert.deepEqual([revealed?.data.reason, revealed?.actor_id], ['回拨核实地址', operator.id])
    assert.equal((await ask('POST', `/calls/${call!.id}/reveal`, leader, { reason: '看看' })).status, 403)
  })

  it('is unfinished until a matter or an outcome is recorded for it', async () => {
    await ask('PUT', '/calls/extension', operator, { extension: '8002' })
    await new Promise((resolve) => setTimeout(resolve, 30))
    await send([event('done', 'queued', 0.02), event('done', 'answered', 0.01, { extension: '8002' })])
    await send([event('done', 'ended', 0)])
    const { unfinished } = await current(operator)
    assert.equal(unfinished.length, 1)
    const given = { callId: unfinished[0]!.id, reason: 'out-of-scope' }
    const missing = await ask('POST', '/calls/outcomes', operator, given)
    assert.equal(missing.status, 400)
    assert.match(JSON.stringify(missing.body), /"ground".*"pointedTo"/)
    const full = { ...given, ground: 'litigation', pointedTo: '12348 法律服务热线' }
    assert.equal((await ask('POST', '/calls/outcomes', operator, full)).status, 201)
    assert.equal((await ask('POST', '/calls/outcomes', operator, full)).body.code, 'OUTCOME_RECORDED')
    assert.deepEqual((await current(operator)).unfinished, [])
    const [outcome] = (await logged('call.without-matter')).slice(-1)
    assert.deepEqual([outcome?.data.reason, outcome?.data.ground], ['out-of-scope', 'litigation'])
    assert.doesNotMatch(JSON.stringify(outcome), /12348/)
  })

  it('is recorded without a telephone system too, once for a key', async () => {
    const keyed = { 'idempotency-key': 'outcome-1' }
    const first = await ask('POST', '/calls/outcomes', operator, { reason: 'silent' }, keyed)
    const again = await ask('POST', '/calls/outcomes', operator, { reason: 'silent' }, keyed)
    assert.deepEqual([first.status, again.body], [201, first.body])
  })

  it('is linked to the matter that was handed in during it, and then needs no reason', async () => {
    await send([event('link', 'queued', 20, { caller: '13600002222' }), event('link', 'answered', 15)])
    const [call] = (await ask<{ items: Call[] }>('GET', '/calls?caller=13600002222', supervisor)).body.items
    const linked = await ask<Call>('POST', `/calls/${call!.id}/matters`, operator, { complaintId: MATTER.id })
    assert.deepEqual(
      linked.body.matters.map(({ number }) => number),
      [MATTER.number],
    )
    const refused = await ask('POST', '/calls/outcomes', operator, { callId: call!.id, reason: 'silent' })
    assert.equal(refused.body.code, 'HAS_MATTER')
    const nothing = { complaintId: '01890a5d-ac96-774b-bcce-b302099a8fff' }
    assert.equal((await ask('POST', `/calls/${call!.id}/matters`, operator, nothing)).status, 404)
  })
})

describe('a matter that was registered during a call', () => {
  it('is linked by the event that names the call, by its id here or in the telephone system; unknown calls pass', async () => {
    await send([event('told', 'queued', 20, { caller: '13600003333' }), event('told', 'answered', 15)])
    const byCaller = '/calls?caller=13600003333'
    const [call] = (await ask<{ items: Call[] }>('GET', byCaller, supervisor)).body.items
    const ids = ['01890a5d-ac96-774b-bcce-b302099a8111', '01890a5d-ac96-774b-bcce-b302099a8112', MATTER.id]
    await db.transaction(system('test'), async (tx) => {
      for (const [i, callId] of [call!.id, 'told', 'nobody knows'].entries()) {
        const about = { subject: { kind: 'complaint', id: ids[i]! }, countyCode: CITY.slice(0, 6), areaCode: CITY }
        append(tx, { ...about, type: 'complaint.called', data: { number: `GH-${i}`, callId } })
      }
    })
    await drain()
    const [linked] = (await ask<{ items: Call[] }>('GET', byCaller, supervisor)).body.items
    assert.deepEqual(
      linked?.matters.map(({ number }) => number),
      ['GH-0', 'GH-1'],
    )
  })
})

describe('how the line stands', () => {
  it('shows waiting and talking now and the last 24 hours beside the promise, to those who work with it', async () => {
    await send([event('now', 'queued', 40)])
    const line = await standing()
    assert.ok(line.now.waiting >= 1 && line.now.talking >= 1, JSON.stringify(line.now))
    assert.ok(line.now.longestWaitSeconds! >= 39)
    assert.equal(line.last24h.entered, line.last24h.answered.of)
    assert.equal(line.last24h.answered.count + line.last24h.abandoned.count, line.last24h.entered)
    assert.equal(line.hours.length, 24)
    assert.equal(
      line.hours.reduce((sum, { entered }) => sum + entered, 0),
      line.last24h.entered,
    )
    assert.deepEqual(line.promise, { answeredRate: 0.95, answerWithinSeconds: 15 })
    assert.equal(line.lowest24h?.answered.of, line.last24h.entered)
    assert.ok(line.withoutMatter.some(({ reason }) => reason === 'out-of-scope'))
    assert.equal((await ask('GET', '/calls/standing', leader)).status, 200)
    const handler = await signInAs(served, 'handler')
    assert.equal((await ask('GET', '/calls/standing', handler)).status, 403)
  })

  it('pages through the calls with the latest first', async () => {
    const first = await ask<{ items: Call[]; next: string }>('GET', '/calls?limit=3', supervisor)
    const second = await ask<{ items: Call[] }>('GET', `/calls?limit=3&cursor=${first.body.next}`, supervisor)
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id)
    assert.equal(new Set(ids).size, 6)
    const known = await ask<{ items: Call[] }>('GET', '/calls?limit=6', supervisor)
    assert.deepEqual(
      known.body.items.map(({ id }) => id),
      ids,
    )
    for (const state of ['waiting', 'ringing', 'talking', 'ended', 'abandoned']) {
      const { body } = await ask<{ items: Call[] }>('GET', `/calls?state=${state}`, supervisor)
      assert.deepEqual(new Set(body.items.map((one) => one.state)), new Set(body.items.length > 0 ? [state] : []))
    }
    assert.equal((await ask('GET', '/calls?cursor=nonsense', supervisor)).status, 400)
  })

  it('is counted in measures, and what a late event corrects is taken back', async () => {
    const ofDay = async () => {
      await drain()
      const rows = await db.read(system('test'), (tx) =>
        tx.query<{ measure: string; count: number; sum: number }>(
          `select measure, sum(count)::int as count, sum(sum)::float8 / 1000000 as sum from measures.cells
           where measure like 'calls.%' and area = $1 group by 1`,
          [CITY],
        ),
      )
      return Object.fromEntries(rows.map(({ measure, count, sum }) => [measure, [count, Math.round(sum)]]))
    }
    const was = await ofDay()
    await send([event('late', 'queued', 100), event('late', 'ended', 50)])
    const given = await ofDay()
    assert.deepEqual(given['calls.abandoned'], [was['calls.abandoned']![0]! + 1, was['calls.abandoned']![1]! + 1])
    assert.deepEqual(given['calls.answered'], [was['calls.answered']![0]! + 1, was['calls.answered']![1]])
    await send([event('late', 'answered', 90)])
    const corrected = await ofDay()
    assert.deepEqual(corrected['calls.abandoned'], [was['calls.abandoned']![0]! + 1, was['calls.abandoned']![1]])
    assert.deepEqual(corrected['calls.answered'], [was['calls.answered']![0]! + 1, was['calls.answered']![1]! + 1])
    assert.deepEqual(corrected['calls.entered'], [was['calls.entered']![0]! + 1, 0])
    assert.equal(corrected['calls.answered-in-time']?.[1], was['calls.answered-in-time']![1]! + 1)
    assert.equal(corrected['calls.talk']?.[0], was['calls.talk']![0]! + 1)
    assert.ok(corrected['calls.without-matter']![0]! >= 2)
  })
})
