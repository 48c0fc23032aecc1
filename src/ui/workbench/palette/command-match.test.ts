import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestMatches, matchScore } from './command-match.ts'

const things = [
  { text: '账号与角色', words: 'zhanghao juese zhjs' },
  { text: '单位', words: 'danwei dw' },
  { text: '我的账号', words: 'wode zhanghao' },
  { text: 'Sign out', words: '退出' },
]
const found = (typed: string) => bestMatches(things, typed).map(({ text }) => text)

test('the beginning counts more than the middle', () => {
  assert.deepEqual(found('账号'), ['账号与角色', '我的账号'])
})

test('pinyin and its initials find Chinese pages', () => {
  assert.deepEqual(found('danwei'), ['单位'])
  assert.equal(found('zhjs')[0], '账号与角色')
})

test('every word that is typed must occur', () => {
  assert.deepEqual(found('sign out'), ['Sign out'])
  assert.deepEqual(found('sign 单位'), [])
})

test('letters in order are enough, but one letter must really be there', () => {
  assert.ok(matchScore({ text: 'Settings' }, 'stg') > 0)
  assert.equal(matchScore({ text: 'Settings' }, 'x'), 0)
})

test('capitals and full-width letters make no difference, and nothing typed shows all', () => {
  assert.deepEqual(found('ＳＩＧＮ'), ['Sign out'])
  assert.equal(found('').length, things.length)
})
