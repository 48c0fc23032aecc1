import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DraftStore, dropDraft, keepDraft, readDraft } from './drafts.ts'

function memory(): DraftStore {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

test('a draft comes back, and is gone once it is dropped', () => {
  const store = memory()
  keepDraft(store, 'unit', { name: '民政局' })
  assert.deepEqual(readDraft(store, 'unit', { name: '' }), { name: '民政局' })
  dropDraft(store, 'unit')
  assert.deepEqual(readDraft(store, 'unit', { name: '' }), { name: '' })
})

test('of an old draft only what still fits is taken', () => {
  const store = memory()
  keepDraft(store, 'unit', { name: 7, gone: 'x', unitId: 'u1' })
  assert.deepEqual(readDraft(store, 'unit', { name: '', unitId: null, fresh: 'y' }), {
    name: '',
    unitId: 'u1',
    fresh: 'y',
  })
})

test('a draft that cannot be read counts as none', () => {
  const store = memory()
  store.setItem('gongheng.draft.unit', '{broken')
  assert.deepEqual(readDraft(store, 'unit', { name: '' }), { name: '' })
})

test('a full store does not hinder the form', () => {
  const store: DraftStore = {
    ...memory(),
    setItem() {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  assert.doesNotThrow(() => keepDraft(store, 'unit', { name: 'x' }))
})
