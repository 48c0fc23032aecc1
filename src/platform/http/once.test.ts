import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/support/database.ts'
import { system } from '../../kernel/actor.ts'
import { earlierAnswer, forgetOldKeys, keepAnswer, onceKey, takeKey } from './once.ts'

const { db } = await testDatabase()
const actor = system('test')
const KEY = '7b0c5f0e-5a0e-4c1f-9d7e-000000000001'
const answer = { number: 'GH-1', code: 'K7RW2M9P' }

const take = (once: ReturnType<typeof onceKey>) => db.transaction(actor, (tx) => takeKey(tx, once))

test('a repeat gets the same answer; the table alone tells nothing of it', async () => {
  const once = onceKey(KEY, 'me', 'things.add', { a: 1 })
  assert.equal(await earlierAnswer(db, actor, once), undefined)
  await take(once)
  await keepAnswer(db, actor, once, 201, answer)
  const again = onceKey(KEY, 'me', 'things.add', { a: 1 })
  assert.deepEqual(await earlierAnswer(db, actor, again), { status: 201, reply: answer })
  const rows = await db.read(actor, (tx) => tx.query('select * from platform.once_keys'))
  const text = JSON.stringify(rows)
  assert.ok(!text.includes(answer.code) && !text.includes(KEY))
})

test('a key that was used for something else is refused', async () => {
  await assert.rejects(earlierAnswer(db, actor, onceKey(KEY, 'me', 'things.add', { a: 2 })), { code: 'KEY_REUSED' })
  await assert.rejects(earlierAnswer(db, actor, onceKey(KEY, 'me', 'things.drop', { a: 1 })), { code: 'KEY_REUSED' })
})

test('work that was committed without its answer being kept is not done twice', async () => {
  const once = onceKey('another', 'me', 'things.add', {})
  await take(once)
  await assert.rejects(earlierAnswer(db, actor, onceKey('another', 'me', 'things.add', {})), { code: 'STILL_RUNNING' })
  await assert.rejects(take(onceKey('another', 'me', 'things.add', {})), { code: 'STILL_RUNNING' })
})

test('keys of yesterday are forgotten, those of today are kept', async () => {
  await db.transaction(actor, (tx) =>
    tx.query(
      "update platform.once_keys set made_at = made_at - interval '25 hours' where operation = 'things.add' and status is null",
    ),
  )
  await db.transaction(actor, forgetOldKeys)
  const rows = await db.read(actor, (tx) => tx.query('select 1 from platform.once_keys'))
  assert.equal(rows.length, 1)
})
