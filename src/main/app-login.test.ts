import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../tests/support/database.ts'
import { createLog } from '../platform/log/log.ts'
import { appLogin } from './app-login.ts'

const { url } = await testDatabase()

test('the application logs in as its own role and cannot take another one', async () => {
  const appUrl = await appLogin(url, createLog('silent'))
  assert.notEqual(appUrl, url)
  assert.equal(await appLogin(url, createLog('silent')), appUrl, 'the next process finds the same login')
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select current_user as name, session_user as session')
    assert.deepEqual(rows, [{ name: 'gongheng_app', session: 'gongheng_app' }])
    await assert.rejects(client.query('set role postgres'), /permission denied|does not exist/)
    await assert.rejects(client.query('alter table events.log disable row level security'), /must be owner/)
    await assert.rejects(client.query('update events.log set type = type'), /permission denied/)
  } finally {
    await client.end()
  }
})
