/** Adds to package-lock.json what npm left out for other platforms. Run it after every change of the dependencies. */
import { readFileSync, writeFileSync } from 'node:fs'
import { missingPlatformEntries } from './lockfile.mjs'

const path = new URL('../package-lock.json', import.meta.url)
const lockfile = JSON.parse(readFileSync(path, 'utf8'))
const missing = missingPlatformEntries(lockfile.packages)
const entries = Object.entries({ ...lockfile.packages, ...missing })
lockfile.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`)
console.log(`package-lock.json: ${Object.keys(missing).length} entries added`)
