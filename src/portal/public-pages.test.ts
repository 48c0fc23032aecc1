import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { testApplication } from '../../tests/support/application.ts'
import { atEnd } from '../../tests/support/at-end.ts'
import { withDemoCity } from '../../tests/support/demo-city.ts'
import { fillIn } from '../../tests/support/tell-us.ts'
import { Visitor } from '../../tests/support/visitor.ts'
import { writePortalAssets } from '../ui/portal/portal-assets.ts'

const publicDir = await mkdtemp(join(tmpdir(), 'portal-pages-'))
atEnd(() => rm(publicDir, { recursive: true }))
await writePortalAssets(publicDir)
const application = await withDemoCity(await testApplication({ PUBLIC_URL: 'https://gongheng.example' }, { publicDir }))
const { app } = application
const [item] = (await app.inject('/api/v1/items?limit=1')).json().items as {
  id: string
  name: string
  nameEn: string
}[]
const [unit] = (await app.inject('/api/v1/units')).json().items as { id: string; name: string }[]

const [answer] = (await app.inject('/api/v1/answers?limit=1')).json().items as { id: string }[]

const PAGES = [
  '/',
  '/apply',
  `/apply/items/${item!.id}`,
  '/answers',
  `/answers/${answer!.id}`,
  '/tell',
  '/follow',
  '/watch',
  `/watch/units/${unit!.id}`,
  '/watch/rectifications',
  '/watch/reports',
  '/watch/data',
  '/watch/cases',
  '/watch/board',
  '/watch/heard',
  '/accessibility',
  '/privacy',
  '/contact',
  '/sitemap',
]

/** Bytes of a first visit on the wire: the page and everything it loads, compressed by Brotli. */
async function weigh(url: string): Promise<number> {
  const headers = { 'accept-encoding': 'br' }
  const page = await app.inject({ url, headers })
  const html = brotliDecompressSync(page.rawPayload).toString()
  const links = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, link]) => link!)
  const files = await Promise.all([...new Set(links)].map((link) => app.inject({ url: link, headers })))
  assert.ok(files.length >= 3 && files.every(({ statusCode }) => statusCode === 200))
  return [page, ...files].reduce((sum, { rawPayload }) => sum + rawPayload.length, 0)
}

describe('public pages', () => {
  it('answers every page whole, in both languages, with one heading and a name of its own', async () => {
    const titles = new Set<string>()
    for (const url of PAGES) {
      for (const lang of ['zh', 'en']) {
        const page = await app.inject({ url, headers: { 'accept-language': lang } })
        assert.equal(page.statusCode, 200, `${url}: ${page.body.slice(0, 300)}`)
        assert.equal(page.body.match(/<h1[ >]/g)?.length, 1, `${url} has one h1`)
        assert.match(page.body, /<meta name="description" content="[^"]{4,}/)
        assert.match(page.body, /<link rel="canonical" href="https:\/\/gongheng\.example\//)
        assert.doesNotMatch(page.body, /undefined|\[object|NaN|\sstyle=|<script>/, url)
        titles.add(/<title>([^<]*)/.exec(page.body)![1]!)
      }
    }
    assert.equal(titles.size, PAGES.length * 2)
  })

  it('weighs at most 14 kB on the first visit of the home page, and 20 kB on any page', async () => {
    assert.ok((await weigh('/')) <= 14 * 1024, `${await weigh('/')} bytes`)
    for (const url of PAGES) assert.ok((await weigh(url)) <= 20 * 1024, url)
  })

  it('sends the best encoding, and 304 to whoever has the page already', async () => {
    const brotli = await app.inject({ url: '/apply', headers: { 'accept-encoding': 'gzip, br' } })
    const gzip = await app.inject({ url: '/apply', headers: { 'accept-encoding': 'gzip, br;q=0' } })
    const plain = await app.inject('/apply')
    assert.equal(brotli.headers['content-encoding'], 'br')
    assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), plain.body)
    assert.equal(gunzipSync(gzip.rawPayload).toString(), plain.body)
    assert.equal(plain.headers.vary, 'accept-encoding, accept-language, cookie')
    assert.equal(plain.headers['cache-control'], 'public, max-age=15')
    const again = await app.inject({ url: '/apply', headers: { 'if-none-match': String(plain.headers.etag) } })
    assert.equal(again.statusCode, 304)
    assert.equal(again.body, '')
  })

  it('never keeps one reader’s choices for another', async () => {
    const english = new Visitor(app)
    assert.match((await english.get('/?lang=en')).text, /<html lang="en">/)
    assert.match((await english.get('/')).text, /<html lang="en">/)
    assert.match((await new Visitor(app).get('/')).text, /<html lang="zh-CN">/)
    const elder = new Visitor(app)
    assert.equal((await elder.get('/watch?elder=on')).location, '/watch')
    assert.match((await elder.get('/watch')).text, /data-elder/)
    assert.doesNotMatch((await new Visitor(app).get('/watch')).text, /data-elder/)
    const local = new Visitor(app)
    const county = '990121000000'
    assert.match((await local.get(`/?area=${county}`)).text, /aria-current="true"[^>]*>临渡县/)
    assert.match((await local.get('/')).text, /aria-current="true"[^>]*>临渡县/)
    await local.get('/?area=all')
    assert.match((await local.get('/')).text, /aria-current="true"[^>]*>全市/)
  })

  it('sends nobody to another site by a made-up address', async () => {
    for (const url of ['//evil.example/?elder=on', '/%5Cevil.example?elder=on']) {
      const { headers } = await app.inject({ url })
      assert.ok(!headers.location || /^\/(?![/\\])/.test(String(headers.location)), `${url} → ${headers.location}`)
    }
  })

  it('finds services by words, and says what to do where there are none', async () => {
    const visitor = new Visitor(app)
    const found = await visitor.get(`/apply?q=${encodeURIComponent(item!.name)}`)
    assert.ok(found.includes(`/apply/items/${item!.id}`))
    const none = await visitor.get(`/apply?q=${encodeURIComponent('"><script>没有这样的事')}`)
    assert.ok(none.includes('没有找到'))
    assert.ok(!none.text.includes('"><script>'))
  })

  it('leads with the promise on the page of a service, and to a complaint about its unit', async () => {
    const page = await new Visitor(app).get(`/apply/items/${item!.id}`)
    const promise = page.text.indexOf('class="promise-card"')
    assert.ok(promise > 0 && promise < page.text.indexOf('id="materials"'))
    const link = page.match(/href="(\/tell\?unit=[0-9a-f-]+)"/)
    const visitor = new Visitor(app)
    const kind = await visitor.get(link)
    await fillIn(visitor, { areaCode: '990101001000', unit: kind.field('unit') })
    assert.ok((await visitor.get('/tell/check')).includes('涉及单位'))
  })

  it('answers what is not there with a page, and a program with a problem', async () => {
    const visitor = new Visitor(app)
    for (const url of ['/no-such-page', '/apply/items/nothing', '/watch/units/nothing', '/watch/reports/nothing']) {
      const page = await visitor.get(url)
      assert.equal(page.status, 404, url)
      assert.ok(page.includes('没有找到这个页面'), url)
    }
    const problem = await app.inject('/api/v1/no-such-thing')
    assert.match(String(problem.headers['content-type']), /problem\+json/)
  })

  it('keeps style sheet and script for ever, by names that carry a hash', async () => {
    const page = await new Visitor(app).get('/')
    const link = page.match(/href="(\/assets\/portal\.[\w-]+\.css)"/)
    const asset = await app.inject(link)
    assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal((await app.inject('/assets/portal.css')).statusCode, 404)
  })
})
