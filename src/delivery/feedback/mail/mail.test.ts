import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { open311Application } from '../../../../tests/support/open311-application.ts'
import { jpegPhoto } from '../../../../tests/support/photos.ts'
import { signInAs } from '../../../../tests/support/staff.ts'
import type { ClientWithKey } from '../../../foundation/identity/clients/clients.contract.ts'
import { system } from '../../../kernel/actor.ts'
import type { MailEntry, MailTaken } from './mail.contract.ts'

const served = await open311Application()
const { app, asStaff, client, db, dispatcher, drain, matterOf } = served
const TEST = system('test')
let server: ClientWithKey
let made = 0

before(async () => {
  server = await client(['mail'])
})

async function hand(payload: object | string, type = 'application/json', key = server.key) {
  return app.inject({
    method: 'POST',
    url: '/api/v1/mail/inbound',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    payload: typeof payload === 'string' ? Buffer.from(payload) : JSON.stringify(payload),
  })
}

async function taken(payload: object | string, type?: string): Promise<MailTaken> {
  const response = await hand(payload, type)
  assert.equal(response.statusCode, 200, response.body)
  return response.json()
}

const letter = (more: object = {}) => ({
  from: `Resident ${++made} <resident${made}@example.cn>`,
  to: '12345@hengzhou.example',
  subject: '丙街道路灯不亮',
  text: '丙街道人民路的路灯坏了一周了，晚上很黑。',
  messageId: `<m${made}@example.cn>`,
  ...more,
})

const raw = (headers: string, body: string) => `${headers.trim().replace(/\n\s*/g, '\r\n')}\r\n\r\n${body}`

async function rowOf(number: string) {
  const [row] = await db.read(TEST, (tx) =>
    tx.query<Record<string, unknown>>('select * from feedback.complaints where number = $1', [number]),
  )
  return row!
}

async function mailsAbout(number: string) {
  const { id } = await matterOf(number)
  return db.read(TEST, (tx) =>
    tx.query<{ template: string; language: string }>(
      `select template, language from messages.outbox where reference_id = $1 and channel = 'email'`,
      [id],
    ),
  )
}

describe('an e-mail', () => {
  it('becomes a matter, and its sender is told number and code once', async () => {
    const { outcome, number } = await taken(letter())
    assert.equal(outcome, 'registered')
    const row = await rowOf(number!)
    assert.deepEqual(
      [row.kind, row.title, row.channel, row.area_code],
      ['help', '丙街道路灯不亮', 'mail', '511602001000'],
    )
    await drain()
    assert.deepEqual(await mailsAbout(number!), [{ template: 'feedback.receivedWithCode', language: 'zh' }])
  })

  it('is read as it came over the wire, in whatever encoding, with its pictures', async () => {
    const subject = `=?gb18030?B?${Buffer.from([0xcd, 0xb6, 0xcb, 0xdf]).toString('base64')}?=`
    const message = raw(
      `From: =?utf-8?B?${Buffer.from('张三').toString('base64')}?= <zhang@example.cn>
       To: 12345@hengzhou.example
       Subject: ${subject}
       Message-ID: <wire-1@example.cn>
       MIME-Version: 1.0
       Content-Type: multipart/mixed; boundary=b`,
      `--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>停水<b>三天</b>了</p><script>alert(1)</script>\r\n--b\r\nContent-Type: image/jpeg; name=a.jpg\r\nContent-Disposition: attachment; filename=a.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n${jpegPhoto().toString('base64')}\r\n--b--\r\n`,
    )
    const { number } = await taken(message, 'message/rfc822')
    const row = await rowOf(number!)
    assert.deepEqual([row.kind, row.title, row.text], ['complaint', '投诉', '停水三天了'])
    const files = await asStaff(dispatcher, 'GET', `/complaints/${row.id}/files`)
    assert.deepEqual(
      files.body.items.map(({ name, givenBy }: Record<string, string>) => [name, givenBy]),
      [['a.jpg', 'resident']],
    )
  })

  it('is what its words say, else a request for help', async () => {
    const cases: [string, string][] = [
      ['举报某店无证经营', 'report'],
      ['投诉物业', 'complaint'],
      ['关于公园开放时间的建议', 'suggestion'],
      ['咨询社保转移', 'consultation'],
      ['感谢信', 'praise'],
      ['Complaint about noise', 'complaint'],
      ['路灯', 'help'],
    ]
    for (const [subject, kind] of cases) {
      const { number } = await taken(letter({ subject }))
      assert.equal((await rowOf(number!)).kind, kind, subject)
    }
  })

  it('of more than 4,000 characters keeps its rest beside it; a telephone number in the subject is hidden', async () => {
    const text = '很长的情况说明。'.repeat(800)
    const { number } = await taken(letter({ subject: 'Fwd: Re: [12345] 路灯，请打13800001234', text }))
    const row = await rowOf(number!)
    assert.equal([...(row.text as string)].length, 4000)
    assert.match(row.text as string, /全文见附件/)
    assert.doesNotMatch(row.title as string, /13800001234|Fwd|Re:|\[/)
    const { body } = await asStaff(dispatcher, 'GET', `/complaints/${row.id}/files`)
    assert.deepEqual([body.items[0].name, body.items[0].bytes], ['邮件全文.txt', Buffer.byteLength(text)])
  })

  it('loses no word over a file that cannot be taken', async () => {
    const attachments = [{ name: 'run.exe', mediaType: 'application/x-msdownload', contentBase64: 'TVoAAAA=' }]
    const { number } = await taken(letter({ attachments }))
    assert.match((await rowOf(number!)).text as string, /附件未收下.*run\.exe/)
  })

  it('is taken once by its Message-ID, also where it comes several times at once', async () => {
    const one = letter()
    const answers = await Promise.all([taken(one), taken(one), taken(one)])
    assert.equal(new Set(answers.map(({ number }) => number)).size, 1)
    assert.equal(answers.filter(({ repeated }) => !repeated).length, 1)
    assert.equal((await taken(one)).repeated, true)
    assert.equal((await mailsAbout(answers[0]!.number!)).length, 1)
  })

  it('with the character zero, or a person in its subject, is taken all the same', async () => {
    const odd = { from: 'A\0B <odd@example.cn>', subject: '我叫张三，身份证 110101199003074530\0', text: '路灯\0不亮' }
    const { outcome, number } = await taken(letter(odd))
    assert.equal(outcome, 'registered')
    const row = await rowOf(number!)
    assert.doesNotMatch(row.title as string, /张三|110101199003074530/)
    assert.equal(row.text, '路灯不亮')
  })

  it('without a Message-ID is known by what it says', async () => {
    const one = letter({ messageId: undefined, headers: { Date: 'Sat, 21 Nov 2026 10:00:00 +0800' } })
    const first = await taken(one)
    assert.equal((await taken(one)).number, first.number)
  })
})

describe('an answer to our message', () => {
  it('is added to the matter that its subject names, if it comes from the same address', async () => {
    const from = 'Li Si <li.si@example.cn>'
    const first = await taken(letter({ from }))
    const text = '补充：是第三盏灯。\n\n在 2026年11月21日 写道：\n> 已收到您提交的事项'
    const second = await taken(letter({ from: 'LI.SI@EXAMPLE.CN', subject: `回复：已收到（${first.number}）`, text }))
    assert.deepEqual([second.outcome, second.number], ['added', first.number])
    const timeline = (await rowOf(first.number!)).timeline as { action: string; text: string }[]
    assert.deepEqual([timeline.at(-1)!.action, timeline.at(-1)!.text], ['add', '补充：是第三盏灯。'])
    assert.equal((await mailsAbout(first.number!)).length, 1, 'an addition is not answered')
  })

  it('from another address is a matter of its own', async () => {
    const first = await taken(letter())
    const second = await taken(letter({ subject: `Re: ${first.number}` }))
    assert.equal(second.outcome, 'registered')
    assert.notEqual(second.number, first.number)
  })
})

describe('what no person wrote', () => {
  const cases: [string, object, string][] = [
    ['an automatic answer', { headers: { 'Auto-Submitted': 'auto-replied (vacation)' } }, 'automatic'],
    ['one of older programs', { headers: { 'X-Autoreply': 'yes' } }, 'automatic'],
    ['one by its precedence', { headers: { precedence: 'auto_reply' } }, 'automatic'],
    ['bulk mail', { headers: { Precedence: 'bulk' } }, 'bulk'],
    ['a mailing list', { headers: { 'List-Id': '<news.example.cn>' } }, 'bulk'],
    ['a bounce by its return path', { headers: { 'Return-Path': '<>' } }, 'bounce'],
    ['a bounce by its sender', { from: 'MAILER-DAEMON@example.cn' }, 'bounce'],
    [
      'a report of delivery',
      { headers: { 'Content-Type': 'multipart/report; report-type=delivery-status' } },
      'bounce',
    ],
    ['our own mail by its mark', { headers: { 'X-Loop': 'gongheng' } }, 'own'],
    ['our own mail by its address', { from: 'test@example.cn' }, 'own'],
    ['a message without a sender', { from: '' }, 'no-sender'],
    ['an empty message', { subject: '', text: ' ' }, 'empty'],
  ]
  for (const [name, more, reason] of cases) {
    it(`${name} is put aside as ${reason}, and never answered`, async () => {
      const count = () => db.read(TEST, (tx) => tx.query('select 1 from messages.outbox'))
      const before = (await count()).length
      const { outcome, reason: why, number } = await taken(letter(more))
      assert.deepEqual([outcome, why, number], ['ignored', reason, null])
      assert.equal((await count()).length, before)
    })
  }

  it('“Auto-Submitted: no” is a person’s', async () => {
    assert.equal((await taken(letter({ headers: { 'Auto-Submitted': 'no' } }))).outcome, 'registered')
  })

  it('a loop is broken: too many from one address within an hour are put aside', async () => {
    const from = 'loop@example.cn'
    const most = 20
    let last: MailTaken | undefined
    for (let i = 0; i <= 40 && last?.outcome !== 'ignored'; i++)
      last = await taken(letter({ from, text: `第 ${i} 次` }))
    assert.equal(last!.reason, 'too-many')
    const [row] = await db.read(TEST, (tx) =>
      tx.query<{ count: number }>(`select count(*)::int as count from feedback.mail_log where outcome = 'registered'
        and sender_index = (select sender_index from feedback.mail_log where reason = 'too-many')`),
    )
    assert.ok(row!.count <= most, `${row!.count} were taken`)
    assert.equal((await taken(letter())).outcome, 'registered', 'others are not held up')
  })
})

describe('the door for mail', () => {
  it('opens to keys for mail only', async () => {
    const other = await client(['open311'])
    assert.equal((await hand(letter(), 'application/json', other.key)).statusCode, 403)
    assert.equal((await hand(letter(), 'application/json', 'nothing')).statusCode, 403)
    const lost = await client(['mail'])
    await served.revoke(lost)
    assert.equal((await hand(letter(), 'application/json', lost.key)).statusCode, 403)
    const none = await app.inject({ method: 'POST', url: '/api/v1/mail/inbound', payload: letter() })
    assert.deepEqual([none.statusCode, none.json().code], [401, 'CLIENT_KEY_MISSING'])
    const staff = await app.inject({
      method: 'POST',
      url: '/api/v1/mail/inbound',
      payload: letter(),
      headers: dispatcher.headers,
    })
    assert.equal(staff.statusCode, 401)
  })

  it('refuses what is no message', async () => {
    assert.equal((await hand({ hello: 'there' })).statusCode, 400)
    assert.equal((await hand('', 'message/rfc822')).statusCode, 400)
    assert.equal((await hand('x', 'application/pdf')).statusCode, 415)
  })

  it('keeps a list of what came and what became of it, without clear addresses', async () => {
    await taken(letter({ from: 'wang.wu@example.cn', headers: { 'Auto-Submitted': 'auto-replied' } }))
    const { status, body } = await asStaff(dispatcher, 'GET', '/mail?limit=5')
    assert.equal(status, 200)
    const [newest] = body.items as MailEntry[]
    assert.deepEqual([newest!.outcome, newest!.reason, newest!.sender], ['ignored', 'automatic', 'w***@example.cn'])
    assert.ok(body.next)
    const rest = await asStaff(dispatcher, 'GET', `/mail?limit=200&outcome=ignored&cursor=${body.next}`)
    assert.ok((rest.body.items as MailEntry[]).every(({ outcome }) => outcome === 'ignored'))
    const handler = await signInAs(served as never, 'handler')
    assert.equal((await asStaff(handler, 'GET', '/mail')).status, 403)
  })
})
