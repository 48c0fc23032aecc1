import { chromium } from 'playwright-core'
import { CHROMIUM, FLAGS } from '../support/browser.ts'
import { freePort } from './free-port.ts'

export type Scores = { readonly performance: number; readonly accessibility: number; readonly bestPractices: number }

const CATEGORIES = ['performance', 'accessibility', 'best-practices']

/** Lighthouse's scores of pages, from 0 to 100, as it judges a phone on a slow line; undefined without a browser. */
export async function lighthouseScores(addresses: readonly string[]): Promise<Map<string, Scores> | undefined> {
  if (!CHROMIUM) return undefined
  const { default: lighthouse } = await import('lighthouse')
  const port = await freePort()
  const args = [...FLAGS, `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ executablePath: CHROMIUM, args })
  try {
    const scores = new Map<string, Scores>()
    for (const address of addresses) {
      const result = await lighthouse(address, { port, logLevel: 'silent', onlyCategories: CATEGORIES })
      const { categories = {} } = result?.lhr ?? {}
      const score = (category: string) => Math.round((categories[category]?.score ?? 0) * 100)
      scores.set(address, {
        performance: score('performance'),
        accessibility: score('accessibility'),
        bestPractices: score('best-practices'),
      })
    }
    return scores
  } finally {
    await browser.close()
  }
}
