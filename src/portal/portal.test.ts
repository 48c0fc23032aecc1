import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testApplication } from '../../tests/support/application.ts'
import { COUNTY, makeCity, signInAs, TOWN } from '../../tests/support/staff.ts'
import { fillIn as fillInAll, handIn as handInAll, MATTER } from '../../tests/support/tell-us.ts'
import { Visitor } from '../../tests/support/visitor.ts'

const application = await testApplication()
const { unit } = await makeCity(application)
const dispatcher = await signInAs(application, 'dispatcher')
const handler = await signInAs(application, 'handler', { unitId: unit.id })
const { app, drain } = application
const TEXT = MATTER.text

/** Answers every question up to the last page. */
const fillIn = (visitor: Visitor, more: Record<string, string> = {}) => fillInAll(visitor, { areaCode: TOWN, ...more })
const handIn = (visitor: Visitor) => handInAll(visitor, { areaCode: TOWN })

describe('the way of a complaint, without JavaScript', () => {
  it('asks one thing a page, shows the answers, and ends with number, code and date', async () => {
    const visitor = new Visitor(app)
    const first = await visitor.get('/tell')
    assert.equal(first.status, 200)
    assert.ok(first.includes('个工作日内答复'), 'each kind says how soon it is answered')
    assert.equal((await visitor.post('/tell', { kind: 'complaint' })).location, '/tell/what')
    assert.equal((await visitor.post('/tell/what', { text: TEXT })).location, '/tell/class')
    assert.ok((await visitor.get('/tell/class')).includes('是哪一类问题'))
    assert.equal((await visitor.post('/tell/class', { class: 'none' })).location, '/tell/where')
    assert.equal((await visitor.post('/tell/where', { areaCode: TOWN, address: '滨江路' })).location, '/tell/photos')
    assert.equal((await visitor.post('/tell/photos', {})).location, '/tell/contact')
    assert.equal(
      (await visitor.post('/tell/contact', { name: '欧阳小明', phone: '13812345678' })).location,
      '/tell/similar',
    )
    assert.equal((await visitor.get('/tell/similar')).location, '/tell/check', 'nobody else has reported it')
    const check = await visitor.get('/tell/check')
    for (const shown of ['投诉', '晚上很黑', '甲区丙街道', '滨江路', '欧阳小明', '13812345678']) {
      assert.ok(check.includes(shown), shown)
    }
    assert.equal((await visitor.post('/tell/check', { key: check.field('key') })).location, '/tell/done')
    const done = await visitor.get('/tell/done')
    assert.match(done.text, /class="confirmation-number">GH-/)
    assert.ok(done.includes('最迟答复日期'))
    assert.ok(!done.includes('欧阳'), 'the confirmation needs no personal data')
  })

  it('never puts anything personal into an address, and keeps answers unreadable in the cookie', async () => {
    const visitor = new Visitor(app)
    await fillIn(visitor)
    assert.ok(
      visitor.addresses.every((address) => /^\/tell(\/[a-z]+)?$/.test(address)),
      visitor.addresses.join(),
    )
    const cookies = JSON.stringify([...visitor.cookies])
    for (const secret of ['欧阳', '13812345678', '138 1234', TEXT]) assert.ok(!cookies.includes(secret))
    assert.ok(!Buffer.from(visitor.cookies.get('gh_draft') ?? '', 'base64url').includes('路灯'))
  })

  it('makes one matter of two presses, at once and one after the other', async () => {
    const visitor = new Visitor(app)
    await fillIn(visitor, { text: '按两次只登记一件。' })
    const key = (await visitor.get('/tell/check')).field('key')
    const twins = [visitor.twin(), visitor.twin()]
    const answers = await Promise.all(twins.map((twin) => twin.post('/tell/check', { key })))
    assert.deepEqual(
      answers.map(({ location }) => location),
      ['/tell/done', '/tell/done'],
    )
    const again = await twins[0]!.post('/tell/check', { key })
    assert.equal(again.location, '/tell/done')
    const numbers = await Promise.all(twins.map(async (twin) => (await twin.get('/tell/done')).match(/GH-[\d-]+/)))
    assert.equal(new Set(numbers).size, 1)
  })

  it('says on top of the page what is missing, with a link to the field, and keeps what was written', async () => {
    const visitor = new Visitor(app)
    const wrong = await visitor.post('/tell', {})
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /<title>错误：/)
    assert.match(wrong.text, /href="#kind">请选择您要反映的类别/)
    await visitor.post('/tell', { kind: 'help' })
    assert.ok((await visitor.post('/tell/what', { text: ' ' })).includes('请写明情况'))
    const long = await visitor.post('/tell/what', { text: '长'.repeat(4001) })
    assert.equal(long.status, 422)
    assert.ok(long.includes('超出 1 字，请删减到 4000 字以内'))
    assert.ok(long.includes('长'.repeat(4001)))
    await visitor.post('/tell/what', { text: `${'长\r\n'.repeat(2000)}` })
    assert.equal((await visitor.get('/tell/class')).location, '/tell/where', 'no class is found: nothing is asked')
    assert.ok((await visitor.post('/tell/where', { areaCode: '999999999999' })).includes('请选择所在地区'))
    await visitor.post('/tell/where', { areaCode: COUNTY })
    await visitor.post('/tell/photos', {})
    const contact = await visitor.post('/tell/contact', { phone: 'abc', email: 'not-an-address' })
    assert.ok(contact.includes('请检查电话号码'))
    assert.ok(contact.includes('href="#email"'))
    assert.match(contact.text, /id="phone"[^>]*aria-invalid="true"[^>]*value="abc"/)
  })

  it('leads back to the first question that is open, and after a change straight to the last page', async () => {
    const visitor = new Visitor(app)
    assert.equal((await visitor.get('/tell/check')).location, '/tell')
    await visitor.post('/tell', { kind: 'help' })
    assert.equal((await visitor.get('/tell/contact')).location, '/tell/what')
    await fillIn(visitor)
    const changed = await visitor.post('/tell/what?change=1', { text: '改过的情况' })
    assert.equal(changed.location, '/tell/similar?change=1', 'whether others reported it is asked anew')
    assert.equal((await visitor.get(changed.location)).location, '/tell/check')
    const check = await visitor.get('/tell/check')
    assert.ok(check.includes('改过的情况'))
    assert.ok(check.includes('138 1234 5678'))
  })

  it('keeps 4,000 characters of the least compressible text, with small cookies', async () => {
    const visitor = new Visitor(app)
    await visitor.post('/tell', { kind: 'suggestion' })
    let seed = 7
    const any = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return String.fromCodePoint(0x4e00 + (seed % 20_000))
    }
    const text = Array.from({ length: 4000 }, any).join('')
    assert.equal((await visitor.post('/tell/what', { text })).location, '/tell/class')
    assert.ok((await visitor.get('/tell/what')).includes(text))
    const sent = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    assert.ok(sent.length < 4000, `${sent.length} bytes of cookies`)
    await fillIn(visitor, { text })
    const key = (await visitor.get('/tell/check')).field('key')
    assert.equal((await visitor.post('/tell/check', { key })).location, '/tell/done')
  })

  it('shows markup as text', async () => {
    const visitor = new Visitor(app)
    await fillIn(visitor, { text: '<script>alert(1)</script>' })
    const check = await visitor.get('/tell/check')
    assert.ok(!check.text.includes('<script>alert'))
    assert.ok(check.text.includes('&lt;script&gt;alert'))
  })

  it('refuses a form that another site sends', async () => {
    const visitor = new Visitor(app, { 'sec-fetch-site': 'cross-site' })
    assert.equal((await visitor.post('/tell', { kind: 'help' })).status, 403)
  })
})

describe('following a matter', () => {
  it('opens by number and code, takes an addition, and is left again', async () => {
    const visitor = new Visitor(app)
    const { number, code } = await handIn(visitor)
    const later = new Visitor(app)
    assert.equal((await later.post('/follow', { number, code: code.toLowerCase() })).location, '/follow/matter')
    const page = await later.get('/follow/matter')
    for (const shown of [number, '答复时限', '已登记', '接下来', '丙街道']) assert.ok(page.includes(shown), shown)
    assert.equal(page.headers['cache-control'], 'no-store')
    const form = await later.get('/follow/add')
    const key = form.field('key')
    const added = await later.post('/follow/add', { text: '昨晚又有人摔倒。', key })
    assert.equal(added.location, '/follow/matter?done=added')
    await later.post('/follow/add', { text: '昨晚又有人摔倒。', key })
    const after = await later.get('/follow/matter?done=added')
    assert.equal(after.text.split('昨晚又有人摔倒。').length, 2, 'a second press adds nothing')
    assert.equal((await later.post('/follow/leave', {})).location, '/follow?note=left')
    assert.equal((await later.get('/follow/matter')).location, '/follow?note=ended')
  })

  it('says the same whether the number or the code is wrong', async () => {
    const visitor = new Visitor(app)
    const { number } = await handIn(visitor)
    const wrongCode = await visitor.post('/follow', { number, code: '22222222' })
    assert.equal(wrongCode.status, 422)
    assert.ok(wrongCode.includes('编号与查询码不相符'))
    assert.ok((await visitor.post('/follow', {})).includes('请填写查询码'))
  })

  it('shows the answer, takes one rating with words, and no second one', async () => {
    const visitor = new Visitor(app)
    const key = await handIn(visitor)
    await reply(key.number, '路灯已于今日修好。')
    await drain()
    await visitor.post('/follow', key)
    const answered = await visitor.get('/follow/matter')
    assert.ok(answered.includes('路灯已于今日修好。'))
    assert.ok(answered.includes('href="/follow/rate"'))
    const empty = await visitor.post('/follow/rate', { level: '9' })
    assert.equal(empty.status, 422)
    assert.ok(empty.includes('请选择满意程度') && empty.includes('请选择问题是否解决'))
    const rated = await visitor.post('/follow/rate', { level: '4', solved: 'yes', text: '谢谢' })
    assert.equal(rated.location, '/follow/matter?done=rated')
    const page = await visitor.get('/follow/matter?done=rated')
    assert.ok(page.includes('满意 · 已解决') && page.includes('谢谢'))
    assert.equal((await visitor.get('/follow/rate')).location, '/follow/matter')
  })
})

/** Takes a matter to its answer as staff. */
async function reply(number: string, text: string) {
  const found = await app.inject({ url: `/api/v1/complaints?search=${number}`, headers: dispatcher.headers })
  const { id } = found.json().items[0] as { id: string }
  const steps = [
    ['dispatch', { unitId: unit.id }, dispatcher],
    ['sign', {}, handler],
    ['reply', { text }, handler],
  ] as const
  for (const [index, [step, payload, staff]] of steps.entries()) {
    const headers = { ...staff.headers, 'if-match': `"${index + 1}"` }
    const done = await app.inject({ method: 'POST', url: `/api/v1/complaints/${id}/${step}`, payload, headers })
    assert.equal(done.statusCode, 200, done.body)
  }
}
