import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  asText,
  fits,
  jsonOf,
  LISTS,
  NO_SCHEMAS,
  type Parsed,
  parseDocument,
  published,
} from '../../../../tests/support/geo-report.ts'
import { open311Application } from '../../../../tests/support/open311-application.ts'
import { anyone } from '../../../kernel/actor.ts'
import { SHIPPED_CATEGORIES } from '../categories/shipped-categories.ts'

const { app, ask, db } = await open311Application()

/** `values` is a list of values whose entries are called `value`, each again with key and name. */
function plain(parsed: Parsed): unknown {
  const lists = new Set([...LISTS, 'values'])
  return jsonOf(parsed, lists)
}

describe('discovery', () => {
  it('says where the interface is and what it speaks, under bare media types', async () => {
    const json = await ask('GET', '/discovery.json')
    assert.equal(json.headers['content-type'], 'application/json')
    const { changeset, contact, key_service, endpoints } = json.json()
    assert.ok(Date.parse(changeset) < Date.now())
    assert.match(contact, /12345/)
    assert.match(key_service, /api_key/)
    assert.equal(endpoints[0].specification, 'http://wiki.open311.org/GeoReport_v2')
    assert.equal(endpoints[0].url, 'https://service.hengzhou.example/open311/v2')
    assert.equal(endpoints[0].type, 'production')
    assert.ok(endpoints[0].formats.length >= 2)
    const xml = await ask('GET', '/discovery.xml')
    assert.equal(xml.headers['content-type'], 'text/xml')
    assert.deepEqual(plain(parseDocument(xml.body)), asText(json.json()))
  })
})

describe('services', () => {
  it('are those that may be public: lowest level, in use, neither sealed nor reports of wrongdoing', async () => {
    const { statusCode, body, headers } = await ask('GET', '/services.json')
    assert.equal(statusCode, 200)
    assert.equal(headers['content-type'], 'application/json; charset=utf-8')
    const services = JSON.parse(body) as { service_code: string; group: string; metadata: unknown; type: string }[]
    assert.ok(services.length > 300, `${services.length} services`)
    const sealed = SHIPPED_CATEGORIES.filter(({ confidential, kind }) => confidential || kind === 'report')
    assert.ok(sealed.length > 0)
    for (const { code } of sealed) assert.ok(!services.some(({ service_code }) => service_code.startsWith(code)), code)
    for (const one of services) {
      assert.match(one.service_code, /^\d{6}$/)
      assert.equal(typeof one.metadata, 'boolean')
      assert.equal(one.type, 'realtime')
      assert.ok(one.group)
    }
  })

  it('speak the language that is asked for, Chinese by itself', async () => {
    const nameIn = async (path: string, accept?: string) => {
      const headers = accept ? { 'accept-language': accept } : {}
      const response = await app.inject({ method: 'GET', url: `/open311/v2${path}`, headers })
      return response.json()[0].service_name as string
    }
    assert.equal(await nameIn('/services.json'), '路面破损')
    const english = await nameIn('/services.json?locale=en')
    assert.match(english, /^[A-Za-z ]+/)
    assert.equal(await nameIn('/services.json?locale=en_GB'), english)
    assert.equal(await nameIn('/services.json', 'en-GB,en;q=0.9'), english)
    assert.equal(await nameIn('/services.json?locale=zh', 'en'), '路面破损')
  })

  it('say the same in XML as in JSON', async () => {
    const json = await ask('GET', '/services.json')
    const xml = await ask('GET', '/services.xml')
    assert.equal(xml.headers['content-type'], 'text/xml; charset=utf-8')
    assert.deepEqual(plain(parseDocument(xml.body)), asText(json.json()))
    const code = json.json().find(({ metadata }: { metadata: boolean }) => metadata).service_code
    const definition = await ask('GET', `/services/${code}.json`)
    const inXml = await ask('GET', `/services/${code}.xml`)
    assert.deepEqual(plain(parseDocument(inXml.body)), asText(definition.json()))
  })

  it('fit the official schemas, every one of them with its definition', { skip: NO_SCHEMAS }, async () => {
    const services = (await ask('GET', '/services.json')).json()
    await fits('service', services)
    const definitions = []
    for (const { service_code } of services)
      definitions.push((await ask('GET', `/services/${service_code}.json`)).json())
    await fits('service-definition', definitions)
    const kinds = new Set(
      definitions.flatMap(({ attributes }) => attributes.map((one: { datatype: string }) => one.datatype)),
    )
    assert.ok(kinds.has('singlevaluelist'), [...kinds].join())
  })

  it('have the elements that published lists of other cities have', { skip: NO_SCHEMAS }, async () => {
    const theirs = parseDocument(await published('services_giessen.xml'))
    const ours = parseDocument((await ask('GET', '/services.xml')).body)
    assert.equal(ours.name, theirs.name)
    const names = new Set(ours.inside[0]!.inside.map(({ name }) => name))
    for (const { name } of theirs.inside[0]!.inside) assert.ok(names.has(name), name)
  })
})

describe('what cannot be answered', () => {
  const cases: [string, number][] = [
    ['/services.yaml', 400],
    ['/discovery.html', 400],
    ['/services/010101', 400],
    ['/services/999999.json', 404],
    ['/services/01.json', 404],
    ['/services/000000.xml', 404],
    ['/requests/GH-2611-000001-0.json', 404],
    ['/requests/%3Cscript%3E.json', 404],
    ['/requests/%00.json', 404],
    ['/requests.json?service_request_id=%00a&service_code=%00', 200],
    ['/tokens/nothing.xml', 404],
    ['/services.json?jurisdiction_id=example.org', 404],
    ['/requests.json?status=maybe', 400],
    ['/requests.json?start_date=yesterday', 400],
    ['/requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z', 400],
    ['/requests.json?lat=1', 400],
    ['/requests.json?lat=30&long=106&radius=-1', 400],
    ['/requests.json?bbox=1,2,3', 400],
    ['/requests.json?bbox=10,2,3,4', 400],
    ['/requests.json?page=0', 400],
    ['/requests.json?page_size=1001', 400],
    ['/requests.json?updated_after=2026-13-45', 400],
    ["/requests.json?service_request_id=1'%20or%201=1", 200],
    ['/servicerequestupdates.xml?start_date=x', 400],
    ['/servicerequestupdates.xml?start_date=2026-01-01T00:00:00Z&end_date=2026-03-01T00:00:00Z', 400],
  ]
  for (const [path, status] of cases) {
    it(`${path} → ${status}, in the words of GeoReport`, async () => {
      const { statusCode, headers, body } = await ask('GET', path)
      assert.equal(statusCode, status, body)
      if (status === 200) return
      if (path.includes('.xml')) {
        assert.equal(headers['content-type'], 'text/xml; charset=utf-8')
        const { name, inside } = parseDocument(body)
        assert.deepEqual([name, inside[0]!.name], ['errors', 'error'])
        assert.deepEqual(
          inside[0]!.inside.map((one) => one.name),
          ['code', 'description'],
        )
        assert.equal(inside[0]!.inside[0]!.text, String(status))
      } else {
        const [error] = JSON.parse(body)
        assert.equal(error.code, status)
        assert.ok(error.description.length > 5)
        assert.doesNotMatch(error.description, /[{}]/)
      }
    })
  }

  it('is said in English where that is asked for', async () => {
    const { body } = await ask('GET', '/services/999999.json?locale=en')
    assert.match(JSON.parse(body)[0].description, /There is no service/)
  })

  it('is not taken for another city’s: its own codes and host are known', async () => {
    for (const own of ['511600000000', '511600', 'service.hengzhou.example']) {
      assert.equal((await ask('GET', `/services.json?jurisdiction_id=${own}`)).statusCode, 200, own)
    }
  })
})

describe('the interface', () => {
  it('may be read by pages of other sites, and says how much is left', async () => {
    const { headers } = await ask('GET', '/services.json')
    assert.equal(headers['access-control-allow-origin'], '*')
    assert.match(String(headers.ratelimit), /r=\d+;t=\d+/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
  })

  it('shows nothing that only the system may write, even to the database’s own words', async () => {
    const attempt = db.transaction(anyone(), (tx) => tx.query('delete from feedback.open311_requests returning 1'))
    assert.deepEqual(await attempt, [])
  })
})
