import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { testApplication } from '../support/application.ts'
import { CHROMIUM, startBrowser } from '../support/browser.ts'
import { builtWorkbench } from '../support/built-workbench.ts'
import { COUNTY, makeCity, type Staff, signInAs } from '../support/staff.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** 城乡建设与城市管理 › 城市照明 › 路灯不亮: any class of the tree serves. */
const CLASS = '010201'

/** Rows that are walked through at most to find one. */
const MOST_STEPS = 10

type Violation = { id: string; nodes: { html: string }[] }

describe('the inbox in a browser', {
  skip: CHROMIUM ? false : 'there is no Chromium here: set CHROME_PATH',
}, async () => {
  if (!CHROMIUM) return
  const application = await testApplication({}, { workbenchDir: await builtWorkbench() })
  const { app, drain } = application
  const { unit } = await makeCity(application)
  const dispatcher = await signInAs(application, 'dispatcher')
  const handler = await signInAs(application, 'handler', { unitId: unit.id, areaCode: COUNTY })
  const auditor = await signInAs(application, 'audit-admin')
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()

  async function submit(text: string, categoryCode?: string, more: object = {}): Promise<string> {
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      headers: { 'idempotency-key': randomUUID() },
      payload: { kind: 'help', text, areaCode: COUNTY, name: '王秀英', phone: '13908264100', categoryCode, ...more },
    })
    assert.equal(response.statusCode, 201, response.body)
    return response.json().number
  }

  /** A page of the workbench for somebody who is signed in; an error thrown in it fails the test. */
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

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  const toast = (page: Page, text: string) => page.getByRole('region', { name: '提示' }).getByText(text)

  it('leads a matter from receipt to answer, by keyboard in the list and on its page', async () => {
    const number = await submit('小区门口的路灯坏了半个月。')
    await visit(dispatcher, '/inbox/matters?view=new', async (page) => {
      await button(page, number).waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      const pane = page.getByRole('complementary', { name: number })
      await pane.getByText('小区门口的路灯坏了半个月。').first().waitFor()
      await assertAccessible(page)
      await pane.getByRole('button', { name: '派单', exact: true }).click()
      await pane.getByRole('button', { name: '派单', exact: true }).last().click()
      await pane.getByRole('alert').getByText('请选择承办单位').waitFor()
      await pane.getByRole('combobox', { name: '承办单位' }).click()
      await page.getByText('甲区城管局', { exact: true }).last().click()
      await pane.getByRole('button', { name: '派单', exact: true }).last().click()
      await toast(page, `${number} 已派单`).waitFor()
    })
    await visit(handler, '/', async (page) => {
      await page.getByRole('heading', { name: '1 件诉求待签收' }).waitFor()
      await page.getByRole('link', { name: number }).first().click()
      await button(page, '签收').click()
      await button(page, '答复').click()
      await button(page, '套用模板').click()
      await page.getByRole('menuitem', { name: '已处理完成' }).click()
      await button(page, '发出答复').click()
      // A template that was not filled in is not sent.
      await page.getByRole('alert').getByText('【事项】').waitFor()
      await page.getByRole('textbox', { name: '答复内容' }).fill('已于今日修好，感谢您的反映。')
      await button(page, '发出答复').click()
      await toast(page, `${number} 已答复`).waitFor()
      await page.getByRole('region', { name: '给来件人的答复' }).getByText('已于今日修好').waitFor()
      await assertAccessible(page)
    })
  })

  it('shows who wrote only for a reason, which the ledger keeps', async () => {
    const number = await submit('自来水早高峰水压很低。')
    await visit(dispatcher, '/inbox/matters', async (page) => {
      await button(page, number).click()
      await page.getByRole('link', { name: '打开完整页面' }).click()
      await page.getByRole('heading', { name: `诉求 ${number}` }).waitFor()
      assert.equal(await page.getByText('13908264100').count(), 0)
      await button(page, '显示联系方式').click()
      await page.getByRole('textbox', { name: '理由' }).fill('回访核实地点')
      await page.getByRole('dialog').getByRole('button', { name: '显示联系方式' }).click()
      await page.getByText('13908264100').waitFor()
    })
    await drain()
    await visit(auditor, '/settings/ledger?type=complaint.revealed', async (page) => {
      await page.getByRole('cell', { name: 'complaint.revealed' }).first().click()
      await page.getByText('内容与校验值相符').waitFor()
      await assertAccessible(page)
    })
  })

  it('keeps what was typed where somebody else was quicker', async () => {
    const number = await submit('垃圾清运不及时，有异味。')
    const listed = await app.inject({ url: `/api/v1/complaints?search=${number}`, headers: dispatcher.headers })
    const { id, version } = listed.json().items[0]
    await visit(dispatcher, `/inbox/matters/${id}`, async (page) => {
      await button(page, '不予受理').click()
      await page.getByRole('textbox', { name: '理由' }).fill('已由物业处理')
      await page.getByRole('textbox', { name: '依据' }).fill('物业管理条例')
      const elsewhere = await app.inject({
        method: 'POST',
        url: `/api/v1/complaints/${id}/dispatch`,
        headers: { ...dispatcher.headers, 'if-match': `"${version}"` },
        payload: { unitId: unit.id },
      })
      assert.equal(elsewhere.statusCode, 200, elsewhere.body)
      await button(page, '不予受理').last().click()
      await toast(page, '他人刚刚办理过这件诉求').waitFor()
      await page.getByRole('region', { name: '办理记录' }).getByText('转交甲区城管局办理').waitFor()
    })
  })

  it('sends what waits to the suggested unit with one key, where the suggestion is sure', async () => {
    const supervisor = await signInAs(application, 'supervisor')
    const place = { subject: 'category', key: CLASS, areaCode: COUNTY, unitId: unit.id }
    await app.inject({ method: 'PUT', url: '/api/v1/categories/units', headers: supervisor.headers, payload: place })
    const known = await submit('人行道地砖松动，老人容易绊倒。', CLASS)
    const unknown = await submit('想问一件不知道归谁管的事。')
    await visit(dispatcher, '/inbox/matters?view=new', async (page) => {
      const row = (number: string) => page.getByRole('row').filter({ hasText: number })
      await row(known).getByText('甲区城管局').waitFor()
      await row(unknown).getByText('没有建议').waitFor()
      await assertAccessible(page)
      const atHand = page.locator('.wb-row-active').filter({ hasText: known })
      for (let step = 0; step < MOST_STEPS && (await atHand.count()) === 0; step++) await page.keyboard.press('j')
      await atHand.waitFor()
      await page.keyboard.press('a')
      await toast(page, `${known} 已派给 甲区城管局`).waitFor()
    })
  })

  it('tells the people of the accused unit why they do not see who wrote, and marks the page with their name', async () => {
    const number = await submit('该局人员态度粗暴，要求保密。', undefined, { confidential: true, aboutUnitId: unit.id })
    const listed = await app.inject({ url: `/api/v1/complaints?search=${number}`, headers: dispatcher.headers })
    const { id, version } = listed.json().items[0]
    await app.inject({
      method: 'POST',
      url: `/api/v1/complaints/${id}/dispatch`,
      headers: { ...dispatcher.headers, 'if-match': `"${version}"` },
      payload: { unitId: unit.id },
    })
    await visit(handler, `/inbox/matters/${id}`, async (page) => {
      await page.getByText('本单位是这件诉求反映的单位').first().waitFor()
      assert.equal(await page.getByText('王').count(), 0)
      const mark = await page.locator('.wb-watermark-strong').textContent()
      assert.ok(mark?.includes(handler.name) && mark.includes(number), mark ?? '')
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('.wb-watermark-strong').isVisible(), true)
      await assertAccessible(page)
    })
  })
})
