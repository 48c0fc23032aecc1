import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { formBody } from '../../../../tests/support/form-body.ts'
import { asText, jsonOf, LISTS, parseDocument } from '../../../../tests/support/geo-report.ts'
import { HERE, open311Application } from '../../../../tests/support/open311-application.ts'
import { jpegPhoto } from '../../../../tests/support/photos.ts'
import type { ClientWithKey } from '../../../foundation/identity/clients/clients.contract.ts'
import { system } from '../../../kernel/actor.ts'

const served = await open311Application()
const { app, ask, asStaff, client, db, dispatch, dispatcher, drain, matterOf } = served
const HOUR = 3_600_000
const PUBLICATION_WISH = '/api/v1/complaints/publication'
let fixMyTown: ClientWithKey

before(async () => {
  fixMyTown = await client()
})

async function report(): Promise<string> {
  const form = { api_key: fixMyTown.key, service_code: '010101', ...HERE, description: '路口有个大坑。' }
  const response = await ask('POST', '/requests.json', form)
  assert.equal(response.statusCode, 200, response.body)
  return response.json()[0].service_request_id
}

let sent = 0
const at = (ms: number) => new Date(Date.now() + ms).toISOString()

function update(id: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    api_key: fixMyTown.key,
    service_request_id: id,
    update_id: `u-${++sent}`,
    status: 'OPEN',
    updated_datetime: at(0),
    description: '今天又有人摔倒。',
    first_name: 'Zhang',
    last_name: 'San',
    email: 'zhang.san@example.cn',
    ...more,
  }
}

const send = (id: string, more: Record<string, string> = {}) =>
  ask('POST', '/servicerequestupdates.json', update(id, more))

async function timelineOf(id: string): Promise<{ action: string; text: string | null; state: string }[]> {
  const [row] = await db.read(system('test'), (tx) =>
    tx.query<{ timeline: never }>('select timeline from feedback.complaints where number = $1', [id]),
  )
  return row!.timeline
}

/** Answers a matter and closes it, as the hotline does. */
async function answerAndClose(id: string): Promise<void> {
  for (const [step, body] of [
    ['reply', { text: '已经修好，感谢您，张三（13800001234）。' }],
    ['close', {}],
  ] as const) {
    const { id: matterId, version } = await matterOf(id)
    const { status, body: answer } = await asStaff(dispatcher, 'POST', `/complaints/${matterId}/${step}`, body, version)
    assert.equal(status, 200, JSON.stringify(answer))
  }
  await drain()
}

describe('updates that a client sends', () => {
  it('are added to the request, with pictures, each once', async () => {
    const id = await report()
    const fields = update(id)
    const photo = { field: 'media_url', name: 'a.jpg', type: 'image/jpeg', bytes: jpegPhoto() }
    const body = await formBody(fields, [photo])
    const first = await app.inject({ method: 'POST', url: '/open311/v2/servicerequestupdates.xml', ...body })
    assert.equal(first.statusCode, 200, first.body)
    const [{ update_id }] = jsonOf(parseDocument(first.body), LISTS) as [{ update_id: string }]
    const again = await ask('POST', '/servicerequestupdates.json', fields)
    assert.equal(again.json()[0].update_id, update_id)
    const additions = (await timelineOf(id)).filter(({ action }) => action === 'add')
    assert.deepEqual(
      additions.map(({ text }) => text),
      ['今天又有人摔倒。'],
    )
    const { id: matterId } = await matterOf(id)
    const files = await asStaff(dispatcher, 'GET', `/complaints/${matterId}/files`)
    assert.equal(files.body.items.length, 1)
  })

  it('say what the sender thinks of the state, which the office decides', async () => {
    const id = await report()
    assert.equal((await send(id, { status: 'FIXED', description: '' })).statusCode, 200)
    const { state } = await matterOf(id)
    assert.equal(state, 'RECEIVED')
    assert.match((await timelineOf(id)).at(-1)!.text!, /来件人认为已经解决/)
  })

  it('open a closed request again', async () => {
    const id = await report()
    await answerAndClose(id)
    assert.equal((await ask('GET', `/requests/${id}.json`)).json()[0].status, 'closed')
    const { statusCode, body } = await send(id, { status: 'REOPEN', description: '坑还在。' })
    assert.equal(statusCode, 200, body)
    await drain()
    assert.equal((await ask('GET', `/requests/${id}.json`)).json()[0].status, 'open')
  })

  it('that are older than the state they would change never overwrite it, and are kept all the same', async () => {
    const id = await report()
    const before = at(-HOUR)
    await answerAndClose(id)
    const { state } = await matterOf(id)
    const { statusCode, body } = await send(id, {
      status: 'REOPEN',
      updated_datetime: before,
      description: '请尽快来看。',
    })
    assert.equal(statusCode, 200, body)
    assert.equal((await matterOf(id)).state, state, 'the newer state stays')
    assert.match((await timelineOf(id)).at(-1)!.text!, /请尽快来看/)
    const [kept] = await db.read(system('test'), (tx) =>
      tx.query<{ effect: string }>('select effect from feedback.open311_updates order by id desc limit 1'),
    )
    assert.equal(kept!.effect, 'late')
  })

  const cases: [string, Record<string, string>, number][] = [
    ['without a key', { api_key: '' }, 403],
    ['to a request that is not there', { service_request_id: 'GH-0000-000000-0' }, 404],
    ['without an id of their own', { update_id: '' }, 400],
    ['without a time', { updated_datetime: '' }, 400],
    ['with a time that is none', { updated_datetime: 'just now' }, 400],
    ['with a state that is not known', { status: 'LOST' }, 400],
    ['of 2,001 characters', { description: '坑'.repeat(2001) }, 400],
  ]
  for (const [name, more, status] of cases) {
    it(`${name} → ${status}`, async () => {
      const { statusCode, body } = await send(await report(), more)
      assert.equal(statusCode, status, body)
      assert.equal(JSON.parse(body)[0].code, status)
    })
  }

  it('are refused from another client, and for what is not public', async () => {
    const id = await report()
    const other = await client()
    assert.equal((await send(id, { api_key: other.key })).statusCode, 403)
    await db.transaction(system('test'), (tx) =>
      tx.query('update feedback.complaints set confidential = true where number = $1', [id]),
    )
    await dispatch(id)
    assert.equal((await send(id)).statusCode, 404)
    assert.equal((await ask('GET', `/requests/${id}.json`)).statusCode, 404)
  })
})

describe('the list of updates', () => {
  it('says what happened in the words that FixMyStreet’s client reads', async () => {
    const id = await report()
    await dispatch(id)
    const xml = await ask('GET', `/servicerequestupdates.xml?start_date=${at(-HOUR)}&end_date=${at(HOUR)}`)
    assert.equal(xml.statusCode, 200)
    const document = parseDocument(xml.body)
    assert.deepEqual([document.name, document.inside[0]!.name], ['service_request_updates', 'request_update'])
    assert.deepEqual(
      document.inside[0]!.inside.map(({ name }) => name),
      [
        'update_id',
        'service_request_id',
        'status',
        'description',
        'updated_datetime',
        'media_url',
        'external_status_code',
      ],
    )
    const json = await ask('GET', `/servicerequestupdates.json?start_date=${at(-HOUR)}&end_date=${at(HOUR)}`)
    assert.deepEqual(jsonOf(document, LISTS), asText(json.json()))
    const own = json.json().filter((one: { service_request_id: string }) => one.service_request_id === id)
    assert.deepEqual(
      own.map((one: Record<string, string>) => [one.status, one.external_status_code]),
      [
        ['OPEN', 'RECEIVED'],
        ['INVESTIGATING', 'DISPATCHED'],
      ],
    )
    assert.match(own[1].description, /甲区城管局/)
    assert.match(own[1].updated_datetime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    const none = await ask('GET', `/servicerequestupdates.json?start_date=${at(-3 * HOUR)}&end_date=${at(-2 * HOUR)}`)
    assert.deepEqual(none.json(), [])
  })

  it('and of requests keep the words of somebody who does not want the case told', async () => {
    const form = { api_key: fixMyTown.key, service_code: '010101', ...HERE, description: '路口有个大坑。' }
    const [{ service_request_id: id, service_notice }] = (await ask('POST', '/requests.json', form)).json()
    await dispatch(id)
    const words = async () => (await ask('GET', `/requests/${id}.json`)).json()[0].description
    assert.match(await words(), /大坑/)
    const code = /查询码 (\w{8})/.exec(service_notice)![1]
    const payload = { access: { number: id, code }, allowed: false }
    const refused = await app.inject({ method: 'POST', url: PUBLICATION_WISH, payload })
    assert.equal(refused.statusCode, 200, refused.body)
    await drain()
    assert.equal(await words(), '路面破损')
  })

  it('gives the words of an answer to the client that handed in, masked, and to nobody else', async () => {
    const id = await report()
    await answerAndClose(id)
    const wordsFor = async (key: string) => {
      const query = `start_date=${at(-HOUR)}&service_request_id=${id}&api_key=${key}`
      const updates = (await ask('GET', `/servicerequestupdates.json?${query}`)).json()
      return updates.map(({ description }: { description: string }) => description).join('|')
    }
    const own = await wordsFor(fixMyTown.key)
    assert.match(own, /已经修好/)
    assert.ok(!own.includes('13800001234'))
    assert.doesNotMatch(await wordsFor(''), /已经修好/)
    assert.doesNotMatch(await wordsFor((await client()).key), /已经修好/)
  })
})
