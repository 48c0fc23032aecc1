import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { writePortalAssets } from '../../src/ui/portal/portal-assets.ts'
import { testApplication } from '../support/application.ts'
import { atEnd } from '../support/at-end.ts'
import { CHROMIUM, startBrowser } from '../support/browser.ts'
import { withDemoCity } from '../support/demo-city.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDTHS = [1440, 768, 360]

type Violation = { id: string; nodes: { html: string }[] }

describe('the portal in a browser', {
  skip: CHROMIUM ? false : 'there is no Chromium here: set CHROME_PATH',
}, async () => {
  if (!CHROMIUM) return
  const publicDir = await mkdtemp(join(tmpdir(), 'portal-public-'))
  atEnd(() => rm(publicDir, { recursive: true }))
  await writePortalAssets(publicDir)
  const application = await withDemoCity(await testApplication({}, { publicDir }))
  const origin = await application.app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()
  const item = (await application.app.inject('/api/v1/items?limit=1')).json().items[0].id as string
  const unit = (await application.app.inject('/api/v1/units')).json().items[0].id as string
  const pages = [
    '/',
    '/apply',
    `/apply/items/${item}`,
    '/tell',
    '/follow',
    '/watch',
    `/watch/units/${unit}`,
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
    '/no-such-page',
  ]

  /** A page in a context of its own that fails the test if anything is asked of another origin or an error is thrown. */
  async function visit(options: BrowserContextOptions = {}, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ locale: 'zh-CN', ...options })
    const page = await context.newPage()
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`)) foreign.push(request.url())
    })
    page.on('pageerror', (error) => foreign.push(error.message))
    await work(page)
    assert.deepEqual(foreign, [])
    await context.close()
  }

  async function assertSound(page: Page, where: string) {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(overflow <= 0, `${where} is ${overflow}px too wide`)
    await page.evaluate(AXE)
    const violations = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((result) => result.violations)`,
    )) as Violation[]
    const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    assert.deepEqual(said, [], where)
  }

  for (const [locale, widths] of [
    ['zh-CN', WIDTHS],
    ['en', [320]],
  ] as const) {
    it(`every page is accessible and fits, in ${locale}`, async () => {
      for (const width of widths) {
        await visit({ locale, viewport: { width, height: 800 } }, async (page) => {
          for (const path of pages) {
            await page.goto(origin + path)
            await assertSound(page, `${path} at ${width}`)
          }
        })
      }
    })
  }

  it('every page is accessible and fits in elder mode and in the dark', async () => {
    for (const options of [{ viewport: { width: 360, height: 800 } }, { colorScheme: 'dark' }] as const) {
      await visit(options, async (page) => {
        if (!('colorScheme' in options)) await page.goto(`${origin}/?elder=on`)
        for (const path of pages) {
          await page.goto(origin + path)
          await assertSound(page, `${path} ${JSON.stringify(options)}`)
        }
      })
    }
  })

  for (const width of [1440, 360]) {
    it(`a complaint is handed in and followed by keyboard alone, at ${width}`, async () => {
      await visit({ viewport: { width, height: 800 } }, async (page) => {
        await page.goto(`${origin}/tell`)
        await tabTo(page, '#kind')
        await page.keyboard.press('ArrowDown')
        await press(page, '/tell/what')
        await tabTo(page, '#text')
        await page.keyboard.type('路灯坏了半个月。')
        await press(page, '/tell/class')
        await assertSound(page, 'the classes')
        await tabTo(page, '#class')
        // From the first choice upwards to the last one: not sure.
        await page.keyboard.press('ArrowUp')
        await press(page, '/tell/where')
        await tabTo(page, '#areaCode')
        await page.keyboard.press('ArrowDown')
        await tabTo(page, 'button[value=map]')
        await Promise.all([page.waitForURL('**/tell/map'), page.keyboard.press('Enter')])
        await tabTo(page, 'button[value=town]')
        await Promise.all([page.waitForURL('**/tell/map?zoom=*'), page.keyboard.press('Enter')])
        await assertSound(page, 'the map')
        assert.match((await page.textContent('[data-pin-words]')) ?? '', /^图钉在/)
        await press(page, '/tell/photos')
        await assertSound(page, 'the photos')
        await press(page, '/tell/contact')
        await assertSound(page, 'the contact page')
        await press(page, '/tell/check')
        await assertSound(page, 'the last page')
        await press(page, '/tell/done')
        await assertSound(page, 'the confirmation')
        assert.match((await page.textContent('.confirmation-number')) ?? '', /^GH-\d{4}-\d{6}-\d$/)
        await press(page, '/follow/matter')
        await assertSound(page, 'the matter')
        assert.match((await page.textContent('main')) ?? '', /答复时限/)
      })
    })
  }

  it('moves the pin of the sketch map at once, and finds the visitor’s own place where that is allowed', async () => {
    const geolocation = { latitude: 30.5204, longitude: 110.4907 }
    await visit({ viewport: { width: 360, height: 800 }, geolocation, permissions: ['geolocation'] }, async (page) => {
      await page.goto(`${origin}/tell`)
      await page.click('#kind')
      await press(page, '/tell/what')
      await page.fill('#text', '井盖松动。')
      await press(page, '/tell/class')
      await page.click('input[value=none]')
      await press(page, '/tell/where')
      await page.selectOption('#areaCode', { index: 2 })
      await page.click('button[value=map]')
      await page.click('.sketch', { position: { x: 30, y: 40 } })
      assert.match(await page.inputValue('input[name=lat]'), /^30\.\d{5}$/)
      assert.match((await page.textContent('[data-pin-words]')) ?? '', /图钉已移动/)
      await page.click('button[value=here]')
      await page.waitForURL('**/tell/map?zoom=99')
      assert.equal(await page.inputValue('input[name=lat]'), '30.5204')
    })
  })

  it('puts the focus on what must be mended, and its link leads to the field', async () => {
    await visit({}, async (page) => {
      await page.goto(`${origin}/tell`)
      await page.click('main button[type=submit]')
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'error-summary')
      await assertSound(page, 'a form that came back')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'kind')
    })
  })

  it('keeps the page when the language or the mode is switched, and remembers both', async () => {
    await visit({}, async (page) => {
      await page.goto(`${origin}/apply?q=%E7%99%BB%E8%AE%B0`)
      await page.click('.site-tools a[hreflang=en]')
      assert.equal(await page.getAttribute('html', 'lang'), 'en')
      assert.equal(await page.inputValue('#search'), '登记')
      await page.goto(`${origin}/watch`)
      assert.equal(await page.getAttribute('html', 'lang'), 'en')
      await page.click('text=Large print')
      assert.equal(page.url(), `${origin}/watch`)
      assert.equal(await page.getAttribute('html', 'data-elder'), '')
      await page.click('text=Standard view')
      assert.equal(await page.getAttribute('html', 'data-elder'), null)
    })
  })
})

/** Presses Tab until the focus is on a control; nothing on the way may be a trap. */
async function tabTo(page: Page, selector: string) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  assert.fail(`${selector} cannot be reached by keyboard`)
}

/** Presses the main button of the page by keyboard and waits for the page it leads to. */
async function press(page: Page, path: string) {
  await tabTo(page, 'main button[type=submit]:not(.second)')
  await Promise.all([page.waitForURL((url) => url.pathname === path), page.keyboard.press('Enter')])
}
