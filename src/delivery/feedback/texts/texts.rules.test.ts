import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asVector, during, holds, indexed, questionOf, readSearch, stretchesBack } from './texts.rules.ts'

const UNIT = '01890a5d-ac96-774b-bcce-b302099a8001'
const ALL = { everything: true, areas: [], units: [] }
const MATTER = {
  title: '停水',
  text: '停水，两天',
  receivedAt: new Date('2026-11-21T23:30:00Z'),
  areaCode: '511602001000',
  unitId: UNIT,
  supporting: [],
  open: true,
}

describe('what a text stands under', () => {
  it('is its characters and pairs, its day and month, its areas, its units and whether it is open', () => {
    const words = new Set(indexed(MATTER))
    for (const word of [
      '停',
      '停水',
      '水两',
      '两天',
      '#d20261121',
      '#m202611',
      '#a5116',
      '#a511602',
      '#a511602001',
      '#o',
    ])
      assert.ok(words.has(word), word)
    assert.ok(words.has('#ub302099a8001'))
    assert.ok(!words.has('#a511602001000'))
    const settled = new Set(indexed({ ...MATTER, open: false, unitId: null }))
    assert.deepEqual([settled.has('#o'), settled.has('#s')], [false, true])
  })

  it('can be written as a tsvector whatever stands in it', () => {
    const words = indexed({ ...MATTER, text: `' \\ \u0000 "; drop table -- 𠮷 <script>` })
    assert.match(asVector(words), /^('[\p{L}\p{M}\p{N}#]+' ?)+$/u)
  })
})

describe('a search', () => {
  it('is read as words and phrases of squeezed text', () => {
    for (const [search, pairs, toVerify] of [
      ['停水', ['停水'], []],
      ['自来水 停', ['自来', '来水', '停'], ['自来水']],
      ['“路灯，不亮”', ['路灯', '灯不', '不亮'], ['路灯不亮']],
      ['"a b" c', ['ab', 'c'], []],
      ['停水 停水', ['停水'], []],
    ] as const) {
      const { words: _, ...rest } = readSearch(search)!
      assert.deepEqual(rest, { pairs, toVerify }, search)
    }
    for (const nothing of ['', ' ', '！？ 。', '“”']) assert.equal(readSearch(nothing), undefined)
  })

  it('holds at most eight words of forty characters', () => {
    const sought = readSearch(`${'长'.repeat(90)} ${Array.from({ length: 20 }, (_, i) => `词${i}`).join(' ')}`)
    assert.equal(sought?.toVerify[0]?.length, 40)
    assert.ok(sought!.pairs.length < 20)
  })

  it('asks for the longer words in the text itself', () => {
    assert.ok(holds(['自来水'], { title: '停水', text: '自来 水停了' }))
    assert.ok(!holds(['自来水'], { title: '自来', text: '来水' }))
    assert.ok(holds([], { title: '', text: '' }))
  })
})

describe('the question to the index', () => {
  const sought = readSearch('停水')!
  it('is narrowed to the scope, the areas, the unit and what is open', () => {
    assert.equal(questionOf(sought, { scope: ALL }), "'停水'")
    assert.equal(questionOf(sought, { scope: ALL, open: false }), "'停水' & '#s'")
    assert.equal(questionOf(sought, { scope: ALL, open: true, unitId: UNIT }), "'停水' & '#ub302099a8001' & '#o'")
    assert.equal(
      questionOf(sought, { scope: { everything: false, areas: ['511602000000', '511602001000'], units: [UNIT] } }),
      "'停水' & ('#a511602' | '#ub302099a8001')",
    )
    assert.equal(questionOf(sought, { scope: ALL, areas: ['511602001002'] }), "'停水' & ('#a511602001002')")
  })

  it('is none where the scope holds nothing', () => {
    assert.equal(questionOf(sought, { scope: { everything: false, areas: [], units: [] } }), undefined)
    assert.equal(questionOf(sought, { scope: ALL, areas: [] }), undefined)
  })

  it('walks back through stretches that leave no gap and end with all that is older', () => {
    const from = new Date('2026-03-01T10:00:00Z')
    const walk = (found: number) => [...stretchesBack({ from, wanted: 51, found: () => found })]
    const beginnings = (found: number) => walk(found).map(({ since }) => since.toISOString().slice(0, 10))
    const [first, , third, ...rest] = walk(20)
    assert.deepEqual(first?.marks, ['#d20260228', '#d20260301'])
    assert.equal(during('x', first!), "x & ('#d20260228' | '#d20260301')")
    assert.deepEqual(third?.marks, ['#m202512', '#m202601', '#m202602'])
    assert.equal(during('x', rest.at(-1)!), 'x')
    const begun = ['2026-02-28', '2026-02-20', '2025-12-01']
    // Twenty in 91 days: the 31 that are missing in 141 days more, and half as many again.
    assert.deepEqual(beginnings(20), [...begun, '2025-04-01', '1970-01-01'])
    assert.deepEqual(beginnings(50), [...begun, '2025-11-01', '1970-01-01'])
    assert.deepEqual(beginnings(2), [...begun, '1970-01-01'])
    assert.deepEqual(beginnings(0), [...begun, '1970-01-01'])
    const inUnit = [...stretchesBack({ from, wanted: 51, narrow: true, found: () => 20 })]
    assert.deepEqual(
      inUnit.map(({ since }) => since.toISOString().slice(0, 10)),
      ['2026-01-01', '1970-01-01'],
    )
  })
})
