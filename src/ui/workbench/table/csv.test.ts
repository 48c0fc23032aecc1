import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf, exportName } from './csv.ts'

const body = (rows: (string | number | null)[][]) => csvOf(['a'], rows).replace(/^\uFEFFa\r\n/, '')

test('begins with a byte order mark and ends every line as RFC 4180 asks', () => {
  assert.equal(csvOf(['姓名', '数'], [['张伟', 3]]), '\uFEFF姓名,数\r\n张伟,3\r\n')
})

test('quotes what holds commas, quotes or line ends; leaves empty cells empty', () => {
  assert.equal(body([['a,b', 'say "x"', 'two\nlines', null]]), '"a,b","say ""x""","two\nlines",\r\n')
})

test('text that would run as a formula is made harmless, numbers are left', () => {
  assert.equal(body([['=1+1', '+86 571', '-12.5', '@x', -3]]), "'=1+1,'+86 571,-12.5,'@x,-3\r\n")
})

test('a file name has nothing that file systems refuse', () => {
  assert.equal(exportName('账号 / 角色?', '2026-03-02'), '账号-角色--2026-03-02.csv')
})
