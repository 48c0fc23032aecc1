import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { system } from '../../src/kernel/actor.ts'
import { createApplication } from '../../src/main/application.ts'
import { openDatabase } from '../../src/main/open-database.ts'
import { seedDemoCity } from '../../src/main/seed/seed.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { findEmbedded } from '../../src/platform/db/embedded/embedded-server.ts'
import { createLog } from '../../src/platform/log/log.ts'

const COMPLAINT = { kind: 'complaint', text: '路口的路灯已经三天不亮了。', areaCode: '990101001000' }

test('a database that is killed and comes back: 503 meanwhile, nothing acknowledged is lost, no restart needed', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongheng-away-'))
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', RATE_FACTOR: '100000' })
  const log = createLog('silent')
  const opened = await openDatabase(config, log)
  const application = await createApplication({ config, url: opened.appUrl, log })
  const send = () => application.http.inject({ method: 'POST', url: '/api/v1/complaints', payload: COMPLAINT })
  let ended = false
  let senders: Promise<void>[] = []
  try {
    await seedDemoCity(application.db, application.wired)
    await application.startWorker()
    const acknowledged: string[] = []
    const refused: number[] = []
    const sender = async () => {
      while (!ended) {
        const reply = await send()
        if (reply.statusCode === 201) acknowledged.push(reply.json().number)
        else refused.push(reply.statusCode)
        await sleep(5)
      }
    }
    senders = [sender(), sender(), sender()]
    const warm = Date.now() + 30_000
    while (acknowledged.length < 20 && Date.now() < warm) await sleep(50)
    const before = acknowledged.length
    assert.ok(before >= 20, 'it serves before anything happens')
    // The whole server at once, as the kernel does when memory runs out.
    process.kill((await findEmbedded(dataDir))!.pid, 'SIGKILL')
    const deadline = Date.now() + 60_000
    while (acknowledged.length < before + 20 && Date.now() < deadline) await sleep(50)
    ended = true
    await Promise.all(senders)
    assert.ok(acknowledged.length >= before + 20, 'it serves again by itself')
    assert.ok(
      refused.every((status) => status === 503),
      `only 503 while it is away, not ${[...new Set(refused)]}`,
    )
    const kept = await application.db.read(system('test'), (tx) =>
      tx.query<{ number: string }>('select number from feedback.complaints'),
    )
    const numbers = new Set(kept.map(({ number }) => number))
    assert.deepEqual(
      acknowledged.filter((number) => !numbers.has(number)),
      [],
      'every acknowledged one is there',
    )
    await application.dispatcher.drain()
    const [counted] = await application.db.read(system('test'), (tx) =>
      tx.query<{ count: number }>(
        "select sum(count)::int as count from measures.cells where measure = 'feedback.received'",
      ),
    )
    assert.equal(counted?.count, numbers.size, 'each is counted once')
  } finally {
    // Whatever went wrong is what is reported, not that requests came after the end.
    ended = true
    await Promise.allSettled(senders)
    await application.close()
    await opened.close()
    await rm(dataDir, { recursive: true, force: true })
  }
})

test('a setting that is wrong is named in one line', () => {
  assert.throws(
    () => readConfig({ PORT: 'eighty' }),
    (error: Error) => {
      assert.match(error.message, /PORT/)
      return !error.message.includes('\n')
    },
  )
})
