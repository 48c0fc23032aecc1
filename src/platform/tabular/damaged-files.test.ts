import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { AppError } from '../../kernel/errors.ts'
import { readTable } from './read-table.ts'
import { workbookParts, zipOf } from './xlsx-fixture.ts'

const CSV = 'a,b,c\r\n1,"x ""y""\nz",3\r\n4,5,6\r\n'
const XES = `<?xml version="1.0"?><log><trace><string key="concept:name" value="c"/>
  <event><string key="concept:name" value="x"/><date key="time:timestamp" value="2026-02-13"/></event></trace></log>`
const SHEET =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>b</v></c></row><row r="2"><c r="A2" s="1"><v>46066.5</v></c></row>'

/** Reads a file to its end. Whatever it holds, there is a table or an error that says what to do. */
async function readsOrExplains(bytes: Uint8Array): Promise<void> {
  try {
    const table = await readTable(Readable.from([Buffer.from(bytes)]))
    for await (const batch of table.batches) {
      for (const row of batch.rows) assert.equal(row.values.length, table.head.columns.length)
    }
  } catch (error) {
    assert.ok(error instanceof AppError && error.code.startsWith('TABLE_'), String(error))
    assert.doesNotMatch(error.in('zh') + error.in('en'), /\{\w+\}/)
  }
}

describe('files with damaged bytes', () => {
  const originals: Record<string, Buffer> = {
    csv: Buffer.from(CSV.repeat(5)),
    gzip: gzipSync(CSV.repeat(5)),
    xes: Buffer.from(XES),
    utf16: Buffer.from('编号,部门\n1,经信局\n', 'utf16le'),
  }
  before(async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>'
    originals.xlsx = await zipOf(
      workbookParts({ sheets: { 表: SHEET }, styles, strings: '<sst><si><t>q</t></si></sst>' }),
    )
  })

  const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999999, noNaN: true }), fc.nat(255)), { maxLength: 4 })
  const keep = fc.double({ min: 0, max: 1, noNaN: true })
  for (const kind of ['csv', 'gzip', 'xes', 'utf16', 'xlsx']) {
    it(`${kind}: a table, or an error that says what to do`, async () => {
      await fc.assert(
        fc.asyncProperty(damage, keep, async (places, kept) => {
          const bytes = Buffer.from(originals[kind]!)
          for (const [place, byte] of places) bytes[Math.floor(place * bytes.length)] = byte
          await readsOrExplains(kept > 0.7 ? bytes : bytes.subarray(0, Math.ceil(bytes.length * kept)))
        }),
        { numRuns: 60 },
      )
    })
  }

  it('bytes of any kind', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), readsOrExplains), { numRuns: 100 })
  })
})
