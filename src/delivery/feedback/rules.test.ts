import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildCalendar } from '../../platform/clock/calendar.ts'
import { OFFICIAL_YEARS } from '../../platform/clock/calendar-data.ts'
import { comparablePhone } from './contact.rules.ts'
import { DEFAULT_LIMITS, lightOf, moveClock, startClock, titleOf } from './feedback.rules.ts'
import { checkDigitOf, numberOf, readNumber } from './number.rules.ts'

const reckoning = { calendar: buildCalendar(OFFICIAL_YEARS), settings: {} }

describe('the number', () => {
  it('carries the check digit of ISO/IEC 7064 MOD 11,10', () => {
    // The example of the standard: 0794 has the check digit 5.
    assert.equal(checkDigitOf('0794'), 5)
  })

  it('belongs to the month of the city, not of UTC', () => {
    assert.match(numberOf(123, '2026-10-31T16:30:00Z'), /^GH-2611-000123-\d$/)
    assert.match(numberOf(12_345_678, '2026-11-01T01:00:00Z'), /^GH-2611-12345678-\d$/)
  })

  it('is read however it is typed, and finds every slip in one digit', () => {
    const number = numberOf(123, '2026-11-21T00:00:00Z')
    const plain = number.replaceAll('-', '')
    const fullWidth = plain.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
    for (const typed of [
      number,
      plain,
      number.toLowerCase(),
      ` ${plain.slice(2)} `,
      fullWidth,
      number.replaceAll('-', '—'),
    ])
      assert.equal(readNumber(typed), number, typed)
    for (let i = 2; i < plain.length; i++) {
      for (const digit of '0123456789') {
        const slipped = plain.slice(0, i) + digit + plain.slice(i + 1)
        if (slipped !== plain) assert.equal(readNumber(slipped), undefined, slipped)
      }
    }
    for (const wrong of ['', 'GH', '12345', 'GH-2611-000123-x', `${plain}0`.repeat(9)]) {
      assert.equal(readNumber(wrong), undefined)
    }
  })
})

describe('the clock of the answer', () => {
  // Friday 2026-11-20, 10:00 in the city.
  const at = '2026-11-20T02:00:00.000Z'

  it('promises working days and tells when its light turns, as a row keeps it', () => {
    const { kept, reading } = startClock(DEFAULT_LIMITS.complaint, at, reckoning)
    assert.equal(reading.dueDate, '2026-11-27')
    const row = { dueAt: new Date(kept.dueAt), yellowAt: new Date(kept.yellowAt!), onTime: kept.onTime }
    const lights = ['2026-11-23', '2026-11-26', '2026-11-27', '2026-11-28'].map((day) =>
      lightOf(row, new Date(`${day}T04:00:00Z`)),
    )
    assert.deepEqual(lights, ['green', 'green', 'yellow', 'red'])
  })

  it('stops with the answer, kept or missed, and starts anew with a redo', () => {
    const { kept } = startClock(DEFAULT_LIMITS.consultation, at, reckoning)
    const stop = { clocks: [{ clock: 'answer', action: 'stop' as const }] }
    const restart = { clocks: [{ clock: 'answer', action: 'restart' as const }] }
    const inTime = moveClock(kept.history, stop, { at: new Date('2026-11-24T15:59:00Z'), reckoning })
    const late = moveClock(kept.history, stop, { at: new Date('2026-11-24T16:01:00Z'), reckoning })
    assert.deepEqual([inTime?.onTime, late?.onTime], [true, false])
    const anew = moveClock(late!.history, restart, { at: new Date('2026-11-25T02:00:00Z'), reason: '重办', reckoning })
    assert.deepEqual([anew?.onTime, anew?.dueAt.slice(0, 10)], [null, '2026-11-27'])
    assert.equal(moveClock(kept.history, { clocks: [] }, { at: new Date(), reckoning }), undefined)
  })
})

it('makes a heading of the first words, on one line', () => {
  assert.equal(titleOf(undefined, '路灯\n坏了'), '路灯 坏了')
  assert.equal([...titleOf(undefined, '坏'.repeat(300))].length, 40)
  assert.equal(titleOf('路灯', '坏'.repeat(300)), '路灯')
})

it('compares telephone numbers without what people put around them', () => {
  for (const [typed, plain] of [
    ['+86 138-1234-5678', '13812345678'],
    ['008613812345678', '13812345678'],
    ['(010) 8888 1234', '01088881234'],
  ] as const)
    assert.equal(comparablePhone(typed), plain)
})
