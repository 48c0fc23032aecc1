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
import { CITY, makeCity, PASSWORD, signIn, signInAs } from '../support/staff.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const TEST = system('test')

describe('settings of calls, all calls and incoming mail in a browser', {
  skip: CHROMIUM ? false : 'there is no Chromium here: set CHROME_PATH',
}, async () => {
  if (!CHROMIUM) return
  const application = await testApplication({}, { workbenchDir: await builtWorkbench() })
  const { app, db, wired } = application
  await makeCity(application)
  const admin = await signInAs(application, 'system-admin')
  const dispatcher = await signInAs(application, 'dispatcher')
  const roles = ['supervisor', 'operator'] as const
  await db.transaction(TEST, (tx) =>
    wired.identity.createAccountDirectly(tx, {
      name: 'head-of-shift',
      displayName: '当班班长',
      unitId: null,
      grants: roles.map((role) => ({ role, unitId: null, areaCode: CITY })),
      password: PASSWORD,
      oneTime: false,
    }),
  )
  const token = await signIn(app, 'head-of-shift', PASSWORD)
  const head = { token, headers: { cookie: `${SESSION_COOKIE}=${token}` } }

  async function post<T>(url: string, headers: Record<string, string>, payload: object): Promise<T> {
    const response = await app.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })
    assert.ok(response.statusCode < 300, response.body)
    return response.json()
  }
  const made = await post<{ key: string }>('/clients', admin.headers, { name: 'Lines', purposes: ['calls', 'mail'] })
  const byKey = { authorization: `Bearer ${made.key}` }
  const letter = (subject: string, headers: object = {}) => ({
    from: '居民 <resident@example.cn>',
    subject,
    text: '丙街道人民路的路灯坏了一周了，晚上很黑。',
    messageId: `<${encodeURIComponent(subject)}@example.cn>`,
    headers,
  })
  const { number } = await post<{ number: string }>('/mail/inbound', byKey, letter('丙街道路灯不亮'))
  await post('/mail/inbound', byKey, letter('外出', { 'auto-submitted': 'auto-replied' }))
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
  await post('/calls/events', byKey, {
    events: [
      { callId: 'c1', kind: 'queued', at: ago(300), caller: '13800001001' },
      { callId: 'c1', kind: 'abandoned', at: ago(280) },
      { callId: 'c2', kind: 'queued', at: ago(240), caller: '13800001002', extension: '801' },
      { callId: 'c2', kind: 'answered', at: ago(230), extension: '801' },
      { callId: 'c2', kind: 'ended', at: ago(147) },
    ],
  })
  const [matter] = await db.read(TEST, (tx) =>
    tx.query<{ id: string }>('select id from feedback.complaints where number = $1', [number]),
  )
  const [call] = await db.read(TEST, (tx) =>
    tx.query<{ id: string }>('select id from calls.calls where answered_at is not null', []),
  )
  await post(`/calls/${call!.id}/matters`, head.headers, { complaintId: matter!.id })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()

  async function visit(staff: { token: string }, path: string, width: number, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
    await context.addCookies([{ name: SESSION_COOKIE, value: staff.token, url: origin }])
    const page = await context.newPage()
    page.setDefaultTimeout(8000)
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

  const told = (page: Page, text: string) => page.getByRole('region', { name: '提示' }).getByText(text).waitFor()
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  it('changes a promise, with what ships beside it and what is wrong named', async () => {
    await visit(admin, '/settings/calls', 1440, async (page) => {
      const share = page.getByLabel('任意连续 24 小时的接通率不低于 (%)')
      await share.fill('120')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('请填写 0 到 100 之间的数。').first().waitFor()
      await assertAccessible(page)
      await share.fill('97.5')
      await page.getByText('1 项改动未保存').waitFor()
      await page.keyboard.press('Enter')
      await told(page, '话务指标已保存')
      await page.getByText(/第 1 版，测试system-admin于/).waitFor()
      await button(page, '任意连续 24 小时的接通率不低于：恢复默认 95%').waitFor()
    })
    const { settings } = (await app.inject({ url: '/api/v1/calls/settings', headers: admin.headers })).json()
    assert.deepEqual([settings.answeredRate, settings.answerWithinSeconds], [0.975, 15])
  })

  it('changes the words of a step, previews them, and keeps the former ones', async () => {
    await visit(admin, '/settings/calls?view=scripts&step=greeting', 1440, async (page) => {
      await page.getByRole('row', { name: /开场问候/ }).waitFor()
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      const pane = page.getByRole('complementary', { name: /问候/ })
      await pane
        .getByText(/12345.*测试system-admin/)
        .first()
        .waitFor()
      await assertAccessible(page)
      await pane.getByRole('button', { name: '修改', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('用语（中文）').fill('您好，{hotline}热线，{name}为您服务。')
      await dialog.getByText('{name} 不会被替换').waitFor()
      await dialog.getByLabel('用语（中文）').fill('您好，{hotline}热线，{operator}为您服务。')
      await dialog.getByText('您好，12345热线，测试system-admin为您服务。').waitFor()
      await assertAccessible(page)
      await dialog.getByRole('button', { name: '保存话术' }).click()
      await told(page, '话术已保存')
      await pane.getByText(/第 1 版/).click()
      await pane.getByRole('button', { name: '以此版为底稿修改' }).waitFor()
      await pane.getByRole('button', { name: '停用' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
      await told(page, '已停用')
    })
  })

  it('lists calls beside the promise, notes one and shows its number for a reason', async () => {
    await visit(head, '/hotline/calls', 1440, async (page) => {
      await page.getByRole('columnheader', { name: /等候（承诺 15 秒）/ }).waitFor()
      await page.getByRole('link', { name: number }).waitFor()
      const filters = page.getByRole('group', { name: '筛选来电' })
      await filters.getByRole('combobox').first().selectOption('ended')
      await page.getByRole('row', { name: /138\*\*\*\*1001/ }).waitFor({ state: 'detached' })
      await page.getByText('1 分 23 秒').click()
      const pane = page.getByRole('complementary', { name: '138****1002' })
      await pane.getByRole('link', { name: number }).waitFor()
      await pane.getByLabel('通话记录').fill('路灯在人民路 5 号门前')
      await pane.getByRole('button', { name: '保存记录' }).click()
      await told(page, '通话记录已保存')
      await assertAccessible(page)
      await pane.getByRole('button', { name: '显示号码' }).click()
      await page.getByRole('dialog').getByRole('textbox').fill('承办单位需要联系来电人')
      await page.getByRole('dialog').getByRole('button', { name: '显示号码' }).click()
      await pane.getByText('13800001002').waitFor()
      await page.getByRole('textbox', { name: '来电号码（完整）' }).fill('13800001009')
      await page.getByText('没有来电', { exact: true }).waitFor()
    })
  })

  it('says what was made of each message', async () => {
    await visit(dispatcher, '/settings/mail-log', 1440, async (page) => {
      await page.getByRole('link', { name: number }).waitFor()
      await page.getByText('自动回复（RFC 3834）').waitFor()
      await assertAccessible(page)
      await page.getByLabel('处理结果').first().selectOption('added')
      await page.getByText('没有这种处理结果的来信').waitFor()
    })
  })

  it('fits narrow screens, in English too', async () => {
    const places = [
      { staff: head, paths: ['/settings/calls', '/settings/calls?view=scripts', '/hotline/calls'] },
      { staff: dispatcher, paths: ['/settings/mail-log'] },
    ]
    for (const { staff, paths } of places)
      await visit(staff, paths[0]!, 360, async (page) => {
        for (const path of paths) {
          if (path !== paths[0]) await page.goto(`${origin}/staff${path}`)
          await page.locator('h1').waitFor()
          // The language may be kept from the page before.
          if (await button(page, 'English').isVisible()) await button(page, 'English').click()
          await button(page, '中文').waitFor()
          for (const width of [1024, 360]) {
            await page.setViewportSize({ width, height: 900 })
            const [content, window] = (await page.evaluate(
              '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
            )) as [number, number]
            assert.ok(content <= window, `${path}: ${content} of ${window} px`)
          }
          await assertAccessible(page)
        }
      })
  })
})
