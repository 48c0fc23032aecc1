import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { CHROMIUM, startBrowser } from '../support/browser.ts'
import { builtWorkbench } from '../support/built-workbench.ts'
import { hotlineCity } from '../support/hotline-city.ts'
import type { Staff } from '../support/staff.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const DAY = 86_400_000

type Violation = { id: string; nodes: { html: string }[] }

describe('supervision and call-backs in a browser', {
  skip: CHROMIUM ? false : 'there is no Chromium here: set CHROME_PATH',
}, async () => {
  if (!CHROMIUM) return
  const city = await hotlineCity({ workbenchDir: await builtWorkbench() })
  const { app, staff } = city
  const late = await city.handling()
  await city.drain()
  await city.startHandlingAt(late.id, new Date(Date.now() - 24 * DAY))
  await city.run('feedback.ladder')
  for (const phone of ['13700000001', '13700000002', '13700000003'])
    await city.register({ phone, address: '解放路5号院', text: '夜间施工噪音太大影响休息，请管一管。' })
  const calls = [await city.answered(), await city.answered(), await city.answered()]
  const order = { reason: '多单位推诿' }
  await city.ask('POST', `/complaints/${late.id}/problem-orders`, order, { as: staff.supervisor })
  await city.drain()
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()

  async function visit(as: Staff, path: string, width: number, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
    await context.addCookies([{ name: SESSION_COOKIE, value: as.token, url: origin }])
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

  /** Nothing may stick out to the right. */
  async function assertFits(page: Page) {
    const [content, window] = (await page.evaluate(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    )) as [number, number]
    assert.ok(content <= window, `${content} of ${window} px`)
  }

  it('show what is late with what was done; a supervisor urges and looks at the slip', async () => {
    await visit(staff.supervisor, '/supervision', 1440, async (page) => {
      const row = page.getByRole('row').filter({ hasText: late.number })
      await row.getByText('督办通报').waitFor()
      await page.goto(`${page.url()}?open=${late.id}`)
      await page.getByRole('heading', { name: late.number }).waitFor()
      await assertAccessible(page)
      await page.getByRole('button', { name: '催办' }).last().click()
      await page.getByLabel('督办事由').fill('来件人再次来电')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText('通知 2 人').first().waitFor()
      await page.getByRole('button', { name: '督办单', exact: true }).click()
      await page
        .getByText(/DB-\d{4}-\d{5}/)
        .first()
        .waitFor()
      await assertAccessible(page)
    })
  })

  it('let the unit answer its slip on the page that is printed', async () => {
    const [slip] = await city.read<{ id: string }>('select id from feedback.slips where complaint_id = $1', [late.id])
    await visit(staff.head, `/supervision/slips/${slip!.id}`, 1024, async (page) => {
      await page.getByRole('button', { name: '反馈整改措施' }).click()
      await page.getByLabel('整改措施、完成时间和责任人').fill('已约谈承办科室，11月30日前办结，责任人李某。')
      await page.getByRole('button', { name: '反馈整改措施' }).last().click()
      await page.getByText('已反馈').first().waitFor()
      await assertAccessible(page)
    })
  })

  it('show hot spots, problem orders, repeats and answers, on a phone and in English too', async () => {
    for (const width of [1024, 360]) {
      for (const view of ['ladder', 'slips', 'problems', 'spots', 'repeats', 'answers']) {
        await visit(staff.supervisor, `/supervision?view=${view}`, width, async (page) => {
          if (view === 'spots') await page.getByText('解放路5号院').first().waitFor()
          if (view === 'problems')
            await page
              .getByText(/WT-\d{4}/)
              .first()
              .waitFor()
          await assertFits(page)
          if (width !== 360) return
          await page.getByRole('button', { name: 'English' }).click()
          await page.getByRole('heading', { name: 'Supervision' }).waitFor()
          await assertFits(page)
          await assertAccessible(page)
          await page.getByRole('button', { name: '中文' }).click()
        })
      }
    }
  })

  it('work the list of call-backs by keyboard, and record what was said', async () => {
    await visit(staff.operator, '/follow-ups', 1440, async (page) => {
      await page.getByRole('row').filter({ hasText: calls[0]!.number }).waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('n')
      await page.getByText('已登记：无人接听').first().waitFor()
      const row = page.getByRole('row').filter({ hasText: calls[2]!.number })
      await row.waitFor()
      await page.goto(`${origin}/staff/follow-ups?view=open`)
      await page.getByRole('row').filter({ hasText: calls[2]!.number }).click()
      await page.getByText('您反映的问题解决了吗', { exact: false }).waitFor()
      await assertAccessible(page)
    })
    for (const width of [1024, 360])
      await visit(staff.supervisor, '/follow-ups?view=done', width, async (page) => {
        await page.getByRole('button', { name: 'English' }).click()
        await page.getByRole('heading', { name: 'Follow-up calls' }).waitFor()
        await assertFits(page)
        await assertAccessible(page)
        await page.getByRole('button', { name: '中文' }).click()
      })
  })
})
