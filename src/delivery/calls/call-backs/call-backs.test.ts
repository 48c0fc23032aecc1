import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { modulesApplication } from '../../../../tests/support/modules-application.ts'
import { makeCity, type Staff, signInAs } from '../../../../tests/support/staff.ts'
import { system } from '../../../kernel/actor.ts'
import type { Call } from '../calls.contract.ts'
import { createCalls } from '../calls.module.ts'
import type { Script } from '../scripts/scripts.contract.ts'
import type { CallSettings } from '../settings/call-settings.contract.ts'
import type { CallBack } from './call-backs.contract.ts'

let climb: () => Promise<void> = async () => undefined
const served = await modulesApplication((foundation) => {
  const { module } = createCalls({ ...foundation, matterNumber: async () => undefined })
  climb = () => module.jobs![0]!.run({})
  return [module]
})
const { app, db, drain } = served
let operator: Staff
let other: Staff
let supervisor: Staff
let key: string

before(async () => {
  await makeCity(served)
  const admin = await signInAs(served, 'system-admin')
  operator = await signInAs(served, 'operator')
  other = await signInAs(served, 'operator')
  supervisor = await signInAs(served, 'supervisor')
  key = (await ask<{ key: string }>('POST', '/clients', admin, { name: 'Telephones', purposes: ['calls'] })).body.key
})

async function ask<T>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  staff: Staff | undefined,
  payload?: object,
  more: Record<string, string> = {},
): Promise<{ status: number; body: T & { code?: string } }> {
  const headers = { ...staff?.headers, ...more }
  const response = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) })
  return { status: response.statusCode, body: response.json() }
}
const version = (of: { version: number }) => ({ 'if-match': `"${of.version}"` })
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()

async function call(callId: string, caller: string | undefined, waited: number, how: 'abandoned' | 'answered') {
  const begin = { callId, kind: 'queued', at: ago(waited + 1), ...(caller ? { caller } : {}) }
  const events = [begin, { callId, kind: how, at: ago(1) }]
  const { status } = await ask('POST', '/calls/events', undefined, { events }, { authorization: `Bearer ${key}` })
  assert.equal(status, 200)
}

const list = async (query = '', staff = operator) =>
  (await ask<{ items: CallBack[]; next?: string }>('GET', `/call-backs${query}`, staff)).body.items
const ofCaller = async (masked: string, query = '') =>
  (await list(query)).find(({ callerMasked }) => callerMasked === masked)
const notices = (template: string) =>
  db.bulk(system('test'), (tx) =>
    tx.query<{ account_id: string }>('select account_id from messages.notices where template = $1', [template]),
  )

describe('callers who hung up while waiting', () => {
  it('are put on the list once, unless they hung up at once or withheld their number', async () => {
    await call('gone-1', '13800001001', 30, 'abandoned')
    await call('gone-2', '13800001001', 12, 'abandoned')
    await call('gone-2', '13800001001', 12, 'abandoned')
    await call('short', '13800001002', 2, 'abandoned')
    await call('withheld', undefined, 30, 'abandoned')
    const items = await list()
    assert.deepEqual(
      items.map(({ callerMasked, attempts, origin }) => [callerMasked, attempts, origin]),
      [['138****1001', 2, 'abandoned']],
    )
    assert.equal(Math.round((Date.parse(items[0]!.due) - Date.now()) / 60_000), 60)
  })

  it('are taken off when they get through, whichever event comes first', async () => {
    await call('through', '13800001001', 3, 'answered')
    assert.equal(await ofCaller('138****1001'), undefined)
    assert.equal((await ofCaller('138****1001', '?show=ended'))?.state, 'settled')
    const late = { callId: 'before', kind: 'queued', at: ago(90), caller: '13800001001' }
    const events = [late, { callId: 'before', kind: 'abandoned', at: ago(40) }]
    await ask('POST', '/calls/events', undefined, { events }, { authorization: `Bearer ${key}` })
    assert.equal(await ofCaller('138****1001'), undefined, 'got through later already')
  })
})

describe('a call-back', () => {
  let wished: CallBack

  it('is wished in a call or by number, not twice', async () => {
    const given = { caller: '0826-2345678', about: '想知道老年公交卡怎么办', until: ago(-7200) }
    const made = await ask<CallBack>('POST', '/call-backs', operator, given)
    assert.equal(made.status, 201, JSON.stringify(made.body))
    wished = made.body
    assert.deepEqual([wished.callerMasked, wished.about, wished.state], ['0826***5678', given.about, 'open'])
    assert.equal((await ask('POST', '/call-backs', other, given)).body.code, 'CALL_BACK_OPEN')
    assert.equal((await ask('POST', '/call-backs', other, {})).body.code, 'WITHHELD_NUMBER')
    assert.equal((await ask('POST', '/call-backs', other, { caller: '12345678', until: ago(5) })).status, 400)
    assert.equal((await ask('POST', '/call-backs', supervisor, given)).status, 403)
  })

  it('is taken by one, who then sees the number; that is recorded without the number', async () => {
    const taken = await ask<CallBack & { caller: string }>(
      'POST',
      `/call-backs/${wished.id}/take`,
      operator,
      {},
      version(wished),
    )
    assert.deepEqual([taken.status, taken.body.caller, taken.body.state], [200, '0826-2345678', 'taken'])
    const twice = await ask('POST', `/call-backs/${wished.id}/take`, other, {}, version(taken.body))
    assert.equal(twice.body.code, 'CALL_BACK_TAKEN')
    assert.equal((await ask('POST', `/call-backs/${wished.id}/take`, operator, {}, version(wished))).status, 412)
    assert.deepEqual(
      (await list('?show=mine')).map(({ id }) => id),
      [wished.id],
    )
    assert.deepEqual(await list('?show=mine', other), [])
    const log = await db.read(system('test'), (tx) =>
      tx.query("select data from events.log where type like 'call-back.%'"),
    )
    assert.doesNotMatch(JSON.stringify(log), /2345678|公交卡/)
    wished = taken.body
  })

  it('is tried by who took it until somebody is reached or the tries are used up', async () => {
    const tried = (staff: Staff, outcome: string, more: object = {}) =>
      ask<CallBack>('POST', `/call-backs/${wished.id}/tries`, staff, { outcome, ...more }, version(wished))
    assert.equal((await tried(other, 'no-answer')).body.code, 'NOT_YOURS')
    for (const outcome of ['no-answer', 'busy']) wished = (await tried(operator, outcome, { note: '稍后再拨' })).body
    assert.deepEqual([wished.state, wished.tries.length, wished.tries[0]?.note], ['taken', 2, '稍后再拨'])
    assert.equal(Math.round((Date.parse(wished.nextTryAt!) - Date.now()) / 60_000), 60)
    wished = (await tried(operator, 'no-answer')).body
    assert.deepEqual([wished.state, wished.nextTryAt], ['unreachable', null])
    assert.equal((await tried(operator, 'reached')).body.code, 'CALL_BACK_ENDED')
    await drain()
    const cells = await db.read(system('test'), (tx) =>
      tx.query("select item, count, sum::float8 from measures.cells where measure = 'calls.called-back-in-time'"),
    )
    assert.deepEqual(cells, [{ item: 'wished', count: 1, sum: 1_000_000 }])
  })

  it('is given to somebody by a supervisor, and put back', async () => {
    await call('assign', '13800001003', 30, 'abandoned')
    const open = (await ofCaller('138****1003'))!
    const assign = (staff: Staff, accountId: string | null, of: CallBack) =>
      ask<CallBack>('POST', `/call-backs/${of.id}/assign`, staff, { accountId }, version(of))
    assert.equal((await assign(operator, other.id, open)).status, 403)
    assert.equal((await assign(supervisor, '01890a5d-ac96-774b-bcce-b302099a8fff', open)).status, 404)
    const given = (await assign(supervisor, other.id, open)).body
    assert.deepEqual([given.takenById, given.state], [other.id, 'taken'])
    const refused = await ask('POST', `/call-backs/${open.id}/release`, operator, {}, version(given))
    assert.equal(refused.body.code, 'NOT_YOURS')
    const free = await ask<CallBack>('POST', `/call-backs/${open.id}/release`, other, {}, version(given))
    assert.deepEqual([free.body.takenById, free.body.state], [null, 'open'])
  })

  it('that is overdue is told to operators, later to supervisors, each once', async () => {
    const late = (minutes: number) =>
      db.bulk(system('test'), (tx) =>
        tx.query('update calls.call_backs set due_at = $1 where ended_at is null', [
          new Date(Date.now() - minutes * 60_000),
        ]),
      )
    await late(10)
    await climb()
    await climb()
    const told = (await notices('calls.overdue')).map(({ account_id }) => account_id)
    assert.deepEqual(told.sort(), [operator.id, other.id].sort())
    assert.deepEqual(await notices('calls.overdueLong'), [])
    await late(61)
    await climb()
    await climb()
    assert.deepEqual(await notices('calls.overdueLong'), [{ account_id: supervisor.id }])
    assert.equal((await list('?overdue=true')).length, 1)
  })

  it('pages through the list', async () => {
    for (let i = 0; i < 5; i++) await call(`page-${i}`, `1380000200${i}`, 30, 'abandoned')
    const first = await ask<{ items: CallBack[]; next: string }>('GET', '/call-backs?limit=4', operator)
    const rest = await ask<{ items: CallBack[] }>('GET', `/call-backs?limit=4&cursor=${first.body.next}`, operator)
    assert.equal(new Set([...first.body.items, ...rest.body.items].map(({ id }) => id)).size, 6)
    assert.equal((await ask('GET', '/call-backs?cursor=x', operator)).status, 400)
  })
})

describe('scripts', () => {
  it('ship for every step and every ground of refusal, and keep their versions', async () => {
    const { items } = (await ask<{ items: Script[] }>('GET', '/calls/scripts', operator)).body
    assert.equal(new Set(items.map(({ step }) => step)).size, 8)
    assert.equal(items.filter(({ step }) => step === 'refusal').length, 10)
    assert.equal(items[0]?.step, 'greeting')
    const { id: _, changedAt: __, changedBy: ___, version: no, ...words } = items[0]!
    const body = { ...words, textZh: '您好，{hotline}热线。' }
    assert.equal(
      (await ask('PUT', `/calls/scripts/${items[0]!.id}`, operator, body, version({ version: no }))).status,
      403,
    )
    const changed = await ask<Script>(
      'PUT',
      `/calls/scripts/${items[0]!.id}`,
      supervisor,
      body,
      version({ version: no }),
    )
    assert.deepEqual([changed.status, changed.body.version, changed.body.textZh], [200, 2, body.textZh])
    const again = await ask('PUT', `/calls/scripts/${items[0]!.id}`, supervisor, body, version({ version: no }))
    assert.equal(again.status, 412)
    const versions = await ask<{ items: Script[] }>('GET', `/calls/scripts/${items[0]!.id}/versions`, operator)
    assert.deepEqual(
      versions.body.items.map((one) => one.version),
      [2, 1],
    )
    assert.equal(versions.body.items[1]?.textZh, items[0]?.textZh)
  })

  it('have a ground only where they explain a refusal, and can be taken out of use', async () => {
    const texts = { titleZh: '供暖', titleEn: 'Heating', textZh: '请问室温多少度？', textEn: 'How warm is the room?' }
    const input = { step: 'ask', categoryCode: '0302', ground: null, ...texts }
    assert.equal((await ask('POST', '/calls/scripts', supervisor, { ...input, ground: 'order' })).status, 400)
    const made = await ask<Script>('POST', '/calls/scripts', supervisor, input)
    assert.equal(made.status, 201)
    const gone = { ...input, retired: true }
    await ask('PUT', `/calls/scripts/${made.body.id}`, supervisor, gone, version(made.body))
    const asks = await ask<{ items: Script[] }>('GET', '/calls/scripts?step=ask', operator)
    assert.ok(asks.body.items.every(({ id }) => id !== made.body.id))
    const retired = await ask<{ items: Script[] }>('GET', '/calls/scripts?retired=true', operator)
    assert.deepEqual(
      retired.body.items.map(({ id }) => id),
      [made.body.id],
    )
  })
})

describe('the numbers for calls', () => {
  it('are changed by version and hold at once', async () => {
    type Reply = { settings: CallSettings; version: number }
    const { body } = await ask<Reply>('GET', '/calls/settings', operator)
    const next = { ...body.settings, callBackAfterSeconds: 60, answerWithinSeconds: 20 }
    assert.equal((await ask('PUT', '/calls/settings', operator, next, version(body))).status, 403)
    const saved = await ask<Reply>('PUT', '/calls/settings', supervisor, next, version(body))
    assert.deepEqual([saved.status, saved.body.version], [200, 1])
    assert.equal((await ask('PUT', '/calls/settings', supervisor, next, version(body))).status, 412)
    assert.equal(
      (await ask('PUT', '/calls/settings', supervisor, { ...next, answeredRate: 2 }, version(saved.body))).status,
      400,
    )
    await call('settings', '13800001009', 30, 'abandoned')
    assert.equal(await ofCaller('138****1009'), undefined)
    assert.equal(
      (await ask<{ answerWithinSeconds: number }>('GET', '/calls/current', operator)).body.answerWithinSeconds,
      20,
    )
    const calls = await ask<{ items: Call[] }>('GET', '/calls?caller=13800001009', supervisor)
    assert.equal(calls.body.items.length, 1)
  })
})
