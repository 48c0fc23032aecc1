import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallEvent } from './calls.contract.ts'
import {
  beginOf,
  factsOf,
  lowestDay,
  merge,
  type Said,
  type Stamps,
  saidBy,
  stateOf,
  talkOf,
  waitOf,
} from './calls.rules.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 1, 0, second)).toISOString()
const event = (kind: CallEvent['kind'], second: number, more: Partial<CallEvent> = {}): CallEvent => ({
  callId: 'c1',
  kind,
  at: at(second),
  ...more,
})

const fold = (events: readonly CallEvent[]) =>
  events.reduce<{ said: Said; stamps: Stamps }>(
    (known, one) => merge(known, saidBy(one, one.caller), one.at) ?? known,
    { said: {}, stamps: {} },
  )

/** Every order of a list. */
function* orders<T>(list: readonly T[]): Generator<T[]> {
  if (list.length < 2) yield [...list]
  for (const [i, one] of list.entries()) {
    for (const rest of orders(list.toSpliced(i, 1))) yield [one, ...rest]
  }
}

describe('what events say of a call', () => {
  const told = [
    event('queued', 0, { queue: '咨询', caller: '13800000001' }),
    event('ringing', 3, { extension: '8001' }),
    event('ringing', 9, { extension: '8002' }),
    event('answered', 11, { extension: '8002' }),
    event('ended', 71, { queuedAt: at(1) }),
  ]

  it('comes to the same in every order and however often it is told', () => {
    const expected = fold(told)
    assert.deepEqual(expected.said, {
      queue: '咨询',
      caller: '13800000001',
      extension: '8002',
      queuedAt: at(1),
      ringingAt: at(9),
      answeredAt: at(11),
      endedAt: at(71),
    })
    for (const order of orders(told)) assert.deepEqual(fold([...order, ...order]), expected)
  })

  it('is decided by the greater value where two events say it at the same moment', () => {
    const two = [event('ringing', 3, { extension: '8001' }), event('ringing', 3, { extension: '8009' })]
    for (const order of orders(two)) assert.equal(fold(order).said.extension, '8009')
  })

  it('gives where the call stands, how long was waited and talked', () => {
    const rows: [CallEvent[], string, number | null, number | null][] = [
      [told.slice(0, 1), 'waiting', null, null],
      [told.slice(0, 2), 'ringing', null, null],
      [[...told.slice(0, 2), event('queued', 20)], 'waiting', null, null],
      [told.slice(0, 4), 'talking', 11, null],
      [told, 'ended', 10, 60],
      [[event('queued', 0), event('abandoned', 8)], 'abandoned', 8, null],
      [[event('queued', 0), event('ended', 9)], 'abandoned', 9, null],
      [[event('answered', 5)], 'talking', null, null],
      // Clocks of two devices differ: never less than nothing.
      [[event('queued', 5), event('answered', 3)], 'talking', 0, null],
    ]
    for (const [events, state, wait, talk] of rows) {
      const { said } = fold(events)
      assert.deepEqual([stateOf(said), waitOf(said), talkOf(said)], [state, wait, talk], JSON.stringify(events))
    }
    assert.equal(beginOf(fold(told).said), at(1))
  })

  it('is counted on the day and in the hour in which the call began in the city', () => {
    const rule = { answerWithinSeconds: 15, zone: 'Asia/Shanghai', unitId: null }
    const about = { day: '2026-11-20', hour: '09', queue: '咨询', unitId: null }
    assert.deepEqual(factsOf(fold(told).said, rule), {
      'call.answered': { ...about, waitSeconds: 10, inTime: true },
      'call.ended': { ...about, talkSeconds: 60 },
    })
    assert.deepEqual(factsOf(fold(told.slice(0, 2)).said, rule), {})
    const late = factsOf(fold([event('queued', 0), event('answered', 16)]).said, rule)
    assert.equal(late['call.answered']?.inTime, false)
  })
})

describe('the lowest 24 hours running', () => {
  const HOUR = 3_600_000
  it('is found where it lies across midnight, not on a calendar day', () => {
    const hours = Array.from({ length: 72 }, (_, i) => {
      const bad = i >= 36 && i < 60
      return { from: i * HOUR, answered: bad ? 9 : 10, abandoned: bad ? 1 : 0 }
    })
    assert.deepEqual(lowestDay(hours), { from: 36 * HOUR, answered: 216, abandoned: 24 })
    assert.equal(lowestDay([]), undefined)
    assert.equal(lowestDay([{ from: 0, answered: 0, abandoned: 0 }]), undefined)
  })
})
