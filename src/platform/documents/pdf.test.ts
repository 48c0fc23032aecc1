import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { readPdf } from '../../../tests/support/pdf-text.ts'
import { SAMPLE_REPORT } from '../../../tests/support/sample-report.ts'
import { AppError } from '../../kernel/errors.ts'
import { renderPdf } from './pdf.ts'
import type { ReportBlock, ReportDocument } from './report-document.ts'
import { createTypesetter } from './typesetter.ts'

const typesetter = createTypesetter()
after(() => typesetter.close())

const bare = (blocks: readonly ReportBlock[]): ReportDocument => ({
  language: 'zh',
  title: '样张',
  issuer: '测试',
  madeAt: new Date('2026-11-02T01:30:00Z'),
  sections: [{ heading: '内容', blocks }],
})

describe('a report as PDF', () => {
  test('is tagged, titled and in its language, and its text can be copied', async () => {
    const pdf = readPdf(await renderPdf(SAMPLE_REPORT, { typesetter }))
    assert.equal(pdf.pages, 1)
    for (const mark of [/\/StructTreeRoot/, /\/MarkInfo/, /\/Marked true/, /\/Lang \(zh/, /\/DisplayDocTitle true/]) {
      assert.match(pdf.dictionaries, mark)
    }
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure', 'L', 'LI']) {
      assert.match(pdf.dictionaries, new RegExp(`/S /${tag}\\b`), tag)
    }
    const title = `FEFF${Buffer.from('临江县政务服务质量月报', 'utf16le').swap16().toString('hex').toUpperCase()}`
    assert.ok(pdf.dictionaries.includes(`/Title <${title}>`))
    for (const words of [
      '临江县政务服务质量月报',
      '总体情况',
      '12,406 件',
      '承诺线 95%',
      '城关镇',
      '93.6%',
      '2026-11-02 09:30',
    ]) {
      assert.ok(pdf.text.replaceAll(' ', '').includes(words.replaceAll(' ', '')), words)
    }
    assert.match(pdf.text, /▲\s*未兑现/)
    assert.match(pdf.text, /第\s*1\s*页，共\s*1\s*页/)
  })

  test('names itself as PDF/UA-1', async () => {
    const file = Buffer.from(await renderPdf(SAMPLE_REPORT, { typesetter })).toString('latin1')
    assert.match(file, /<pdfuaid:part>1<\/pdfuaid:part>/)
  })

  test('is the same file when it is made twice', async () => {
    const [first, second] = [
      await renderPdf(SAMPLE_REPORT, { typesetter }),
      await renderPdf(SAMPLE_REPORT, { typesetter }),
    ]
    assert.ok(Buffer.from(first).equals(Buffer.from(second)))
  })

  test('prints markup in data as it stands', async () => {
    const hostile = '#eval("1+1") #image("/etc/passwd") $x^2$ *b* _i_ `r` <l> @r \\ // c /* d */ = h - i [k] "q" #{2}'
    const report = { ...bare([{ kind: 'paragraph', text: hostile }]), title: hostile, issuer: hostile }
    const table: ReportBlock = { kind: 'table', caption: hostile, columns: [{ name: hostile }], rows: [[hostile]] }
    const list: ReportBlock = { kind: 'list', items: [hostile] }
    const pdf = readPdf(
      await renderPdf({ ...report, sections: [{ heading: hostile, blocks: [table, list] }] }, { typesetter }),
    )
    const printed = pdf.text.replaceAll(/\s/g, '')
    const expected = hostile.replaceAll(/\s/g, '')
    assert.ok(printed.split(expected).length - 1 >= 5, printed)
  })

  test('prints on any machine what no font has, and says so', async () => {
    const pdf = readPdf(await renderPdf(bare([{ kind: 'paragraph', text: '很好😀\u200d\u0007谢谢' }]), { typesetter }))
    assert.match(pdf.text, /很好〓谢谢/)
    assert.match(pdf.text, /字库中没有的字/)
  })

  test('closes gaps between heading levels', async () => {
    const sections = [
      { heading: '甲', level: 3 as const, blocks: [] },
      { heading: '乙', level: 3 as const, blocks: [] },
    ]
    const pdf = readPdf(await renderPdf({ ...bare([]), sections }, { typesetter }))
    assert.match(pdf.dictionaries, /\/S \/H1\b/)
    assert.match(pdf.dictionaries, /\/S \/H2\b/)
  })

  test('repeats the head of a long table and counts its pages', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`单位 ${index}`, index])
    const columns = [{ name: '名称' }, { name: '数量', type: 'integer' as const }]
    const pdf = readPdf(
      await renderPdf(
        { ...bare([{ kind: 'table', caption: '长表', columns, rows }]), watermark: { user: '李明', time: '09:12' } },
        { typesetter },
      ),
    )
    assert.ok(pdf.pages >= 3)
    assert.equal(pdf.text.split('名称').length - 1, pdf.pages)
    assert.ok(pdf.text.includes('李明'))
  })
})

describe('a report that cannot be made', () => {
  const refusedWith = (code: string) => (error: unknown) => {
    assert.ok(error instanceof AppError)
    assert.equal(error.code, code)
    assert.ok(error.in('zh').length > 0 && !error.in('zh').includes('{'))
    return true
  }
  const chart = (svg: string): ReportBlock => ({ kind: 'chart', caption: '图', svg, alt: '图' })

  test('is refused before work begins', async () => {
    const tooLong: ReportBlock = {
      kind: 'table',
      caption: '表',
      columns: [{ name: '列' }],
      rows: Array.from({ length: 2_001 }, () => ['x']),
    }
    const uneven: ReportBlock = { kind: 'table', caption: '表', columns: [{ name: '列' }], rows: [['a', 'b']] }
    await assert.rejects(renderPdf(bare([tooLong])), refusedWith('DOCUMENT_TOO_LARGE'))
    await assert.rejects(renderPdf(bare([uneven])), refusedWith('DOCUMENT_TABLE_UNEVEN'))
    await assert.rejects(renderPdf(bare([chart('<svg')])), refusedWith('DOCUMENT_CHART_REFUSED'))
  })

  test('is given up after its time, and the next one is made', async () => {
    const patient = createTypesetter()
    const hurried = renderPdf(SAMPLE_REPORT, { typesetter: patient, limit: 1 })
    const next = renderPdf(SAMPLE_REPORT, { typesetter: patient })
    await assert.rejects(hurried, refusedWith('DOCUMENT_TIMED_OUT'))
    assert.equal(readPdf(await next).pages, 1)
    await patient.close()
  })

  test('is refused where too many wait', async () => {
    const narrow = createTypesetter({ mostWaiting: 1 })
    const made = [renderPdf(SAMPLE_REPORT, { typesetter: narrow }), renderPdf(SAMPLE_REPORT, { typesetter: narrow })]
    await assert.rejects(renderPdf(SAMPLE_REPORT, { typesetter: narrow }), refusedWith('DOCUMENT_QUEUE_FULL'))
    await Promise.all(made)
    await narrow.close()
  })
})

test('the server goes on while a report is set', async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => [`单位 ${index}`, index])
  const columns = [{ name: '名称' }, { name: '数量', type: 'integer' as const }]
  let ticks = 0
  const clock = setInterval(() => {
    ticks += 1
  }, 5)
  await renderPdf(bare([{ kind: 'table', caption: '长表', columns, rows }]), { typesetter })
  clearInterval(clock)
  assert.ok(ticks >= 10, `${ticks} ticks`)
})
