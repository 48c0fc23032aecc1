import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { readTable } from './read-table.ts'
import type { ReadOptions, TableRow } from './table.ts'
import { dateStyleOf, serialToIso } from './xlsx-dates.ts'
import { type FixturePart, type WorkbookFixture, workbookParts, zipOf } from './xlsx-fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongheng-xlsx-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function readAll(bytes: Buffer, options: ReadOptions = {}) {
  const table = await readTable(Readable.from([bytes]), options)
  const rows: TableRow[] = []
  for await (const batch of table.batches) rows.push(...batch.rows)
  return { head: table.head, rows, values: rows.map((row) => row.values), summary: table.summary() }
}

async function readBook(book: WorkbookFixture, options: ReadOptions = {}) {
  return readAll(await zipOf(workbookParts(book)), options)
}

const HEADER = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'
const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
  <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/><numFmt numFmtId="166" formatCode="#,##0.00_);[Red]\\(#,##0.00\\)"/>
  <numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="167"/></cellXfs>`

describe('reading a workbook', () => {
  it('turns every kind of cell into text', async () => {
    const strings =
      '<sst><si><t>共享</t></si><si><r><t>富</t></r><r><t xml:space="preserve"> 文本</t></r><rPh><t>fu</t></rPh></si></sst>'
    const cells: [xml: string, expected: string][] = [
      ['<c t="s"><v>0</v></c>', '共享'],
      ['<c t="s"><v>1</v></c>', '富 文本'],
      ['<c t="inlineStr"><is><t>直接</t></is></c>', '直接'],
      ['<c t="str"><f>A1&amp;"x"</f><v>公式_x000D_</v></c>', '公式\r'],
      ['<c t="b"><v>1</v></c>', 'true'],
      ['<c t="e"><v>#N/A</v></c>', '#N/A'],
      ['<c><v>1.1000000000000001</v></c>', '1.1'],
      ['<c><v>1.23E+5</v></c>', '123000'],
      ['<c s="4"><v>1234.5</v></c>', '1234.5'],
      ['<c s="1"><v>46066</v></c>', '2026-02-13'],
      ['<c s="2"><v>46066</v></c>', '2026-02-13'],
      ['<c s="1"><v>46066.395833333336</v></c>', '2026-02-13T09:30:00'],
      ['<c s="3"><v>46066.0</v></c>', '2026-02-13T00:00:00'],
      ['<c s="5"><v>0.4375</v></c>', '10:30:00'],
      ['<c s="6"><v>1.5</v></c>', '1.5'],
      ['<c t="d"><v>2026-02-13T09:30:00</v></c>', '2026-02-13T09:30:00'],
    ]
    const row = `<row>${cells.map(([xml]) => xml).join('')}</row>`
    const header = `<row>${cells.map((_, i) => `<c t="str"><v>h${i}</v></c>`).join('')}</row>`
    const { values } = await readBook({ sheets: { 表: header + row }, styles: STYLES, strings })
    assert.deepEqual(values, [cells.map(([, expected]) => expected)])
  })

  it('fills the cells that a row leaves out, and skips blank rows', async () => {
    const { rows, summary } = await readBook({
      sheets: {
        表: `${HEADER}<row r="3"><c r="B3"><v>2</v></c></row><row r="5"/><row r="7"><c r="A7"><v>7</v></c></row>`,
      },
    })
    assert.deepEqual(rows, [
      { line: 3, values: ['', '2'] },
      { line: 7, values: ['7', ''] },
    ])
    assert.equal(summary.blankLines, 1)
  })

  it('notes merged cells and formulas without a result', async () => {
    const sheet = `<?xml version="1.0"?><worksheet><sheetData>${HEADER}<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>`
    const { summary } = await readBook({ sheets: { 表: sheet } })
    assert.deepEqual(
      summary.notes.map(({ code, params }) => [code, params.count]),
      [
        ['MERGED_CELLS', 1],
        ['FORMULAS_WITHOUT_VALUE', 1],
      ],
    )
  })

  it('takes the first visible sheet, or the one that is named or numbered', async () => {
    const sheet = (value: string) => `${HEADER}<row r="2"><c r="A2" t="str"><v>${value}</v></c></row>`
    const book = { sheets: { 说明: sheet('hidden'), 一季度: sheet('one'), 二季度: sheet('two') }, hidden: ['说明'] }
    assert.deepEqual((await readBook(book)).values, [['one', '']])
    assert.deepEqual((await readBook(book, { sheet: '二季度' })).values, [['two', '']])
    assert.deepEqual((await readBook(book, { sheet: 1 })).values, [['hidden', '']])
    assert.deepEqual((await readBook(book)).head.sheets, ['说明', '一季度', '二季度'])
    await assert.rejects(readBook(book, { sheet: '三季度' }), { code: 'TABLE_SHEET_NOT_FOUND' })
  })

  it('reads element names with a prefix and the 1904 epoch', async () => {
    const sheet =
      '<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>日期</x:t></x:is></x:c></x:row><x:row><x:c s="1"><x:v>44604</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const { values } = await readBook({ sheets: { 表: sheet }, styles: STYLES, date1904: true })
    assert.deepEqual(values, [['2026-02-13']])
  })

  it('reports a row that is wider than the header', async () => {
    const table = await readTable(
      Readable.from([
        await zipOf(workbookParts({ sheets: { 表: `${HEADER}<row r="2"><c r="D2"><v>9</v></c></row>` } })),
      ]),
    )
    const faults = []
    for await (const batch of table.batches) faults.push(...batch.faults)
    assert.deepEqual(
      faults.map(({ line, code }) => [line, code]),
      [[2, 'WRONG_FIELD_COUNT']],
    )
  })
})

describe('letting go of a workbook', () => {
  it('closes the file however little of it was read', async () => {
    const path = join(folder, 'held.xlsx')
    const row = (n: number) => `<row r="${n}"><c r="A${n}"><v>${n}</v></c></row>`
    const rows = Array.from({ length: 50_000 }, (_, i) => row(i + 2)).join('')
    writeFileSync(path, await zipOf(workbookParts({ sheets: { 表: HEADER + rows } })))
    const unread = await readTable(path)
    await unread.close()
    const begun = await readTable(path)
    for await (const batch of begun.batches) if (batch.rows.length > 0) break
    await setTimeout(50)
    if (!existsSync('/proc/self/fd')) return
    const held = readdirSync('/proc/self/fd').filter((fd) => linkOf(`/proc/self/fd/${fd}`).includes('held.xlsx'))
    assert.deepEqual(held, [])
  })
})

describe('date formats of cells', () => {
  for (const [code, style] of [
    ['yyyy-mm-dd', 'date'],
    ['m/d/yy h:mm', 'datetime'],
    ['[$-804]yyyy"年"m"月"d"日";@', 'date'],
    ['h:mm:ss AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['mmm-yy', 'date'],
    ['[h]:mm:ss', undefined],
    ['0.00', undefined],
    ['#,##0 "days"', undefined],
    ['General', undefined],
    ['"¥"#,##0', undefined],
    ['@', undefined],
  ] as const) {
    it(`${code}: ${style}`, () => assert.equal(dateStyleOf(code), style))
  }
  it('knows the days around the leap day that Excel invented', () => {
    assert.equal(serialToIso(1, 'date'), '1900-01-01')
    assert.equal(serialToIso(59, 'date'), '1900-02-28')
    assert.equal(serialToIso(60, 'date'), undefined)
    assert.equal(serialToIso(61, 'date'), '1900-03-01')
    assert.equal(serialToIso(-1, 'date'), undefined)
    assert.equal(serialToIso(0.999999999, 'time'), '1900-01-01T00:00:00')
  })
})

describe('workbooks that are refused', () => {
  const sheet = `${HEADER}<row r="2"><c r="A2"><v>1</v></c></row>`
  const bomb = function* (): Iterable<string> {
    yield '<worksheet><sheetData>'
    const row = `<row>${'<c><v>0</v></c>'.repeat(1000)}</row>`
    for (let i = 0; i < 5000; i++) yield row
    yield '</sheetData></worksheet>'
  }
  const parts = (sheets: Record<string, FixturePart>) => workbookParts({ sheets })
  const dtd =
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>'
  const cases: [name: string, make: () => Promise<Buffer>, code: string][] = [
    ['a zip bomb', () => zipOf(parts({ 表: bomb() }), { level: 9 }), 'TABLE_INFLATES_TOO_FAR'],
    [
      'a zip bomb that lies about its size',
      () => zipOf(parts({ 表: bomb() }), { size: 1000 }),
      'TABLE_ARCHIVE_DAMAGED',
    ],
    ['an encrypted part', () => zipOf(parts({ 表: sheet }), { flags: 1 }), 'TABLE_ENCRYPTED'],
    ['another archive', () => zipOf({ 'word/document.xml': '<w/>' }), 'TABLE_NOT_A_WORKBOOK'],
    ['a torn archive', async () => (await zipOf(parts({ 表: sheet }))).subarray(0, 400), 'TABLE_ARCHIVE_DAMAGED'],
    ['a document type declaration', () => zipOf(parts({ 表: dtd })), 'TABLE_XML_REFUSED'],
    [
      'XML that breaks off',
      () => zipOf(parts({ 表: '<?xml version="1.0"?><worksheet><sheetData><row>' })),
      'TABLE_XML_MALFORMED',
    ],
    [
      'a cell without end',
      () => zipOf(parts({ 表: `<?xml version="1.0"?><worksheet><c><v>${'x'.repeat(2_000_000)}` })),
      'TABLE_XML_MALFORMED',
    ],
    [
      'elements in elements without end',
      () => zipOf(parts({ 表: `<?xml version="1.0"?>${'<a>'.repeat(1000)}` })),
      'TABLE_XML_MALFORMED',
    ],
    [
      'a cell far to the right',
      () => zipOf(parts({ 表: `${HEADER}<row><c r="XFD2"><v>1</v></c></row>` })),
      'TABLE_TOO_MANY_COLUMNS',
    ],
    ['a sheet without rows', () => zipOf(parts({ 表: '' })), 'TABLE_EMPTY'],
  ]
  for (const [name, make, code] of cases) {
    it(`${name}: ${code}`, async () => {
      const bytes = await make()
      await assert.rejects(readAll(bytes), { code })
    })
  }

  it('shared strings that would fill the memory', async () => {
    const strings = function* () {
      yield '<sst>'
      for (let i = 0; i < 2000; i++) yield `<si><t>${String(i).repeat(100)}</t></si>`
      yield '</sst>'
    }
    const bytes = await zipOf(workbookParts({ sheets: { 表: sheet }, strings: strings() }))
    await assert.rejects(readAll(bytes, { limits: { sharedStringChars: 100_000 } }), { code: 'TABLE_INFLATES_TOO_FAR' })
  })
})

describe('a large workbook', () => {
  it('reads 200,000 rows of ten columns in bounded memory', async () => {
    const path = join(folder, 'large.xlsx')
    writeFileSync(path, await zipOf(workbookParts({ sheets: { 办件: largeSheet(200_000) }, styles: STYLES })))
    const script = `
      import { readTable } from ${JSON.stringify(new URL('./read-table.ts', import.meta.url).href)}
      const table = await readTable(process.argv[1])
      let rows = 0, last
      for await (const batch of table.batches) { rows += batch.rows.length; last = batch.rows.at(-1) ?? last }
      console.log(JSON.stringify({ rows, last, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))`
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script, path], { encoding: 'utf8' })
    assert.equal(child.status, 0, child.stderr)
    const { rows, last, megabytes } = JSON.parse(child.stdout) as { rows: number; last: TableRow; megabytes: number }
    assert.equal(rows, 200_000)
    assert.deepEqual(last.values.slice(0, 3), ['REC-199999', '企业投资项目备案', '2026-07-01T21:19:00'])
    assert.ok(megabytes < 300, `${megabytes} MB`)
  })
})

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

function* largeSheet(rows: number): Iterable<string> {
  yield '<worksheet><sheetData>'
  yield `<row r="1">${'ABCDEFGHIJ'.replace(/./g, (c) => `<c r="${c}1" t="str"><v>列${c}</v></c>`)}</row>`
  for (let i = 0; i < rows; i++) {
    const n = i + 2
    const date = (46066 + i / 1440).toFixed(9)
    yield `<row r="${n}"><c r="A${n}" t="str"><v>REC-${i}</v></c><c r="B${n}" t="str"><v>企业投资项目备案</v></c><c r="C${n}" s="3"><v>${date}</v></c>${'DEFGHIJ'.replace(/./g, (c) => `<c r="${c}${n}"><v>${i}</v></c>`)}</row>`
  }
  yield '</sheetData></worksheet>'
}
