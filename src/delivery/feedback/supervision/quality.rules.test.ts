import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DEFAULT_SETTINGS } from '../settings/settings.defaults.ts'
import { checkReply, fractionOf, type ReplyGiven } from './quality.rules.ts'

const SETTINGS = { qualityCheck: { ...DEFAULT_SETTINGS.qualityCheck, sampleShare: 0 } }
const QUESTION = '人民路18号小区门口路灯不亮已经一个星期了，晚上出行很危险，请尽快派人维修。'
const GOOD =
  '11月19日上午，区城管局照明所维修人员到人民路18号小区门口现场查看，发现控制箱短路，当日18时已更换控制器，路灯恢复照明。'

const check = (more: Partial<ReplyGiven>, settings = SETTINGS) =>
  checkReply(
    {
      id: '01890a5d-ac96-774b-bcce-b302099a8001',
      kind: 'complaint',
      kindAtReceipt: 'complaint',
      urgency: 'ordinary',
      urgencyAtReceipt: 'ordinary',
      question: QUESTION,
      reply: GOOD,
      usedBefore: 0,
      ...more,
    },
    settings,
  )
const flagsOf = (more: Partial<ReplyGiven>) => check(more).flags.map(({ flag }) => flag)

describe('the check of an answer', () => {
  it('has nothing to say of one that tells who did what when', () => {
    assert.deepEqual(check({}), { score: 100, bucket: 'accept', flags: [] })
  })

  it('finds one that is about something else, and one that says nothing', () => {
    const other = '经核实，您的养老金由社保中心于11月20日发放至社会保障卡，请到银行网点查询。'
    assert.deepEqual(flagsOf({ reply: other }), ['off-topic'])
    assert.equal(check({ reply: other }).bucket, 'sample')
    const empty = '您好，您反映的问题已收悉，我们高度重视，感谢您的来电，感谢您对我们工作的支持，祝您生活愉快！'
    const found = check({ reply: empty })
    assert.ok(
      ['no-what', 'no-when', 'empty-phrases'].every((flag) => flagsOf({ reply: empty }).includes(flag as never)),
    )
    assert.equal(found.bucket, 'review')
    assert.ok(flagsOf({ reply: '路灯已修好。' }).includes('too-short'))
  })

  it('holds back one that only promises, but not one that names a day', () => {
    const promise = '关于人民路小区门口路灯不亮的问题，我局将尽快安排人员前往维修，后续持续跟进。'
    const found = check({ reply: promise })
    assert.equal(found.bucket, 'review')
    assert.deepEqual(found.flags.find(({ flag }) => flag === 'future-only')?.words, ['将', '尽快', '后续'])
    assert.ok(!flagsOf({ reply: `${promise}12月5日前完工。` }).includes('future-only'))
  })

  it('holds back what was recorded as less than it was', () => {
    assert.deepEqual(flagsOf({ kind: 'consultation' }), ['kind-changed'])
    assert.deepEqual(flagsOf({ kind: 'report' }), [])
    assert.deepEqual(flagsOf({ urgencyAtReceipt: 'emergency' }), ['urgency-lowered'])
    assert.deepEqual(flagsOf({ urgency: 'emergency' }), [])
    assert.deepEqual(flagsOf({ urgency: 'hard' }), [])
    assert.deepEqual(flagsOf({ kindAtReceipt: null, urgencyAtReceipt: null, kind: 'consultation' }), [])
  })

  it('holds back personal numbers and words that push people away, and shows which', () => {
    const found = check({ reply: `${GOOD}可联系张师傅138 1234 5678。` })
    assert.deepEqual(
      found.flags.map(({ flag, hard, words }) => [flag, hard, words]),
      [['contact-data', true, ['138…78']]],
    )
    assert.equal(found.bucket, 'review')
    assert.deepEqual(flagsOf({ reply: `${GOOD}咨询电话 0816-2345678。` }), [])
    assert.deepEqual(flagsOf({ reply: `${GOOD}其余请自行协商。` }), ['flagged-words'])
  })

  it('finds an answer that was used before', () => {
    assert.deepEqual(flagsOf({ usedBefore: 1 }), [])
    assert.deepEqual(flagsOf({ usedBefore: 2 }), ['boilerplate'])
    assert.equal(check({ usedBefore: 2 }).bucket, 'sample')
  })

  it('draws a share of the good ones by the matter, evenly and always the same', () => {
    const drawn = { qualityCheck: { ...SETTINGS.qualityCheck, sampleShare: 1 } }
    assert.equal(check({}, drawn).bucket, 'sample')
    const fractions = Array.from({ length: 4000 }, (_, i) => fractionOf(`m${i}`))
    const share = fractions.filter((one) => one < 0.3).length / 4000
    assert.ok(Math.abs(share - 0.3) < 0.03, String(share))
    assert.equal(fractionOf('m1'), fractions[1])
  })

  it('stays quick and finite on whatever is written', () => {
    for (const reply of [
      '',
      ' ',
      '。'.repeat(4000),
      '1'.repeat(4000),
      '将'.repeat(4000),
      '<script>',
      '待'.repeat(2000),
    ]) {
      const begun = performance.now()
      const { score } = check({ reply })
      assert.ok(score >= 0 && score <= 100)
      assert.ok(performance.now() - begun < 200, reply.slice(0, 10))
    }
  })
})
