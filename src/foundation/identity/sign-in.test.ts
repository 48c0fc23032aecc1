import assert from 'node:assert/strict'
import { afterEach, before, describe, it, mock } from 'node:test'
import { generate } from 'otplib'
import { testApplication } from '../../../tests/support/application.ts'
import { CITY, makeCity, PASSWORD, signInAs } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { SESSION_COOKIE } from '../../platform/http/server.ts'

const SEED = system('test')
const MINUTE = 60_000
const served = await testApplication({ SESSION_IDLE_MINUTES: '30' })
const { app, db, wired } = served

before(() => makeCity(served).then(() => undefined))
afterEach(() => mock.timers.reset())

let made = 0

async function account(more: { password?: string; oneTime?: boolean } = {}) {
  const name = `person${++made}`
  const given = { name, displayName: '测试', unitId: null, password: PASSWORD, oneTime: false, ...more }
  const grants = [{ role: 'supervisor', unitId: null, areaCode: CITY } as const]
  return {
    name,
    ...(await db.transaction(SEED, (tx) => wired.identity.createAccountDirectly(tx, { ...given, grants }))),
  }
}

const cookieOf = (token: string) => ({ cookie: `${SESSION_COOKIE}=${token}` })

async function tryIn(name: string, password: string, more: { code?: string; token?: string } = {}) {
  const payload = { name, password, ...(more.code ? { code: more.code } : {}) }
  const headers = more.token ? cookieOf(more.token) : {}
  const response = await app.inject({ method: 'POST', url: '/api/v1/session', payload, headers })
  const token = response.cookies.find((cookie) => cookie.name === SESSION_COOKIE)?.value
  return { status: response.statusCode, body: response.json(), token: token!, response }
}

async function meOf(token: string) {
  const response = await app.inject({ method: 'GET', url: '/api/v1/session', headers: cookieOf(token) })
  return { status: response.statusCode, body: response.json() }
}

async function send(token: string, method: 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) {
  const response = await app.inject({
    method,
    url: `/api/v1/session${path}`,
    headers: cookieOf(token),
    ...(payload ? { payload } : {}),
  })
  const renewed = response.cookies.find((cookie) => cookie.name === SESSION_COOKIE)?.value
  return { status: response.statusCode, body: response.json(), renewed: renewed! }
}

/** Moves the clock of the process; PostgreSQL is asked for no time. */
function later(milliseconds: number) {
  const now = Date.now() + milliseconds
  mock.timers.reset()
  mock.timers.enable({ apis: ['Date'], now })
}

async function eventsOf(id: string) {
  const rows = await db.read(SEED, (tx) =>
    tx.query<{ type: string; data: Record<string, unknown> }>(
      `select type, data from events.log where subject_kind = 'account' and subject_id = $1 order by id`,
      [id],
    ),
  )
  return rows.filter(({ type }) => type !== 'account.created' && type !== 'account.grants-set')
}

describe('signing in', () => {
  it('answers who it is and what the account may do, whatever the case of the name', async () => {
    const { name, id } = await account()
    const { status, body, response } = await tryIn(` ${name.toUpperCase()} `, PASSWORD)
    assert.equal(status, 200)
    assert.deepEqual(
      [body.id, body.name, body.grants, body.mustChangePassword, body.secondFactor],
      [id, name, [{ role: 'supervisor', unitId: null, areaCode: CITY }], false, 'none'],
    )
    const cookie = response.cookies.find(({ name }) => name === SESSION_COOKIE)!
    assert.ok(cookie.httpOnly)
    assert.equal(cookie.sameSite, 'Lax')
    assert.deepEqual(
      (await eventsOf(id)).map(({ type }) => type),
      ['account.signed-in'],
    )
  })

  it('locks after five wrong tries in a row for a quarter of an hour, and says so in events', async () => {
    const { name, id } = await account()
    for (let i = 0; i < 4; i++) assert.equal((await tryIn(name, 'wrong')).body.code, 'WRONG_CREDENTIALS')
    assert.equal((await tryIn(name, 'wrong')).body.code, 'ACCOUNT_LOCKED')
    const locked = await tryIn(name, PASSWORD)
    assert.deepEqual([locked.status, locked.body.code], [423, 'ACCOUNT_LOCKED'])
    later(14 * MINUTE)
    assert.equal((await tryIn(name, PASSWORD)).status, 423)
    later(2 * MINUTE)
    assert.equal((await tryIn(name, PASSWORD)).status, 200)
    const events = await eventsOf(id)
    assert.deepEqual(
      events.map(({ type, data }) => data.reason ?? type),
      [...Array(5).fill('wrong-password'), 'account.locked', 'locked', 'locked', 'account.signed-in'],
    )
    assert.ok(!JSON.stringify(events).includes(name), 'no event names a person')
  })

  it('begins the count anew after a right try', async () => {
    const { name } = await account()
    for (let i = 0; i < 4; i++) await tryIn(name, 'wrong')
    assert.equal((await tryIn(name, PASSWORD)).status, 200)
    for (let i = 0; i < 4; i++) assert.equal((await tryIn(name, 'wrong')).body.code, 'WRONG_CREDENTIALS')
  })

  it('counts tries made at the same time each', async () => {
    const { name } = await account()
    const tries = await Promise.all(Array.from({ length: 12 }, () => tryIn(name, 'wrong')))
    const codes = tries.map(({ body }) => body.code)
    assert.equal(codes.filter((code) => code === 'WRONG_CREDENTIALS').length, 4)
    assert.equal(codes.filter((code) => code === 'ACCOUNT_LOCKED').length, 8)
  })

  it('answers for a name that does not exist as for one that does', async () => {
    const codes: string[] = []
    for (let i = 0; i < 6; i++) codes.push((await tryIn('nobody-at-all', 'wrong')).body.code)
    assert.deepEqual(codes, [...Array(4).fill('WRONG_CREDENTIALS'), 'ACCOUNT_LOCKED', 'ACCOUNT_LOCKED'])
    const { name } = await account()
    const time = async (who: string) => {
      const times: number[] = []
      for (let i = 0; i < 4; i++) {
        const start = performance.now()
        await tryIn(who, 'wrong')
        times.push(performance.now() - start)
      }
      return times.sort((a, b) => a - b)[1]!
    }
    const [known, unknown] = [await time(name), await time('nobody-else')]
    assert.ok(unknown > known / 3 && unknown < known * 3, `${unknown} ms against ${known} ms`)
  })

  it('lets a disabled account in no more, and tells only whoever has its password', async () => {
    const { name, id } = await account()
    await db.transaction(SEED, (tx) => tx.query('update identity.accounts set disabled = true where id = $1', [id]))
    assert.equal((await tryIn(name, 'wrong')).body.code, 'WRONG_CREDENTIALS')
    assert.equal((await tryIn(name, PASSWORD)).body.code, 'ACCOUNT_DISABLED')
  })
})

describe('a session', () => {
  it('has a new token at every sign-in, and the one before ends', async () => {
    const { name } = await account()
    const planted = 'A'.repeat(43)
    const first = await tryIn(name, PASSWORD, { token: planted })
    assert.notEqual(first.token, planted)
    assert.equal((await meOf(planted)).status, 401)
    const second = await tryIn(name, PASSWORD, { token: first.token })
    assert.notEqual(second.token, first.token)
    assert.equal((await meOf(first.token)).status, 401)
    assert.equal((await meOf(second.token)).status, 200)
  })

  it('is not opened by a token with one character changed, nor by what the table holds', async () => {
    const { name } = await account()
    const { token } = await tryIn(name, PASSWORD)
    const other = token[5] === 'a' ? 'b' : 'a'
    const [row] = await db.read(SEED, (tx) =>
      tx.query<{ hash: string }>('select token_hash as hash from identity.sessions limit 1'),
    )
    for (const bad of [
      token.slice(0, 5) + other + token.slice(6),
      token.slice(0, -1),
      '',
      'x',
      row!.hash,
      `${token}a`,
    ]) {
      assert.equal((await meOf(bad)).status, 401, bad)
    }
  })

  it('ends when it is not used for half an hour, and lives on while it is', async () => {
    const { name } = await account()
    const { token } = await tryIn(name, PASSWORD)
    for (let i = 0; i < 3; i++) {
      later(29 * MINUTE)
      assert.equal((await meOf(token)).status, 200)
    }
    later(31 * MINUTE)
    assert.equal((await meOf(token)).status, 401)
  })

  it('ends after twelve hours, however busy', async () => {
    const { name } = await account()
    const { token } = await tryIn(name, PASSWORD)
    for (let i = 0; i < 28; i++) {
      later(25 * MINUTE)
      assert.equal((await meOf(token)).status, 200)
    }
    later(25 * MINUTE)
    assert.equal((await meOf(token)).status, 401)
  })

  it('ends by signing out', async () => {
    const { name } = await account()
    const { token } = await tryIn(name, PASSWORD)
    assert.equal((await send(token, 'DELETE', '')).status, 200)
    assert.equal((await meOf(token)).status, 401)
  })

  it('keeps the language', async () => {
    const { name } = await account()
    const { token } = await tryIn(name, PASSWORD)
    assert.equal((await send(token, 'PUT', '/language', { language: 'en' })).body.language, 'en')
    assert.equal((await meOf(token)).body.language, 'en')
    const again = await tryIn(name, PASSWORD)
    assert.equal(again.response.cookies.find((cookie) => cookie.name === 'gh_language')?.value, 'en')
  })

  it('speaks the language of the browser until the account has chosen one', async () => {
    const { name } = await account()
    const payload = { name, password: PASSWORD }
    const headers = { 'accept-language': 'en-GB,en' }
    const response = await app.inject({ method: 'POST', url: '/api/v1/session', payload, headers })
    assert.equal(response.json().language, 'en')
  })
})

describe('a password', () => {
  it('given by an administrator must be changed before anything else', async () => {
    const { name } = await account({ oneTime: true })
    const { token, body } = await tryIn(name, PASSWORD)
    assert.deepEqual([body.mustChangePassword, body.permissions], [true, []])
    for (const url of ['/api/v1/roles', '/api/v1/accounts']) {
      const refused = await app.inject({ method: 'GET', url, headers: cookieOf(token) })
      assert.deepEqual([refused.statusCode, refused.json().code], [403, 'PASSWORD_MUST_CHANGE'], url)
    }
    const changed = await send(token, 'POST', '/password', { current: PASSWORD, next: 'Even-Scales-77' })
    assert.deepEqual([changed.status, changed.body.mustChangePassword], [200, false])
    assert.equal((await meOf(token)).status, 401)
    const roles = await app.inject({ method: 'GET', url: '/api/v1/roles', headers: cookieOf(changed.renewed) })
    assert.equal(roles.statusCode, 200)
    assert.equal((await tryIn(name, PASSWORD)).status, 401)
    assert.equal((await tryIn(name, 'Even-Scales-77')).status, 200)
  })

  it('is refused when it is weak, holds the name, or is one of the last five', async () => {
    const { name } = await account()
    let { token } = await tryIn(name, PASSWORD)
    const change = (current: string, next: string) => send(token, 'POST', '/password', { current, next })
    for (const weak of ['Short-1', 'alllowercaseletters', 'lower-and-signs', `X9-${name}-y`, PASSWORD]) {
      assert.equal((await change(PASSWORD, weak)).body.code, 'WEAK_PASSWORD', weak)
    }
    let current = PASSWORD
    for (let i = 1; i <= 5; i++) {
      const next = `Another-One-${i}`
      const changed = await change(current, next)
      assert.equal(changed.status, 200, changed.body.detail)
      token = changed.renewed
      current = next
      if (i < 5) assert.equal((await change(current, PASSWORD)).body.code, 'WEAK_PASSWORD')
    }
    assert.equal((await change(current, PASSWORD)).status, 200)
  })

  it('is guessed at no better from inside a session', async () => {
    const { name } = await account()
    const { token } = await tryIn(name, PASSWORD)
    for (let i = 0; i < 5; i++) {
      const refused = await send(token, 'POST', '/password', { current: 'wrong', next: 'Even-Scales-77' })
      assert.equal(refused.body.code, 'CURRENT_PASSWORD_WRONG')
    }
    assert.equal((await meOf(token)).status, 401)
    assert.equal((await tryIn(name, PASSWORD)).body.code, 'ACCOUNT_LOCKED')
  })

  it('must be changed after ninety days', async () => {
    const { name } = await account()
    later(91 * 1440 * MINUTE)
    assert.equal((await tryIn(name, PASSWORD)).body.mustChangePassword, true)
  })
})

describe('a second factor', () => {
  async function withTotp() {
    const made = await account()
    const { token } = await tryIn(made.name, PASSWORD)
    const begun = (await send(token, 'POST', '/totp')).body
    assert.match(begun.uri, /^otpauth:\/\/totp\//)
    assert.match(begun.qrSvg, /^<svg /)
    const codeNow = () => generate({ secret: begun.secret, epoch: Math.floor(Date.now() / 1000) })
    assert.equal((await send(token, 'PUT', '/totp', { code: '000000' })).body.code, 'CODE_NOT_RIGHT')
    const confirmed = await send(token, 'PUT', '/totp', { code: await codeNow() })
    assert.equal(confirmed.body.secondFactor, 'totp')
    return { ...made, token, secret: begun.secret as string, codeNow }
  }

  it('is asked for once it is set, and every code is taken once', async () => {
    const { name, codeNow, id, secret, token } = await withTotp()
    assert.equal((await tryIn(name, PASSWORD)).body.code, 'CODE_NEEDED')
    const used = await codeNow()
    assert.equal((await tryIn(name, PASSWORD, { code: used })).body.code, 'WRONG_CODE', 'the code of the set-up')
    later(30_000)
    const fresh = await codeNow()
    assert.equal((await tryIn(name, PASSWORD, { code: fresh })).status, 200)
    assert.equal((await tryIn(name, PASSWORD, { code: fresh })).body.code, 'WRONG_CODE')
    assert.equal((await send(token, 'POST', '/totp')).body.code, 'SECOND_FACTOR_SET')
    const [row] = await db.read(SEED, (tx) =>
      tx.query<{ totp: string }>('select totp_secret as totp from identity.accounts where id = $1', [id]),
    )
    assert.ok(!row!.totp.includes(secret), 'the secret is sealed')
  })

  it('locks like a password when it is guessed at', async () => {
    const { name, codeNow } = await withTotp()
    for (let i = 0; i < 5; i++) await tryIn(name, PASSWORD, { code: '123456' })
    later(30_000)
    assert.equal((await tryIn(name, PASSWORD, { code: await codeNow() })).body.code, 'ACCOUNT_LOCKED')
  })
})

describe('what an account may see', () => {
  it('follows from its grants', async () => {
    const leader = await signInAs(served, 'leader')
    const actor = await wired.authenticate(leader.token, 'en')
    assert.deepEqual(actor.scope, { everything: true, areas: [], units: [] })
    assert.deepEqual([actor.language, actor.roles], ['en', ['leader']])
    const county = await wired.authenticate(
      (await signInAs(served, 'leader', { areaCode: '511602000000' })).token,
      'zh',
    )
    assert.deepEqual(county.scope, { everything: false, areas: ['511602000000', '511602001000'], units: [] })
  })
})
