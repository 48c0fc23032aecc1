import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testApplication } from '../../tests/support/application.ts'
import { withDemoCity } from '../../tests/support/demo-city.ts'
import { signInAs } from '../../tests/support/staff.ts'
import { fillIn, handIn } from '../../tests/support/tell-us.ts'
import { Visitor } from '../../tests/support/visitor.ts'

const application = await withDemoCity(await testApplication({}))
const { app, drain } = application
const TOWN = '990101001000'
const CITY = '990100000000'

/** The smallest pictures there are: a PNG of one pixel, and the head of a HEIC file. */
const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const HEIC = new Uint8Array(Buffer.from('0000001c66747970686569630000000068656963686569786d696631', 'hex'))
const photo = (name: string, bytes: Uint8Array<ArrayBuffer> = PNG, type = 'image/png') => ({
  field: 'photos',
  name,
  type,
  bytes,
})

/** Somebody who has answered everything up to the place. */
async function atPhotos(): Promise<Visitor> {
  const visitor = new Visitor(app)
  await visitor.post('/tell', { kind: 'help' })
  await visitor.post('/tell/what', { text: '楼道灯坏了。' })
  await visitor.post('/tell/class', { class: 'none' })
  await visitor.post('/tell/where', { areaCode: TOWN })
  return visitor
}

describe('photos of a matter', () => {
  it('takes several, lets one be removed, and sends the others with the matter', async () => {
    const visitor = await atPhotos()
    const uploaded = await visitor.postFiles('/tell/photos', { go: 'upload' }, [photo('路灯.png'), photo('井盖.png')])
    assert.equal(uploaded.location, '/tell/photos')
    const page = await visitor.get('/tell/photos')
    assert.ok(page.includes('路灯.png') && page.includes('井盖.png'))
    assert.equal((await visitor.postFiles('/tell/photos', { remove: '1' }, [])).location, '/tell/photos')
    assert.equal((await visitor.postFiles('/tell/photos', {}, [])).location, '/tell/contact')
    await visitor.post('/tell/contact', {})
    await visitor.post('/tell/similar', {})
    const check = await visitor.get('/tell/check')
    assert.ok(check.includes('路灯.png') && !check.includes('井盖.png'))
    await visitor.post('/tell/check', { key: check.field('key') })
    const done = await visitor.get('/tell/done')
    const key = { number: done.match(/GH-\d{4}-\d{6}-\d/), code: done.match(/class="code">(\w{8})</) }
    await visitor.post('/follow', key)
    const matter = await visitor.get('/follow/matter')
    const file = await visitor.get(matter.match(/href="(\/follow\/files\/[0-9a-f-]{36})"/))
    assert.equal(file.status, 200)
    assert.match(String(file.headers['content-disposition']), /filename\*=UTF-8''%E8%B7%AF%E7%81%AF\.png/)
    assert.equal(
      (await new Visitor(app).get('/follow/files/0190c4de-0000-7000-8000-000000000000')).location,
      '/follow?note=ended',
    )
  })

  it('says which file cannot be taken and what to do, and keeps the others', async () => {
    const visitor = await atPhotos()
    const files = [photo('好.png'), photo('IMG_1.heic', HEIC, 'image/heic'), photo('<b>页.png', PNG.slice(0, 9))]
    const wrong = await visitor.postFiles('/tell/photos', {}, files)
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /“IMG_1\.heic”没有上传：[^<]*HEIC/)
    assert.ok(wrong.includes('“&lt;b&gt;页.png”没有上传') && !wrong.includes('<b>页'))
    assert.ok((await visitor.get('/tell/photos')).includes('好.png'))
    const six = Array.from({ length: 6 }, (_, index) => photo(`${index}.png`))
    assert.ok((await visitor.postFiles('/tell/photos', {}, six)).includes('最多提交 5 个文件'))
    const five = await visitor.postFiles('/tell/photos', {}, six.slice(0, 5))
    assert.ok(five.includes('最多附 5 个文件，这几个没有上传'))
  })

  it('says that a file is too large without losing the page', async () => {
    const visitor = await atPhotos()
    const large = await visitor.postFiles('/tell/photos', {}, [photo('大.png', new Uint8Array(10 * 1024 * 1024 + 1))])
    assert.equal(large.status, 422)
    assert.match(large.text, /10 MB/)
  })
})

describe('the sketch map', () => {
  const frame = '30.51,110.48,20'

  it('takes what was pressed in either size, and says where it is', async () => {
    const visitor = await atPhotos()
    const page = await visitor.get('/tell/map')
    assert.ok(page.includes('type="image"') && page.includes('钟楼街道'))
    // The middle of the drawing is the middle of its frame.
    const pressed = await visitor.post('/tell/map', { frame, zoom: '3', 'small.x': '144', 'small.y': '108' })
    assert.equal(pressed.location, '/tell/map?zoom=3')
    const marked = await visitor.get(pressed.location)
    assert.match(marked.text, /name="lat" value="30\.51"/)
    assert.match(marked.text, /图钉在新桥街道中心|图钉在[^<]+约/)
    await visitor.post('/tell/map', { frame, zoom: '3', 'large.x': '640', 'large.y': '240' })
    const east = await visitor.get('/tell/map')
    assert.ok(Math.abs(Number(east.match(/name="lon" value="([\d.]+)"/)) - (110.48 + 10 / 95.8)) < 0.002)
    assert.equal(
      (await visitor.post('/tell/map', { lat: '30.53', lon: '110.47', go: 'done' })).location,
      '/tell/photos',
    )
    assert.ok((await visitor.get('/tell/where')).includes('已在示意图上标出：钟楼街道中心'))
  })

  it('is worked by buttons alone: a township, then steps', async () => {
    const visitor = await atPhotos()
    const put = await visitor.post('/tell/map', { go: 'town', town: TOWN, frame, zoom: '2' })
    assert.equal(put.location, '/tell/map?zoom=2')
    assert.ok((await visitor.get('/tell/map')).includes('图钉在钟楼街道中心'))
    await visitor.post('/tell/map', { go: 'n', lat: '30.53', lon: '110.47', frame, zoom: '2' })
    assert.ok((await visitor.get('/tell/map')).includes('钟楼街道中心以北约 1 公里'))
    const byKey = await visitor.post('/tell/map', { frame, 'large.x': '0', 'large.y': '0' })
    assert.equal(byKey.status, 422)
    assert.ok(byKey.includes('没有读到您点的位置'))
    assert.equal((await visitor.post('/tell/map', { go: 'clear' })).location, '/tell/photos')
    assert.ok(!(await visitor.get('/tell/where')).includes('已在示意图上标出'))
  })

  it('refuses what lies outside the city', async () => {
    const visitor = await atPhotos()
    const far = await visitor.post('/tell/map', { go: 'here', lat: '39.9', lon: '116.4', frame, zoom: '1' })
    assert.equal(far.status, 422)
    assert.ok(far.includes('不在本市范围内'))
  })
})

describe('classes and what they ask', () => {
  it('suggests classes from the words, asks the fields of the one chosen, and shows them before sending', async () => {
    const { items } = (await app.inject('/api/v1/categories?level=3')).json() as {
      items: { code: string; name: { zh: string }; fields: { code: string; datatype: string; required: boolean }[] }[]
    }
    const asking = items.find(({ fields }) => fields.some(({ required }) => required))!
    const visitor = new Visitor(app)
    await visitor.post('/tell', { kind: 'complaint' })
    await visitor.post('/tell/what', { text: `${asking.name.zh}，${asking.name.zh}的问题，请处理。` })
    const found = await visitor.get('/tell/class')
    assert.ok(found.includes(`value="${asking.code}"`), found.text.slice(0, 3000))
    assert.ok((await visitor.post('/tell/class', {})).includes('请选一项'))
    assert.equal((await visitor.post('/tell/class', { class: asking.code })).location, '/tell/details')
    const empty = await visitor.post('/tell/details', {})
    assert.equal(empty.status, 422)
    assert.match(empty.text, /请填写“/)
    assert.ok((await visitor.get('/tell/check')).location === '/tell/details')
  })
})

describe('a matter that others reported', () => {
  it('is joined or not, as its sender says, and says so afterwards', async () => {
    const text = '滨江公园东门外的化粪池满溢已经三天，臭气很大，请尽快清掏。'
    await handIn(new Visitor(app), { areaCode: TOWN, text, confidential: '' })
    await drain()
    const visitor = new Visitor(app)
    await fillIn(visitor, { areaCode: TOWN, text: `${text}谢谢！`, confidential: '' })
    const similar = await visitor.get('/tell/similar')
    assert.ok(similar.includes('已有 1 人反映'), similar.text.slice(0, 2000))
    assert.ok(!similar.includes('欧阳'))
    const choice = similar.match(/name="similar" value="(0 [^"]+)"/)
    assert.equal((await visitor.post('/tell/similar', {})).status, 422)
    assert.equal((await visitor.post('/tell/similar', { similar: choice })).location, '/tell/check')
    const check = await visitor.get('/tell/check')
    assert.ok(check.includes('加入相同诉求'))
    await visitor.post('/tell/check', { key: check.field('key') })
    const done = await visitor.get('/tell/done')
    assert.ok(done.includes('已加入相同的诉求'))
    const key = { number: done.match(/GH-\d{4}-\d{6}-\d/), code: done.match(/class="code">(\w{8})</) }
    await visitor.post('/follow', key)
    assert.ok((await visitor.get('/follow/matter')).includes('与他人反映的相同，一并办理'))
  })

  it('is not looked for where somebody asks for confidence', async () => {
    const visitor = new Visitor(app)
    const text = '滨江公园东门外的化粪池满溢已经三天，臭气很大，请尽快清掏。'
    await fillIn(visitor, { areaCode: TOWN, text, confidential: 'yes' })
    assert.equal((await visitor.get('/tell/similar')).location, '/tell/check')
  })
})

describe('the sign of a suggestion box', async () => {
  const supervisor = await signInAs(application, 'supervisor', { areaCode: CITY })
  const place = {
    name: '滨江政务大厅一楼',
    nameEn: 'Riverside hall, ground floor',
    areaCode: TOWN,
    unitId: null,
    address: '滨江路 1 号',
    position: { lat: 30.531, lon: 110.472 },
    active: true,
  }
  const save = (body: object, version: number) =>
    app.inject({
      method: 'PUT',
      url: '/api/v1/suggestion-boxes/hall-01',
      payload: body,
      headers: { ...supervisor.headers, 'if-match': `"${version}"` },
    })

  it('leads to the form with the place filled in, which the matter keeps', async () => {
    assert.equal((await save(place, 0)).statusCode, 200)
    assert.equal((await save(place, 0)).statusCode, 412)
    const visitor = new Visitor(app)
    const box = await visitor.get('/box/hall-01')
    assert.ok(box.includes('滨江政务大厅一楼') && box.includes('钟楼街道'))
    assert.equal((await visitor.post('/tell/box', { code: box.field('code') })).location, '/tell')
    await visitor.post('/tell', { kind: 'suggestion' })
    await visitor.post('/tell/what', { text: '希望增加无障碍通道。' })
    assert.equal((await visitor.post('/tell/class', { class: 'none' })).location, '/tell/where')
    assert.ok((await visitor.get('/tell/where')).includes('value="滨江路 1 号"'))
    await visitor.post('/tell/where', { areaCode: TOWN, address: '滨江路 1 号' })
    await visitor.post('/tell/photos', {})
    await visitor.post('/tell/contact', {})
    await visitor.post('/tell/similar', {})
    const check = await visitor.get('/tell/check')
    assert.ok(check.includes('滨江政务大厅一楼'))
    await visitor.post('/tell/check', { key: check.field('key') })
    const number = (await visitor.get('/tell/done')).match(/GH-\d{4}-\d{6}-\d/)
    const url = `/api/v1/complaints?search=${number}`
    const found = await app.inject({ url, headers: supervisor.headers })
    const { id } = found.json().items[0]
    const whole = (await app.inject({ url: `/api/v1/complaints/${id}`, headers: supervisor.headers })).json()
    assert.deepEqual(whole.place, { lat: 30.531, lon: 110.472 })
  })

  it('has a QR code that names the box, and can be printed', async () => {
    const url = '/api/v1/suggestion-boxes/HALL-01/qr'
    const qr = await app.inject(`${url}?site=https://gongheng.example`)
    assert.equal(qr.headers['content-type'], 'image/svg+xml')
    assert.match(qr.body, /^<svg /)
    assert.equal((await app.inject(url)).statusCode, 422)
    const sign = await new Visitor(app).get('/box/HALL-01/sign')
    assert.ok(sign.includes('Riverside hall, ground floor') && sign.includes('/box/HALL-01'))
    assert.equal((await app.inject(sign.match(/src="(\/api\/v1\/suggestion-boxes[^"]+)"/))).statusCode, 200)
  })

  it('says so where the box was taken away or never was', async () => {
    const visitor = new Visitor(app)
    const unknown = await visitor.get('/box/NO-SUCH')
    assert.equal(unknown.status, 404)
    assert.ok(unknown.includes('没有这个意见箱'))
    assert.equal((await visitor.get('/box/%3Cscript%3E')).status, 404)
    assert.equal((await save({ ...place, active: false }, 1)).statusCode, 200)
    const gone = await visitor.get('/box/HALL-01')
    assert.equal(gone.status, 410)
    assert.ok(gone.includes('已停用'))
    const list = await app.inject({ url: '/api/v1/suggestion-boxes', headers: supervisor.headers })
    assert.equal(list.json().items[0].version, 2)
  })
})

describe('somebody who sends too much', async () => {
  const strict = await withDemoCity(await testApplication({}, { rateFactor: 1 }))

  it('is told at the eleventh matter in a minute what to do, and loses nothing', async () => {
    const visitor = new Visitor(strict.app)
    for (let sent = 0; sent < 11; sent++) {
      await fillIn(visitor, { areaCode: TOWN, text: `第 ${sent} 件，路灯不亮。` })
      const check = await visitor.get('/tell/check')
      const answer = await visitor.post('/tell/check', { key: check.field('key') })
      if (sent < 10) {
        assert.equal(answer.location, '/tell/done', `matter ${sent + 1}`)
        continue
      }
      assert.equal(answer.status, 429)
      assert.match(String(answer.headers['retry-after']), /^\d+$/)
      assert.match(answer.text, /请过 \d+ 秒再按“提交”/)
      assert.ok(answer.includes('第 10 件，路灯不亮。'))
    }
  })
})
