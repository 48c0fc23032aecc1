import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { formBody } from '../../../../tests/support/form-body.ts'
import {
  asText,
  fits,
  jsonOf,
  LISTS,
  NO_SCHEMAS,
  parseDocument,
  published,
} from '../../../../tests/support/geo-report.ts'
import { HERE, open311Application } from '../../../../tests/support/open311-application.ts'
import { heicPhoto, jpegPhoto } from '../../../../tests/support/photos.ts'
import type { ClientWithKey } from '../../../foundation/identity/clients/clients.contract.ts'
import { system } from '../../../kernel/actor.ts'

const served = await open311Application()
const { app, ask, client, db, dispatch, drain, feedback, matterOf } = served
const POTHOLE = '010101'
let app311: ClientWithKey

before(async () => {
  app311 = await client()
})

const form = (more: Record<string, string> = {}): Record<string, string> => ({
  api_key: app311.key,
  service_code: POTHOLE,
  ...HERE,
  description: '丙街道路口有个大坑，下雨天看不见，已有人摔倒。',
  ...more,
})

async function report(more: Record<string, string> = {}): Promise<string> {
  const response = await ask('POST', '/requests.json', form(more))
  assert.equal(response.statusCode, 200, response.body)
  return response.json()[0].service_request_id
}

const read = async (id: string, query = '') => (await ask('GET', `/requests/${id}.json${query}`)).json()[0]

describe('a report through Open311', () => {
  it('is registered like any other, found at once, and told with number and code', async () => {
    const response = await ask(
      'POST',
      '/requests.json',
      form({ first_name: '三', last_name: '张', phone: '13800001234' }),
    )
    const [{ service_request_id: id, service_notice, account_id }] = response.json()
    assert.match(id, /^GH-\d{4}-\d{6}-\d$/)
    assert.equal(account_id, null)
    const code = /查询码 (\w{8})/.exec(service_notice)?.[1]
    const progress = await app.inject({
      method: 'POST',
      url: '/api/v1/complaints/progress',
      payload: { number: id, code },
    })
    assert.equal(progress.statusCode, 200, progress.body)
    const shown = await read(id)
    assert.deepEqual(
      [shown.status, shown.service_code, shown.service_name, shown.lat, shown.long],
      ['open', POTHOLE, '路面破损', 30.472, 106.634],
    )
    assert.equal(shown.agency_responsible, '12345 热线受理中心')
    assert.ok(Date.parse(shown.expected_datetime) > Date.now())
    assert.equal((await matterOf(id)).area_code, '511602001000', 'the area whose centre is nearest')
    const [{ token }] = (await ask('GET', `/tokens/${id}.json`)).json()
    assert.equal(token, id)
  })

  it('shows no words before somebody of the office has seen them, and then masked ones', async () => {
    const description = '我叫张三，电话13800001234，家住丙街道，路灯不亮。<script>alert(1)</script>'
    const id = await report({
      description,
      email: 'zhang.san@example.cn',
      address_string: '丙街道幸福小区3栋2单元501室',
    })
    const unseen = await read(id)
    assert.equal(unseen.description, '路面破损')
    assert.equal(unseen.status_notes, '已登记')
    await dispatch(id)
    const seen = await read(id)
    assert.match(seen.description, /路灯不亮/)
    assert.equal(seen.agency_responsible, '甲区城管局')
    assert.equal(seen.status_notes, '已派单')
    for (const personal of ['13800001234', '张三', 'zhang.san', '501', '2单元']) {
      for (const url of [
        `/requests/${id}.json`,
        `/requests/${id}.xml`,
        '/requests.csv',
        '/servicerequestupdates.json',
      ]) {
        assert.ok(!(await ask('GET', url)).body.includes(personal), `${personal} in ${url}`)
      }
    }
    const xml = await ask('GET', `/requests/${id}.xml`)
    assert.ok(!xml.body.includes('<script>'), 'escaped')
    assert.match(JSON.stringify(jsonOf(parseDocument(xml.body), LISTS)), /<script>alert\(1\)/, 'kept as it was written')
  })

  it('takes attributes in the three ways that clients write them', async () => {
    for (const name of ['attribute[damageSize]', 'attribute[damageSize][]', 'attribute[damageSize][0]']) {
      const id = await report({ [name]: 'large' })
      assert.deepEqual((await matterOf(id)).attributes, { damageSize: 'large' }, name)
    }
    const wrong = await ask(
      'POST',
      '/requests.json',
      form({ 'attribute[damageSize]': 'huge', 'attribute[nothing]': '1' }),
    )
    assert.equal(wrong.statusCode, 400)
    assert.match(
      wrong.body,
      /attribute\[damageSize\].*attribute\[nothing\]|attribute\[nothing\].*attribute\[damageSize\]/,
    )
  })

  it('may have its key and jurisdiction in the address, and be sent in parts with pictures', async () => {
    const { api_key, ...rest } = form()
    const body = await formBody({ ...rest, media_url: 'https://example.org/a.jpg' }, [
      { field: 'media', name: '现场.jpg', type: 'image/jpeg', bytes: jpegPhoto() },
    ])
    const response = await app.inject({
      method: 'POST',
      url: `/open311/v2/requests.xml?api_key=${api_key}&jurisdiction_id=511600`,
      ...body,
    })
    assert.equal(response.statusCode, 200, response.body)
    const [{ service_request_id: id }] = jsonOf(parseDocument(response.body), LISTS) as [{ service_request_id: string }]
    const { id: matterId, text } = await matterOf(id)
    assert.match(text, /https:\/\/example\.org\/a\.jpg/)
    const files = await served.asStaff(served.dispatcher, 'GET', `/complaints/${matterId}/files`)
    assert.deepEqual(
      files.body.items.map(({ name, kind, givenBy }: Record<string, string>) => [name, kind, givenBy]),
      [['现场.jpg', 'photo', 'client']],
    )
    assert.equal((await read(id)).media_url, null, 'a picture is not shown before a person has checked it')
  })

  it('may say where by words or by an id instead of degrees', async () => {
    const { lat: _, long: __, ...rest } = form()
    const places: Record<string, string>[] = [{ address_string: '乙区人民路12号' }, { address_id: 'A-77' }]
    for (const place of places) {
      const response = await ask('POST', '/requests.json', { ...rest, ...place })
      assert.equal(response.statusCode, 200, response.body)
    }
    const [{ service_request_id: id }] = (
      await ask('POST', '/requests.json', { ...rest, address_string: '乙区人民路12号' } as Record<string, string>)
    ).json()
    assert.equal((await matterOf(id)).area_code, '511603000000')
  })

  it('is registered once where the client sends its own reference twice, also at the same time', async () => {
    const external_id = 'FMS-4711'
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => report({ external_id })))
    assert.equal(one, two)
    assert.equal(two, three)
    const other = await client()
    assert.notEqual(await report({ external_id, api_key: other.key }), one, 'another client has references of its own')
  })

  it('tells the sender number and code by e-mail, once', async () => {
    const id = await report({ email: 'li.si@example.cn', locale: 'en' })
    await drain()
    const { id: matterId } = await matterOf(id)
    const mails = await db.read(system('test'), (tx) =>
      tx.query<{ template: string; language: string }>(
        `select template, language from messages.outbox where reference_id = $1 and channel = 'email'`,
        [matterId],
      ),
    )
    assert.deepEqual(mails, [{ template: 'feedback.receivedWithCode', language: 'en' }])
  })
})

describe('the list of requests', () => {
  it('fits the official schema, and XML says the same as JSON', { skip: NO_SCHEMAS }, async () => {
    await report()
    const json = await ask('GET', '/requests.json')
    const requests = json.json()
    assert.ok(requests.length > 3)
    await fits('request', requests)
    const xml = await ask('GET', '/requests.xml')
    assert.deepEqual(jsonOf(parseDocument(xml.body), LISTS), asText(requests))
    const theirs = parseDocument(await published('requests_many.xml'))
    const ours = parseDocument(xml.body)
    assert.deepEqual([ours.name, ours.inside[0]!.name], [theirs.name, theirs.inside[0]!.name])
    const names = ours.inside[0]!.inside.map(({ name }) => name)
    for (const { name } of theirs.inside[0]!.inside) assert.ok(names.includes(name), name)
  })

  it('never shows what is confidential or reports wrongdoing', async () => {
    const register = (more: object) =>
      db.transaction(system('test'), (tx) =>
        feedback.public.receive(tx, {
          kind: 'complaint',
          text: '这是一件不能公开的事',
          areaCode: '511602000000',
          confidential: false,
          channel: 'web',
          files: [],
          ...more,
        }),
      )
    const secret = [
      await register({ confidential: true }),
      await register({ kind: 'report' }),
      await register({ confidential: true, categoryCode: POTHOLE }),
    ]
    const open = await register({ categoryCode: POTHOLE })
    await drain()
    for (const { number } of secret) {
      assert.equal((await ask('GET', `/requests/${number}.json`)).statusCode, 404)
      assert.equal((await ask('GET', `/tokens/${number}.json`)).statusCode, 404)
      assert.deepEqual((await ask('GET', `/requests.json?service_request_id=${number}`)).json(), [])
      for (const url of ['/requests.json', '/requests.xml', '/requests.csv', '/servicerequestupdates.xml']) {
        assert.ok(!(await ask('GET', url)).body.includes(number), url)
      }
    }
    assert.equal((await read(open.number)).service_request_id, open.number, 'from every channel')
  })

  it('is narrowed by ids, services, state, dates, place and pages', async () => {
    const known = (await ask('GET', '/services.json')).json() as { service_code: string; metadata: boolean }[]
    const code = known.find(({ metadata }) => !metadata)!.service_code
    const a = await report({ service_code: code })
    const b = await report({ service_code: code, lat: '30.4000', long: '106.7000' })
    const ids = async (query: string) =>
      ((await ask('GET', `/requests.json?${query}`)).json() as { service_request_id: string }[]).map(
        ({ service_request_id }) => service_request_id,
      )
    assert.deepEqual((await ids(`service_code=${code}`)).sort(), [a, b].sort())
    assert.deepEqual(await ids(`service_request_id=${a},GH-0000-000000-0&status=closed`), [a], 'ids override the rest')
    assert.deepEqual(await ids(`service_code=${code}&status=closed`), [])
    assert.equal((await ids(`service_code=${code}&status=open,closed`)).length, 2)
    assert.deepEqual(await ids(`service_code=${code}&lat=30.4&long=106.7&radius=500`), [b])
    assert.deepEqual(await ids(`service_code=${code}&bbox=106.69,30.39,106.71,30.41`), [b])
    const hour = 3_600_000
    const at = (ms: number) => encodeURIComponent(new Date(Date.now() + ms).toISOString())
    assert.equal((await ids(`service_code=${code}&start_date=${at(-hour)}`)).length, 2)
    assert.equal((await ids(`service_code=${code}&end_date=${at(-hour)}`)).length, 0)
    assert.equal((await ids(`service_code=${code}&updated_after=${at(-hour)}`)).length, 2)
    assert.equal((await ids(`service_code=${code}&updated_before=${at(-hour)}`)).length, 0)
    const first = await ask('GET', `/requests.json?service_code=${code}&page_size=1`)
    assert.match(String(first.headers.link), /page=2.*rel="next"/)
    const second = await ask('GET', `/requests.json?service_code=${code}&page_size=1&page=2`)
    assert.equal(second.headers.link, undefined)
    assert.deepEqual(
      [...first.json(), ...second.json()].map(({ service_request_id }) => service_request_id).sort(),
      [a, b].sort(),
    )
  })

  it('comes as CSV in the order of columns that is agreed on, safe for spreadsheets', async () => {
    const id = await report({ address_string: '=HYPERLINK("http://x"),"甲"' })
    const { headers, body } = await ask('GET', `/requests.csv?service_request_id=${id}`)
    assert.equal(headers['content-type'], 'text/csv; charset=utf-8')
    const [columns, line] = body.split('\r\n')
    assert.equal(
      columns,
      'service_request_id,requested_datetime,updated_datetime,closed_date,status_description,status_notes,source,service_name,service_subtype,description,agency_responsible,address,lat,long',
    )
    assert.match(line!, /,移动端,道路桥梁,路面破损,/)
    assert.match(line!, /"'=HYPERLINK\(""http:\/\/x""\),""甲"""/)
  })
})

describe('input that is not right', () => {
  const cases: [string, Record<string, string>, number, RegExp][] = [
    ['no key', { api_key: '' }, 403, /api_key/],
    ['a wrong key', { api_key: `ghk_${'x'.repeat(32)}` }, 403, /api_key/],
    ['no service', { service_code: '' }, 400, /service_code/],
    ['an unknown service', { service_code: '999999' }, 404, /999999/],
    ['a class that is not offered', { service_code: '01' }, 404, /01/],
    ['no place', { lat: '', long: '' }, 400, /address_string/],
    ['half a place', { long: '' }, 400, /long/],
    ['a place that is none', { lat: 'north' }, 400, /lat/],
    ['a place outside the city', { lat: '39.9', long: '116.4' }, 400, /本市|区域|城市/],
    ['4,001 characters', { description: '坑'.repeat(4001) }, 400, /description.*4000/],
    ['an e-mail address that is none', { email: 'me at home' }, 400, /email/],
    ['a telephone number that is none', { phone: 'call me' }, 400, /phone/],
    ['an address of a picture that is none', { media_url: 'javascript:alert(1)' }, 400, /media_url/],
    ['another city', { jurisdiction_id: 'sf.example' }, 404, /jurisdiction_id/],
  ]
  for (const [name, more, status, words] of cases) {
    it(`${name} → ${status}`, async () => {
      const { statusCode, body } = await ask('POST', '/requests.json', form(more))
      assert.equal(statusCode, status, body)
      const [{ code, description }] = JSON.parse(body)
      assert.equal(code, status)
      assert.match(description, words)
    })
  }

  it('the character zero is left out', async () => {
    const id = await report({ description: 'a\0b', first_name: '\0' })
    assert.equal((await matterOf(id)).text, 'ab')
  })

  it('4,000 characters are taken, whatever they are', async () => {
    const id = await report({ description: '😀'.repeat(4000) })
    assert.equal([...(await matterOf(id)).text].length, 4000)
  })

  it('a body that is no form → 415; JSON is none', async () => {
    const response = await app.inject({ method: 'POST', url: '/open311/v2/requests.json', payload: form() })
    assert.equal(response.statusCode, 415, response.body)
    assert.equal(response.json()[0].code, 415)
  })

  const files: [string, string, string, Buffer, number, RegExp][] = [
    [
      'a photo of more than 10 MB',
      'big.jpg',
      'image/jpeg',
      Buffer.concat([jpegPhoto(), Buffer.alloc(10_500_000)]),
      413,
      /10 MB/,
    ],
    ['a program', 'photo.jpg', 'image/jpeg', Buffer.from('MZ this is no picture'), 415, /photo\.jpg/],
    ['a page', 'page.html', 'text/html', Buffer.from('<html><script>alert(1)</script></html>'), 415, /page\.html/],
    ['HEIC', 'IMG_1.heic', 'image/heic', heicPhoto(), 415, /JPEG/],
  ]
  for (const [name, fileName, type, bytes, status, words] of files) {
    it(`${name} → ${status}, and nothing is registered`, async () => {
      const count = async () =>
        (await db.read(system('test'), (tx) => tx.query('select 1 from feedback.complaints'))).length
      const known = await count()
      const body = await formBody(form(), [{ field: 'media', name: fileName, type, bytes }])
      for (const language of ['zh', 'en']) {
        const response = await app.inject({
          method: 'POST',
          url: `/open311/v2/requests.json?locale=${language}`,
          ...body,
        })
        assert.equal(response.statusCode, status, response.body)
        assert.match(response.json()[0].description, words)
      }
      assert.equal(await count(), known)
    })
  }

  it('six pictures → 413', async () => {
    const photo = { field: 'media', name: 'a.jpg', type: 'image/jpeg', bytes: jpegPhoto() }
    const body = await formBody(form(), Array(6).fill(photo))
    const response = await app.inject({ method: 'POST', url: '/open311/v2/requests.json', ...body })
    assert.equal(response.statusCode, 413, response.body)
    assert.match(response.json()[0].description, /5/)
  })
})

describe('keys', () => {
  it('that are for something else, or were revoked, hand nothing in from then on', async () => {
    const mail = await client(['mail'])
    assert.equal((await ask('POST', '/requests.json', form({ api_key: mail.key }))).statusCode, 403)
    const lost = await client()
    assert.equal((await ask('POST', '/requests.json', form({ api_key: lost.key }))).statusCode, 200)
    await served.revoke(lost)
    assert.equal((await ask('POST', '/requests.json', form({ api_key: lost.key }))).statusCode, 403)
  })

  it('revoked while reports are under way: all that was acknowledged is there, and nothing comes after', async () => {
    const busy = await client()
    const answers: { id: string | undefined; status: number }[] = []
    const send = async () => {
      const response = await ask('POST', '/requests.json', form({ api_key: busy.key }))
      answers.push({ status: response.statusCode, id: response.json()[0].service_request_id })
    }
    const first = Array.from({ length: 6 }, send)
    const revoked = served.revoke(busy)
    const second = Array.from({ length: 6 }, send)
    await revoked
    await send()
    await Promise.all([...first, ...second])
    const accepted = answers.filter(({ status }) => status === 200).map(({ id }) => id!)
    for (const { status } of answers) assert.ok(status === 200 || status === 403, String(status))
    const kept = await db.read(system('test'), (tx) =>
      tx.query<{ number: string; received_at: Date }>(
        'select number, received_at from feedback.complaints where client_id = $1',
        [busy.client.id],
      ),
    )
    assert.deepEqual(kept.map(({ number }) => number).sort(), accepted.sort())
    assert.equal((await ask('POST', '/requests.json', form({ api_key: busy.key }))).statusCode, 403)
  })

  it('have their own allowance a minute, and are told when to come again', async () => {
    // Limits are a thousand times wider in this application.
    const narrow = await client(['open311'], { perMinute: 1 })
    const { headers } = await ask('POST', '/requests.json', form({ api_key: narrow.key }))
    assert.match(String(headers['ratelimit-policy']), /q=1000;/)
  })
})
