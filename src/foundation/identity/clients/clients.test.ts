import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { testApplication } from '../../../../tests/support/application.ts'
import { makeCity, type Staff, signInAs } from '../../../../tests/support/staff.ts'
import { anyone } from '../../../kernel/actor.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { Client, ClientWithKey } from './clients.contract.ts'
import { KnownClients } from './known-clients.ts'

const served = await testApplication()
const { app, db, wired } = served
const { clientByKey, confirmClient } = wired.identity
let admin: Staff

before(async () => {
  await makeCity(served)
  admin = await signInAs(served, 'system-admin')
})

async function ask(method: 'GET' | 'POST', path: string, payload?: object, version?: number, staff = admin) {
  const headers = { ...staff.headers, ...(version ? { 'if-match': `"${version}"` } : {}) }
  const response = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) })
  return { status: response.statusCode, body: response.json() }
}

let made = 0

async function create(more: object = {}): Promise<ClientWithKey> {
  const { status, body } = await ask('POST', '/clients', { name: `App ${++made}`, purposes: ['open311'], ...more })
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

const revoke = ({ id, version }: Client, reason = 'lost phone') =>
  ask('POST', `/clients/${id}/revocation`, { reason }, version)

describe('API clients', () => {
  it('get a key that is shown once and kept as a hash only', async () => {
    const { client, key } = await create({ purposes: ['open311', 'mail', 'mail'], perMinute: 7 })
    assert.match(key, /^ghk_[\w-]{32}$/)
    assert.deepEqual([client.keyPrefix, client.purposes, client.perMinute], [key.slice(0, 10), ['open311', 'mail'], 7])
    assert.equal(client.createdBy, '测试system-admin')
    const { body } = await ask('GET', '/clients')
    assert.ok(body.items.some((one: Client) => one.id === client.id))
    assert.ok(!JSON.stringify(body).includes(key))
    const rows = await db.bulk({ ...anyone(), kind: 'system' }, (tx) => tx.query('select * from identity.clients'))
    assert.ok(!JSON.stringify(rows).includes(key))
  })

  it('are found by their key, with purposes and allowance', async () => {
    const { client, key } = await create()
    const found = await clientByKey(key)
    assert.deepEqual([found?.id, found?.purposes, found?.perMinute], [client.id, ['open311'], 300])
    assert.equal(await clientByKey(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`), undefined)
    for (const wrong of ['', 'ghk_', `${key} `, "ghk_' or 1=1"]) assert.equal(await clientByKey(wrong), undefined)
    const { body } = await ask('GET', '/clients')
    const hour = body.items.find((one: Client) => one.id === client.id).lastUsedAt
    assert.match(hour, /:00:00\.000Z$/, 'only the hour is kept')
  })

  it('have names of their own as long as they hold', async () => {
    const { client } = await create({ name: 'Fix My Town' })
    const again = await ask('POST', '/clients', { name: 'fix my TOWN', purposes: ['open311'] })
    assert.deepEqual([again.status, again.body.code], [409, 'CLIENT_NAME_TAKEN'])
    assert.equal((await revoke(client)).status, 200)
    await create({ name: 'fix my TOWN' })
  })

  it('are refused where the input is not right', async () => {
    for (const payload of [
      { name: 'x', purposes: ['open311'] },
      { name: 'No purpose', purposes: [] },
      { name: 'Unknown purpose', purposes: ['everything'] },
      { name: 'Endless', purposes: ['mail'], perMinute: 100_001 },
    ]) {
      assert.equal((await ask('POST', '/clients', payload)).status, 400, payload.name)
    }
    assert.equal((await ask('POST', `/clients/${(await create()).client.id}/key`, {}, 9)).status, 412)
    assert.equal((await ask('POST', '/clients/01890a5d-ac96-774b-bcce-b302099a8001/key', {}, 1)).status, 404)
  })

  it('lose the former key at once when they get a new one', async () => {
    const { client, key } = await create()
    assert.ok(await clientByKey(key))
    const { status, body } = await ask('POST', `/clients/${client.id}/key`, {}, client.version)
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(await clientByKey(key), undefined)
    assert.equal((await clientByKey(body.key))?.id, client.id)
  })

  it('leave events without their names', async () => {
    const { client } = await create({ name: 'Zhang San’s app' })
    await ask('POST', `/clients/${client.id}/key`, {}, client.version)
    await revoke({ ...client, version: client.version + 1 })
    const events = await db.read({ ...anyone(), kind: 'system' }, (tx) =>
      tx.query<{ type: string; data: object }>('select type, data from events.log where subject_id = $1 order by id', [
        client.id,
      ]),
    )
    assert.deepEqual(
      events.map(({ type }) => type),
      ['client.created', 'client.rotated', 'client.revoked'],
    )
    assert.ok(!JSON.stringify(events).includes('Zhang'))
  })
})

describe('a key that is revoked', () => {
  it('is refused at the very next call, for good', async () => {
    const { client, key } = await create()
    assert.ok(await clientByKey(key))
    const { body } = await revoke(client, 'the phone was lost')
    assert.equal(body.revokeReason, 'the phone was lost')
    assert.equal(await clientByKey(key), undefined)
    const again = await revoke({ ...client, version: client.version + 1 })
    assert.deepEqual([again.status, again.body.code], [409, 'CLIENT_REVOKED'])
  })

  it('is refused elsewhere within five seconds', async (test) => {
    const elsewhere = new KnownClients(db)
    const { client, key } = await create()
    assert.ok(await elsewhere.byKey(key))
    await revoke(client)
    test.mock.timers.enable({ apis: ['Date'], now: Date.now() + 5000 })
    assert.equal(await elsewhere.byKey(key), undefined)
  })

  it('accepts nothing in a transaction that began while it still held', async () => {
    const { client, key } = await create()
    const known = (await clientByKey(key))!
    await revoke(client)
    const late = db.transaction(anyone(), (tx) => confirmClient(tx, known))
    await assert.rejects(late, (error) => error instanceof AppError && error.code === 'CLIENT_KEY_REFUSED')
  })

  it('waits for what is being accepted, so that nothing is accepted after it', async () => {
    const { client, key } = await create()
    const known = (await clientByKey(key))!
    const order: string[] = []
    let revoked: Promise<unknown> = Promise.resolve()
    await db.transaction(anyone(), async (tx) => {
      await confirmClient(tx, known)
      revoked = revoke(client).then(() => order.push('revoked'))
      await new Promise((resolve) => setTimeout(resolve, 200))
      order.push('accepted')
    })
    await revoked
    assert.deepEqual(order, ['accepted', 'revoked'])
  })

  it('is not believed because it was being read meanwhile', async () => {
    const { client, key } = await create()
    const [, found] = await Promise.all([revoke(client), clientByKey(key)])
    assert.ok(found === undefined || found.id === client.id)
    assert.equal(await clientByKey(key), undefined)
  })
})
