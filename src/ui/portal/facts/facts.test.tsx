import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToStaticMarkup } from 'react-dom/server'
import { Beam, position } from './Beam.tsx'
import { ClockRibbon } from './ClockRibbon.tsx'
import { PromiseCard } from './PromiseCard.tsx'
import { StatusWord } from './StatusWord.tsx'

const days = (value: number) => ({ value, figure: String(Math.abs(value)), unit: '个工作日' })

test('a reading outside the scale rests at its end, and an empty scale does not divide by zero', () => {
  assert.equal(position([0, 20], 5), '25%')
  assert.equal(position([80, 100], 60), '0%')
  assert.equal(position([80, 100], 120), '100%')
  assert.equal(position([3, 3], 3), '0%')
})

test('a beam has a graduation for every unit, and none where they would run together', () => {
  const stars = (to: number) =>
    renderToStaticMarkup(<Beam scale={[0, to]} graduation={1} />).match(/beam-star/g)?.length
  assert.equal(stars(20), 21)
  assert.equal(stars(200), undefined)
})

test('a status is a shape and a word, each status with a shape of its own', () => {
  const shapes = (['kept', 'atRisk', 'missed', 'provisional'] as const).map((status) => {
    const markup = renderToStaticMarkup(<StatusWord language="zh" status={status} />)
    return { word: markup.replace(/<svg.*<\/svg>|<[^>]+>/g, ''), shape: /<svg[^>]*>(.*)<\/svg>/.exec(markup)?.[1] }
  })
  assert.deepEqual(
    shapes.map(({ word }) => word),
    ['已兑现', '有风险', '未兑现', '暂定'],
  )
  assert.equal(new Set(shapes.map(({ shape }) => shape)).size, 4)
})

test('the promise card puts the usual time beside the promised one, on a beam that ends at the legal limit', () => {
  const markup = renderToStaticMarkup(
    <PromiseCard
      language="zh"
      id="promise"
      time={{ promised: days(5), usual: days(3), statutory: days(20), status: 'kept' }}
      visits="不用跑"
      fee="不收费"
      where="网上办"
      noRating="评价不足 30 条，暂不显示"
    />,
  )
  assert.match(markup, /<svg x="25%"/, 'promise: 5 of 20')
  assert.match(markup, /<svg x="15%"/, 'fact: 3 of 20')
  assert.match(markup, /评价不足 30 条/)
  assert.doesNotMatch(markup, /style=/)
})

test('an overdue clock shows the days over without a sign, and the notch before the bead', () => {
  const markup = renderToStaticMarkup(
    <ClockRibbon
      language="zh"
      id="clock"
      passed={[{ kind: 'used', length: 7 }]}
      used={days(7)}
      left={days(-2)}
      due="2026 年 3 月 12 日"
      status="missed"
    />,
  )
  assert.match(markup, /已超/)
  assert.match(markup, /<b>2<\/b>/)
  const [notch, bead] = [...markup.matchAll(/<svg x="([\d.]+)%"/g)].map(([, at]) => Number(at))
  assert.ok(notch !== undefined && bead !== undefined && notch < bead)
  assert.match(markup, /ribbon-over/)
})
