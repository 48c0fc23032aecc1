import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { testApplication } from '../../../tests/support/application.ts'
import { CITY, COUNTY, makeCity, PASSWORD, type Staff, signIn, signInAs, TOWN } from '../../../tests/support/staff.ts'
import { anyone, system } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Account, Grant } from './identity.contract.ts'

const SEED = system('test')
const served = await testApplication()
const { app, db, wired } = served
let city: Awaited<ReturnType<typeof makeCity>>
let systemAdmin: Staff
let securityAdmin: Staff
let supervisor: Staff

before(async () => {
  city = await makeCity(served)
  systemAdmin = await signInAs(served, 'system-admin')
  securityAdmin = await signInAs(served, 'security-admin')
  supervisor = await signInAs(served, 'supervisor')
})

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH'

async function ask(staff: Staff, method: Method, path: string, payload?: object, ifMatch?: number) {
  const headers = { ...staff.headers, ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }) }
  const response = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload ? { payload } : {}) })
  return { status: response.statusCode, body: response.json(), etag: response.headers.etag }
}

let made = 0

async function create(more: object = {}): Promise<{ account: Account; oneTimePassword: string }> {
  const payload = { name: `new.person${++made}`, displayName: '新人', unitId: null, ...more }
  const { status, body } = await ask(systemAdmin, 'POST', '/accounts', payload)
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

const grant = (role: Grant['role'], more: Partial<Grant> = {}): Grant => ({
  role,
  unitId: null,
  areaCode: CITY,
  ...more,
})

function setGrants({ id, version }: Account, grants: Grant[], by = securityAdmin) {
  return ask(by, 'PUT', `/accounts/${id}/grants`, { grants }, version)
}

describe('accounts', () => {
  it('are created without rights, by a one-time password', async () => {
    const { account, oneTimePassword } = await create({ unitId: city.unit.id })
    assert.deepEqual([account.grants, account.mustChangePassword, account.unitName], [[], true, '甲区城管局'])
    assert.match(oneTimePassword, /^[2-9A-HJKMNP-Z]{12}$/)
    const token = await signIn(app, account.name, oneTimePassword)
    assert.equal((await wired.authenticate(token, 'zh')).blockedBy?.code, 'PASSWORD_MUST_CHANGE')
  })

  it('have names of their own, whatever the case', async () => {
    const { account } = await create()
    const payload = { name: account.name.toUpperCase(), displayName: '他', unitId: null }
    assert.equal((await ask(systemAdmin, 'POST', '/accounts', payload)).body.code, 'NAME_TAKEN')
  })

  it('are found by name, page by page', async () => {
    for (let i = 0; i < 3; i++) await create({ displayName: '翻页' })
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await ask(systemAdmin, 'GET', `/accounts?search=${encodeURIComponent('翻页')}&limit=2${cursor}`)
      seen.push(...body.items.map(({ name }: Account) => name))
      cursor = body.next ? `&cursor=${encodeURIComponent(body.next)}` : ''
    } while (cursor)
    assert.equal(seen.length, 3)
    assert.deepEqual([...seen].sort(), seen)
    assert.equal((await ask(systemAdmin, 'GET', '/accounts?search=%25')).body.items.length, 0)
  })

  it('are changed in the version that was read', async () => {
    const { account } = await create()
    const path = `/accounts/${account.id}`
    const changed = await ask(systemAdmin, 'PATCH', path, { displayName: '改名' }, account.version)
    assert.deepEqual([changed.body.displayName, changed.etag], ['改名', `"${account.version + 1}"`])
    assert.equal((await ask(systemAdmin, 'PATCH', path, { displayName: '又改' }, account.version)).status, 412)
    assert.equal((await ask(systemAdmin, 'PATCH', path, { displayName: '又改' })).status, 428)
    assert.equal((await ask(systemAdmin, 'PATCH', `/accounts/${newId()}`, { displayName: '无' }, 1)).status, 404)
    const lost = await ask(systemAdmin, 'PATCH', path, { unitId: newId() }, account.version + 1)
    assert.equal(lost.body.code, 'UNKNOWN_UNIT')
  })

  it('that are disabled are out at once', async () => {
    const staff = await signInAs(served, 'supervisor')
    const { body } = await ask(systemAdmin, 'GET', `/accounts?search=${staff.name}`)
    const [account] = body.items
    await ask(systemAdmin, 'PATCH', `/accounts/${staff.id}`, { disabled: true }, account.version)
    assert.equal((await ask(staff, 'GET', '/roles')).status, 401)
  })

  it('get a new password from the security administrator, who unlocks them too', async () => {
    const { account, oneTimePassword } = await create()
    for (let i = 0; i < 5; i++) {
      const payload = { name: account.name, password: 'wrong' }
      await app.inject({ method: 'POST', url: '/api/v1/session', payload })
    }
    assert.ok((await ask(systemAdmin, 'GET', `/accounts?search=${account.name}`)).body.items[0].lockedUntil)
    const reset = await ask(securityAdmin, 'POST', `/accounts/${account.id}/password`)
    assert.equal(reset.body.account.lockedUntil, null)
    assert.notEqual(reset.body.oneTimePassword, oneTimePassword)
    await signIn(app, account.name, reset.body.oneTimePassword)
  })
})

describe('rights', () => {
  it('are given by the security administrator, and open sessions end', async () => {
    const staff = await signInAs(served, 'supervisor')
    const other = await signInAs(served, 'supervisor')
    const [account] = (await ask(securityAdmin, 'GET', `/accounts?search=${staff.name}`)).body.items
    assert.equal((await ask(staff, 'GET', '/roles')).status, 200)
    const set = await setGrants(account, [grant('handler', { unitId: city.unit.id, areaCode: COUNTY })])
    assert.equal(set.status, 200, JSON.stringify(set.body))
    assert.equal((await ask(staff, 'GET', '/roles')).status, 401)
    assert.equal((await ask(other, 'GET', '/roles')).status, 200)
    const actor = await wired.authenticate(await signIn(app, staff.name, PASSWORD), 'zh')
    assert.deepEqual(actor.scope, { everything: false, areas: [], units: [city.unit.id] })
  })

  it('of the three administrators stay apart from each other and from all business', async () => {
    const { account } = await create()
    const pairs: Grant['role'][][] = [
      ['system-admin', 'security-admin'],
      ['security-admin', 'audit-admin'],
      ['audit-admin', 'system-admin'],
      ['audit-admin', 'supervisor'],
      ['system-admin', 'leader'],
    ]
    for (const roles of pairs) {
      const refused = await setGrants(
        account,
        roles.map((role) => grant(role)),
      )
      assert.equal(refused.body.code, 'ADMINISTRATORS_APART', roles.join())
    }
    const kept = await setGrants(account, [grant('supervisor'), grant('evaluator', { areaCode: TOWN })])
    assert.equal(kept.body.grants.length, 2)
  })

  it('name areas and units that exist, once each', async () => {
    const { account } = await create()
    const nowhere = await setGrants(account, [grant('leader', { areaCode: '999999000000' })])
    assert.equal(nowhere.body.code, 'UNKNOWN_AREA')
    assert.equal((await setGrants(account, [grant('handler', { unitId: newId() })])).body.code, 'UNKNOWN_UNIT')
    const twice = await setGrants(account, [grant('leader'), grant('leader')])
    assert.equal(twice.body.errors[0].field, 'grants.1')
  })

  it('of the own account are changed by nobody', async () => {
    const [own] = (await ask(securityAdmin, 'GET', `/accounts?search=${securityAdmin.name}`)).body.items
    assert.equal((await setGrants(own, [grant('system-admin')])).body.code, 'OWN_ACCOUNT')
    assert.equal((await ask(securityAdmin, 'POST', `/accounts/${own.id}/password`)).body.code, 'OWN_ACCOUNT')
    const [system] = (await ask(systemAdmin, 'GET', `/accounts?search=${systemAdmin.name}`)).body.items
    const disabled = await ask(systemAdmin, 'PATCH', `/accounts/${system.id}`, { disabled: false }, system.version)
    assert.equal(disabled.body.code, 'OWN_ACCOUNT')
  })

  it('to give rights and to create accounts lie in different hands', async () => {
    const { account } = await create()
    assert.equal((await setGrants(account, [grant('leader')], systemAdmin)).status, 403)
    assert.equal((await ask(systemAdmin, 'POST', `/accounts/${account.id}/password`)).status, 403)
    const payload = { name: 'made.by.security', displayName: '甲', unitId: null }
    assert.equal((await ask(securityAdmin, 'POST', '/accounts', payload)).status, 403)
    assert.equal((await ask(supervisor, 'GET', '/accounts')).status, 403)
  })

  it('are listed for each role', async () => {
    const { items } = (await ask(supervisor, 'GET', '/roles')).body
    const admin = items.find(({ role }: { role: string }) => role === 'security-admin')
    assert.deepEqual(
      admin.permissions.filter((name: string) => name.startsWith('identity.')),
      ['identity.accounts.read', 'identity.accounts.secure'],
    )
  })
})

describe('the database', () => {
  const count = (actor: Parameters<typeof db.read>[0], table: string) =>
    db.read(
      actor,
      async (tx) => (await tx.query<{ n: number }>(`select count(*)::int as n from identity.${table}`))[0]!.n,
    )

  it('shows others’ accounts to nobody by itself, even with the whole city in scope', async () => {
    const actor = await wired.authenticate((await signInAs(served, 'leader')).token, 'zh')
    for (const table of ['accounts', 'grants', 'sessions']) {
      assert.equal(await count(anyone(), table), 0, table)
      assert.equal(await count(actor, table), 1, table)
    }
    assert.ok((await count(SEED, 'accounts')) > 3)
  })

  it('lets the application delete no account', async () => {
    await assert.rejects(db.transaction(SEED, (tx) => tx.query('delete from identity.accounts')))
  })
})

describe('what other modules ask', () => {
  it('is answered without opening the accounts to them', async () => {
    const handler = await signInAs(served, 'handler', { unitId: city.unit.id, areaCode: COUNTY })
    const countyLeader = await signInAs(served, 'unit-head', { areaCode: COUNTY })
    await db.read(anyone(), async (tx) => {
      const names = await wired.identity.displayNames(tx, [handler.id, newId()])
      assert.deepEqual([...names], [[handler.id, '测试handler']])
      const holders = await wired.identity.holdersOf(tx, 'handler', { unitId: city.unit.id, areaCode: TOWN })
      assert.ok(holders.some(({ id }) => id === handler.id))
      const heads = await wired.identity.holdersOf(tx, 'unit-head', { areaCode: TOWN })
      assert.deepEqual(
        heads.map(({ id }) => id),
        [countyLeader.id],
      )
      const [row] = await tx.query<{ n: number }>('select count(*)::int as n from identity.accounts')
      assert.equal(row!.n, 0)
    })
  })
})
