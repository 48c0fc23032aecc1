import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { atEnd } from '../../../tests/support/at-end.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import { formBody } from '../../../tests/support/form-body.ts'
import { anyone } from '../../kernel/actor.ts'
import { endpoint, FormFields, TextReply } from '../../kernel/endpoint.ts'
import { errors } from '../../kernel/errors.ts'
import { createLog } from '../log/log.ts'
import { Metrics } from '../log/metrics.ts'
import type { ApiClient } from './api-client.ts'
import { type Binding, bind } from './binding.ts'
import { openApi } from './openapi.ts'
import { addEndpoints, createServer, type ServerOptions } from './server.ts'

const sendForm = endpoint({
  id: 'test.form',
  method: 'POST',
  path: '/test/form.:format',
  summary: 'A form.',
  who: 'anyone',
  params: z.object({ format: z.string() }),
  body: FormFields,
  takes: 'form',
  maxFiles: 2,
  maxFileBytes: 1024 * 1024,
  reply: TextReply,
  replies: 'text',
  openToSites: true,
})
const plain = endpoint({
  id: 'test.plain',
  method: 'POST',
  path: '/test/plain',
  summary: 'JSON only.',
  who: 'anyone',
  body: z.object({ a: z.string() }),
  reply: z.object({ a: z.string() }),
})
const forClients = endpoint({
  id: 'test.clients',
  method: 'POST',
  path: '/test/clients',
  summary: 'For programs.',
  who: { client: 'calls' },
  body: z.object({}),
  reply: z.object({ name: z.string(), actor: z.string().nullable() }),
})

const CLIENT: ApiClient = { id: 'c-1', name: 'PBX', purposes: ['calls'], perMinute: 3, keyHash: '' }
const bindings: Binding[] = [
  bind(
    sendForm,
    async ({ body }, ctx) => {
      if (body.spend) ctx.spend('test allowance', 2)
      if (body.fail) throw errors.NOT_FOUND({ what: 'it' })
      const files = []
      for (const { field, fileName, open } of ctx.files) {
        let bytes = 0
        for await (const chunk of open()) bytes += (chunk as Buffer).length
        files.push([field, fileName, bytes])
      }
      return { mediaType: 'text/x-test', text: JSON.stringify({ body, files }), headers: { 'x-more': '1' } }
    },
    (error, { params }) => ({
      mediaType: 'text/x-fault',
      text: `${error.status} ${error.code} ${(params as { format: string }).format}`,
      status: 499,
    }),
  ),
  bind(plain, async ({ body }) => body),
  bind(forClients, async (_, { client, actor }) => ({ name: client!.name, actor: actor.id })),
]

const { db } = await testDatabase()
const options: ServerOptions = {
  db,
  bindings,
  log: createLog('silent'),
  metrics: new Metrics(),
  authenticate: async (_, language) => anyone(language),
  clientByKey: async (key) =>
    key === 'good' ? CLIENT : key === 'mail' ? { ...CLIENT, purposes: ['mail'] } : undefined,
  version: 'test',
  secureCookies: false,
  trustProxy: false,
  maxUpload: 1024,
  ready: async () => true,
}
const app = await createServer(options)
addEndpoints(app, options)
atEnd(() => app.close())

const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' }
const post = (payload: string | Buffer, headers: Record<string, string> = URLENCODED, url = '/test/form.xml') =>
  app.inject({ method: 'POST', url, payload, headers })
const file = (bytes: number, name = 'a.bin') => ({ field: 'f', name, type: 'x/y', bytes: Buffer.alloc(bytes, 1) })

// A temporary place of this test alone, so that it can be seen to be empty afterwards.
process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'form-test-'))
atEnd(() => rm(process.env.TMPDIR!, { recursive: true }))

/** What still lies in the temporary place a little after the answer. */
async function leftovers(): Promise<string[]> {
  for (let i = 0; i < 50 && (await readdir(tmpdir())).length > 0; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return readdir(tmpdir())
}

describe('forms', () => {
  it('keep every value of a name in its order, and no name that objects have of themselves', async () => {
    const { statusCode, body, headers } = await post('a=1&b=x+y&a=%E5%9D%91&__proto__=bad&constructor=bad')
    assert.equal(statusCode, 200)
    assert.deepEqual(JSON.parse(body), { body: { a: ['1', '坑'], b: ['x y'] }, files: [] })
    assert.deepEqual([headers['content-type'], headers['x-more']], ['text/x-test', '1'])
  })

  it('carry files before and after fields, which lie nowhere afterwards', async () => {
    const { payload, headers } = await formBody({ a: '1' }, [file(10), file(1024 * 1024, 'b.bin')])
    const answer = await post(payload, headers)
    assert.deepEqual(JSON.parse(answer.body).files, [
      ['f', 'a.bin', 10],
      ['f', 'b.bin', 1024 * 1024],
    ])
    assert.deepEqual(await leftovers(), [])
  })

  it('may say nothing at all', async () => {
    assert.deepEqual(JSON.parse((await post('')).body), { body: {}, files: [] })
  })

  it('are refused over their limits, in the words of the endpoint, and leave nothing behind', async () => {
    for (const [files, fault] of [
      [[file(1024 * 1024 + 1)], '413 TOO_LARGE xml'],
      [[file(1), file(1), file(1)], '413 TOO_MANY_FILES xml'],
    ] as const) {
      const { payload, headers } = await formBody({}, files)
      const answer = await post(payload, headers)
      assert.deepEqual([answer.statusCode, answer.headers['content-type'], answer.body], [499, 'text/x-fault', fault])
    }
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`n${i}`, '1']))
    const { payload, headers } = await formBody(many)
    assert.equal((await post(payload, headers)).body, '413 TOO_MANY_FIELDS xml')
    assert.equal((await post(new URLSearchParams(many).toString())).body, '400 INVALID_INPUT xml')
    assert.equal((await post(`a=${'x'.repeat(300_000)}`)).body, '413 TOO_LARGE xml')
    assert.deepEqual(await leftovers(), [])
  })

  it('are told from JSON, and JSON from forms', async () => {
    const json = { 'content-type': 'application/json' }
    assert.equal((await post('{"a":"1"}', json)).body, '415 WRONG_MEDIA_TYPE xml')
    assert.equal((await post('{', json)).body, '400 UNREADABLE_BODY xml')
    assert.equal((await post('a=1', URLENCODED, '/test/plain')).statusCode, 415)
    assert.equal((await post('{"a":"1"}', json, '/test/plain')).statusCode, 200)
  })

  it('broken off in the middle are refused', async () => {
    const { payload, headers } = await formBody({ a: '1' }, [file(5000)])
    const answer = await post(payload.subarray(0, 3000), headers)
    assert.match(answer.body, /^400 /)
  })

  it('from pages of other sites are taken only where the endpoint is open to them', async () => {
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    const open = await post('a=1', { ...URLENCODED, ...foreign })
    assert.deepEqual([open.statusCode, open.headers['access-control-allow-origin']], [200, '*'])
    const closed = await post('{"a":"1"}', { 'content-type': 'application/json', ...foreign }, '/test/plain')
    assert.equal(closed.statusCode, 403)
  })

  it('stand in the OpenAPI document as what they are', () => {
    const document = openApi([sendForm, forClients], '1')
    const form = document.paths['/test/form.{format}']!.post as { requestBody: { content: object } }
    assert.deepEqual(Object.keys(form.requestBody.content), [
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ])
    const clients = document.paths['/test/clients']!.post as { security: object; 'x-who': string }
    assert.deepEqual([clients.security, clients['x-who']], [[{ client: [] }], 'client:calls'])
  })
})

describe('an allowance that only the handler knows', () => {
  it('is taken a call at a time and says when to come again', async () => {
    for (let i = 0; i < 2; i++) assert.equal((await post('spend=1')).statusCode, 200)
    const { body, headers } = await post('spend=1')
    assert.equal(body, '429 TOO_MANY_REQUESTS xml')
    assert.match(String(headers.ratelimit), /r=0;t=\d+/)
    assert.ok(Number(headers['retry-after']) > 0)
    assert.equal((await post('a=1')).statusCode, 200, 'others are not held up')
  })
})

describe('an endpoint for API clients', () => {
  const call = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/test/clients', payload: {}, headers })

  it('admits a key that is meant for it, within the client’s own allowance', async () => {
    const ok = await call({ authorization: 'Bearer good' })
    assert.deepEqual([ok.statusCode, ok.json()], [200, { name: 'PBX', actor: 'c-1' }])
    assert.match(String(ok.headers['ratelimit-policy']), /q=3;/)
    assert.equal((await call({ 'x-api-key': 'good' })).statusCode, 200)
    assert.equal((await call({ authorization: 'bearer good' })).statusCode, 200)
    const over = await call({ authorization: 'Bearer good' })
    assert.equal(over.statusCode, 429)
    assert.ok(over.headers['retry-after'])
  })

  it('refuses no key, a wrong one and one for something else', async () => {
    assert.deepEqual((await call({})).json().code, 'CLIENT_KEY_MISSING')
    for (const key of ['bad', 'mail']) {
      const { statusCode, body } = await call({ authorization: `Bearer ${key}` })
      assert.equal(statusCode, 403)
      assert.equal(JSON.parse(body).code, 'CLIENT_KEY_REFUSED')
    }
  })
})
