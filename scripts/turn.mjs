/** One process at a time installs or builds in a project folder; others wait for it and then find the work done. */
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PATIENCE_MS = 15 * 60_000

/**
 * Does the work when it is this process's turn. A turn whose process has ended, or that is older than a quarter of an
 * hour, is void. The mark lies in the temporary folder, since node_modules is removed by the work itself.
 * @template T
 * @param {string} root the project's folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(root, work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const mark = join(tmpdir(), `gongheng-${process.getuid?.() ?? 0}-${name}.turn`)
  while (!takeMark(mark)) await new Promise((resolve) => setTimeout(resolve, 200))
  const drop = () => rmSync(mark, { force: true })
  process.on('exit', drop)
  try {
    return await work()
  } finally {
    process.off('exit', drop)
    drop()
  }
}

function takeMark(mark) {
  try {
    writeFileSync(mark, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isVoid(mark)) rmSync(mark, { force: true })
    return false
  }
}

function isVoid(mark) {
  try {
    const age = Date.now() - statSync(mark).mtimeMs
    const pid = Number(readFileSync(mark, 'utf8'))
    // A mark without a pid has just been made.
    return age > PATIENCE_MS || (pid > 0 ? !isAlive(pid) : age > 2_000)
  } catch {
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
