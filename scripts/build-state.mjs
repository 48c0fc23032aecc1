/** Whether dist/ was built from the sources as they are now. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['src', 'db', 'assets', 'scripts', 'package-lock.json', 'tsconfig.json']
const STAMP = 'dist/.sources'

/**
 * One hash over name, size and time of change of every file that goes into a build. Tests do not.
 * @param {string} root the project's folder
 * @returns {string}
 */
export function sourcesHash(root) {
  const hash = createHash('sha256')
  const add = (path) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false })
    if (!stats) return
    if (!stats.isDirectory()) {
      hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`)
      return
    }
    for (const name of readdirSync(join(root, path)).sort()) {
      if (!/\.test\.tsx?$|^\./.test(name)) add(`${path}/${name}`)
    }
  }
  for (const path of SOURCES) add(path)
  return hash.digest('hex')
}

/**
 * Whether the last finished build was made from sources with this hash and its entries are there.
 * @param {string} root
 * @param {string} hash
 */
export function isBuilt(root, hash) {
  try {
    statSync(join(root, 'dist/server.mjs'))
    return readFileSync(join(root, STAMP), 'utf8') === hash
  } catch {
    return false
  }
}

/**
 * Forgets the last build, since the next one is about to write over it.
 * @param {string} root
 */
export function forgetBuilt(root) {
  rmSync(join(root, STAMP), { force: true })
}

/**
 * Notes that a build from sources with this hash is finished.
 * @param {string} root
 * @param {string} hash
 */
export function noteBuilt(root, hash) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, STAMP), hash)
}
