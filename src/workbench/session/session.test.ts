import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doorFor, placeToReturn } from './return-place.ts'
import { whatIsDue } from './session-clock.ts'

const MINUTE = 60_000
const end = 100 * MINUTE

test('far from its end nothing is done about a session', () => {
  assert.deepEqual(whatIsDue(end, end - 4 * MINUTE, end - 4 * MINUTE), { kind: 'nothing' })
})

test('somebody at work keeps the session, somebody away is warned in the last minute', () => {
  assert.deepEqual(whatIsDue(end, end - 2 * MINUTE, end - 2.5 * MINUTE), { kind: 'extend' })
  assert.deepEqual(whatIsDue(end, end - 2 * MINUTE, end - 20 * MINUTE), { kind: 'nothing' })
  assert.deepEqual(whatIsDue(end, end - 30_500, end - 20 * MINUTE), { kind: 'warn', seconds: 31 })
})

test('after the end, or without one that can be read, nothing is done', () => {
  assert.deepEqual(whatIsDue(end, end, 0), { kind: 'nothing' })
  assert.deepEqual(whatIsDue(Number.NaN, end, 0), { kind: 'nothing' })
})

test('after sign-in one goes where one wanted to go, and never elsewhere', () => {
  assert.equal(placeToReturn('/settings/units?open=1'), '/settings/units?open=1')
  for (const wanted of [undefined, '', 'https://example.org', '//example.org', '/\\example.org', '/sign-in?to=/'])
    assert.equal(placeToReturn(wanted), '/', wanted)
})

test('the door keeps the place with its query', () => {
  assert.equal(doorFor('/'), '/sign-in')
  assert.equal(placeToReturn(new URLSearchParams(doorFor('/a?b=1&c=2').split('?')[1]).get('to') ?? ''), '/a?b=1&c=2')
})
