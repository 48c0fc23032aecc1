import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { CsvSplitter, type RecordBatch } from './csv-splitter.ts'
import { DEFAULT_LIMITS, type ReadLimits } from './table.ts'

function split(pieces: readonly string[], limits: Partial<ReadLimits> = {}, delimiter = ','): RecordBatch {
  const splitter = new CsvSplitter({ delimiter, limits: { ...DEFAULT_LIMITS, ...limits } })
  const batches = [...pieces.map((piece) => splitter.push(piece)), splitter.finish()]
  return { rows: batches.flatMap(({ rows }) => rows), faults: batches.flatMap(({ faults }) => faults) }
}

function values(text: string): string[][] {
  return split([text]).rows.map((row) => row.values)
}

describe('cutting CSV into records', () => {
  const cases: [name: string, text: string, expected: string[][]][] = [
    [
      'plain lines',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'blank lines',
      'a,b\n\n\r\n1,2\n,\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a delimiter in quotes', 'a,"b,c"\n', [['a', 'b,c']]],
    [
      'a line break in quotes',
      '"a\nb",c\r\n1,2',
      [
        ['a\nb', 'c'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF in quotes',
      '"a\r\nb",c\r\nd,e',
      [
        ['a\r\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['doubled quotes', '"say ""hi""",x', [['say "hi"', 'x']]],
    ['empty quotes', '"","x"', [['', 'x']]],
    [
      'a quote within plain text',
      '5" pipe,x\n1,2',
      [
        ['5" pipe', 'x'],
        ['1', '2'],
      ],
    ],
    [
      'an empty last field',
      'a,\n"b",\n',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    ['nothing', '', []],
  ]
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(values(text), expected))

  it('gives back any table, however the text is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '政'), maxLength: 6 })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    const cuts = fc.array(fc.nat(60), { maxLength: 10 })
    fc.assert(
      fc.property(table, cuts, fc.constantFrom('\n', '\r\n', '\r'), (rows, places, newline) => {
        const text = rows.map((row) => row.map((v) => `"${v.replaceAll('"', '""')}"`).join(',')).join(newline)
        const bounds = [0, ...places.filter((at) => at < text.length).sort((a, b) => a - b), text.length]
        const pieces = bounds.slice(1).map((end, i) => text.slice(bounds[i], end))
        const filled = rows.filter((row) => row.some((v) => v !== ''))
        const { rows: read, faults } = split(pieces)
        assert.deepEqual(faults, [])
        assert.deepEqual(
          read.map((row) => row.values),
          filled,
        )
      }),
    )
  })

  it('numbers the lines of the file, also after records of several lines', () => {
    const { rows } = split(['h,i\n"a\nb\nc",1\n\nd,2\n'])
    assert.deepEqual(
      rows.map((row) => row.line),
      [1, 2, 6],
    )
  })
})

describe('records that are wrong', () => {
  it('reports a quote that is never closed by its line and reads on with the next one', () => {
    const { rows, faults } = split(['h,i\n1,"two\n3,4\n5,6\n'])
    assert.deepEqual(
      rows.map((row) => row.values),
      [
        ['h', 'i'],
        ['3', '4'],
        ['5', '6'],
      ],
    )
    assert.deepEqual(faults, [{ line: 2, code: 'QUOTE_NOT_CLOSED', params: { opened: 2, limit: 1_048_576 } }])
  })

  it('names the line on which the quote opened where the record began earlier', () => {
    const { rows, faults } = split(['h,i\n"a\nb","c\nd,e\n'])
    assert.deepEqual(
      faults.map(({ line, code, params }) => [line, code, params.opened]),
      [[2, 'QUOTE_NOT_CLOSED', 3]],
    )
    assert.deepEqual(
      rows.map(({ line, values }) => [line, ...values]),
      [
        [1, 'h', 'i'],
        [4, 'd', 'e'],
      ],
    )
  })

  it('gives up looking for the end of a quote at the limit', () => {
    const { rows, faults } = split(['h,i\n"', 'x'.repeat(500), `\n3,4\n${'5,6\n'.repeat(200)}`], { recordChars: 600 })
    assert.equal(faults[0]?.code, 'QUOTE_NOT_CLOSED')
    assert.equal(rows.length, 202)
    assert.deepEqual(rows[1], { line: 3, values: ['3', '4'] })
  })

  it('reports text behind a closing quote', () => {
    const { rows, faults } = split(['h,i\n"a"b,2\n3,4\n'])
    assert.deepEqual(
      faults.map(({ line, code }) => [line, code]),
      [[2, 'QUOTE_MISPLACED']],
    )
    assert.equal(rows.length, 2)
  })

  it('skips a line that is too long and counts lines on', () => {
    for (const pieces of [
      [`h,i\n${'x'.repeat(50)},1\n3,4\n`],
      ['h,i\n', 'x'.repeat(30), 'x'.repeat(30), 'x'.repeat(30), 'x\n3,4\n'],
      ['h,i\n"a",', 'x'.repeat(60), 'x\n3,4\n'],
    ]) {
      const { rows, faults } = split(pieces, { recordChars: 40 })
      assert.deepEqual(faults, [{ line: 2, code: 'RECORD_TOO_LONG', params: { limit: 40 } }])
      assert.deepEqual(rows.at(-1), { line: 3, values: ['3', '4'] })
    }
  })

  it('stops where quotes fit nowhere', () => {
    assert.throws(() => split(['"a"b\n'.repeat(12)], { quoteFaults: 10 }), { code: 'TABLE_TOO_MANY_QUOTE_FAULTS' })
  })
})
