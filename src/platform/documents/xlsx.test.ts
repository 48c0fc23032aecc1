import assert from 'node:assert/strict'
import { PassThrough, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import exceljs from 'exceljs'
import { SAMPLE_REPORT } from '../../../tests/support/sample-report.ts'
import type { Cell } from './cells.ts'
import { renderXlsx, type Sheet, writeXlsx } from './xlsx.ts'

async function reopen(file: Uint8Array): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(Buffer.from(file) as unknown as Parameters<typeof workbook.xlsx.load>[0])
  return workbook
}

async function written(sheets: Sheet[]): Promise<exceljs.Workbook> {
  const target = new PassThrough()
  const [file] = await Promise.all([buffer(target), writeXlsx(sheets, target, 'zh')])
  return reopen(file)
}

describe('a report as Excel file', () => {
  test('has a typed sheet for each table and one that says what the figures are', async () => {
    const workbook = await reopen(await renderXlsx(SAMPLE_REPORT))
    assert.deepEqual(
      workbook.worksheets.map(({ name }) => name),
      ['各乡镇情况', '说明'],
    )
    const sheet = workbook.worksheets[0]!
    const heads = sheet.getRow(1).values as string[]
    assert.deepEqual(heads.slice(1), ['单位', '办结数', '按期率', '截止', '记录于', '结果'])
    assert.equal(sheet.getCell('B2').value, 12406)
    assert.equal(sheet.getCell('B2').numFmt, '#,##0')
    assert.equal(sheet.getCell('C2').value, 0.9362)
    assert.equal(sheet.getCell('C2').numFmt, '0.0%')
    assert.deepEqual(sheet.getCell('D2').value, new Date('2026-10-31T00:00:00Z'))
    assert.deepEqual(sheet.getCell('E2').value, new Date('2026-11-02T09:30:00Z'))
    assert.deepEqual(sheet.getCell('E3').value, new Date('2026-11-02T00:00:00Z'))
    assert.equal(sheet.getCell('F2').value, '▲ 未兑现')
    assert.equal(sheet.getCell('B4').value, null)
    assert.equal(sheet.views[0]?.state, 'frozen')
    assert.equal(sheet.getRow(1).font?.bold, true)
    const about = workbook.worksheets[1]!
    assert.equal(about.getCell('B2').value, '临江县政务服务质量月报')
  })
})

describe('an export', () => {
  test('keeps texts texts, whatever they begin with', async () => {
    const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=1', 'a\u0000b']
    const workbook = await written([{ name: '表', columns: [{ name: '内容' }], rows: hostile.map((text) => [text]) }])
    const sheet = workbook.worksheets[0]!
    for (const [index, text] of hostile.entries()) {
      const cell = sheet.getCell(index + 2, 1)
      assert.equal(cell.type, exceljs.ValueType.String)
      assert.equal(cell.value, text.replace('\u0000', ''))
    }
  })

  test('makes names that Excel takes, and none twice', async () => {
    const columns = [{ name: '列' }]
    const names = ['a/b:c', 'A b c', '', "'引号'", '很'.repeat(40), '很'.repeat(40)]
    const workbook = await written(names.map((name) => ({ name, columns, rows: [] })))
    const made = workbook.worksheets.map(({ name }) => name)
    assert.deepEqual(made.slice(0, 4), ['a b c', 'A b c (2)', '表', '引号'])
    assert.ok(made.every((name) => name.length <= 31))
    assert.equal(new Set(made).size, names.length)
  })

  test('cuts a text that no cell can hold and says so', async () => {
    const workbook = await written([{ name: '表', columns: [{ name: '列' }], rows: [['长'.repeat(40_000)]] }])
    const text = String(workbook.worksheets[0]!.getCell('A2').value)
    assert.equal(text.length, 32_767)
    assert.ok(text.endsWith('已截断）'))
  })

  test('takes rows as they come, and none that are not numbers as numbers', async () => {
    async function* rows(): AsyncGenerator<Cell[]> {
      for (let index = 0; index < 1_500; index++) yield [index, index === 3 ? Number.NaN : index / 7]
    }
    const columns = [
      { name: '号', type: 'integer' as const },
      { name: '值', type: 'number' as const, decimals: 2 },
    ]
    const sheet = (await written([{ name: '表', columns, rows: rows() }])).worksheets[0]!
    assert.equal(sheet.rowCount, 1_501)
    assert.equal(sheet.getCell('B5').value, null)
    assert.equal(sheet.getCell('B6').numFmt, '#,##0.00')
  })

  test('stops when whoever reads it has gone, and when its rows fail', async () => {
    const gone = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('gone'))
      },
    })
    const endless = function* () {
      for (;;) yield ['x'.repeat(1_000)]
    }
    await assert.rejects(writeXlsx([{ name: '表', columns: [{ name: '列' }], rows: endless() }], gone, 'zh'), /gone/)

    const target = new PassThrough()
    target.on('error', () => undefined)
    target.resume()
    const failing = function* (): Generator<string[]> {
      yield ['a']
      throw new Error('rows failed')
    }
    await assert.rejects(
      writeXlsx([{ name: '表', columns: [{ name: '列' }], rows: failing() }], target, 'zh'),
      /rows failed/,
    )
    assert.ok(target.destroyed)
  })
})
