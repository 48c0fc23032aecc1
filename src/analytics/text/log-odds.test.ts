import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { weightedLogOdds } from './log-odds.ts'

describe('weighted log-odds', () => {
  /**
   * By hand after Monroe, Colaresi & Quinn 2008, eqs. 16, 19 and 22. Two bodies of 100 words, heat 30 : 10, prior 20 words
   * in all, of which heat has 40 ÷ 200 · 20 = 4: ln(34 ÷ 86) − ln(14 ÷ 106) = 1.096395; variance 1/34 + 1/14; z 3.45262.
   */
  it('equals an example computed by hand', () => {
    const now = new Map([
      ['供暖', 30],
      ['其他', 70],
    ])
    const before = new Map([
      ['供暖', 10],
      ['其他', 90],
    ])
    const [heat, other] = weightedLogOdds(now, before, { strength: 20 })
    assert.equal(heat?.word, '供暖')
    assert.equal(heat?.delta.toFixed(6), '1.096395')
    assert.equal(heat?.z.toFixed(4), '3.4526')
    assert.equal(other!.delta.toFixed(6), (-heat!.delta).toFixed(6))
  })

  it('does not let a word that occurred once win over one that became common', () => {
    const now = new Map([
      ['一次', 1],
      ['停水', 60],
      ['路灯', 939],
    ])
    const before = new Map([
      ['停水', 10],
      ['路灯', 990],
    ])
    assert.deepEqual(
      weightedLogOdds(now, before).map(({ word }) => word),
      ['停水', '一次', '路灯'],
    )
  })

  it('leaves out what the background does not hold, and says nothing of a single word', () => {
    assert.deepEqual(weightedLogOdds(new Map([['甲', 3]]), new Map([['甲', 1]])), [])
    const background = new Map([
      ['甲', 5],
      ['丙', 5],
    ])
    const found = weightedLogOdds(
      new Map([
        ['甲', 3],
        ['乙', 9],
      ]),
      new Map([['甲', 1]]),
      { background },
    )
    assert.deepEqual(found.map(({ word }) => word).sort(), ['丙', '甲'])
  })
})
