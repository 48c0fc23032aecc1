import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lighthouseScores } from './lighthouse.ts'
import { type Weight, WireVisitor } from './page-weight.ts'
import { buildProduct, runCommand, startProduct, withScratchFolder } from './product.ts'
import { writeRegister } from './register.ts'
import { machineLine, printTable, standing } from './table.ts'

const HOME_BYTES = 14_336
const PAGE_BYTES = 20_480
const GOALS = { performance: 99, accessibility: 100, bestPractices: 100 }
const SAMPLE = join(import.meta.dirname, '../../../shared/data/baltimore311/311_sample.csv')
const AREA = '990101001000'

type Places = { readonly item: string; readonly unit: string; readonly report: string }

/** First visits of every kind of portal page in bytes on the wire, and Lighthouse's scores of the main ones. */
export async function benchPortal(): Promise<void> {
  await buildProduct()
  await withScratchFolder('portal', async (folder) => {
    const dataDir = join(folder, 'data')
    const report = await fill(folder, dataDir)
    const server = await startProduct(dataDir)
    try {
      process.stdout.write(`${machineLine()}\n\n`)
      const places = {
        report,
        item: await firstOf(server.origin, 'items'),
        unit: await firstOf(server.origin, 'units'),
      }
      await weighAll(server.origin, places)
      await scoreAll(server.origin, places)
    } finally {
      await server.stop()
    }
  })
}

/** The demo city with a register and a published report; returns where the report is. */
async function fill(folder: string, dataDir: string): Promise<string> {
  const real = existsSync(SAMPLE)
  if (!real) process.stdout.write('../shared/data is not there: a generated register is used instead\n')
  const { register, mapping } = await writeRegister(folder, 2_000)
  const file = real ? [SAMPLE, '--mapping', 'baltimore311'] : [register, '--mapping', mapping]
  const [from, to] = real ? ['2017-01-01', '2017-12-31'] : ['2024-01-01', '2024-12-31']
  await runCommand(dataDir, ['import', ...file, '--source', 'bench'])
  const { reply } = await runCommand<{ slug: string }>(dataDir, ['report', '--from', from, '--to', to, '--publish'])
  return reply.slug
}

async function firstOf(origin: string, what: 'items' | 'units'): Promise<string> {
  const response = await fetch(`${origin}/api/v1/${what}?limit=1`)
  const { items } = (await response.json()) as { items: { id: string }[] }
  return items[0]!.id
}

async function weighAll(origin: string, { item, unit, report }: Places): Promise<void> {
  const visitor = new WireVisitor(origin)
  const rows: string[][] = []
  const weigh = async (path: string, name = path) => {
    rows.push(weightRow(name, await visitor.weigh(path), path === '/' ? HOME_BYTES : PAGE_BYTES))
  }
  await weigh('/')
  await weigh('/apply')
  await weigh(`/apply/items/${item}`, '/apply/items/:id')
  await weigh('/watch')
  await weigh(`/watch/units/${unit}`, '/watch/units/:id')
  for (const path of ['/watch/rectifications', '/watch/reports']) await weigh(path)
  await weigh(`/watch/reports/${report}`, '/watch/reports/:slug')
  for (const path of ['/watch/data', '/accessibility', '/privacy', '/contact', '/sitemap', '/follow']) await weigh(path)
  await tell(visitor, weigh)
  printTable(['page', 'HTML', 'CSS', 'JS', 'icon', 'first visit', 'goal', ''], rows)
}

/** Hands a complaint in, page by page, and follows it. */
async function tell(visitor: WireVisitor, weigh: (path: string) => Promise<void>): Promise<void> {
  await weigh('/tell')
  await visitor.post('/tell', { kind: 'complaint' })
  await weigh('/tell/what')
  await visitor.post('/tell/what', { text: '路口的路灯已经三天不亮了，晚上行走不便，请尽快修复。' })
  await weigh('/tell/where')
  await visitor.post('/tell/where', { areaCode: AREA, address: '滨江路 12 号对面' })
  await weigh('/tell/contact')
  await visitor.post('/tell/contact', { name: '欧阳小明', phone: '13812345678' })
  await weigh('/tell/check')
  const check = await visitor.get('/tell/check')
  await visitor.post('/tell/check', { key: found(check.text, /name="key" value="([^"]*)"/) })
  await weigh('/tell/done')
  const { text } = await visitor.get('/tell/done')
  const number = found(text, /(GH-\d{4}-\d{6}-\d)/)
  await visitor.post('/follow', { number, code: found(text, /class="code">([2-9A-HJKMNP-TV-Z]{8})</) })
  await weigh('/follow/matter')
}

function found(text: string, pattern: RegExp): string {
  const [, value] = pattern.exec(text) ?? []
  if (value === undefined) throw new Error(`${pattern} is not in the page`)
  return value
}

function weightRow(name: string, { html, css, js, icon }: Weight, goal: number): string[] {
  const sum = html + css + js + icon
  return [name, ...[html, css, js, icon, sum, goal].map(String), standing(sum <= goal)]
}

async function scoreAll(origin: string, { item, report }: Places): Promise<void> {
  const paths = ['/', '/tell', `/apply/items/${item}`, '/watch', `/watch/reports/${report}`]
  const scores = await lighthouseScores(paths.map((path) => origin + path))
  if (!scores) {
    process.stdout.write('\nLighthouse is left out: there is no Chromium here, set CHROME_PATH.\n')
    return
  }
  const rows = [...scores].map(([address, { performance, accessibility, bestPractices }]) => {
    const kept =
      performance >= GOALS.performance && accessibility >= GOALS.accessibility && bestPractices >= GOALS.bestPractices
    const path = address.slice(origin.length).replace(item, ':id').replace(report, ':slug')
    return [path, String(performance), String(accessibility), String(bestPractices), standing(kept)]
  })
  process.stdout.write('\n')
  printTable(['Lighthouse', 'performance ≥ 99', 'accessibility 100', 'best practices 100', ''], rows)
}
