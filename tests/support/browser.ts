import { type Browser, chromium } from 'playwright-core'
import { atEnd } from './at-end.ts'
import { browserPath } from './browser-install.ts'

/** Nothing of the browser's own goes over the network, so that every request a test sees is the page's. */
export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser on this machine, if there is one; tests that need it say so and are left out otherwise. */
export const CHROMIUM = browserPath()

/** Starts the browser, to be closed at the end of the test file. */
export async function startBrowser(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('There is no Chromium here: set CHROME_PATH.')
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  atEnd(() => browser.close())
  return browser
}
