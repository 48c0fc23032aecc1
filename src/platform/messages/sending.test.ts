import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, it } from 'node:test'
import { atEnd } from '../../../tests/support/at-end.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import { mailServer, readMail } from '../../../tests/support/mail-server.ts'
import { system } from '../../kernel/actor.ts'
import { createPrivacy } from '../privacy/privacy.ts'
import type { Channel } from './carrier.ts'
import { MOST_ATTEMPTS, nextTry } from './delivery.rules.ts'
import { smtpCarrier } from './email.ts'
import { createMessagesService } from './messages.service.ts'
import { createQueue, type Outgoing } from './messages.ts'
import { type Carriers, Sender } from './sender.ts'
import { smsCarrier, tokenOf } from './sms.ts'
import { defineTemplates } from './template.ts'

const ACTOR = system('test')
const { db } = await testDatabase()
const privacy = createPrivacy('7e'.repeat(32))
const templates = defineTemplates('test', {
  answered: {
    subject: { zh: '您的来件 {number} 已有答复', en: 'Answer to {number}' },
    text: { zh: '编号 {number}，请于 {due}前评价。\n谢谢。', en: 'Number {number}: rate it by {due}.\nThank you.' },
    sms: { zh: '{number}已答复', en: '{number} answered' },
  },
})
const mail = await mailServer()
const FROM = '公衡 <office@city.example>'
const email = smtpCarrier(mail.url, FROM)
atEnd(async () => email.close())

const findTemplate = (id: string) => Object.values(templates).find((template) => template.id === id)
const setUp = new Set<Channel>(['email', 'sms'])
const messages = createQueue({ privacy, isSetUp: (channel) => setUp.has(channel), wake: () => undefined })

let clock = Date.now()
const senderOf = (carriers: Carriers) => new Sender({ db, privacy, carriers, findTemplate, now: () => new Date(clock) })

const VALUES = { number: 'GH-2603-1', due: { zh: '3月20日', en: '20 March' } }

function queue(more: Partial<Outgoing<'number' | 'due'>> = {}): Promise<string> {
  const message = {
    channel: 'email',
    to: 'wang@example.cn',
    template: templates.answered,
    language: 'zh',
    values: VALUES,
    reference: { kind: 'complaint', id: 'c-1' },
    countyCode: '511602',
    ...more,
  } as const
  return db.transaction(ACTOR, (tx) => messages.queue(tx, message))
}

type Row = { state: string; attempts: number; last_error: string | null; provider_id: string | null; next_at: Date }
async function rowOf(id: string): Promise<Row> {
  const [row] = await db.read(ACTOR, (tx) => tx.query<Row>('select * from messages.outbox where id = $1', [id]))
  return row!
}

const eventsOf = (id: string) =>
  db.read(ACTOR, (tx) =>
    tx.query<{ type: string; data: Record<string, unknown> }>(
      'select type, data from events.log where subject_id = $1 order by id',
      [id],
    ),
  )

beforeEach(() => {
  mail.mails.length = 0
  mail.answer.code = null
  clock = Date.now() + 1000
})

describe('e-mail', () => {
  it('goes out as plain text in the language asked for, under an id of its own', async () => {
    const id = await queue()
    await queue({ language: 'en' })
    assert.equal(await senderOf({ email }).sendDue(), 2)
    const [chinese, english] = mail.mails.map(({ raw }) => readMail(raw)).sort((a, b) => (a.body < b.body ? 1 : -1))
    assert.match(chinese!.headers, /^Subject: 您的来件 GH-2603-1 已有答复$/m)
    assert.match(chinese!.headers, new RegExp(`^Message-ID: <${id}@city.example>$`, 'm'))
    assert.match(chinese!.headers, /^Auto-Submitted: auto-generated$/m)
    assert.match(chinese!.headers, /^Content-Type: text\/plain/m)
    assert.match(chinese!.body, /^编号 GH-2603-1，请于 3月20日前评价。\r?\n谢谢。/)
    assert.match(english!.body, /^Number GH-2603-1: rate it by 20 March\./)
    assert.equal((await rowOf(id)).state, 'sent')
    const events = await eventsOf(id)
    assert.deepEqual(
      events.map(({ type }) => type),
      ['message.sent'],
    )
    assert.doesNotMatch(JSON.stringify(events), /wang|GH-2603/)
  })

  it('cannot be given further headers or recipients by what it says or to whom', async () => {
    await queue({ values: { ...VALUES, number: 'X\r\nBcc: thief@example.cn\r\n\r\nother text' } })
    const bad = await queue({ to: 'a@example.cn, thief@example.cn' })
    const broken = await queue({ to: 'a@example.cn\r\nBcc: thief@example.cn' })
    await senderOf({ email }).sendDue()
    assert.deepEqual(
      mail.mails.map(({ to }) => to),
      [['wang@example.cn']],
    )
    const { headers } = readMail(mail.mails[0]!.raw)
    assert.doesNotMatch(headers, /^Bcc:/im)
    assert.match(headers, /^Subject: 您的来件 X Bcc: thief@example.cn other text 已有答复$/m)
    assert.deepEqual([(await rowOf(bad)).state, (await rowOf(broken)).state], ['dead', 'dead'])
  })

  it('is tried again after a passing refusal, with growing pauses, and is given up in the end', async () => {
    mail.answer.code = 451
    const id = await queue()
    const sender = senderOf({ email })
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      assert.equal(await sender.sendDue(), 1)
      const row = await rowOf(id)
      assert.deepEqual([row.state, row.attempts], ['waiting', attempt])
      assert.deepEqual(row.next_at, nextTry(attempt, new Date(clock)))
      assert.equal(await sender.sendDue(), 0, 'not before its time')
      clock = row.next_at.getTime()
    }
    await sender.sendDue()
    const row = await rowOf(id)
    assert.deepEqual([row.state, row.attempts], ['dead', MOST_ATTEMPTS])
    assert.match(row.last_error!, /w\*\*\*@example\.cn/)
    assert.doesNotMatch(row.last_error!, /wang@/)
    assert.deepEqual(
      (await eventsOf(id)).map(({ type, data }) => [type, data.attempts]),
      [['message.given-up', MOST_ATTEMPTS]],
    )
    clock += 1e9
    assert.equal(await sender.sendDue(), 0)
  })

  it('goes at the second attempt when the server is back', async () => {
    mail.answer.code = 421
    const id = await queue()
    const sender = senderOf({ email })
    await sender.sendDue()
    mail.answer.code = null
    clock += 61_000
    await sender.sendDue()
    assert.deepEqual([(await rowOf(id)).state, mail.mails.length], ['sent', 1])
  })

  it('is given up at once when the mailbox does not exist', async () => {
    mail.answer.code = 550
    const id = await queue()
    await senderOf({ email }).sendDue()
    assert.deepEqual([(await rowOf(id)).state, (await rowOf(id)).attempts], ['dead', 1])
  })
})

describe('workers', () => {
  it('two at once send nothing twice', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => queue()))
    const counts = await Promise.all([senderOf({ email }).sendDue(), senderOf({ email }).sendDue()])
    assert.equal(counts[0]! + counts[1]!, 40)
    assert.equal(mail.mails.length, 40)
    const sent = mail.mails.map(({ raw }) => /^Message-ID: <([^@]+)@/im.exec(raw)![1]!)
    assert.deepEqual(sent.sort(), ids.sort())
  })

  it('one that died while sending is taken over, and its late answer changes nothing', async () => {
    const id = await queue()
    let answer: (() => void) | undefined
    const hanging = {
      send: () => new Promise<null>((resolve) => (answer = () => resolve(null))),
      close: () => undefined,
    }
    const dying = senderOf({ email: hanging }).sendDue()
    while (!answer) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.equal(await senderOf({ email }).sendDue(), 0, 'it is held')
    clock += 5 * 60_000
    assert.equal(await senderOf({ email }).sendDue(), 1)
    answer()
    await dying
    assert.equal((await rowOf(id)).attempts, 2)
    assert.equal((await eventsOf(id)).length, 1)
  })

  it('a running one sends what is queued when it is woken, and ends orderly', async () => {
    const sender = new Sender({
      db,
      privacy,
      carriers: { email: smtpCarrier(mail.url, FROM) },
      findTemplate,
      every: 60_000,
    })
    const waking = createQueue({ privacy, isSetUp: () => true, wake: () => sender.wake() })
    sender.start()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await db.transaction(ACTOR, (tx) =>
      waking.queue(tx, {
        channel: 'email',
        to: 'wang@example.cn',
        template: templates.answered,
        language: 'zh',
        values: VALUES,
        reference: { kind: 'complaint', id: 'c-2' },
        countyCode: '511602',
      }),
    )
    for (let i = 0; i < 100 && mail.mails.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 20))
    await sender.stop()
    assert.equal(mail.mails.length, 1)
  })
})

type Asked = { url: string; authorization: string; body: Record<string, unknown> }

async function smsStub(): Promise<{ url: string; asked: Asked[]; answer: { status: number } }> {
  const asked: Asked[] = []
  const answer = { status: 201 }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString())
      asked.push({ url: request.url!, authorization: request.headers.authorization ?? '', body })
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ id: 'gateway-7', errors: [{ message: `bad number ${body.phone_number}` }] }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd(() => new Promise((resolve) => server.close(() => resolve())))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, answer }
}

describe('SMS', async () => {
  const stub = await smsStub()
  const sms = smsCarrier({ url: stub.url, key: 'k-1', templates: 'test.answered.zh=T-100' })
  const to = '13812345678'

  beforeEach(() => {
    stub.asked.length = 0
    stub.answer.status = 201
  })

  it('is asked of the gateway in the form of Notify', async () => {
    const id = await queue({ channel: 'sms', to })
    await senderOf({ sms }).sendDue()
    assert.deepEqual(stub.asked, [
      {
        url: '/v2/notifications/sms',
        authorization: 'Bearer k-1',
        body: {
          phone_number: to,
          template_id: 'T-100',
          personalisation: { number: 'GH-2603-1', due: '3月20日' },
          reference: id,
        },
      },
    ])
    assert.deepEqual([(await rowOf(id)).state, (await rowOf(id)).provider_id], ['sent', 'gateway-7'])
  })

  for (const [status, state] of [
    [400, 'dead'],
    [403, 'waiting'],
    [429, 'waiting'],
    [500, 'waiting'],
  ] as const) {
    it(`answered ${status} is ${state}`, async () => {
      stub.answer.status = status
      const id = await queue({ channel: 'sms', to, language: 'en' })
      await senderOf({ sms }).sendDue()
      assert.equal(stub.asked[0]!.body.template_id, 'test.answered.en')
      const row = await rowOf(id)
      assert.equal(row.state, state)
      assert.match(row.last_error!, /138\*\*\*\*5678/)
    })
  }

  it('signs with a key of Notify’s form', () => {
    const [service, secret] = ['26785a09-ab16-4eb0-8407-a37497a57506', '3d844edf-8d35-48ac-975b-e847b4f122b0']
    const token = tokenOf(`city-${service}-${secret}`, 1_700_000_000_000)
    const [head, claims] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    assert.deepEqual(JSON.parse(head!), { typ: 'JWT', alg: 'HS256' })
    assert.deepEqual(JSON.parse(claims!), { iss: service, iat: 1_700_000_000 })
    assert.equal(tokenOf('plain', 0), 'plain')
  })
})

describe('what is kept', () => {
  it('is a message whose channel is not set up, and nothing readable in any', async () => {
    setUp.delete('sms')
    const id = await queue({ channel: 'sms', to: '13812345678' })
    setUp.add('sms')
    assert.equal((await rowOf(id)).state, 'kept')
    assert.doesNotMatch(JSON.stringify(await rowOf(id)), /138|GH-2603/)
  })

  it('is nothing of a message whose transaction failed', async () => {
    const counted = () => db.read(ACTOR, (tx) => tx.query('select count(*) from messages.outbox'))
    const before = await counted()
    await assert.rejects(
      db.transaction(ACTOR, async (tx) => {
        await messages.queue(tx, {
          channel: 'email',
          to: 'x@example.cn',
          template: templates.answered,
          language: 'zh',
          values: VALUES,
          reference: { kind: 'complaint', id: 'c-3' },
          countyCode: '511602',
        })
        throw new Error('no')
      }),
      /no/,
    )
    assert.deepEqual(await counted(), before)
  })

  it('is forgotten ninety days after it was settled', async () => {
    const service = createMessagesService({ db, privacy, isSetUp: () => true, findTemplate, wake: () => undefined })
    const id = await queue()
    await senderOf({ email }).sendDue()
    const waiting = await queue()
    assert.equal(await service.forget(), 0)
    assert.ok((await service.forget(new Date(Date.now() + 91 * 86_400_000))) > 0)
    const sealed = await db.read(ACTOR, (tx) =>
      tx.query<{ id: string; there: boolean }>(
        'select id, recipient_sealed is not null as there from messages.outbox where id = any($1::uuid[]) order by id',
        [[id, waiting]],
      ),
    )
    assert.deepEqual(Object.fromEntries(sealed.map((row) => [row.id, row.there])), { [id]: false, [waiting]: true })
  })
})

describe('templates', () => {
  it('say the same in both languages or are refused', () => {
    const text = { zh: '{number}', en: '{nunber}' }
    assert.throws(() => defineTemplates('x', { y: { subject: { zh: '', en: '' }, text } }), /differ/)
  })
})
