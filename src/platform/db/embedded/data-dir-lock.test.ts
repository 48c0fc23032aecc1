import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { AppError } from '../../../kernel/errors.ts'
import { lockDataDir } from './data-dir-lock.ts'
import { beginningOf, isAlive, pidPlace } from './process-identity.ts'

const root = mkdtempSync(join(tmpdir(), 'gongheng-lock-'))
after(() => rmSync(root, { recursive: true, force: true }))

function folder(): string {
  return mkdtempSync(join(root, 'data-'))
}

function writeLock(dataDir: string, holder: object): string {
  const path = join(dataDir, 'gongheng.lock')
  writeFileSync(path, JSON.stringify({ token: 'former', host: 'other', ...holder }))
  return path
}

test('one process holds the folder until it gives it free', async () => {
  const dataDir = folder()
  const lock = await lockDataDir(dataDir)
  await assert.rejects(lockDataDir(dataDir), (error: AppError) => {
    assert.equal(error.code, 'DATA_DIR_IN_USE')
    assert.equal(error.params.pid, process.pid)
    assert.ok(error.in('zh').includes(dataDir))
    return true
  })
  lock.release()
  lock.release()
  assert.equal(existsSync(join(dataDir, 'gongheng.lock')), false)
  ;(await lockDataDir(dataDir)).release()
})

test('the lock of a process that has ended is void', async () => {
  const dataDir = folder()
  const child = spawn('true')
  const beginning = beginningOf(child.pid!) ?? 'gone'
  await new Promise((resolve) => child.on('exit', resolve))
  writeLock(dataDir, { pid: child.pid, beginning, place: pidPlace() })
  ;(await lockDataDir(dataDir)).release()
})

test('a pid that was given to another process does not count', async () => {
  const dataDir = folder()
  writeLock(dataDir, { pid: process.ppid, beginning: 'long ago', place: pidPlace() })
  ;(await lockDataDir(dataDir)).release()
})

test('a broken lock file, as after a power cut, is void once nobody touches it', async () => {
  const dataDir = folder()
  const path = join(dataDir, 'gongheng.lock')
  writeFileSync(path, '')
  utimesSync(path, new Date(0), new Date(0))
  ;(await lockDataDir(dataDir)).release()
})

test('a holder in another container counts while it touches the file', async () => {
  const dataDir = folder()
  const path = writeLock(dataDir, { pid: 1, beginning: '1', place: 'another machine' })
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), 400)
  await assert.rejects(lockDataDir(dataDir), { code: 'DATA_DIR_IN_USE' }).finally(() => clearInterval(beat))

  utimesSync(path, new Date(Date.now() - 120_000), new Date(Date.now() - 120_000))
  ;(await lockDataDir(dataDir)).release()
})

test('of many that find a void lock at once, one gets it', async () => {
  const dataDir = folder()
  writeLock(dataDir, { pid: 999_999, beginning: 'long ago', place: pidPlace() })
  const code = `
    import { lockDataDir } from ${JSON.stringify(new URL('./data-dir-lock.ts', import.meta.url).href)}
    await lockDataDir(${JSON.stringify(dataDir)}).then(
      () => { console.log('held'); setTimeout(() => {}, 2500) },
      (error) => console.log(error.code))`
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let text = ''
      child.stdout.on('data', (chunk) => {
        text += chunk
      })
      await new Promise((resolve) => child.on('close', resolve))
      return text.trim()
    }),
  )
  assert.deepEqual(outcomes.sort(), [...Array(4).fill('DATA_DIR_IN_USE'), 'held'])
  assert.equal(existsSync(join(dataDir, 'gongheng.lock')), false, 'removed when the holder exits')
})

test('the lock names a process that is alive', async () => {
  const dataDir = folder()
  const lock = await lockDataDir(dataDir)
  const { pid, beginning } = JSON.parse(readFileSync(join(dataDir, 'gongheng.lock'), 'utf8'))
  assert.equal(isAlive(pid, beginning), true)
  assert.equal(isAlive(pid, 'another time'), false)
  lock.release()
})
