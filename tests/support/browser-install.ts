import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium that browser tests drive, if this machine has one. */
export function browserPath(): string | undefined {
  return PLACES.find((place) => place && existsSync(place))
}

/**
 * Makes sure that there is a browser: installs Debian's where that is possible (root and apt-get), otherwise says in one
 * line how to get one.
 */
export async function ensureBrowser(): Promise<boolean> {
  if (browserPath()) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium for the browser tests\n')
    const run = (...args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    run('update', '-qq')
    run('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
    if (browserPath()) return true
  }
  process.stderr.write(
    'The browser tests need Chromium: `sudo apt-get install chromium fonts-noto-cjk`, or set CHROME_PATH.\n',
  )
  return false
}
