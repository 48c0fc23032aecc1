import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Frequencies, gramsOf, idfOf, pairsToLookUp, prepare, scoreOf, snippetOf } from './rank.rules.ts'
import { maskedForCounting } from './unanswered.rules.ts'

const frequencies: Frequencies = {
  entries: 100,
  meanLength: 100,
  of: new Map([
    ['办理', 60],
    ['公交', 10],
    ['交卡', 4],
    ['怎么', 80],
    ['么办', 50],
  ]),
}
const entry = (question: string, answer: string, keywords: string[] = []) =>
  prepare({ question, keywords, short: question, answer })

describe('ranking', () => {
  it('asks by pairs of neighbours, never across blanks, and by the character itself where there is one', () => {
    assert.deepEqual(gramsOf('公交卡 办理'), ['公交', '交卡', '办理'])
    assert.deepEqual(gramsOf('水'), ['水'])
    assert.deepEqual(gramsOf('，。 ？'), [])
    assert.deepEqual(gramsOf('How soon 12345？ＡＢ路灯'), ['how', 'soon', '12345', 'ab', '路灯'])
    assert.ok(gramsOf('字'.repeat(20) + [...'甲乙丙丁'.repeat(30)].join('字')).length <= 40)
  })

  it('counts the rare more than the frequent, and never below nothing', () => {
    assert.ok(idfOf('交卡', frequencies) > idfOf('公交', frequencies))
    assert.ok(idfOf('怎么', frequencies) > 0)
    // ln(1 + (100 − 4 + 0.5) ÷ (4 + 0.5)), reckoned by hand.
    assert.ok(Math.abs(idfOf('交卡', frequencies) - 3.111) < 1e-3)
  })

  it('puts the entry whose question asks it before one that mentions it, and knows what is about something else', () => {
    const grams = gramsOf('怎么办理公交卡')
    const asked = scoreOf(grams, entry('老年公交卡怎么办理', '带身份证到网点。'), frequencies)
    const mentioned = scoreOf(grams, entry('图书馆开放时间', '可以刷公交卡入馆。'), frequencies)
    const other = scoreOf(grams, entry('身份证怎么办理', '到户政窗口。'), frequencies)
    assert.ok(asked.score > mentioned.score && asked.score > other.score)
    assert.ok(asked.share > 0.7 && other.share < 0.35, `${asked.share} ${other.share}`)
  })

  it('finds keywords, but no word across two of them', () => {
    const one = entry('敬老优待', '到网点办理。', ['公交', '卡片'])
    assert.ok(scoreOf(['公交'], one, frequencies).score > 0)
    assert.equal(scoreOf(['交卡'], one, frequencies).score, 0)
  })

  it('looks up by the rarest grams only, and by those that nobody counted yet', () => {
    assert.deepEqual(pairsToLookUp(['怎么', '办理', '公交', '交卡', '新词'], frequencies, 20), ['新词', '交卡', '公交'])
    assert.deepEqual(pairsToLookUp(['怎么'], frequencies, 20), ['怎么'])
  })

  it('shows the piece with what was searched for, marked, and adds nothing', () => {
    const text = `${'前言'.repeat(60)}本市户籍老人可免费办理公交卡。${'后文'.repeat(60)}`
    const parts = snippetOf(text, gramsOf('公交卡'))
    assert.deepEqual(
      parts.filter(({ hit }) => hit).map((one) => one.text),
      ['公交卡'],
    )
    assert.ok(parts.map((one) => one.text).join('').length <= 82)
    assert.deepEqual(snippetOf('ＡＢ 公交', ['ab']), [
      { text: 'ＡＢ', hit: true },
      { text: ' 公交', hit: false },
    ])
    assert.deepEqual(snippetOf('<b>公交</b>', ['公交'])[0], { text: '<b>', hit: false })
    assert.deepEqual(snippetOf('', ['公交']), [])
  })
})

describe('what was searched for in vain', () => {
  it('is counted without numbers that could be about somebody, cut short', () => {
    const rows: [string, string | undefined][] = [
      ['  公积金　提取 ', '公积金 提取'],
      ['我的电话13812345678没人接', '我的电话没人接'],
      ['510123199001011234', undefined],
      ['138 1234 5678', undefined],
      ['me@example.cn 社保', '社保'],
      ['12345', undefined],
      ['？！', undefined],
      ['字'.repeat(60), '字'.repeat(40)],
    ]
    for (const [search, expected] of rows) assert.equal(maskedForCounting(search), expected, search)
  })
})
