import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formBody, type SentFile } from '../../../../tests/support/form-body.ts'
import { open311Application } from '../../../../tests/support/open311-application.ts'
import { heicPhoto, jpegPhoto } from '../../../../tests/support/photos.ts'
import { CITY, COUNTY, OTHER_COUNTY, type Staff, signInAs } from '../../../../tests/support/staff.ts'
import { system } from '../../../kernel/actor.ts'
import type { Attachment, HeldFile } from './attachments.contract.ts'

const served = await open311Application()
const { app, asStaff, db, dispatch, dispatcher, matterOf } = served
const photo = (more: Partial<SentFile> = {}): SentFile => ({
  field: 'file',
  name: '现场.jpg',
  type: 'image/jpeg',
  bytes: jpegPhoto(),
  ...more,
})

async function upload(file: SentFile = photo(), headers: Record<string, string> = {}) {
  const body = await formBody({}, [file])
  return app.inject({
    method: 'POST',
    url: '/api/v1/complaints/files',
    payload: body.payload,
    headers: { ...body.headers, ...headers },
  })
}

async function held(): Promise<HeldFile> {
  const response = await upload()
  assert.equal(response.statusCode, 201, response.body)
  return response.json()
}

const hand = (files: string[]) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/complaints',
    payload: { kind: 'help', text: '路灯不亮，晚上看不见。', areaCode: COUNTY, files },
  })

async function handed(files: string[]): Promise<{ number: string; code: string }> {
  const response = await hand(files)
  assert.equal(response.statusCode, 201, response.body)
  return response.json()
}

const post = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/v1/complaints/files/${path}`, payload })

async function attach(staff: Staff, id: string, fields: Record<string, string> = {}, file = photo()) {
  const body = await formBody(fields, [file])
  const headers = { ...body.headers, ...staff.headers }
  return app.inject({ method: 'POST', url: `/api/v1/complaints/${id}/files`, payload: body.payload, headers })
}

describe('photos that come with a matter', () => {
  it('are uploaded first, and belong to it when it is handed in', async () => {
    const file = await held()
    assert.deepEqual([file.name, file.mediaType], ['现场.jpg', 'image/jpeg'])
    assert.ok(Date.parse(file.expires) > Date.now())
    const access = await handed([file.token])
    const { id } = await matterOf(access.number)
    const { body } = await asStaff(dispatcher, 'GET', `/complaints/${id}/files`)
    const [item] = body.items as Attachment[]
    assert.deepEqual([item!.name, item!.kind, item!.givenBy, item!.internal], ['现场.jpg', 'photo', 'resident', false])
    const opened = await app.inject({
      method: 'GET',
      url: `/api/v1/complaints/${id}/files/${item!.fileId}`,
      headers: dispatcher.headers,
    })
    assert.equal(opened.statusCode, 200)
    assert.equal(opened.headers['content-type'], 'image/jpeg')
    assert.match(String(opened.headers['content-disposition']), /^attachment/)
    assert.ok(!opened.rawPayload.includes('GPS'), 'where it was taken does not stay in it')
  })

  it('are shown to the sender by number and code, and to nobody with another code', async () => {
    const access = await handed([(await held()).token])
    const list = await post('list', { access })
    assert.equal(list.statusCode, 200, list.body)
    const [{ fileId }] = list.json().items
    const opened = await post('content', { access, fileId })
    assert.equal(opened.statusCode, 200)
    assert.equal(opened.headers['content-type'], 'image/jpeg')
    const other = await handed([])
    assert.deepEqual((await post('list', { access: other })).json().items, [])
    assert.equal((await post('content', { access: other, fileId })).statusCode, 404)
    const wrong = { number: access.number, code: 'AAAAAAAA' }
    assert.equal((await post('list', { access: wrong })).json().code, 'NUMBER_OR_CODE_WRONG')
    assert.equal((await post('content', { access: wrong, fileId })).json().code, 'NUMBER_OR_CODE_WRONG')
  })

  it('can be handed over once, for an hour, by a token that was given out', async (test) => {
    const { token } = await held()
    await handed([token])
    for (const bad of [token, 'made-up', '']) {
      const response = await hand([bad])
      assert.equal(response.json().code, 'FILE_TOKEN_EXPIRED', bad)
    }
    const late = (await held()).token
    test.mock.timers.enable({ apis: ['Date'], now: Date.now() + 3_601_000 })
    assert.equal((await hand([late])).json().code, 'FILE_TOKEN_EXPIRED')
  })

  it('leave no matter behind where one of them is not there', async () => {
    const count = async () =>
      (await db.read(system('test'), (tx) => tx.query('select 1 from feedback.complaints'))).length
    const known = await count()
    await hand([(await held()).token, 'made-up'])
    assert.equal(await count(), known)
  })

  const refused: [string, SentFile, number, string, RegExp, RegExp][] = [
    [
      'more than 10 MB',
      photo({ bytes: Buffer.concat([jpegPhoto(), Buffer.alloc(10_500_000)]) }),
      413,
      'FILE_OVER_LIMIT',
      /10 MB.*压缩/,
      /10 MB/,
    ],
    ['HEIC', photo({ name: 'a.heic', type: 'image/heic', bytes: heicPhoto() }), 415, 'HEIC_NOT_TAKEN', /JPEG/, /JPEG/],
    [
      'a page',
      photo({ name: 'a.html', type: 'text/html', bytes: Buffer.from('<html><script>') }),
      415,
      'FILE_KIND_NOT_TAKEN',
      /图片|照片/,
      /pictures/,
    ],
    [
      'a spreadsheet',
      photo({ name: 'a.csv', type: 'text/csv', bytes: Buffer.from('a,b\n1,2\n') }),
      415,
      'FILE_KIND_NOT_TAKEN',
      /PDF/,
      /PDF/,
    ],
    [
      'another type than it says',
      photo({ name: 'a.png', type: 'image/png' }),
      415,
      'FILE_NAME_AND_CONTENT_DIFFER',
      /JPG/,
      /JPG/,
    ],
    ['nothing', photo({ bytes: Buffer.alloc(0) }), 422, 'FILE_EMPTY', /空/, /empty/],
  ]
  for (const [name, file, status, code, zh, en] of refused) {
    it(`${name} → ${status} ${code}, with what to do`, async () => {
      for (const [language, words] of [
        ['zh', zh],
        ['en', en],
      ] as const) {
        const response = await upload(file, { 'accept-language': language })
        assert.equal(response.statusCode, status, response.body)
        assert.equal(response.json().code, code)
        assert.match(response.json().detail, words)
      }
    })
  }
})

describe('evidence of staff', () => {
  it('is attached with a caption, inside where it is marked so', async () => {
    const access = await handed([])
    const { id } = await matterOf(access.number)
    const open = await attach(dispatcher, id, { caption: '已修复' })
    assert.equal(open.statusCode, 201, open.body)
    assert.deepEqual([open.json().kind, open.json().caption, open.json().internal], ['evidence', '已修复', false])
    const inside = await attach(dispatcher, id, { internal: 'true', kind: 'letter' })
    assert.equal(inside.json().internal, true)
    assert.equal((await asStaff(dispatcher, 'GET', `/complaints/${id}/files`)).body.items.length, 2)
    const shown = (await post('list', { access })).json().items
    assert.deepEqual(
      shown.map(({ fileId }: Attachment) => fileId),
      [open.json().fileId],
    )
    const attempt = await post('content', { access, fileId: inside.json().fileId })
    assert.equal(attempt.statusCode, 404)
    const picture = await app.inject({
      method: 'GET',
      url: `/api/v1/complaints/${id}/files/${open.json().fileId}?inline=true`,
      headers: dispatcher.headers,
    })
    assert.match(String(picture.headers['content-disposition']), /^inline/)
  })

  it('is seen and attached by those of the scope only', async () => {
    const access = await handed([(await held()).token])
    await dispatch(access.number)
    const { id } = await matterOf(access.number)
    const holder = await signInAs(served as never, 'handler', { unitId: served.unit.id, areaCode: COUNTY })
    const stranger = await signInAs(served as never, 'handler', { unitId: served.otherUnit.id, areaCode: OTHER_COUNTY })
    const { body } = await asStaff(holder, 'GET', `/complaints/${id}/files`)
    assert.equal(body.items.length, 1)
    assert.equal((await attach(holder, id)).statusCode, 201)
    assert.equal((await asStaff(stranger, 'GET', `/complaints/${id}/files`)).status, 404)
    const file = await asStaff(stranger, 'GET', `/complaints/${id}/files/${body.items[0].fileId}`)
    assert.equal(file.status, 404)
    assert.equal((await attach(stranger, id)).statusCode, 404)
    const leader = await signInAs(served as never, 'leader')
    assert.equal((await attach(leader, id)).statusCode, 403)
  })

  it('of a sealed matter: who may not know the sender sees pictures without their names; the accused see none', async () => {
    const paper = photo({ name: '张三的投诉信.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') })
    const tokens = [(await upload(photo({ name: '张三家门口.jpg' }))).json().token, (await upload(paper)).json().token]
    const about = { aboutUnitId: served.otherUnit.id, confidential: true, files: tokens }
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      payload: { kind: 'complaint', text: '不能让他们知道是谁说的', areaCode: COUNTY, ...about },
    })
    assert.equal(response.statusCode, 201, response.body)
    const { number } = response.json()
    await dispatch(number)
    const { id } = await matterOf(number)
    const names = async (staff: Staff) =>
      (await asStaff(staff, 'GET', `/complaints/${id}/files`)).body.items.map(({ name }: Attachment) => name).sort()
    const all = await asStaff(dispatcher, 'GET', `/complaints/${id}/files`)
    assert.deepEqual(await names(dispatcher), ['张三家门口.jpg', '张三的投诉信.pdf'].sort())
    const handler = await signInAs(served as never, 'handler', { unitId: served.unit.id, areaCode: COUNTY })
    assert.deepEqual(await names(handler), ['photo.jpg'])
    // A dispatcher of the accused unit, whose scope covers the county.
    const accused = await signInAs(served as never, 'dispatcher', { unitId: served.otherUnit.id, areaCode: CITY })
    const { status } = await asStaff(accused, 'GET', `/complaints/${id}/files`)
    if (status === 200) assert.deepEqual(await names(accused), [])
    for (const { fileId } of all.body.items) {
      assert.equal((await asStaff(accused, 'GET', `/complaints/${id}/files/${fileId}`)).status, 404)
    }
    const letter = all.body.items.find(({ kind }: Attachment) => kind === 'letter').fileId
    assert.equal((await asStaff(handler, 'GET', `/complaints/${id}/files/${letter}`)).status, 404)
  })

  it('ends at thirty files', async () => {
    const { number } = await handed([])
    const { id } = await matterOf(number)
    for (let i = 0; i < 30; i++) assert.equal((await attach(dispatcher, id)).statusCode, 201)
    const response = await attach(dispatcher, id)
    assert.deepEqual([response.statusCode, response.json().code], [409, 'MATTER_HAS_MANY_FILES'])
  })
})
