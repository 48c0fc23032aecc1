import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/support/database.ts'
import { system } from '../../kernel/actor.ts'
import { Dispatcher } from '../events/dispatcher.ts'
import { append, type StoredEvent } from '../events/events.ts'

const { db } = await testDatabase()
const actor = system('test')

function happened(id: string) {
  return { type: 'thing.happened', subject: { kind: 'thing', id }, countyCode: '990101', data: { n: id } }
}

test('events arrive in the order of their commits, each once, whatever the order in which they were begun', async () => {
  const seen: string[] = []
  const consumer = {
    name: 'order',
    types: ['thing.happened'],
    batch: 7,
    handle: async (_tx: unknown, events: readonly StoredEvent[]) => {
      seen.push(...events.map(({ subject }) => subject.id))
    },
  }
  const dispatcher = new Dispatcher({ db, consumers: [consumer] })
  const committed: string[] = []
  await Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      await db.transaction(actor, async (tx) => {
        await tx.query('select pg_sleep($1)', [Math.random() / 50])
        append(tx, happened(String(i)))
        tx.afterCommit(() => committed.push(String(i)))
      })
      if (i % 10 === 0) await dispatcher.drain()
    }),
  )
  await dispatcher.drain()
  assert.equal(seen.length, 60)
  assert.equal(new Set(seen).size, 60)
  assert.deepEqual([...seen].sort(), [...committed].sort())
})

test('a transaction that fails leaves no event', async () => {
  const before = await db.read(actor, (tx) => tx.query('select 1 from events.log'))
  await assert.rejects(
    db.transaction(actor, async (tx) => {
      append(tx, happened('lost'))
      throw new Error('no')
    }),
  )
  const after = await db.read(actor, (tx) => tx.query('select 1 from events.log'))
  assert.equal(after.length, before.length)
})

test('an outage of the database is not counted against the event that met it', async () => {
  let tries = 0
  const consumer = {
    name: 'outage',
    types: ['thing.unlucky'],
    handle: async () => {
      if (++tries < 4) throw Object.assign(new Error('terminating connection'), { code: '57P01' })
    },
  }
  const dispatcher = new Dispatcher({ db, consumers: [consumer], attempts: 1 })
  await db.transaction(actor, async (tx) => append(tx, { ...happened('unlucky'), type: 'thing.unlucky' }))
  await dispatcher.drain()
  assert.equal(tries, 4)
  const letters = await db.read(actor, (tx) => tx.query("select 1 from events.dead_letters where consumer = 'outage'"))
  assert.deepEqual(letters, [])
})

test('a reaction that keeps failing goes to the dead letters and the next event passes', async () => {
  const handled: string[] = []
  const consumer = {
    name: 'poisoned',
    types: ['thing.poisoned', 'thing.fine'],
    handle: async (_tx: unknown, [event]: readonly StoredEvent[]) => {
      if (event!.type === 'thing.poisoned') throw new Error('cannot')
      handled.push(event!.subject.id)
    },
  }
  const dispatcher = new Dispatcher({ db, consumers: [consumer], attempts: 1 })
  await db.transaction(actor, async (tx) => {
    append(tx, { ...happened('bad'), type: 'thing.poisoned' })
    append(tx, { ...happened('good'), type: 'thing.fine' })
  })
  await dispatcher.drain()
  await dispatcher.drain()
  assert.deepEqual(handled, ['good'])
  const letters = await db.read(actor, (tx) => tx.query<{ error: string }>('select error from events.dead_letters'))
  assert.deepEqual(letters, [{ error: 'cannot' }])
})

test('the application can neither change nor delete an event', async () => {
  for (const statement of ['update events.log set type = $1', 'delete from events.log where type = $1']) {
    await assert.rejects(
      db.transaction(actor, (tx) => tx.query(statement, ['x'])),
      /permission denied/,
    )
  }
  await assert.rejects(
    db.transaction(actor, (tx) => tx.query('truncate events.log')),
    /permission denied/,
  )
})

test('a statement that runs too long is cut off and says so', async () => {
  await assert.rejects(
    db.transaction(actor, async (tx) => {
      await tx.query("set local statement_timeout = '20ms'")
      await tx.query('select pg_sleep(1)')
    }),
    { code: 'TIMED_OUT' },
  )
})
