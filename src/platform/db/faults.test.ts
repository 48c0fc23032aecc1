import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AppError, errors } from '../../kernel/errors.ts'
import { asUnavailable, violates } from './faults.ts'

const failure = (code: string, message = 'x') => Object.assign(new Error(message), { code })
const codeOf = (error: unknown) => (asUnavailable(error) as AppError).code

test('what will pass by itself is 503; what is a mistake stays what it is', () => {
  const table: [string, unknown, string][] = [
    ['disk full', failure('53100'), 'UNAVAILABLE'],
    ['out of memory', failure('53200'), 'UNAVAILABLE'],
    ['too many connections', failure('53300'), 'UNAVAILABLE'],
    ['connection lost', failure('08006'), 'UNAVAILABLE'],
    ['server is stopping', failure('57P01'), 'UNAVAILABLE'],
    ['server is starting', failure('57P03'), 'UNAVAILABLE'],
    ['cannot write the file', failure('58030'), 'UNAVAILABLE'],
    ['deadlock', failure('40P01'), 'UNAVAILABLE'],
    ['nobody listens', failure('ECONNREFUSED'), 'UNAVAILABLE'],
    ['the socket is gone', failure('ENOENT'), 'UNAVAILABLE'],
    ['ended in between', new Error('Connection terminated unexpectedly'), 'UNAVAILABLE'],
    ['took too long', failure('57014'), 'TIMED_OUT'],
    ['unique violation', failure('23505'), '23505'],
    ['syntax error', failure('42601'), '42601'],
  ]
  for (const [what, error, code] of table) assert.equal(codeOf(error), code, what)
  const known = errors.NOT_ALLOWED()
  assert.equal(asUnavailable(known), known)
})

test('a violation is recognised by the name of its constraint', () => {
  const error = Object.assign(failure('23505'), { constraint: 'units_code_key' })
  assert.ok(violates(error, 'units_code'))
  assert.ok(!violates(error, 'accounts_name'))
  assert.ok(!violates(failure('23503'), 'units_code'))
})
