import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { characterGrams, cosine, countsOf, indexWords, likeness, squeezed, wordsToAsk } from './grams.ts'

describe('grams of mixed text', () => {
  it('unifies width and case and drops what is no letter, mark or digit', () => {
    for (const [text, plain] of [
      ['路灯，不亮！', '路灯不亮'],
      ['ＷｉＦｉ　５Ｇ 信号', 'wifi5g信号'],
      ['３号楼①单元', '3号楼1单元'],
      ['a—b\n\tc', 'abc'],
      ['𠮷野家', '𠮷野家'],
      ['…！？', ''],
    ] as const)
      assert.equal(squeezed(text), plain)
  })

  it('cuts overlapping grams of characters, not of code units', () => {
    assert.deepEqual(characterGrams('路灯不亮', 2), ['路灯', '灯不', '不亮'])
    assert.deepEqual(characterGrams('𠮷野家', 2), ['𠮷野', '野家'])
    assert.deepEqual(characterGrams('水', 3), ['水'])
    assert.deepEqual(characterGrams('！', 2), [])
  })

  it('gives an index every character and pair once, and asks for the pairs of a word', () => {
    assert.deepEqual(indexWords('水水管'), ['水', '水水', '管', '水管'])
    assert.deepEqual(wordsToAsk('自来水'), ['自来', '来水'])
    assert.deepEqual(wordsToAsk('水'), ['水'])
    assert.deepEqual(wordsToAsk('哈哈哈'), ['哈哈'])
    const index = new Set(indexWords('小区 WiFi、自来水都停了'))
    for (const word of ['自来水', '水都', 'wifi', '了']) assert.ok(wordsToAsk(word).every((one) => index.has(one)))
  })
})

describe('cosine', () => {
  /**
   * Manning, Raghavan & Schütze 2008, “Introduction to Information Retrieval”, §6.3, figures 6.12 and 6.13 and exercise
   * beside them: three novels by Austen and Brontë with weights 1 + log10 tf; cosines .94, .79 and .69 as published.
   */
  it('gives the published likeness of three novels', () => {
    const words = ['affection', 'jealous', 'gossip', 'wuthering']
    const novel = (...counts: number[]) =>
      new Map(words.map((word, i) => [word, counts[i]! > 0 ? 1 + Math.log10(counts[i]!) : 0]))
    const [sense, pride, heights] = [novel(115, 10, 2, 0), novel(58, 7, 0, 0), novel(20, 11, 6, 38)]
    assert.equal(cosine(sense, pride).toFixed(2), '0.94')
    assert.equal(cosine(sense, heights).toFixed(2), '0.79')
    assert.equal(cosine(pride, heights).toFixed(2), '0.69')
  })

  it('is 1 for equal, 0 for unlike and for empty texts', () => {
    assert.equal(likeness('路灯不亮，请修。', '路灯不亮 请修'), 1)
    assert.equal(likeness('路灯不亮', '暖气太凉'), 0)
    assert.equal(likeness('', '暖气'), 0)
    assert.deepEqual(
      [...countsOf(['a', 'b', 'a'])],
      [
        ['a', 2],
        ['b', 1],
      ],
    )
  })
})
