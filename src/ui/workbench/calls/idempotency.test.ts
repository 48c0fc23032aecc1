import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../../../kernel/errors.ts'
import { nextSubmission, settled } from './idempotency.ts'

const refusal = (status: number) => new AppError('X', { status, text: { zh: '', en: '' } })

test('the same content sent again while the answer is unknown keeps its key', () => {
  const first = nextSubmission(undefined, { name: 'a' })
  assert.equal(nextSubmission(settled(first, refusal(0)), { name: 'a' }).key, first.key)
  assert.equal(nextSubmission(settled(first, refusal(503)), { name: 'a' }).key, first.key)
})

test('a session that ended decided nothing, so the key stays', () => {
  const first = nextSubmission(undefined, { name: 'a' })
  assert.equal(nextSubmission(settled(first, refusal(401)), { name: 'a' }).key, first.key)
})

test('other content gets a new key', () => {
  const first = nextSubmission(undefined, { name: 'a' })
  assert.notEqual(nextSubmission(first, { name: 'b' }).key, first.key)
})

test('after success or a refusal the same content is a new submission', () => {
  const first = nextSubmission(undefined, { name: 'a' })
  assert.notEqual(nextSubmission(settled(first), { name: 'a' }).key, first.key)
  assert.notEqual(nextSubmission(settled(first, refusal(409)), { name: 'a' }).key, first.key)
})
