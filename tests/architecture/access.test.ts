import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { Role } from '../../src/foundation/identity/identity.contract.ts'
import { system } from '../../src/kernel/actor.ts'
import { addressOf } from '../../src/kernel/call.ts'
import type { AnyEndpoint } from '../../src/kernel/endpoint.ts'
import { newId } from '../../src/kernel/ids.ts'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { testApplication } from '../support/application.ts'
import { makeCity, PASSWORD, type Staff, signIn, signInAs } from '../support/staff.ts'
import { type Admitted, accessMatrix, agreedMatrix } from './access-matrix.ts'

/*
 * Every endpoint × every role, and a caller without an account, really called over HTTP with nothing sensible in it.
 * After a change of rights on purpose: `node scripts/access-matrix.ts --write`, and read the diff.
 */
const served = await testApplication()
const { app, wired } = served
const endpoints = wired.modules.flatMap(({ bindings = [] }) => bindings.map(({ endpoint }) => endpoint))
const agreed = await agreedMatrix()
const staff = new Map<string, Staff>()

before(async () => {
  await makeCity(served)
  for (const role of Role.options) staff.set(role, await signInAs(served, role))
})

/** A session of a role that is still open: some endpoints end the one they are called with. */
async function cookieOf(role: string): Promise<string> {
  const known = staff.get(role)!
  const actor = await wired.authenticate(known.token, 'zh')
  if (actor.kind === 'staff') return known.headers.cookie
  const token = await signIn(app, known.name, PASSWORD)
  const cookie = `${SESSION_COOKIE}=${token}`
  staff.set(role, { ...known, token, headers: { cookie } })
  return cookie
}

async function callWithJunk(endpoint: AnyEndpoint, cookie?: string): Promise<{ status: number; code: string }> {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => [name!, newId()])
  const response = await app.inject({
    method: endpoint.method,
    url: addressOf(endpoint, Object.fromEntries(names)),
    headers: { 'if-match': '"1"', ...(cookie ? { cookie } : {}) },
    ...(endpoint.method === 'GET' || endpoint.method === 'DELETE' ? {} : { payload: {} }),
  })
  const isProblem = String(response.headers['content-type']).includes('problem+json')
  return { status: response.statusCode, code: isProblem ? response.json().code : '' }
}

const refusals = new Set(['NOT_SIGNED_IN', 'NOT_ALLOWED'])
const isAdmitted = (who: Admitted, role: string) => typeof who === 'string' || who.includes(role)

describe('who may call what', () => {
  it('is what was agreed on', () => {
    assert.deepEqual(accessMatrix(wired.modules), agreed, 'on purpose? node scripts/access-matrix.ts --write')
  })

  it('names permissions that a module declares, for roles that exist', () => {
    const declared = new Map(wired.modules.flatMap(({ permissions = {} }) => Object.entries(permissions)))
    for (const { id, who } of endpoints) {
      if (typeof who === 'string' || 'client' in who) continue
      assert.ok(declared.has(who.permission), `${id} asks for ${who.permission}`)
    }
    const known = new Set<string>(Role.options)
    for (const [name, { roles }] of declared) {
      assert.ok(roles.length > 0, `nobody holds ${name}`)
      assert.deepEqual(
        roles.filter((role) => !known.has(role)),
        [],
        name,
      )
    }
  })

  it('gives every endpoint an id and an address of its own', () => {
    const addresses = endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)
    assert.equal(new Set(addresses).size, addresses.length)
    assert.equal(new Set(endpoints.map(({ id }) => id)).size, endpoints.length)
  })

  for (const endpoint of endpoints) {
    it(`${endpoint.id}: ${[agreed[endpoint.id] ?? 'not agreed on'].flat().join(', ')}`, async () => {
      const who = agreed[endpoint.id] ?? []
      const stranger = await callWithJunk(endpoint)
      if (typeof who === 'string' && who.startsWith('client:')) {
        // A key is asked for, and an account is none.
        assert.deepEqual(stranger, { status: 401, code: 'CLIENT_KEY_MISSING' })
        for (const role of Role.options) assert.deepEqual(await callWithJunk(endpoint, await cookieOf(role)), stranger)
        return
      }
      if (who === 'anyone') assert.ok(!refusals.has(stranger.code), `a stranger is refused: ${stranger.code}`)
      else assert.deepEqual(stranger, { status: 401, code: 'NOT_SIGNED_IN' })
      for (const role of Role.options) {
        const answer = await callWithJunk(endpoint, await cookieOf(role))
        if (isAdmitted(who, role)) assert.ok(!refusals.has(answer.code), `${role} is refused: ${answer.code}`)
        else assert.deepEqual(answer, { status: 403, code: 'NOT_ALLOWED' }, role)
        assert.notEqual(answer.status, 500, `${role}: ${endpoint.id} fails on junk`)
      }
    })
  }
})

describe('an account that must change its password', () => {
  it('is admitted nowhere but where it can do so', async () => {
    const password = 'Given-Out-2026'
    await served.db.transaction(system('test'), (tx) => {
      const account = { name: 'must.change', displayName: '待改', unitId: null, grants: [], password }
      return wired.identity.createAccountDirectly(tx, account)
    })
    const cookie = `${SESSION_COOKIE}=${await signIn(app, 'must.change', password)}`
    const isForAccounts = ({ who }: AnyEndpoint) => who !== 'anyone' && (typeof who === 'string' || !('client' in who))
    for (const endpoint of endpoints.filter((one) => isForAccounts(one) && !one.evenWhenBlocked)) {
      const answer = await callWithJunk(endpoint, cookie)
      assert.deepEqual(answer, { status: 403, code: 'PASSWORD_MUST_CHANGE' }, endpoint.id)
    }
  })
})
