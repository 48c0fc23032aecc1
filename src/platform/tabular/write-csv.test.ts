import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readTable } from './read-table.ts'
import { type CsvOptions, type CsvValue, csvChunks, writeCsv } from './write-csv.ts'

async function written(rows: readonly (readonly CsvValue[])[], options: CsvOptions = { mark: false }): Promise<string> {
  let text = ''
  for await (const chunk of csvChunks(['a', 'b'], rows, options)) text += chunk
  return text
}

describe('writing CSV', () => {
  it('writes by RFC 4180, with a mark for Excel', async () => {
    const rows = [
      ['1', 'x,y'],
      ['say "hi"', 'two\nlines'],
      [null, undefined],
      [3.5, true],
      [new Date(0), 10n],
    ]
    const expected = 'a,b\r\n1,"x,y"\r\n"say ""hi""","two\nlines"\r\n,\r\n3.5,true\r\n1970-01-01T00:00:00.000Z,10\r\n'
    assert.equal(await written(rows), expected)
    assert.equal(await written(rows, {}), `\uFEFF${expected}`)
  })

  for (const [value, field] of [
    ['=1+1', "'=1+1"],
    ['+86 138', "'+86 138"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['-2', '-2'],
    ['+3.5e6', '+3.5e6'],
    ['+8613800000000', '+8613800000000'],
    ['a=b', 'a=b'],
  ] as const) {
    it(`guards ${JSON.stringify(value)}`, async () => {
      assert.equal(await written([[value, '']]), `a,b\r\n${field},\r\n`)
    })
  }

  it('writes formulas as they are where that is asked for', async () => {
    assert.equal(await written([['=1', '']], { mark: false, guardFormulas: false }), 'a,b\r\n=1,\r\n')
  })

  it('writes what the reader reads back', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '政', ' ', '5') })
    const table = fc.array(fc.tuple(fc.constant('id'), cell), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const source = Readable.from([Buffer.from(await written(rows, { guardFormulas: false }))])
        const read: string[][] = []
        for await (const batch of (await readTable(source)).batches) read.push(...batch.rows.map((row) => row.values))
        assert.deepEqual(read, rows)
      }),
      { numRuns: 50 },
    )
  })

  it('waits for a slow stream and counts the rows', async () => {
    const into = new PassThrough({ highWaterMark: 1024 })
    const reading = (async () => {
      let bytes = 0
      for await (const chunk of into) bytes += (chunk as Buffer).length
      return bytes
    })()
    const rows = Array.from({ length: 20_000 }, (_, i) => [i, '企业投资项目备案'])
    assert.equal(await writeCsv(into, ['a', 'b'], rows), 20_000)
    assert.ok((await reading) > 500_000)
  })

  it('passes on an error of the stream', async () => {
    const into = new PassThrough({ highWaterMark: 16 })
    const rows = Array.from({ length: 20_000 }, (_, i) => [i, 'x'])
    setImmediate(() => into.destroy(new Error('disk full')))
    await assert.rejects(writeCsv(into, ['a', 'b'], rows), /disk full/)
  })
})
