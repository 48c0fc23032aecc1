import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { promisify } from 'node:util'
import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { SAMPLE_REPORT } from '../../../tests/support/sample-report.ts'
import { renderDocx } from './docx.ts'

async function partsOf(file: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(Buffer.from(file), {
    lazyEntries: true,
  })
  const parts = new Map<string, Buffer>()
  await new Promise<void>((resolve, reject) => {
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.on('entry', (entry: yauzl.Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        buffer(stream).then((content) => {
          parts.set(entry.fileName, content)
          zip.readEntry()
        }, reject)
      })
    })
    zip.readEntry()
  })
  return parts
}

function assertWellFormed(xml: string): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
}

describe('a report as Word file', () => {
  test('has headings, tables, captions and pictures with their texts', async () => {
    const parts = await partsOf(await renderDocx(SAMPLE_REPORT))
    const document = parts.get('word/document.xml')?.toString('utf8') ?? ''
    for (const [name, content] of parts) if (name.endsWith('.xml')) assertWellFormed(content.toString('utf8'))
    assert.match(document, /<w:pStyle w:val="Heading1"\/>/)
    assert.match(document, /<w:pStyle w:val="Heading2"\/>/)
    assert.match(document, /<w:tblHeader\/>/)
    assert.match(document, /descr="从 96% 降到 93.6%。"/)
    for (const words of ['临江县政务服务质量月报', '表 1', '图 1', '12,406', '93.6%', '▲ 未兑现', '2026-11-02 09:30']) {
      assert.ok(document.includes(words), words)
    }
    const picture = [...parts].find(([name]) => name.endsWith('.png'))?.[1]
    assert.equal(picture?.subarray(1, 4).toString('latin1'), 'PNG')
    assert.equal(picture?.readUInt32BE(16), 750)
  })

  test('keeps markup and control characters in data harmless', async () => {
    const hostile = '<w:p>&amp; "x" \u0000\u0008\ud800 </w:t>'
    const parts = await partsOf(
      await renderDocx({
        ...SAMPLE_REPORT,
        title: hostile,
        sections: [{ heading: hostile, blocks: [{ kind: 'paragraph', text: hostile }] }],
      }),
    )
    const document = parts.get('word/document.xml')?.toString('utf8') ?? ''
    assertWellFormed(document)
    assert.ok(document.includes('&lt;w:p&gt;&amp;amp; '))
  })
})
