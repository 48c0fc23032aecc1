/** One process at a time installs or builds in a project folder; others wait for it and then find the work done. */
import { createHash } from 'node:crypto'
import { rmSync, statSync, utimes, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BEAT_MS = 1_000
const SILENT_MS = 10_000

/**
 * Does the work when it is this process's turn. The turn is a file that its process touches each second; one that was
 * not touched for ten seconds was left by a process that was killed. It lies in the temporary folder, since
 * node_modules is removed by the work itself.
 * @template T
 * @param {string} root the project's folder
 * @param {() => Promise<T>} work must not block the event loop
 * @returns {Promise<T>}
 */
export async function inTurn(root, work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const mark = join(tmpdir(), `gongheng-${process.getuid?.() ?? 0}-${name}.turn`)
  while (!takes(mark)) await sleep(200)
  const beat = setInterval(() => utimes(mark, new Date(), new Date(), () => {}), BEAT_MS)
  const drop = () => {
    clearInterval(beat)
    process.off('exit', drop)
    rmSync(mark, { force: true })
  }
  process.on('exit', drop)
  return await work().finally(drop)
}

function takes(mark) {
  try {
    writeFileSync(mark, '', { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const touched = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - touched > SILENT_MS) rmSync(mark, { force: true })
    return false
  }
}
