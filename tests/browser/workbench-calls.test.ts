import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { system } from '../../src/kernel/actor.ts'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { testApplication } from '../support/application.ts'
import { CHROMIUM, startBrowser } from '../support/browser.ts'
import { builtWorkbench } from '../support/built-workbench.ts'
import { CITY, makeCity, type Staff, signInAs } from '../support/staff.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
type Violation = { id: string; nodes: { html: string }[] }

describe('calls and answers in a browser', {
  skip: CHROMIUM ? false : 'there is no Chromium here: set CHROME_PATH',
}, async () => {
  if (!CHROMIUM) return
  const application = await testApplication({}, { workbenchDir: await builtWorkbench() })
  const { app, db, wired } = application
  const { unit } = await makeCity(application)
  const operator = await signInAs(application, 'operator')
  const supervisor = await signInAs(application, 'supervisor')
  const admin = await signInAs(application, 'system-admin')
  const made = await app.inject({
    method: 'POST',
    url: '/api/v1/clients',
    headers: admin.headers,
    payload: { name: 'Telephones', purposes: ['calls'] },
  })
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
  const events = [1, 2, 3].flatMap((i) => [
    { callId: `c${i}`, kind: 'queued', at: ago(60), caller: `1380000100${i}` },
    { callId: `c${i}`, kind: i === 3 ? 'answered' : 'abandoned', at: ago(40) },
  ])
  const sent = await app.inject({
    method: 'POST',
    url: '/api/v1/calls/events',
    headers: { authorization: `Bearer ${made.json().key}` },
    payload: { events },
  })
  assert.equal(sent.statusCode, 200, sent.body)
  await db.transaction(system('test'), (tx) =>
    wired.knowledge.publishDirectly(tx, {
      questionZh: '公园几点关门？',
      questionEn: 'When do parks close?',
      shortZh: '晚上十点关门。',
      shortEn: 'At ten in the evening.',
      answerZh: '市区公园晚上十点关门，节假日延长一小时。',
      answerEn: 'Parks close at ten, an hour later on holidays.',
      keywords: ['闭园'],
      categoryCode: null,
      unitId: unit.id,
      areaCode: CITY,
      source: '公园管理办法',
      validFrom: '2026-01-01' as never,
      validTo: null,
      reviewOn: '2027-06-01' as never,
      isPublic: true,
    }),
  )
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()

  async function visit(staff: Staff, path: string, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name: SESSION_COOKIE, value: staff.token, url: origin }])
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
    const found = (await page.evaluate(question)) as Violation[]
    assert.deepEqual(
      found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
      [],
    )
  }

  it('takes a call-back by keyboard, shows its number and records the try', async () => {
    await visit(operator, '/hotline/call-backs', async (page) => {
      await page.getByRole('row', { name: /138\*\*\*\*1001/ }).waitFor()
      await assertAccessible(page)
      await page.keyboard.press('j')
      await page.keyboard.press('t')
      await page.getByRole('button', { name: '显示号码' }).waitFor()
      await page.getByRole('button', { name: '显示号码' }).click()
      await page.getByText(/1380000100[12]/).waitFor()
      await assertAccessible(page)
      await page.getByRole('button', { name: '已联系上' }).click()
      await page.getByRole('region', { name: '提示' }).getByText('已记录').waitFor()
    })
  })

  it('shows how the line stands beside the promise', async () => {
    await visit(supervisor, '/hotline/standing', async (page) => {
      await page.getByText('最近 24 小时的接通率低于承诺。').waitFor()
      assert.ok(await page.getByText('承诺 ≥ 95%').first().isVisible())
      await assertAccessible(page)
    })
  })

  it('finds an answer, reads it, and says that it helped', async () => {
    await visit(operator, '/hotline/knowledge', async (page) => {
      await page.getByLabel('查找回答').fill('闭园')
      await page.getByRole('link', { name: '公园几点关门？' }).waitFor()
      await assertAccessible(page)
      await page.getByRole('link', { name: '公园几点关门？' }).click()
      await page.getByRole('heading', { level: 1, name: '公园几点关门？' }).waitFor()
      await page.getByRole('button', { name: '用了，有用' }).click()
      await page.getByText('使用 1 次，有用 1，没用 0').waitFor()
      await assertAccessible(page)
    })
  })

  it('writes an entry that somebody else then has to check', async () => {
    await visit(supervisor, '/hotline/knowledge?view=all', async (page) => {
      await page.getByRole('button', { name: '撰写条目' }).click()
      await page.getByRole('dialog').waitFor()
      await assertAccessible(page)
      await page.getByRole('button', { name: '保存草稿' }).click()
      await page.getByRole('dialog').getByRole('alert').waitFor()
    })
  })
})
