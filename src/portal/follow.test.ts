import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testApplication } from '../../tests/support/application.ts'
import { makeCity, signInAs, TOWN } from '../../tests/support/staff.ts'
import { handIn as handInAll } from '../../tests/support/tell-us.ts'
import { Visitor } from '../../tests/support/visitor.ts'

const application = await testApplication()
await makeCity(application)
const dispatcher = await signInAs(application, 'dispatcher')
const { app } = application
const handIn = (more: Record<string, string> = {}) => handInAll(new Visitor(app), { areaCode: TOWN, ...more })
const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** Does a step as the dispatcher, and returns what came of it. */
async function act(number: string, step: string, payload: object) {
  const found = await app.inject({ url: `/api/v1/complaints?search=${number}`, headers: dispatcher.headers })
  const { id, version } = found.json().items[0] as { id: string; version: number }
  const headers = { ...dispatcher.headers, 'if-match': `"${version}"` }
  const done = await app.inject({ method: 'POST', url: `/api/v1/complaints/${id}/${step}`, payload, headers })
  assert.equal(done.statusCode, 200, done.body)
}

async function opened(key: { number: string; code: string }): Promise<Visitor> {
  const visitor = new Visitor(app)
  assert.equal((await visitor.post('/follow', key)).location, '/follow/matter')
  return visitor
}

describe('one’s own matter', () => {
  it('takes an addition with photos, and keeps words and files when one of them is wrong', async () => {
    const visitor = await opened(await handIn())
    const photo = { field: 'photos', name: '现场.png', type: 'image/png', bytes: PNG }
    const bad = { ...photo, name: '坏.png', bytes: PNG.slice(0, 8) }
    const key = (await visitor.get('/follow/add')).field('key')
    const wrong = await visitor.postFiles('/follow/add', { text: '<i>又坏了</i>一盏', key }, [photo, bad])
    assert.equal(wrong.status, 422)
    assert.ok(wrong.includes('“坏.png”没有上传') && wrong.includes('现场.png'))
    assert.ok(wrong.includes('&lt;i&gt;又坏了') && !wrong.includes('<i>'))
    const held = wrong.field('held').replaceAll('&quot;', '"')
    const form = { text: '又坏了一盏', key: wrong.field('key'), held }
    assert.equal((await visitor.postFiles('/follow/add', form, [])).location, '/follow/matter?done=added')
    const matter = await visitor.get('/follow/matter?done=added')
    assert.ok(matter.includes('又坏了一盏') && matter.includes('现场.png'))
    assert.equal((await visitor.post('/follow/add', { text: '长'.repeat(2001), key })).status, 422)
  })

  it('is opened again after a rejection, with a reason', async () => {
    const key = await handIn()
    await act(key.number, 'reject', { reason: '应当向法院提起诉讼。', ground: '国办发〔2020〕53号' })
    const visitor = await opened(key)
    const rejected = await visitor.get('/follow/matter')
    assert.ok(rejected.includes('不予受理') && rejected.includes('href="/follow/reopen"'))
    assert.ok(rejected.includes('前可以请求重新办理'))
    assert.equal((await visitor.post('/follow/reopen', { reason: '' })).status, 422)
    const form = { reason: '这不是诉讼，是路灯坏了。', key: 'reopening-key-1' }
    assert.equal((await visitor.post('/follow/reopen', form)).location, '/follow/matter?done=reopened')
    const again = await visitor.get('/follow/matter?done=reopened')
    assert.ok(again.includes('已重新打开') && again.includes('这不是诉讼'))
    assert.equal((await visitor.get('/follow/reopen')).location, '/follow/matter')
  })

  it('is told of to others only as its sender says', async () => {
    const visitor = await opened(await handIn())
    assert.ok((await visitor.get('/follow/matter')).includes('href="/follow/publication"'))
    assert.ok((await visitor.get('/follow/publication')).includes('同意匿名公开'))
    assert.equal((await visitor.post('/follow/publication', {})).status, 422)
    const said = await visitor.post('/follow/publication', { allowed: 'no' })
    assert.equal(said.location, '/follow/matter?done=refused')
    assert.ok((await visitor.get('/follow/matter?done=refused')).includes('不同意公开'))
  })

  it('is withdrawn only after being asked', async () => {
    const visitor = await opened(await handIn())
    assert.ok((await visitor.get('/follow/matter')).includes('href="/follow/withdraw"'))
    const asked = await visitor.get('/follow/withdraw')
    assert.ok(asked.includes('确定撤回这件诉求吗'))
    const form = { reason: '已经修好了。', key: asked.field('key') }
    assert.equal((await visitor.post('/follow/withdraw', form)).location, '/follow/matter?done=withdrawn')
    const gone = await visitor.get('/follow/matter')
    assert.ok(gone.includes('已撤回') && !gone.includes('href="/follow/withdraw"'))
    assert.equal((await visitor.get('/follow/add')).location, '/follow/matter')
  })
})

describe('what a device remembers', () => {
  it('is asked for, sealed, opened by one press, and forgotten', async () => {
    const [one, two] = [await handIn(), await handIn()]
    const visitor = new Visitor(app)
    await visitor.post('/follow', one)
    assert.ok(!visitor.cookies.has('gh_mine'), 'nothing is remembered unasked')
    await visitor.post('/follow', { ...one, remember: 'yes' })
    await visitor.post('/follow', { ...two, remember: 'yes' })
    const kept = visitor.cookies.get('gh_mine')!
    assert.ok(!Buffer.from(kept, 'base64url').toString('latin1').includes(one.code))
    const list = await visitor.get('/follow')
    assert.ok(list.includes(one.number) && list.includes(two.number) && !list.includes(one.code))
    await visitor.post('/follow/leave', {})
    assert.equal((await visitor.post('/follow', { mine: one.number })).location, '/follow/matter')
    assert.ok((await visitor.get('/follow/matter')).includes('这台设备记住了这件诉求'))
    assert.equal((await visitor.post('/follow/forget', { number: one.number })).location, '/follow?note=forgotten')
    const less = await visitor.get('/follow')
    assert.ok(!less.includes(one.number) && less.includes(two.number))
    await visitor.post('/follow/forget', {})
    assert.ok(!(await visitor.get('/follow')).includes(two.number))
    assert.equal((await visitor.post('/follow', { mine: two.number })).status, 422)
  })
})
