import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testApplication } from '../../../../tests/support/application.ts'
import { anyone, system } from '../../../kernel/actor.ts'

const { app, db } = await testApplication()
const post = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/v1/complaints/drafts${path}`, payload })

describe('what somebody has begun to write', () => {
  it('is kept encrypted, read by its id only, changed and forgotten', async () => {
    const kept = await post('', { content: '写到一半的话' })
    assert.equal(kept.statusCode, 200)
    const { id } = kept.json() as { id: string }
    assert.deepEqual((await post('/reading', { id })).json(), { content: '写到一半的话' })
    const rows = await db.read(system('test'), (tx) =>
      tx.query<{ content: string }>('select content from feedback.drafts'),
    )
    assert.ok(rows.every(({ content }) => !content.includes('写到')))
    assert.equal((await post('', { id, content: '改过了' })).json().id, id)
    assert.deepEqual((await post('/reading', { id })).json(), { content: '改过了' })
    assert.deepEqual((await post('/dropping', { id })).json(), {})
    assert.deepEqual((await post('/reading', { id })).json(), { content: null })
  })

  it('is nobody’s to list, and ends', async () => {
    const { id } = (await post('', { content: '一小时' })).json() as { id: string }
    const seen = await db.read(anyone('zh'), (tx) => tx.query('select id from feedback.drafts'))
    assert.deepEqual(seen, [])
    await db.transaction(system('test'), (tx) =>
      tx.query(`update feedback.drafts set kept_until = $1`, [new Date(Date.now() - 1000)]),
    )
    assert.deepEqual((await post('/reading', { id })).json(), { content: null })
  })

  it('refuses more than can be written on the way', async () => {
    assert.equal((await post('', { content: '长'.repeat(30_001) })).statusCode, 400)
    assert.equal((await post('/reading', { id: 'no-id' })).statusCode, 400)
  })
})
