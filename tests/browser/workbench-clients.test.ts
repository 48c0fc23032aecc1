import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { testApplication } from '../support/application.ts'
import { CHROMIUM, startBrowser } from '../support/browser.ts'
import { builtWorkbench } from '../support/built-workbench.ts'
import { makeCity, signInAs } from '../support/staff.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describe('API clients in a browser', {
  skip: CHROMIUM ? false : 'there is no Chromium here: set CHROME_PATH',
}, async () => {
  if (!CHROMIUM) return
  const application = await testApplication({}, { workbenchDir: await builtWorkbench() })
  const { app, wired } = application
  await makeCity(application)
  const admin = await signInAs(application, 'system-admin')
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()

  async function visit(path: string, width: number, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
    await context.addCookies([{ name: SESSION_COOKIE, value: admin.token, url: origin }])
    const page = await context.newPage()
    const thrown: string[] = []
    page.on('pageerror', (error) => thrown.push(error.message))
    await page.goto(`${origin}/staff${path}`)
    await page.locator('h1').waitFor()
    await work(page)
    assert.deepEqual(thrown, [])
    await context.close()
  }

  async function assertAccessible(page: Page) {
    const session = await page.context().newCDPSession(page)
    await session.send('Runtime.evaluate', { expression: AXE })
    const question = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations)`
    const found = (await page.evaluate(question)) as { id: string; nodes: { html: string }[] }[]
    assert.deepEqual(
      found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
      [],
    )
  }

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const shownKey = async (page: Page) => (await page.locator('.wb-onetime code').textContent()) ?? ''
  let key = ''

  it('are made with a key that is shown once, given a new one, and revoked with a reason', async () => {
    await visit('/settings/clients', 1440, async (page) => {
      await button(page, '新建客户端').click()
      await button(page, '建立并生成密钥').click()
      await page.getByRole('alert').getByText('请至少选择一项用途').first().waitFor()
      await page.getByRole('textbox', { name: '名称' }).fill('随手拍 App（市城管局）')
      await page.getByRole('checkbox', { name: 'Open311 应用' }).check()
      await assertAccessible(page)
      await button(page, '建立并生成密钥').click()
      key = await shownKey(page)
      assert.match(key, /^ghk_[\w-]{32}$/)
      assert.equal((await wired.identity.clientByKey(key))?.name, '随手拍 App（市城管局）')
      await button(page, '我已记下').click()
      await page.getByText('随手拍 App（市城管局）').first().click()
      const pane = page.getByRole('complementary', { name: '随手拍 App（市城管局）' })
      await pane.getByText(`${key.slice(0, 10)}…`).waitFor()
      await assertAccessible(page)
      await pane.getByRole('button', { name: '更换密钥' }).click()
      await button(page, '更换并生成新密钥').click()
      const next = await shownKey(page)
      assert.notEqual(next, key)
      assert.equal(await wired.identity.clientByKey(key), undefined)
      await button(page, '我已记下').click()
      await pane.getByText(`${next.slice(0, 10)}…`).waitFor()
      await pane.getByRole('button', { name: '撤销' }).click()
      await page.getByRole('textbox', { name: /原因|理由/ }).fill('手机遗失，改发新的密钥')
      await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click()
      await page.getByRole('region', { name: '提示' }).getByText('已撤销“随手拍 App（市城管局）”').waitFor()
      assert.equal(await wired.identity.clientByKey(next), undefined)
    })
  })

  it('fit a phone, in English too', async () => {
    await visit('/settings/clients?lang=en', 390, async (page) => {
      await page.locator('h1').waitFor()
      const [content, window] = (await page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )) as [number, number]
      assert.ok(content <= window, `${content} of ${window} px`)
      await assertAccessible(page)
    })
  })
})
