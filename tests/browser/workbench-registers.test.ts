import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../src/foundation/identity/identity.contract.ts'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { type TestApplication, testApplication } from '../support/application.ts'
import { atEnd } from '../support/at-end.ts'
import { CHROMIUM, startBrowser } from '../support/browser.ts'
import { makeCity, signInAs } from '../support/staff.ts'

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const BUILT = existsSync(join(import.meta.dirname, '../../dist/workbench/index.html'))
const WHY_NOT = CHROMIUM ? 'the workbench is not built: npm run build' : 'there is no Chromium here: set CHROME_PATH'

/** Forty matters of one unit, every fifth closed late, and one row with a day that does not exist. */
function register(): string {
  const row = (id: number) => {
    const closed = `2026-03-${id % 5 === 0 ? '12' : '05'} 10:${String(id).padStart(2, '0')}`
    return `B-${id},甲区城管局,路灯维修,2026-03-02 09:00,2026-03-09 18:00,${closed}`
  }
  const rows = Array.from({ length: 40 }, (_, at) => row(at + 1))
  const wrong = 'B-41,甲区城管局,路灯维修,2026-03-02 09:00,2026-03-09 18:00,2026-02-30 10:00'
  return ['办件编号,办理单位,事项,受理时间,应办结时间,办结时间', ...rows, wrong].join('\n')
}

describe('registers in the workbench', { skip: CHROMIUM && BUILT ? false : WHY_NOT }, async () => {
  if (!CHROMIUM || !BUILT) return
  const dataDir = await mkdtemp(join(tmpdir(), 'workbench-'))
  atEnd(() => rm(dataDir, { recursive: true, force: true }))
  const application = await testApplication({ DATA_DIR: dataDir })
  await makeCity(application)
  const origin = await application.app.listen({ port: 0, host: '127.0.0.1' })
  await application.startWorker()
  const browser = await startBrowser()

  it('come in by the wizard, and the board shows what was promised beside what was kept', async () => {
    const { page, faults } = await openAs({ application, browser, origin }, 'supervisor')
    await page.goto(`${origin}/staff/plan/imports/new`)
    const file = { name: '路灯台账.csv', mimeType: 'text/csv', buffer: Buffer.from(register()) }
    await page.locator('input[type=file]').setInputFiles(file)

    await page.getByRole('combobox', { name: '受理时间: 来自' }).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: '下一步' }).click()

    await page.getByText('开头 41 行中，40 行可以读入').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: '下一步' }).click()

    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByRole('alert').getByText('请选择来源').waitFor()
    await page.getByRole('combobox', { name: '这份台账来自' }).click()
    await page.getByTitle('新建来源…').click()
    await page.getByLabel('来源名称').fill('路灯台账')
    await page.getByLabel('来源英文名称').fill('Street lamps')
    await page.getByLabel('标识').fill('lamps')
    await page.getByRole('button', { name: '开始导入' }).click()

    await page.getByText('全部处理完毕').waitFor({ timeout: 60_000 })
    assert.equal(await figure(page, '新增'), '40')
    assert.match(await figure(page, '退回'), /^1/)
    const rejects = await page.request.get(`${origin}${await page.getByText('下载退回的行').getAttribute('href')}`)
    assert.match(await rejects.text(), /B-41/)
    assert.deepEqual(await violations(page), [])

    await application.drain()
    await page.goto(`${origin}/staff/board/records.on_time?from=2026-03-01&to=2026-03-31`)
    await page.getByRole('heading', { level: 1, name: /80\.0%，没有达到承诺的 95%/ }).waitFor()
    assert.deepEqual(await violations(page), [])
    assert.deepEqual(faults, [])
  })

  it('what is judged as missed has to be mended', async () => {
    const { page, faults } = await openAs({ application, browser, origin }, 'supervisor')
    await page.goto(`${origin}/staff/judgements`)
    await page.getByLabel('从').fill('2026-03-01')
    await page.getByLabel('到', { exact: true }).fill('2026-03-31')
    await page.getByRole('button', { name: '评判这个时段' }).click()
    await page.getByText('评判了 1 项，1 项未达标').waitFor()
    await application.drain()
    await page.goto(`${origin}/staff/inbox/rectifications`)
    await page.getByRole('link', { name: /^ZG-/ }).click()
    await page.getByText('未达标的数字').waitFor()
    assert.deepEqual(await violations(page), [])
    assert.deepEqual(faults, [])
  })
})

type Place = { application: TestApplication; browser: Browser; origin: string }

/** A page of a signed-in account; what goes wrong in it is kept. */
async function openAs({ application, browser, origin }: Place, role: Role) {
  const { token } = await signInAs(application, role)
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name: SESSION_COOKIE, value: token, url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  return { page, faults }
}

/** What a key figure says. */
async function figure(page: Page, label: string): Promise<string> {
  const words = page.locator('.wb-figure', { has: page.getByText(label, { exact: true }) }).locator('strong')
  return (await words.first().textContent()) ?? ''
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}
