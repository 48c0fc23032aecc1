import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { testApplication } from '../support/application.ts'
import { CHROMIUM, startBrowser } from '../support/browser.ts'
import { builtWorkbench } from '../support/built-workbench.ts'
import { makeCity, type Staff, signInAs } from '../support/staff.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Violation = { id: string; nodes: { html: string }[] }

describe('the settings of the hotline in a browser', {
  skip: CHROMIUM ? false : 'there is no Chromium here: set CHROME_PATH',
}, async () => {
  if (!CHROMIUM) return
  const application = await testApplication({}, { workbenchDir: await builtWorkbench() })
  const { app } = application
  await makeCity(application)
  const admin = await signInAs(application, 'system-admin')
  const supervisor = await signInAs(application, 'supervisor')
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await startBrowser()

  async function visit(staff: Staff, path: string, width: number, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
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

  /** Nothing may stick out to the right. */
  async function assertFits(page: Page) {
    const [content, window] = (await page.evaluate(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    )) as [number, number]
    assert.ok(content <= window, `${content} of ${window} px`)
  }

  const toast = (page: Page, text: RegExp) => page.getByRole('region', { name: '提示' }).getByText(text)

  it('change a limit and a number, show what ships beside them, and name what is wrong', async () => {
    await visit(admin, '/settings/hotline', 1440, async (page) => {
      const handling = page.getByLabel('办理时限 一般 投诉 数值')
      await handling.fill('七')
      await page.getByLabel('响应率 (分)').fill('20')
      await page.getByText('2 项改动未保存').waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByRole('link', { name: '办理时限 · 一般 · 投诉' }).waitFor()
      await handling.fill('7')
      await page.getByRole('button', { name: '保存改动' }).click()
      await page.getByRole('alert').getByText('三项权重合计须为 100，现在是 110。').waitFor()
      await assertAccessible(page)
      await page.getByRole('button', { name: '响应率：恢复默认 10分' }).click()
      await page.getByRole('button', { name: '保存改动' }).click()
      await toast(page, /热线规则已保存/).waitFor()
      await page.getByText('1 项与默认不同').waitFor()
      await page.getByRole('button', { name: '办理时限 一般 投诉：恢复默认 5个工作日' }).waitFor()
      await assertAccessible(page)
    })
  })

  it('fit a phone, in English too', async () => {
    for (const path of ['/settings/hotline', '/settings/categories?code=120101'])
      for (const width of [1024, 360])
        await visit(supervisor, path, width, async (page) => {
          await page.getByRole('button', { name: 'English' }).click()
          await page
            .getByText(/Changes? number|As it ships|Version 1/)
            .first()
            .waitFor()
          await assertFits(page)
          await assertAccessible(page)
          await page.getByRole('button', { name: '中文' }).click()
        })
  })

  it('open a class by keyboard, change it, and say which unit handles it', async () => {
    await visit(supervisor, '/settings/categories', 1440, async (page) => {
      await page.getByLabel('来件内容').fill('我们小区停水两天了')
      await page.getByRole('button', { name: '公用事业 › 供水 › 停水' }).waitFor()
      await page.getByRole('treeitem', { name: /城乡建设与城市管理/ }).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '010201 路灯不亮' }).waitFor()
      await assertAccessible(page)
      await page.getByLabel(/^关键词/).fill('路灯不亮、路灯坏了、黑灯瞎火')
      await page.getByRole('button', { name: '增加时限' }).click()
      await page.getByRole('button', { name: '增加字段' }).click()
      await page.getByLabel('说明（中文）').last().fill('灯杆颜色')
      await page.getByLabel('说明（英文）').last().fill('Colour of the post')
      await page.getByLabel('代码（英文）').last().fill('postColour')
      await page.getByRole('button', { name: '保存类目' }).click()
      await toast(page, /“路灯不亮”已保存/).waitFor()
      await page.getByText('本市第 1 次修改').waitFor()
      await page.getByRole('combobox', { name: /^地区/ }).selectOption({ label: '甲区' })
      await page.getByRole('combobox', { name: /^承办单位/ }).selectOption({ label: '甲区城管局' })
      await page.getByRole('button', { name: '增加', exact: true }).click()
      await toast(page, /承办单位已保存/).waitFor()
      await page.getByLabel('查询：这一类目在某地派给谁').selectOption({ label: '丙街道' })
      await page.getByText('派给 甲区城管局（依据类目 路灯不亮 · 甲区）').waitFor()
      await assertAccessible(page)
    })
  })

  it('add a class, and enter the unit of a word for the whole city', async () => {
    await visit(supervisor, '/settings/categories?code=1201', 1440, async (page) => {
      await page.getByRole('button', { name: '新增下级类目' }).click()
      const dialog = page.getByRole('dialog')
      assert.equal(await dialog.getByLabel('编码').inputValue(), '120107')
      await dialog.getByLabel('名称', { exact: true }).fill('消火栓漏水')
      await dialog.getByLabel('英文名称').fill('Leaking hydrant')
      await assertAccessible(page)
      await dialog.getByRole('button', { name: '保存类目' }).click()
      await page.getByRole('heading', { name: '120107 消火栓漏水' }).waitFor()
      await page.getByRole('tab', { name: '责任单位' }).click()
      await page.getByRole('button', { name: '修改“供水”的责任单位' }).click()
      await dialog.getByRole('combobox', { name: /^地区/ }).selectOption({ label: '某市' })
      await dialog.getByRole('combobox', { name: /^承办单位/ }).selectOption({ label: '乙区城管局' })
      await dialog.getByRole('button', { name: '增加', exact: true }).click()
      await toast(page, /承办单位已保存/).waitFor()
      await dialog.getByRole('button', { name: '完成' }).click()
      await page.getByRole('row', { name: /^供水 乙区城管局/ }).waitFor()
      await assertAccessible(page)
    })
  })
})
