import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testApplication } from '../../../tests/support/application.ts'
import { mailServer, readMail } from '../../../tests/support/mail-server.ts'
import { COUNTY, makeCity, type Staff, signInAs } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Notice, NoticePage, OutboxMessage, OutboxSummary } from './messages.contract.ts'

const mail = await mailServer()
const served = await testApplication({ SMTP_URL: mail.url, PUBLIC_URL: 'https://city.example' })
const { app, db, drain, wired } = served
const { unit } = await makeCity(served)
const administrator = await signInAs(served, 'system-admin')
const auditor = await signInAs(served, 'audit-admin')
const dispatcher = await signInAs(served, 'dispatcher')
const handler = await signInAs(served, 'handler', { unitId: unit.id, areaCode: COUNTY })
const head = await signInAs(served, 'unit-head', { unitId: unit.id, areaCode: COUNTY })

async function ask<T>(
  method: 'GET' | 'POST',
  path: string,
  as?: Staff,
  more: { payload?: object; headers?: object } = {},
) {
  const { payload, headers = {} } = more
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...as?.headers, ...headers },
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() as T, text: answer.body }
}

type Problem = { code: string; detail: string }
const PERSON = { name: '王小丽', phone: '138 1234 5678', email: 'wang@example.cn' }

/** Hands in a matter as a resident; returns its receipt and id. */
async function handIn(payload: object = {}, language = 'zh') {
  const given = { kind: 'complaint', text: '路灯不亮三天了', areaCode: COUNTY, ...PERSON, ...payload }
  const answer = await ask<{ number: string; code: string }>('POST', '/complaints', undefined, {
    payload: given,
    headers: { 'accept-language': language },
  })
  assert.equal(answer.status, 201, answer.text)
  const [row] = await db.read(system('test'), (tx) =>
    tx.query<{ id: string }>('select id from feedback.complaints where number = $1', [answer.body.number]),
  )
  await drain()
  return { ...answer.body, id: row!.id }
}

const outboxOf = async (id: string) => {
  const { body } = await ask<{ items: OutboxMessage[] }>('GET', '/messages/outbox', administrator)
  return body.items.filter(({ reference }) => reference.id === id)
}

const noticesOf = async (as: Staff, query = '') => (await ask<NoticePage>('GET', `/notices${query}`, as)).body

describe('who handed something in', () => {
  it('is told the number and what to do next, never the code, nor what it was about', async () => {
    const { number, code, id } = await handIn()
    await wired.sender.sendDue()
    const [received] = mail.mails.splice(0)
    assert.deepEqual(received!.to, ['wang@example.cn'])
    const { headers, body } = readMail(received!.raw)
    assert.ok(headers.includes(`Subject: 已收到您提交的事项（${number}）`), headers)
    assert.match(body, /最迟在 \d+年\d+月\d+日答复您/)
    assert.match(body, /https:\/\/city\.example\/follow/)
    assert.match(body, /12345/)
    for (const secret of [code, '路灯', '王小丽']) assert.ok(!`${headers}${body}`.includes(secret), secret)
    const kept = await outboxOf(id)
    assert.deepEqual(kept.map(({ channel, state, recipient }) => [channel, state, recipient]).sort(), [
      ['email', 'sent', 'w***@example.cn'],
      ['sms', 'kept', '138****5678'],
    ])
  })

  it('is told of the answer in the language used to hand it in', async () => {
    const { number, id } = await handIn({ phone: '0371-65901234' }, 'en')
    const reply = { text: 'The lamp was mended.' }
    const answered = await ask('POST', `/complaints/${id}/reply`, dispatcher, {
      payload: reply,
      headers: { 'if-match': '"1"' },
    })
    assert.equal(answered.status, 200, answered.text)
    await drain()
    await wired.sender.sendDue()
    const mails = mail.mails.splice(0).map(({ raw }) => readMail(raw))
    const told = mails.find(({ headers }) => headers.includes(`There is an answer to what you sent in (${number})`))
    assert.ok(told)
    assert.match(told.body, /Rate it/)
    assert.doesNotMatch(told.body, /lamp/)
    assert.deepEqual(
      (await outboxOf(id)).map(({ channel, language }) => [channel, language]),
      [
        ['email', 'en'],
        ['email', 'en'],
      ],
      'no SMS to a landline',
    )
  })

  it('is told nothing without an address, and nothing of what happened days ago', async () => {
    const { id } = await handIn({ phone: undefined, email: undefined })
    assert.deepEqual(await outboxOf(id), [])
    const old = await handIn()
    await db.transaction(system('test'), async (tx) => {
      const { append } = await import('../events/events.ts')
      append(Object.assign(tx, { now: new Date(Date.now() - 2 * 86_400_000) }), {
        type: 'complaint.replied',
        subject: { kind: 'complaint', id: old.id },
        countyCode: COUNTY.slice(0, 6),
        data: { number: old.number, kind: 'complaint', channel: 'web', onTime: true, first: true, hours: 1 },
      })
    })
    await drain()
    assert.equal((await outboxOf(old.id)).length, 2, 'that of the receipt by two ways')
  })
})

describe('the outbox', () => {
  it('says what is set up and how many are where', async () => {
    const { body } = await ask<OutboxSummary>('GET', '/messages/outbox/summary', auditor)
    const [email, sms] = body.channels
    assert.deepEqual([email!.channel, email!.isSetUp, sms!.channel, sms!.isSetUp], ['email', true, 'sms', false])
    assert.ok(sms!.counts.kept > 0)
  })

  it('is read in pages, by state and channel', async () => {
    const first = await ask<{ items: OutboxMessage[]; next: string }>('GET', '/messages/outbox?limit=2', administrator)
    const second = await ask<{ items: OutboxMessage[] }>(
      'GET',
      `/messages/outbox?limit=2&cursor=${first.body.next}`,
      administrator,
    )
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id)
    assert.equal(new Set(ids).size, 4)
    const kept = await ask<{ items: OutboxMessage[] }>('GET', '/messages/outbox?state=kept&channel=sms', administrator)
    assert.ok(kept.body.items.length > 0)
    assert.ok(kept.body.items.every(({ state, channel }) => state === 'kept' && channel === 'sms'))
  })

  it('lets an administrator send again what was given up, and says why not otherwise', async () => {
    mail.answer.code = 550
    const { id } = await handIn()
    await wired.sender.sendDue()
    mail.answer.code = null
    const messages = await outboxOf(id)
    const dead = messages.find(({ state }) => state === 'dead')!
    assert.match(dead.lastError!, /w\*\*\*@example.cn/)
    const kept = messages.find(({ state }) => state === 'kept')!
    const refused = await ask<Problem>('POST', `/messages/outbox/${kept.id}/send`, administrator)
    assert.deepEqual([refused.status, refused.body.code], [409, 'CHANNEL_NOT_SET_UP'])
    assert.match(refused.body.detail, /SMS_URL/)
    const again = await ask<OutboxMessage>('POST', `/messages/outbox/${dead.id}/send`, administrator)
    assert.deepEqual([again.body.state, again.body.attempts], ['waiting', 0])
    await wired.sender.sendDue()
    assert.equal((await outboxOf(id)).find((one) => one.id === dead.id)!.state, 'sent')
    const late = await ask<Problem>('POST', `/messages/outbox/${dead.id}/send`, administrator)
    assert.deepEqual([late.status, late.body.code], [409, 'NOT_TO_SEND_AGAIN'])
    assert.equal((await ask('POST', `/messages/outbox/${newId()}/send`, administrator)).status, 404)
    mail.mails.length = 0
  })

  it('is for administrators and the audit only, and only the former may send', async () => {
    assert.equal((await ask('GET', '/messages/outbox')).status, 401)
    assert.equal((await ask('GET', '/messages/outbox', dispatcher)).status, 403)
    assert.equal((await ask('POST', `/messages/outbox/${newId()}/send`, auditor)).status, 403)
  })
})

describe('staff', () => {
  it('of the unit are told of a matter that is sent to it, each once and nobody else', async () => {
    const { id, number } = await handIn()
    const sent = await ask('POST', `/complaints/${id}/dispatch`, dispatcher, {
      payload: { unitId: unit.id },
      headers: { 'if-match': '"1"' },
    })
    assert.equal(sent.status, 200, sent.text)
    await drain()
    const { items, unread } = await noticesOf(handler)
    assert.deepEqual([items.length, unread], [1, 1])
    const { subject, text, reference, readAt } = items[0]!
    assert.equal(subject, `新派单：投诉 ${number}`)
    assert.match(text, /甲区城管局/)
    assert.doesNotMatch(text, /路灯/)
    assert.deepEqual([reference, readAt], [{ kind: 'complaint', id }, null])
    assert.equal((await noticesOf(head)).items.length, 1)
    assert.equal((await noticesOf(dispatcher)).items.length, 0)
    const english = await ask<NoticePage>('GET', '/notices?lang=en', handler)
    assert.equal(english.body.items[0]!.subject, `New matter: Complaint ${number}`)
  })

  it('read their own notices and nobody else’s', async () => {
    const [notice] = (await noticesOf(handler)).items as [Notice]
    assert.equal((await ask('POST', `/notices/${notice.id}/read`, head)).status, 404)
    assert.equal((await ask('POST', `/notices/${notice.id}/read`, administrator)).status, 404)
    const read = await ask<{ unread: number }>('POST', `/notices/${notice.id}/read`, handler)
    assert.deepEqual(read.body, { unread: 0 })
    assert.equal((await noticesOf(handler, '?unread=yes')).items.length, 0)
    assert.ok((await noticesOf(handler)).items[0]!.readAt)
    assert.deepEqual((await ask('POST', '/notices/read-all', head)).body, { unread: 0 })
    assert.equal((await ask('GET', '/notices')).status, 401)
  })
})
