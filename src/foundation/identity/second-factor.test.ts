import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { generate } from 'otplib'
import { testApplication } from '../../../tests/support/application.ts'
import { makeCity, signInAs } from '../../../tests/support/staff.ts'

const served = await testApplication({ SECOND_FACTOR: 'administrators' })
const { app } = served

before(() => makeCity(served).then(() => undefined))

it('an administrator sets up the second factor before anything else, where the city asks for it', async () => {
  const { headers } = await signInAs(served, 'system-admin')
  const ask = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
    app.inject({ method, url: `/api/v1/${url}`, headers, ...(payload ? { payload } : {}) })
  const refused = await ask('GET', 'accounts')
  assert.deepEqual([refused.statusCode, refused.json().code], [403, 'SECOND_FACTOR_NEEDED'])
  const me = (await ask('GET', 'session')).json()
  assert.deepEqual([me.mustSetSecondFactor, me.permissions], [true, []])
  const { secret } = (await ask('POST', 'session/totp')).json()
  const confirmed = await ask('PUT', 'session/totp', { code: await generate({ secret }) })
  assert.equal(confirmed.json().mustSetSecondFactor, false)
  assert.equal((await ask('GET', 'accounts')).statusCode, 200)
})

it('nobody else has to', async () => {
  const { headers } = await signInAs(served, 'supervisor')
  assert.equal((await app.inject({ method: 'GET', url: '/api/v1/roles', headers })).statusCode, 200)
})
