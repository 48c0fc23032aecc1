import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shellKeyOf } from './shell-keys.ts'

const key = (name: string, more = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...more })
const free = { typing: false, single: true, afterPrefix: false }

test('the palette opens everywhere, also while typing and without single keys', () => {
  const locked = { typing: true, single: false, afterPrefix: false }
  assert.deepEqual(shellKeyOf(key('k', { ctrlKey: true }), locked), { kind: 'palette' })
  assert.deepEqual(shellKeyOf(key('K', { metaKey: true }), locked), { kind: 'palette' })
})

test('single keys work only where nothing is typed and they are on', () => {
  assert.deepEqual(shellKeyOf(key('?'), free), { kind: 'help' })
  assert.equal(shellKeyOf(key('?'), { ...free, typing: true }), undefined)
  assert.equal(shellKeyOf(key('g'), { ...free, single: false }), undefined)
})

test('g and a letter go to a task', () => {
  assert.deepEqual(shellKeyOf(key('g'), free), { kind: 'prefix' })
  assert.deepEqual(shellKeyOf(key('s'), { ...free, afterPrefix: true }), { kind: 'go', task: 'settings' })
  assert.equal(shellKeyOf(key('z'), { ...free, afterPrefix: true }), undefined)
})

test('other combinations belong to the browser', () => {
  assert.equal(shellKeyOf(key('c', { ctrlKey: true }), free), undefined)
  assert.equal(shellKeyOf(key('g', { altKey: true }), free), undefined)
})
