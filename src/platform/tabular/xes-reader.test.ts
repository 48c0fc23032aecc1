import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { readTable } from './read-table.ts'
import type { ReadOptions, TableRow, TableSource } from './table.ts'

const LOG = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="source" value="测试"/>
  <trace>
    <string key="concept:name" value="案件-1"/>
    <date key="deadline" value="2026-03-01T00:00:00+08:00"/>
    <event>
      <string key="concept:name" value="受理"><string key="unit" value="nested"/></string>
      <date key="time:timestamp" value="2026-02-13T09:00:00+08:00"/>
      <string key="lifecycle:transition" value="complete"/>
    </event>
    <event>
      <date key="time:timestamp" value="2026-02-14T10:00:00+08:00"/>
      <string key="concept:name" value="办结 &amp; 送达"/>
      <string key="org:resource" value="甲"/>
    </event>
  </trace>
  <trace><string key="concept:name" value="案件-2"/></trace>
</log>`

async function readAll(source: TableSource, options: ReadOptions = {}) {
  const table = await readTable(source, options)
  const rows: TableRow[] = []
  for await (const batch of table.batches) rows.push(...batch.rows)
  return { head: table.head, rows, values: rows.map((row) => row.values), summary: table.summary() }
}

function stream(content: string | Buffer): Readable {
  return Readable.from([Buffer.from(content)])
}

describe('reading an event log', () => {
  it('gives a row for each event, with the attributes of its trace', async () => {
    const { head, rows, summary } = await readAll(stream(LOG))
    assert.equal(head.format, 'xes')
    assert.deepEqual(head.columns, [
      'case:concept:name',
      'concept:name',
      'time:timestamp',
      'lifecycle:transition',
      'org:resource',
      'case:deadline',
    ])
    assert.deepEqual(rows, [
      { line: 1, values: ['案件-1', '受理', '2026-02-13T09:00:00+08:00', 'complete', '', '2026-03-01T00:00:00+08:00'] },
      {
        line: 2,
        values: ['案件-1', '办结 & 送达', '2026-02-14T10:00:00+08:00', '', '甲', '2026-03-01T00:00:00+08:00'],
      },
    ])
    assert.deepEqual(
      summary.notes.map(({ code, params }) => [code, params.count]),
      [
        ['EMPTY_TRACES', 1],
        ['NESTED_ATTRIBUTES', 1],
      ],
    )
  })

  it('gives a row for each trace', async () => {
    const { head, values } = await readAll(stream(gzipSync(LOG)), { per: 'trace' })
    assert.deepEqual(head.columns, [
      'case:concept:name',
      'case:deadline',
      'case:events',
      'case:first_event',
      'case:last_event',
    ])
    assert.deepEqual(values, [
      ['案件-1', '2026-03-01T00:00:00+08:00', '2', '2026-02-13T09:00:00+08:00', '2026-02-14T10:00:00+08:00'],
      ['案件-2', '', '0', '', ''],
    ])
  })

  it('names the line on which the XML is wrong', async () => {
    const broken = LOG.replace('</event>', '</evnt>')
    await assert.rejects(readAll(stream(broken)), {
      code: 'TABLE_XML_MALFORMED',
      params: { part: 'XES', line: 14, reason: 'unexpected close tag.' },
    })
    await assert.rejects(readAll(stream(LOG.slice(0, 600))), { code: 'TABLE_XML_MALFORMED' })
  })

  it('refuses a document type declaration and a log without events', async () => {
    const doctype = LOG.replace('<log', '<!DOCTYPE log [<!ENTITY x "y">]><log')
    await assert.rejects(readAll(stream(doctype)), { code: 'TABLE_XML_REFUSED' })
    await assert.rejects(readAll(stream('<?xml version="1.0"?><log></log>')), { code: 'TABLE_EMPTY' })
  })

  const real = '../shared/data/event_logs/roadtraffic100traces.xes.gz'
  it('reads the road fines: 100 cases, 390 events', {
    skip: existsSync(real) ? false : `${real} is not here`,
  }, async () => {
    const events = await readAll(real)
    const traces = await readAll(real, { per: 'trace' })
    assert.equal(events.rows.length, 390)
    assert.equal(new Set(events.values.map(([name]) => name)).size, 100)
    assert.equal(traces.rows.length, 100)
    const count = traces.head.columns.indexOf('case:events')
    assert.equal(
      traces.values.reduce((sum, row) => sum + Number(row[count]), 0),
      390,
    )
  })
})
