import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileFault, kindsInWords, sizeInWords } from './file-rules.ts'
import { readNumber } from './number-words.ts'

test('numbers are read with thousands marks and full-width digits', () => {
  assert.equal(readNumber('1,234,567'), 1_234_567)
  assert.equal(readNumber('１２.５'), 12.5)
  assert.equal(readNumber('-3'), -3)
  assert.equal(readNumber('  '), null)
  assert.ok(Number.isNaN(readNumber('12 万')))
  assert.ok(Number.isNaN(readNumber('1e5')))
})

test('a file is refused by kind before size, and the text names the remedy', () => {
  const limits = { endings: ['csv', 'csv.gz'], mostBytes: 1024 }
  assert.equal(fileFault({ name: 'A.CSV', size: 1024 }, limits, 'zh'), undefined)
  assert.equal(fileFault({ name: 'a.csv.gz', size: 1 }, limits, 'zh'), undefined)
  assert.match(fileFault({ name: 'a.exe', size: 9999 }, limits, 'zh') ?? '', /CSV、CSV\.GZ/)
  assert.match(fileFault({ name: 'a.csv', size: 1025 }, limits, 'en') ?? '', /1 KB/)
})

test('sizes and kinds read naturally', () => {
  assert.equal(sizeInWords(512), '512 B')
  assert.equal(sizeInWords(1536), '1.5 KB')
  assert.equal(sizeInWords(20 * 1024 * 1024), '20 MB')
  assert.equal(kindsInWords(['csv', 'xlsx'], 'en'), 'CSV, XLSX')
})
