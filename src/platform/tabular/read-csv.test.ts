import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { readTable, sniff } from './read-table.ts'
import type { OpenTable, ReadOptions, RowFault, TableRow, TableSource } from './table.ts'
import { faultText, noteText } from './tabular.errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongheng-csv-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function stream(content: string | Buffer): Readable {
  return Readable.from([Buffer.from(content)])
}

async function readAll(source: TableSource, options: ReadOptions = {}) {
  const table: OpenTable = await readTable(source, options)
  const rows: TableRow[] = []
  const faults: RowFault[] = []
  for await (const batch of table.batches) {
    rows.push(...batch.rows)
    faults.push(...batch.faults)
  }
  return { head: table.head, rows, faults, values: rows.map((row) => row.values), summary: table.summary() }
}

describe('reading a CSV register', () => {
  it('reads a GB18030 file with rare characters and says what it took it for', async () => {
    const text = '办件编号,部门\n1,区教科体局\n2,𠮷林局\n'
    const { head, values, summary } = await readAll(file('gb.csv', iconv.encode(text, 'gb18030')))
    assert.deepEqual(head.columns, ['办件编号', '部门'])
    assert.deepEqual(values, [
      ['1', '区教科体局'],
      ['2', '𠮷林局'],
    ])
    assert.equal(summary.encoding, 'gb18030')
    assert.match(noteText(summary.notes[0]!).zh, /gb18030/)
  })

  it('reads from a stream that trickles byte by byte', async () => {
    const bytes = Buffer.from('\uFEFFa,b\r\n1,"二\r\n三"\r\n')
    const source = Readable.from(Array.from(bytes, (_, i) => bytes.subarray(i, i + 1)))
    assert.deepEqual((await readAll(source)).values, [['1', '二\r\n三']])
  })

  it('unpacks gzip', async () => {
    const { head, values } = await readAll(file('a.csv.gz', gzipSync('a,b\n1,2\n')))
    assert.equal(head.gzip, true)
    assert.deepEqual(values, [['1', '2']])
  })

  for (const [delimiter, text] of [
    [',', 'a,b,c\n1,2,3\n'],
    [';', 'a;b;c\n1,5;2,5;3\n2,5;1;7\n'],
    ['\t', 'a\tb\n1,x\t2\n3\t4\n'],
    ['|', 'a|b\n1|2\n'],
    [';', 'sep=;\na;b\n1;2\n'],
  ] as const) {
    it(`tells the delimiter ${JSON.stringify(delimiter)} of ${JSON.stringify(text.slice(0, 8))}`, async () => {
      const { head, rows } = await readAll(stream(text))
      assert.equal(head.delimiter, delimiter)
      assert.equal(rows[0]?.values.length, head.columns.length)
      assert.equal(head.columns[0], 'a')
    })
  }

  it('names columns that have no name, or one that is taken', async () => {
    const { head, summary } = await readAll(stream('名称,,名称,名称 (2)\n1,2,3,4\n'))
    assert.deepEqual(head.columns, ['名称', 'column_2', '名称 (3)', '名称 (2)'])
    assert.deepEqual(
      summary.notes.map(({ code }) => code),
      ['BLANK_COLUMN_NAME', 'DUPLICATE_COLUMN_NAME'],
    )
  })

  it('finds the header below a title, or takes the line that is given', async () => {
    const text = '2026年办件台账,,\n,,\n编号,事项,部门\n1,备案,经信局\n'
    const found = await readAll(stream(text))
    assert.deepEqual([found.head.columns[1], found.head.line, found.rows[0]?.line], ['事项', 3, 4])
    assert.equal(found.summary.notes[0]?.code, 'LINES_BEFORE_HEADER')
    const given = await readAll(stream(text), { headerLine: 3 })
    assert.deepEqual(given.head.columns, ['编号', '事项', '部门'])
    await assert.rejects(readTable(stream(text), { headerLine: 2 }), { code: 'TABLE_HEADER_NOT_FOUND' })
  })

  it('previews the beginning and lets go of the file', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i},x`).join('\n')
    const sample = await sniff(file('long.csv', `id,v\n${rows}`), { rows: 5 })
    assert.equal(sample.rows.length, 5)
    assert.deepEqual(sample.head.columns, ['id', 'v'])
  })
})

describe('rows that cannot be read', () => {
  const cases: [name: string, content: Buffer, fault: Partial<RowFault>, says: RegExp][] = [
    [
      'too few fields',
      Buffer.from('a,b,c\n1,2\n4,5,6\n'),
      { line: 2, code: 'WRONG_FIELD_COUNT', params: { expected: 3, actual: 2 }, values: ['1', '2'] },
      /第 2 行应有 3 列，实际有 2 列/,
    ],
    [
      'too many fields',
      Buffer.from('a,b\n1,2,\n4,5\n'),
      { line: 2, code: 'WRONG_FIELD_COUNT', params: { expected: 2, actual: 3 }, values: ['1', '2', ''] },
      /应有 2 列，实际有 3 列/,
    ],
    [
      'a quote that is never closed',
      Buffer.from('a,b\n1,"x\n4,5\n'),
      { line: 2, code: 'QUOTE_NOT_CLOSED', params: { opened: 2, limit: 1_048_576 } },
      /第 2 行打开的引号/,
    ],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from('a,部门\n1,区教科体局区经信局\n2,坏'), Buffer.from([0xff]), Buffer.from('了\n4,5\n')]),
      { line: 3, code: 'INVALID_BYTES', column: '部门' },
      /第 3 行“部门”列/,
    ],
    ['a NUL byte', Buffer.from('a,b\n1,x\0y\n4,5\n'), { line: 2, code: 'NUL_BYTE', column: 'b' }, /第 2 行“b”列/],
  ]
  for (const [name, content, expected, says] of cases) {
    it(`${name}: reported with its line, and the reading goes on`, async () => {
      const { faults, values, summary } = await readAll(stream(content))
      assert.equal(faults.length, 1)
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(faults[0]![key as keyof RowFault], value)
      assert.match(faultText(faults[0]!).zh, says)
      assert.doesNotMatch(faultText(faults[0]!).en, /\{/)
      assert.deepEqual(values.at(-1)?.slice(-1), [values.at(-1)!.length === 3 ? '6' : '5'])
      assert.equal(summary.faults, 1)
    })
  }

  it('holds no more than the limit of a line that never ends', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x')
    async function* endless() {
      yield Buffer.from('a,b\n1,2\n')
      for (let i = 0; i < 400; i++) yield piece
      yield Buffer.from('\n3,4\n')
    }
    const before = process.memoryUsage().rss
    let peak = 0
    const table = await readTable(Readable.from(endless()))
    const rows: TableRow[] = []
    const faults: RowFault[] = []
    for await (const batch of table.batches) {
      rows.push(...batch.rows)
      faults.push(...batch.faults)
      peak = Math.max(peak, process.memoryUsage().rss)
    }
    assert.deepEqual(
      rows.map((row) => row.values),
      [
        ['1', '2'],
        ['3', '4'],
      ],
    )
    assert.deepEqual(
      faults.map(({ line, code }) => [line, code]),
      [[3, 'RECORD_TOO_LONG']],
    )
    assert.ok(peak - before < 150 * 1024 ** 2, `${Math.round((peak - before) / 1024 ** 2)} MB more than before`)
  })
})

describe('files that cannot be read at all', () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)])
  const cases: [name: string, content: Buffer | string, code: string][] = [
    ['an empty file', '', 'TABLE_EMPTY'],
    ['only blank lines', '\n\r\n\n', 'TABLE_EMPTY'],
    ['an old Excel file', ole, 'TABLE_OLD_EXCEL'],
    [
      'a workbook with a password',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)]),
      'TABLE_ENCRYPTED',
    ],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'TABLE_FORMAT_UNKNOWN'],
    ['JSON', '[{"id": 1}]', 'TABLE_FORMAT_UNKNOWN'],
    ['other XML', '<?xml version="1.0"?><feed/>', 'TABLE_FORMAT_UNKNOWN'],
    ['bytes of any kind', Buffer.from(Array.from({ length: 500 }, (_, i) => i % 31)), 'TABLE_FORMAT_UNKNOWN'],
    ['a web page called .xls', '<html><body><table><tr><td>1</td></tr></table>', 'TABLE_WEB_PAGE'],
    ['a torn gzip file', gzipSync('a,b\n1,2\n'.repeat(1000)).subarray(0, 40), 'TABLE_ARCHIVE_DAMAGED'],
    ['a damaged gzip file', Buffer.from('1f8b0800000000000003ffffffffff', 'hex'), 'TABLE_ARCHIVE_DAMAGED'],
  ]
  for (const [name, content, code] of cases) {
    it(`${name}: ${code}`, async () => {
      await assert.rejects(readAll(stream(content)), { code })
      await assert.rejects(readAll(file('case', content)), { code })
    })
  }

  it('a file that is not there', async () => {
    await assert.rejects(readTable(join(folder, 'none.csv')), { code: 'TABLE_NOT_FOUND' })
    await assert.rejects(readTable(folder), { code: 'TABLE_NOT_FOUND' })
  })

  it('a gzip bomb', async () => {
    const bomb = gzipSync(`a,b\n${'x'.repeat(80 * 1024 ** 2)}`)
    await assert.rejects(readAll(stream(bomb)), { code: 'TABLE_INFLATES_TOO_FAR' })
  })

  it('more bytes, and more columns, than the limits', async () => {
    const limits = { sourceBytes: 100_000, columns: 3 }
    await assert.rejects(readAll(stream('a,b\n1,2\n'.repeat(20_000)), { limits }), { code: 'TABLE_TOO_LARGE' })
    await assert.rejects(readAll(stream('a,b,c,d\n'), { limits }), { code: 'TABLE_TOO_MANY_COLUMNS' })
  })

  it('leaves no temporary file behind', () => {
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith('gongheng-table-'))
    assert.deepEqual(left, [])
  })
})
