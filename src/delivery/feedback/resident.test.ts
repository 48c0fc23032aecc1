import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Asking, COUNTY, feedbackApplication, UNIT } from '../../../tests/support/feedback-application.ts'
import { anyone, system } from '../../kernel/actor.ts'

const { ask, db, signIn, drain } = await feedbackApplication()
const dispatcher = signIn('dispatcher', { everything: true })
const handler = signIn('handler', { units: [UNIT] })

const GIVEN = { kind: 'complaint', text: '河边步道的路灯坏了半个月，晚上很黑。', areaCode: COUNTY }
type Received = { number: string; code: string; due: string; dueDate: string; next: { zh: string }[] }

async function handIn(more: object = {}, asking: Asking = {}): Promise<Received> {
  const { status, body, text } = await ask('POST', '/complaints', { ...GIVEN, ...more }, asking)
  assert.equal(status, 201, text)
  return body as Received
}

const progress = (access: object, asking: Asking = {}) => ask('POST', '/complaints/progress', access, asking)
const keyOf = ({ number, code }: Received) => ({ number, code })

/** Takes a matter to its answer and returns its id. */
async function answer({ number }: Received, text = '路灯已修好。'): Promise<string> {
  const found = await ask('GET', `/complaints?search=${number}`, undefined, { as: dispatcher })
  const { id } = (found.body.items as { id: string }[])[0]!
  const steps = [
    ['dispatch', { unitId: UNIT }, dispatcher],
    ['sign', {}, handler],
    ['reply', { text, opinion: '灯具老化' }, handler],
  ] as const
  for (const [i, [step, body, as]] of steps.entries()) {
    const done = await ask('POST', `/complaints/${id}/${step}`, body, { as, version: i + 1 })
    assert.equal(done.status, 200, done.text)
  }
  return id
}

describe('handing in', () => {
  it('gives a number with a check digit, a code once, the promised day and what comes next', async () => {
    const receipt = await handIn()
    assert.match(receipt.number, /^GH-\d{4}-\d{6}-\d$/)
    assert.match(receipt.code, /^[2-9A-HJKMNP-TV-Z]{8}$/)
    assert.ok(receipt.dueDate > new Date().toISOString().slice(0, 10))
    assert.ok(receipt.next.length >= 2)
    const rows = await db.read(system('test'), (tx) =>
      tx.query<{ row: string }>('select row_to_json(c)::text as row from feedback.complaints c where number = $1', [
        receipt.number,
      ]),
    )
    assert.ok(!rows[0]!.row.includes(receipt.code), 'the code must not be kept')
  })

  it('keeps name, telephone and e-mail encrypted and out of the events', async () => {
    const personal = { name: '欧阳小明', phone: '138 1234 5678', email: 'xiaoming@example.cn' }
    const { number } = await handIn(personal)
    await db.read(system('test'), async (tx) => {
      const rows = await tx.query<{ row: string }>('select row_to_json(c)::text as row from feedback.complaints c')
      const events = await tx.query<{ row: string }>('select data::text as row from events.log')
      for (const { row } of [...rows, ...events]) {
        for (const secret of ['欧阳', '13812345678', '138 1234', 'xiaoming']) assert.ok(!row.includes(secret), row)
      }
      assert.ok(events.some(({ row }) => row.includes(number)))
    })
  })

  it('refuses what is not right, naming each field', async () => {
    const cases: [object, string][] = [
      [{ text: '长'.repeat(4001) }, 'text'],
      [{ text: '   ' }, 'text'],
      [{ kind: 'gossip' }, 'kind'],
      [{ areaCode: '12' }, 'areaCode'],
      [{ email: 'nobody' }, 'email'],
      [{ phone: 'call me' }, 'phone'],
    ]
    for (const [wrong, field] of cases) {
      const { status, body } = await ask('POST', '/complaints', { ...GIVEN, ...wrong })
      assert.equal(status, 400)
      assert.deepEqual(
        (body.errors as { field: string }[]).map((one) => one.field),
        [field],
      )
    }
    assert.equal((await ask('POST', '/complaints', { ...GIVEN, areaCode: '999999999999' })).body.code, 'UNKNOWN_AREA')
    const noUnit = { ...GIVEN, aboutUnitId: '01890a5d-ac96-774b-bcce-b302099a80ff' }
    assert.equal((await ask('POST', '/complaints', noUnit)).body.code, 'UNKNOWN_UNIT')
    await handIn({ text: '长'.repeat(4000), name: '', phone: null, email: ' ' })
  })

  it('answers a repeated key with the same receipt and registers one matter', async () => {
    const key = 'repeat-me-0001'
    const first = await handIn({}, { key })
    const again = await ask('POST', '/complaints', GIVEN, { key })
    assert.deepEqual(again.body, first)
    assert.equal(again.headers['idempotency-replayed'], 'true')
    const other = await ask('POST', '/complaints', { ...GIVEN, text: '另一件事' }, { key })
    assert.equal(other.body.code, 'KEY_REUSED')
  })

  it('gives different numbers to many at once', async () => {
    const receipts = await Promise.all(Array.from({ length: 40 }, () => handIn()))
    assert.equal(new Set(receipts.map(({ number }) => number)).size, 40)
  })

  it('hands text back as it was written, as JSON that no browser renders', async () => {
    const text = '<script>alert(1)</script> & "引号" \u0000\u202e尾'.replace('\u0000', '')
    const receipt = await handIn({ text, title: '<b>灯</b>' })
    const shown = await progress(keyOf(receipt))
    assert.equal(shown.body.title, '<b>灯</b>')
    assert.match(String(shown.headers['content-type']), /^application\/json/)
    assert.equal(shown.headers['x-content-type-options'], 'nosniff')
  })
})

describe('following', () => {
  it('shows state, clock, holder and next steps, however the number is typed', async () => {
    const receipt = await handIn()
    const typed = receipt.number.toLowerCase().replaceAll('-', ' ')
    const { status, body } = await progress({ number: typed, code: receipt.code.toLowerCase() })
    assert.equal(status, 200)
    assert.equal(body.state, 'RECEIVED')
    assert.equal((body.holder as { zh: string }).zh, '12345 热线受理中心')
    const clock = body.clock as { due: string; total: number; used: number; left: number }
    assert.deepEqual([clock.due, clock.total, clock.used + clock.left], [receipt.due, 5, 5])
    assert.equal((body.timeline as unknown[]).length, 1)
  })

  it('opens again by the token, which holds no code, and not by one that was touched', async () => {
    const receipt = await handIn()
    const { body } = await progress(keyOf(receipt))
    const token = String(body.token)
    assert.ok(!Buffer.from(token.slice(3), 'base64url').toString('latin1').includes(receipt.code))
    assert.equal((await progress({ token })).body.number, receipt.number)
    const touched = `${token.slice(0, -3)}${token.endsWith('AAA') ? 'BBB' : 'AAA'}`
    assert.equal((await progress({ token: touched })).body.code, 'LOOK_EXPIRED')
  })

  it('says the same for a wrong code and a number that is not there', async () => {
    const receipt = await handIn()
    const address = '10.0.0.9'
    const wrongCode = await progress({ number: receipt.number, code: 'ZZZZZZZZ' }, { address })
    const noNumber = await progress({ number: 'GH-2611-999999-0', code: 'ZZZZZZZZ' }, { address })
    const notEvenNumber = await progress({ number: 'abc', code: 'ZZZZZZZZ' }, { address })
    for (const one of [wrongCode, noNumber, notEvenNumber]) {
      assert.deepEqual([one.status, one.body.code], [404, 'NUMBER_OR_CODE_WRONG'])
      assert.equal(one.body.detail, wrongCode.body.detail)
    }
  })

  it('stops guessing from one address after ten wrong codes, even with the right one', async () => {
    const receipt = await handIn()
    const address = '10.0.0.66'
    for (let i = 0; i < 10; i++) await progress({ number: receipt.number, code: `ZZZZZZZ${i}` }, { address })
    const { status, body } = await progress(keyOf(receipt), { address })
    assert.deepEqual([status, body.code], [429, 'TOO_MANY_GUESSES'])
    assert.equal((await progress(keyOf(receipt))).status, 200)
  })

  it('stops guessing at one number from many addresses', async () => {
    const receipt = await handIn()
    for (let i = 0; i < 30; i++)
      await progress({ number: receipt.number, code: 'ZZZZZZZZ' }, { address: `10.1.0.${i}` })
    const { body } = await progress(keyOf(receipt), { address: '10.1.1.1' })
    assert.equal(body.code, 'TOO_MANY_GUESSES')
  })

  it('lets nobody without a key see any row, and nobody change one', async () => {
    const receipt = await handIn()
    await db.transaction(anyone(), async (tx) => {
      assert.equal((await tx.query('select id from feedback.complaints')).length, 0)
      const touched = await tx.query(`update feedback.complaints set title = 'x' returning id`)
      assert.equal(touched.length, 0)
    })
    const insert = `insert into feedback.complaints select (jsonb_populate_record(c, '{"state":"CLOSED"}')).*
                    from feedback.complaints c`
    await assert.rejects(
      db.transaction(anyone(), async (tx) => {
        await tx.query(`select set_config('app.everything', 'on', true)`)
        await tx.query(`${insert} where number = $1`, [receipt.number])
      }),
      /row-level security/,
    )
    await assert.rejects(
      db.transaction(system('test'), (tx) => tx.query('delete from feedback.complaints')),
      /permission denied/,
    )
  })

  it('shows the resident neither opinions nor names of staff', async () => {
    const receipt = await handIn()
    await answer(receipt)
    const shown = await progress(keyOf(receipt))
    assert.equal((shown.body.reply as { text: string }).text, '路灯已修好。')
    assert.equal((shown.body.clock as { light: string }).light, 'met')
    const titles = (shown.body.timeline as { title: { zh: string } }[]).map(({ title }) => title.zh)
    assert.deepEqual(titles, ['已登记', '转交甲区水务局办理', '承办单位已签收，开始办理', '已答复'])
    for (const secret of ['灯具老化', 'handler', 'dispatcher']) assert.ok(!shown.text.includes(secret), secret)
  })
})

describe('rating and adding', () => {
  const rating = { level: 2, solved: 'partly', text: '灯亮了，但是太暗' }
  const rate = (receipt: Received, more: object = {}) =>
    ask('POST', '/complaints/rating', { access: keyOf(receipt), ...rating, ...more })

  it('takes one rating, after the answer', async () => {
    const receipt = await handIn()
    assert.equal((await rate(receipt)).body.code, 'NOT_ANSWERED_YET')
    await answer(receipt)
    const rated = await rate(receipt)
    assert.equal(rated.status, 200, rated.text)
    assert.deepEqual([rated.body.state, rated.body.mayRate], ['RATED', false])
    assert.equal((rated.body.rating as { level: number }).level, 2)
    assert.equal((await rate(receipt, { level: 5 })).body.code, 'ALREADY_RATED')
    assert.equal((await rate({ ...receipt, code: 'ZZZZZZZZ' })).body.code, 'NUMBER_OR_CODE_WRONG')
    assert.equal((await rate(receipt, { level: 6 })).body.code, 'INVALID_INPUT')
  })

  it('takes one of two ratings that come at once', async () => {
    const receipt = await handIn()
    await answer(receipt)
    const both = await Promise.all([rate(receipt), rate(receipt, { level: 5 })])
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  })

  it('does not let staff rate a matter whose code they do not know', async () => {
    const receipt = await handIn()
    await answer(receipt)
    const access = { number: receipt.number, code: 'ZZZZZZZZ' }
    const { body } = await ask('POST', '/complaints/rating', { access, ...rating }, { as: dispatcher })
    assert.equal(body.code, 'NUMBER_OR_CODE_WRONG')
  })

  it('adds information while the matter is open, with a token too', async () => {
    const receipt = await handIn()
    const { body } = await progress(keyOf(receipt))
    const access = { token: body.token }
    const added = await ask('POST', '/complaints/additions', { access, text: '灯杆编号 17' }, { key: 'add-00000001' })
    const again = await ask('POST', '/complaints/additions', { access, text: '灯杆编号 17' }, { key: 'add-00000001' })
    assert.equal((added.body.timeline as unknown[]).length, 2)
    assert.equal((again.body.timeline as unknown[]).length, 2)
    const id = await answerFrom(receipt)
    await ask('POST', `/complaints/${id}/close`, {}, { as: dispatcher, version: 5 })
    const late = await ask('POST', '/complaints/additions', { access, text: '还有' })
    assert.equal(late.body.code, 'ALREADY_ENDED')
  })

  /** The same as `answer` for a matter that somebody has added to once. */
  async function answerFrom({ number }: Received): Promise<string> {
    const found = await ask('GET', `/complaints?search=${number}`, undefined, { as: dispatcher })
    const { id, version } = (found.body.items as { id: string; version: number }[])[0]!
    await ask('POST', `/complaints/${id}/dispatch`, { unitId: UNIT }, { as: dispatcher, version })
    await ask('POST', `/complaints/${id}/sign`, {}, { as: handler, version: version + 1 })
    await ask('POST', `/complaints/${id}/reply`, { text: '路灯已经修好' }, { as: handler, version: version + 2 })
    return id
  }
})

describe('measures', () => {
  it('count what happened', async () => {
    await drain()
    const rows = await db.read(system('test'), (tx) =>
      tx.query<{ measure: string; count: number; sum: number }>(
        `select measure, sum(count)::int as count, sum(sum)::float8 / 1000000 as sum from measures.cells
         where item = 'complaint' group by measure`,
      ),
    )
    const of = (id: string) => rows.find(({ measure }) => measure === id)
    const [{ received } = { received: 0 }] = await db.read(system('test'), (tx) =>
      tx.query<{ received: number }>('select count(*)::int as received from feedback.complaints'),
    )
    assert.equal(of('feedback.received')?.count, received)
    assert.equal(of('feedback.replied-on-time')?.count, of('feedback.replied-on-time')?.sum)
    assert.equal(of('feedback.hours-to-reply')?.count, of('feedback.replied-on-time')?.count)
    assert.equal(of('feedback.satisfied')?.count, 2)
    assert.equal(of('feedback.solved')?.sum, 0)
  })
})
