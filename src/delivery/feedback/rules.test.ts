import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildCalendar } from '../../platform/clock/calendar.ts'
import { OFFICIAL_YEARS } from '../../platform/clock/calendar-data.ts'
import { lightOf } from '../../platform/clock/kept-clock.ts'
import { comparablePhone } from './contact.rules.ts'
import { titleOf } from './feedback.rules.ts'
import { checkDigitOf, numberOf, readNumber } from './number.rules.ts'
import { limitFor } from './settings/settings.contract.ts'
import { DEFAULT_SETTINGS } from './settings/settings.defaults.ts'
import { startClocks, windClocks } from './stages.rules.ts'
import type { ClockName, Kind } from './words.contract.ts'

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

describe('the clocks of a matter', () => {
  // Friday 2026-11-20, 10:00 in the city.
  const at = new Date('2026-11-20T02:00:00.000Z')
  const winding = (kind: Kind, when = at) => ({
    at: when,
    reckoning,
    limits: (clock: ClockName) => limitFor(DEFAULT_SETTINGS, clock, { kind, urgency: 'ordinary' as const }),
  })
  const histories = ({ answer, clocks }: ReturnType<typeof windClocks>) => ({ answer: answer.history, clocks })

  it('promise working days and tell when the light turns, as a row keeps it', () => {
    const { answer, reading, stage, stageDueAt } = startClocks(winding('complaint'))
    assert.equal(reading.dueDate, '2026-11-27')
    const lights = ['2026-11-23', '2026-11-26', '2026-11-27', '2026-11-28'].map((day) =>
      lightOf(answer, new Date(`${day}T04:00:00Z`)),
    )
    assert.deepEqual(lights, ['green', 'green', 'yellow', 'red'])
    assert.deepEqual([stage, stageDueAt?.toISOString()], ['dispatch', '2026-11-21T02:00:00.000Z'])
  })

  it('stop with the answer, kept or missed, and start anew with a redo', () => {
    const begun = histories(startClocks(winding('consultation')))
    const stop = [{ clock: 'answer', action: 'stop' as const }]
    const restart = [{ clock: 'answer', action: 'restart' as const }]
    const inTime = windClocks(begun, stop, winding('consultation', new Date('2026-11-24T15:59:00Z')))
    const late = windClocks(begun, stop, winding('consultation', new Date('2026-11-24T16:01:00Z')))
    assert.deepEqual([inTime.answer.onTime, late.answer.onTime, late.verdicts.answer], [true, false, false])
    const anew = windClocks(histories(late), restart, {
      ...winding('consultation', new Date('2026-11-25T02:00:00Z')),
      reason: '重办',
    })
    assert.deepEqual([anew.answer.onTime, anew.answer.dueAt.toISOString().slice(0, 10)], [null, '2026-11-27'])
  })

  it('count the handling from the dispatch, whenever it is signed for', () => {
    const sent = windClocks(
      histories(startClocks(winding('complaint'))),
      [
        { clock: 'dispatch', action: 'stop' },
        { clock: 'sign', action: 'start' },
        { clock: 'handle', action: 'start' },
      ],
      winding('complaint', new Date('2026-11-20T06:00:00Z')),
    )
    assert.deepEqual([sent.verdicts.dispatch, sent.stage], [true, 'sign'])
    const signed = windClocks(
      histories(sent),
      [{ clock: 'sign', action: 'stop' }],
      winding('complaint', new Date('2026-11-24T06:00:00Z')),
    )
    assert.deepEqual([signed.verdicts.sign, signed.stage], [false, 'handle'])
    assert.equal(signed.stageDueAt?.toISOString(), '2026-11-27T15:59:59.999Z')
  })

  it('extend what was asked for in time even if the ruling comes late, and never what was asked for too late', () => {
    const begun = histories(startClocks(winding('consultation')))
    const extend = [{ clock: 'answer', action: 'extend' as const }]
    const ruledLate = (askedAt: string) =>
      windClocks(begun, extend, {
        ...winding('consultation', new Date('2026-11-25T03:00:00Z')),
        reason: '需现场勘查',
        ground: '条例第十条',
        extension: { by: { amount: 3, unit: 'WORKDAY' }, askedAt: new Date(askedAt) },
      })
    assert.equal(ruledLate('2026-11-24T03:00:00Z').answer.dueAt.toISOString(), '2026-11-27T15:59:59.999Z')
    assert.throws(() => ruledLate('2026-11-24T17:00:00Z'), { code: 'CLOCK_EXPIRED' })
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
