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
/** The promise of the desk: from the last word of the text to the end in fewer keystrokes than this. */
const KEYSTROKES = 10

type Violation = { id: string; nodes: { html: string }[] }

describe('the hotline in a browser', {
  skip: CHROMIUM ? false : 'there is no Chromium here: set CHROME_PATH',
}, async () => {
  if (!CHROMIUM) return
  const application = await testApplication({}, { workbenchDir: await builtWorkbench() })
  const { app, drain } = application
  const { unit } = await makeCity(application)
  const operator = await signInAs(application, 'operator')
  const dispatcher = await signInAs(application, 'dispatcher')
  const handler = await signInAs(application, 'handler', { unitId: unit.id, areaCode: COUNTY })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()

  async function ask(staff: Staff | undefined, method: 'GET' | 'POST', path: string, body?: object, version?: number) {
    const response = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...staff?.headers,
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(version ? { 'if-match': `"${version}"` } : {}),
      },
      ...(body ? { payload: body } : {}),
    })
    assert.ok(response.statusCode < 300, response.body)
    return response.json()
  }

  /** A matter that was sent to the unit, at its second version. */
  async function dispatched(text: string) {
    const { number } = await ask(undefined, 'POST', '/complaints', { kind: 'help', text, areaCode: COUNTY })
    const { items } = await ask(dispatcher, 'GET', `/complaints?search=${number}`)
    await ask(dispatcher, 'POST', `/complaints/${items[0].id}/dispatch`, { unitId: unit.id }, 1)
    return { id: items[0].id as string, number: number as string }
  }

  /** A page for somebody who is signed in, with the keystrokes made in it counted; an error in it fails the test. */
  async function visit(staff: Staff, path: string, work: (page: Page, press: Press) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name: SESSION_COOKIE, value: staff.token, url: origin }])
    const page = await context.newPage()
    const thrown: string[] = []
    page.on('pageerror', (error) => thrown.push(error.message))
    await page.goto(`${origin}/staff${path}`)
    await page.locator('h1').waitFor()
    const press = Object.assign(
      async (...keys: string[]) => {
        for (const key of keys) {
          await page.keyboard.press(key)
          press.count += key.split('+').length
        }
      },
      { count: 0 },
    )
    await work(page, press)
    assert.deepEqual(thrown, [])
    await context.close()
  }
  type Press = ((...keys: string[]) => Promise<void>) & { count: number }

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

  const receipt = (page: Page) => page.getByRole('region', { name: '登记成功，请读给来电人' })

  it('takes a call down and answers or dispatches it by keyboard alone, in under ten keystrokes', async () => {
    await visit(dispatcher, '/desk', async (page, press) => {
      await page.getByRole('textbox', { name: '来电号码' }).focus()
      await page.keyboard.insertText('13908264100')
      await page.keyboard.press('Alt+w')
      await page.keyboard.insertText('甲区人民路的路灯坏了半个月，晚上看不见路')
      await page.getByText('按内容识别为“甲区”').waitFor()
      await page.getByRole('button', { name: '路灯不亮' }).waitFor()
      // Class by its list, then the unit by typing its name; the suggestion is not sure on an empty history.
      await press('Alt+c', 'Enter')
      await page
        .getByRole('radio', { name: '求助' })
        .or(page.getByRole('radio', { name: '投诉' }))
        .first()
        .waitFor()
      await press('Alt+p', 'Enter')
      await page.getByRole('option', { name: '甲区城管局' }).waitFor({ state: 'attached' })
      await press('Enter')
      await page.getByText('派给 甲区城管局？').first().waitFor()
      await assertAccessible(page)
      await press('Enter')
      await receipt(page).getByText('已派给 甲区城管局。').waitFor()
      assert.ok(press.count < KEYSTROKES, `${press.count} keystrokes`)
      await assertAccessible(page)
      // The next call begins empty.
      await press('Alt+n')
      assert.equal(await page.getByRole('textbox', { name: '诉求内容' }).inputValue(), '')
    })
    await drain()
    await visit(operator, '/desk', async (page, press) => {
      await page.keyboard.press('Alt+w')
      await page.keyboard.insertText('甲区人民路的路灯坏了半个月，晚上看不清路')
      await page.getByRole('textbox', { name: '来电号码' }).fill('13908264100')
      // The caller's earlier matter is there at once, and is found to be the same.
      await page.getByRole('region', { name: '来电人的诉求' }).getByRole('link', { name: /^GH-/ }).waitFor()
      await page.getByText('同一来电人').waitFor()
      await page.getByRole('textbox', { name: '答复内容' }).fill('已转市政抢修，预计两日内修好。')
      await press('Control+Enter')
      await receipt(page).getByText('已当场答复。').waitFor()
      assert.ok(press.count < KEYSTROKES)
    })
  })

  it('loses nothing that was typed: not by a reload, not by a refusal, not by a lost network', async () => {
    const text = '乙区公园的座椅损坏'
    await visit(operator, '/desk', async (page) => {
      const field = page.getByRole('textbox', { name: '诉求内容' })
      await field.fill(text)
      await page.getByText('按内容识别为“乙区”').waitFor()
      await page.reload()
      assert.equal(await field.inputValue(), text)
      await field.press('Control+Enter')
      await page.getByRole('alert').getByText('请选用一条知识').waitFor()
      await page.context().setOffline(true)
      await field.press('Alt+g')
      await page.getByRole('alert').getByText('无法连接').waitFor()
      assert.equal(await field.inputValue(), text)
      await page.context().setOffline(false)
      await field.press('Alt+g')
      await receipt(page).getByText('已登记，等待派单。').waitFor()
    })
  })

  it('fills in the number of the call that is being talked, and links what is registered to it', async () => {
    const admin = await signInAs(application, 'system-admin')
    const { key } = await ask(admin, 'POST', '/clients', { name: '话务平台', purposes: ['calls'] })
    const told = async (kind: string, secondsAgo: number) => {
      const at = new Date(Date.now() - secondsAgo * 1000).toISOString()
      const events = [{ callId: 'c-1', kind, at, extension: '801', caller: '13900001111' }]
      const headers = { authorization: `Bearer ${key}` }
      const taken = await app.inject({ method: 'POST', url: '/api/v1/calls/events', headers, payload: { events } })
      assert.equal(taken.statusCode, 200, taken.body)
    }
    await visit(operator, '/desk', async (page) => {
      await page.getByRole('textbox', { name: '席位分机' }).fill('801')
      await page.getByRole('button', { name: '入席' }).click()
      await page.getByText('分机 801').waitFor()
      await told('queued', 20)
      await told('answered', 12)
      // Waited eight seconds beside the promised fifteen; the number is there without a key being pressed.
      await page.getByText('等候 8 秒，承诺 15 秒内接听').last().waitFor()
      const phone = page.getByRole('textbox', { name: '来电号码' })
      await page.waitForFunction((field) => (field as HTMLInputElement).value !== '', await phone.elementHandle())
      assert.equal(await phone.inputValue(), '13900001111')
      await assertAccessible(page)
      await page.getByRole('textbox', { name: '诉求内容' }).fill('甲区公交站牌倒了')
      await page.getByText('按内容识别为“甲区”').waitFor()
      await page.keyboard.press('Alt+g')
      await receipt(page).waitFor()
    })
    await drain()
    const { call } = await ask(operator, 'GET', '/calls/current')
    assert.equal(call.matters.length, 1)
  })

  it('rules on a return beside its precedents, and shows the ruling on the matter', async () => {
    const lamp = await dispatched('路灯线路被挖断，整条街不亮。')
    await ask(
      handler,
      'POST',
      `/complaints/${lamp.id}/send-back`,
      { reason: '属乙区维护范围', ground: '《城市道路照明设施管理规定》' },
      2,
    )
    await visit(dispatcher, '/rulings', async (page) => {
      await page.getByRole('button', { name: lamp.number }).click()
      const pane = page.getByRole('complementary', { name: lamp.number })
      await pane.getByText('属乙区维护范围').first().waitFor()
      await pane.getByRole('button', { name: '不同意退单' }).click()
      await pane.getByRole('textbox', { name: '裁定理由' }).fill('该路段由甲区管养')
      await assertAccessible(page)
      await pane.getByRole('button', { name: '不同意退单' }).last().click()
      await page.getByRole('region', { name: '提示' }).getByText(lamp.number).waitFor()
    })
    await visit(handler, `/inbox/matters/${lamp.id}`, async (page) => {
      const requests = page.getByRole('region', { name: '申请与裁定' })
      await requests.getByText('该路段由甲区管养').waitFor()
      // The second return is out; the page says why.
      await page.getByText(/现在不能办理：.*申请退单/).click()
      await page.getByText('退单次数已用完').waitFor()
      await assertAccessible(page)
    })
  })
})
