import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { embeddedErrors } from './embedded.errors.ts'
import { beginningOf, isAlive, pidPlace } from './process-identity.ts'

export type DataDirLock = {
  /** Gives the folder free. May be called more than once, also while the process exits. */
  release(): void
}

type Holder = { token: string; pid: number; beginning: string; place: string; host: string }

const LOCK_FILE = 'gongheng.lock'
const BEAT_MS = 2_000
const WATCH_MS = 5_000
const SURELY_SILENT_MS = 60_000
const ABANDONED_MS = 10_000

/**
 * Takes the data folder for this process, or throws DATA_DIR_IN_USE that names the holder and leaves it alone. The lock
 * is a file with the holder's pid and the time at which that process began, so a pid that was given to another process
 * does not count. A holder in another container or on another machine cannot be looked up by pid: it counts as alive
 * while it touches the file, which every holder does each two seconds.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const path = join(dataDir, LOCK_FILE)
  const own: Holder = {
    token: randomUUID(),
    pid: process.pid,
    beginning: beginningOf(process.pid) ?? '',
    place: pidPlace(),
    host: hostname(),
  }
  for (let attempt = 0; attempt < 400; attempt++) {
    if (created(path, own, dataDir)) return held(path, own)
    const seen = read(path)
    if (seen === undefined) continue
    const holder = parse(seen)
    if (holder === undefined && isFresh(path)) {
      // Another process has made the file and not yet written it.
      await sleep(50)
      continue
    }
    if (holder && (await livesOn(holder, path))) {
      throw embeddedErrors.DATA_DIR_IN_USE({ folder: dataDir, pid: holder.pid, host: holder.host })
    }
    if (!removeVoid(path, seen)) await sleep(50)
  }
  throw embeddedErrors.DATA_DIR_IN_USE({ folder: dataDir, pid: '?', host: '?' })
}

function held(path: string, own: Holder): DataDirLock {
  const beat = setInterval(() => utimes(path, new Date(), new Date(), () => {}), BEAT_MS).unref()
  const release = () => {
    clearInterval(beat)
    process.off('exit', release)
    const text = read(path)
    if (text !== undefined && parse(text)?.token === own.token) rmSync(path, { force: true })
  }
  process.on('exit', release)
  return { release }
}

function created(path: string, own: Holder, dataDir: string): boolean {
  try {
    writeFileSync(path, `${JSON.stringify(own)}\n`, { flag: 'wx', mode: 0o644 })
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    throw embeddedErrors.DATA_DIR_NOT_WRITABLE({ folder: dataDir, reason: code ?? String(error) }, { cause: error })
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null
    const { token, pid, beginning, place, host } = value ?? {}
    if (typeof pid !== 'number' || typeof beginning !== 'string' || typeof place !== 'string') return undefined
    return { token: token ?? '', pid, beginning, place, host: host ?? '?' }
  } catch {
    return undefined
  }
}

function isFresh(path: string): boolean {
  return silentFor(path) < BEAT_MS
}

function silentFor(path: string): number {
  const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  return touched === undefined ? Number.POSITIVE_INFINITY : Math.abs(Date.now() - touched)
}

async function livesOn(holder: Holder, path: string): Promise<boolean> {
  if (holder.place === pidPlace()) return isAlive(holder.pid, holder.beginning || undefined)
  if (silentFor(path) > SURELY_SILENT_MS) return false
  const before = statSync(path, { throwIfNoEntry: false })?.mtimeMs
  for (let waited = 0; waited < WATCH_MS; waited += 250) {
    await sleep(250)
    const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs
    if (touched !== before) return touched !== undefined
  }
  return false
}

/**
 * Removes the lock that was judged void, and only that one. One process at a time does so: without that, one could
 * remove the fresh lock of another that had judged the same and was quicker. Returns false where another is at it.
 */
function removeVoid(path: string, judged: string): boolean {
  const turn = `${path}.turn`
  try {
    writeFileSync(turn, '', { flag: 'wx' })
  } catch {
    if (silentFor(turn) > ABANDONED_MS) rmSync(turn, { force: true })
    return false
  }
  try {
    if (read(path) === judged) rmSync(path, { force: true })
    return true
  } finally {
    rmSync(turn, { force: true })
  }
}
