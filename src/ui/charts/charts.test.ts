import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createElement, type ReactElement } from 'react'
import { SaxesParser } from 'saxes'
import '../../../tests/support/tsx-loader.ts'
import { barChartTable } from './bar-chart-data.ts'
import { PRINT_LOOK } from './chart-look.ts'
import { columnChartTable } from './column-chart-data.ts'
import { controlChartTable } from './control-chart-data.ts'
import { histogramTable } from './histogram-data.ts'
import { lineChartSummary, lineChartTable } from './line-chart-data.ts'
import { svgMarkup } from './svg-markup.ts'

const { BarChart } = await import('./BarChart.tsx')
const { ChartFigure } = await import('./ChartFigure.tsx')
const { ClockRibbon } = await import('./ClockRibbon.tsx')
const { ColumnChart } = await import('./ColumnChart.tsx')
const { ControlChart } = await import('./ControlChart.tsx')
const { Histogram } = await import('./Histogram.tsx')
const { LineChart } = await import('./LineChart.tsx')
const { Sparkline } = await import('./Sparkline.tsx')
const { CardGauge, InlineGauge } = await import('./SteelyardGauge.tsx')

const HOSTILE = '<script>alert("1")</script> & \'x\' 青龙街道办事处政务服务大厅（含社区代办点）'
const basics = { id: 'chart', title: HOSTILE, language: 'zh' as const }
const atLeast = (value: number) => ({ value, direction: 'atLeast' as const })
const atMost = (value: number) => ({ value, direction: 'atMost' as const })

const measured = fc.oneof(
  fc.double({ min: -1e13, max: 1e13, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(null, 0, 1, Number.NaN, Number.POSITIVE_INFINITY),
)
const series = fc.array(measured, { maxLength: 40 })
const place = fc.record({
  width: fc.constantFrom(160, 328, 720),
  compact: fc.boolean(),
  look: fc.constantFrom(PRINT_LOOK, { ...PRINT_LOOK, textSize: 24 }),
})

/** Well-formed, one image with title and description, every coordinate a number, nothing that a strict policy forbids. */
function assertDrawing(markup: string): void {
  const ids: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ attributes }) => {
    for (const [name, value] of Object.entries(attributes)) {
      assert.notEqual(name, 'style')
      assert.doesNotMatch(value, /NaN|Infinity|undefined|null|\de[+-]?\d/, `${name}=${value}`)
      if (name === 'id') ids.push(value)
    }
  })
  parser.write(markup).close()
  assert.equal(new Set(ids).size, ids.length)
  assert.match(markup, /role="img" aria-labelledby="(\S+)-title \1-desc"/)
  assert.match(markup, /<title id="\S+-title">[^<]+<\/title><desc id="\S+-desc">[^<]+<\/desc>/)
  assert.ok(!markup.includes('<script'))
}

const drawn = (element: ReactElement) => assertDrawing(svgMarkup(element))

describe('whatever the data, a drawing is sound', () => {
  test('line', () => {
    fc.assert(
      fc.property(series, series, fc.boolean(), place, (values, others, isPromised, at) => {
        const length = Math.max(values.length, others.length)
        drawn(
          createElement(LineChart, {
            ...basics,
            ...at,
            periods: Array.from({ length }, (_, index) => `${index + 1}月`),
            series: [
              { name: HOSTILE, values, lower: others, upper: values },
              { name: '其他', values: others },
            ],
            unit: 'workdays',
            ...(isPromised ? { promised: atMost(12) } : {}),
            provisionalFrom: length - 1,
            notes: [{ at: 1, text: HOSTILE }],
          }),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('bars', () => {
    fc.assert(
      fc.property(series, place, (values, at) => {
        const rows = values.map((value, index) => ({ name: `${HOSTILE}${index}`, value, lower: value, upper: value }))
        drawn(createElement(BarChart, { ...basics, ...at, rows, unit: 'percent', promised: atLeast(0.95) }))
      }),
      { numRuns: 60 },
    )
  })

  test('columns', () => {
    fc.assert(
      fc.property(series, place, (values, at) => {
        const kinds = [undefined, 'restDay', 'forecast'] as const
        const columns = values.map((value, index) => {
          const kind = kinds[index % 3]
          return { period: `${index}`, value, lower: value, upper: value, ...(kind ? { kind } : {}) }
        })
        drawn(createElement(ColumnChart, { ...basics, ...at, columns, unit: 'count', promised: atMost(100) }))
      }),
      { numRuns: 60 },
    )
  })

  test('control chart', () => {
    fc.assert(
      fc.property(series, place, (values, at) => {
        const points = values.map((value, index) => ({
          period: `${index}`,
          value,
          centre: values[0] ?? null,
          lower: value,
          upper: value,
          signals: index % 5 === 0 ? ['规则 1', HOSTILE] : [],
        }))
        drawn(createElement(ControlChart, { ...basics, ...at, points, unit: 'score', promised: atLeast(9) }))
      }),
      { numRuns: 60 },
    )
  })

  test('histogram', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e6 }), { maxLength: 30 }), fc.boolean(), place, (counts, isOpen, at) => {
        const bins = counts.map((count, index) => ({
          from: index * 2,
          to: isOpen && index === counts.length - 1 ? null : index * 2 + 2,
          count,
        }))
        drawn(createElement(Histogram, { ...basics, ...at, bins, unit: 'days', promised: atMost(20) }))
      }),
      { numRuns: 60 },
    )
  })

  test('gauges, sparkline and clock', () => {
    fc.assert(
      fc.property(
        measured,
        series,
        fc.double({ min: -5, max: 500, noNaN: true }),
        place,
        (value, values, length, at) => {
          const gauge = { ...basics, value, unit: 'workdays' as const, promised: atMost(20), lower: value, upper: 30 }
          drawn(createElement(InlineGauge, gauge))
          drawn(createElement(CardGauge, { ...gauge, width: at.width, marks: [{ name: '法定', value: 30 }] }))
          drawn(createElement(Sparkline, { ...basics, periods: values.map(String), values, unit: 'count' }))
          drawn(
            createElement(ClockRibbon, {
              ...basics,
              width: at.width,
              stretches: [
                { kind: 'used', length },
                { kind: 'paused', length: 3 },
              ],
              allowed: 20,
              unit: 'workdays',
              verdict: 'atRisk',
              due: '12 月 4 日',
            }),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

const trend = {
  periods: ['1月', '2月', '3月'],
  series: [{ name: '按期率', values: [0.96, null, 0.94], lower: [0.95, null, 0.93], upper: [0.97, null, 0.95] }],
  unit: 'percent' as const,
  promised: atLeast(0.95),
}

describe('a drawing says the same as its table', () => {
  test('a trend', () => {
    const { columns, rows } = lineChartTable(trend, 'zh')
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['时间', '按期率', '区间', '承诺', '结果'],
    )
    assert.deepEqual(rows[0], ['1月', '96.0%', '95.0%–97.0%', '95.0%', '● 已兑现'])
    assert.deepEqual(rows[1], ['2月', '—', '—', '95.0%', ''])
    assert.deepEqual(rows[2]?.at(-1), '▲ 未兑现')
    assert.equal(
      lineChartSummary(trend, 'zh'),
      '按期率从1月的 96.0% 变为3月的 94.0%；承诺不低于 95.0%；2 项有数据，1 项未兑现承诺。',
    )
  })

  test('what is provisional is not judged', () => {
    const rows = lineChartTable({ ...trend, provisionalFrom: 2 }, 'zh').rows
    assert.equal(rows[2]?.at(-1), '暂定')
    assert.match(lineChartSummary({ ...trend, provisionalFrom: 2 }, 'zh'), /1 项有数据，0 项未兑现/)
  })

  test('tables have a cell for every column', () => {
    const tables = [
      barChartTable({ rows: [{ name: 'a', value: 1, promised: atMost(2) }], unit: 'days' }, 'en'),
      columnChartTable({ columns: [{ period: 'a', value: 1, lower: 0, upper: 2 }], unit: 'count' }, 'en'),
      controlChartTable(
        {
          points: [{ period: 'a', value: 1, centre: 1, lower: 0, upper: 2 }],
          unit: 'score',
          notes: [{ at: 0, text: 'n' }],
        },
        'en',
      ),
      histogramTable({ bins: [{ from: 0, to: null, count: 3 }], unit: 'minutes' }, 'en'),
    ]
    for (const { columns, rows } of tables) {
      assert.ok(rows.length > 0 && rows.every((row) => row.length === columns.length))
    }
  })
})

describe('a figure on a page', () => {
  const figure = createElement(ChartFigure, {
    id: 'f',
    caption: '按期率低于承诺',
    language: 'zh',
    table: lineChartTable(trend, 'zh'),
    draw: (at) => createElement(LineChart, { ...at, language: 'zh', title: '按期率', ...trend }),
  })

  test('draws for a wide place and a phone without giving an id twice', () => {
    const markup = svgMarkup(figure)
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    assert.equal(new Set(ids).size, ids.length)
    assert.equal(markup.split('<svg').length - 1, 2)
    assert.match(markup, /<figure class="chart-figure" aria-labelledby="f-caption">/)
    assert.match(markup, /<th scope="col"[^>]*>按期率<\/th>/)
    assert.match(markup, /<th scope="row">1月<\/th>/)
  })

  test('follows the theme on screens and is complete in itself for print', () => {
    assert.match(svgMarkup(figure), /stroke="var\(--brand,#0b57b5\)"/)
    const print = svgMarkup(createElement(LineChart, { ...basics, ...trend, look: PRINT_LOOK }))
    assert.ok(!print.includes('var('))
    assert.match(print, /font-family="Noto Sans SC"/)
  })

  test('shortens a long name and keeps the whole of it', () => {
    const markup = svgMarkup(
      createElement(BarChart, {
        ...basics,
        rows: [{ name: '青龙街道办事处政务服务大厅（含社区代办点）', value: 1 }],
        unit: 'count',
      }),
    )
    assert.match(markup, /<title>青龙街道办事处政务服务大厅（含社区代办点）<\/title>青龙[^<]*…<\/text>/)
  })

  test('marks a missed promise by shape and word, not by colour alone', () => {
    const markup = svgMarkup(
      createElement(BarChart, {
        ...basics,
        rows: [{ name: 'a', value: 0.9 }],
        unit: 'percent',
        promised: atLeast(0.95),
      }),
    )
    assert.match(markup, />未兑现<\/text>/)
    assert.match(markup, /<path d="M[^"]*Z" fill="var\(--missed/)
  })
})
