import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { guessDateFormat } from './date-guess.rules.ts'
import { type DateReading, dateReader, readBoolean, readNumber, timeOfDayIn, whyNotADate } from './values.rules.ts'

function read(text: string, reading: DateReading): string {
  const at = dateReader(reading)(text)
  return Number.isNaN(at) ? whyNotADate(text, reading) : new Date(at).toISOString()
}

describe('reading dates', () => {
  const cases: [text: string, reading: DateReading, expected: string][] = [
    ['04/12/2018 11:11:26 AM', { format: 'MM/dd/yyyy hh:mm:ss a' }, '2018-04-12T03:11:26.000Z'],
    ['4/2/2018 1:11:26 pm', { format: 'MM/dd/yyyy hh:mm:ss a' }, '2018-04-02T05:11:26.000Z'],
    ['04/12/2018 12:00:00 AM', { format: 'MM/dd/yyyy hh:mm:ss a', timeZone: 'UTC' }, '2018-04-12T00:00:00.000Z'],
    ['04/12/2018 12:00:00 PM', { format: 'MM/dd/yyyy hh:mm:ss a', timeZone: 'UTC' }, '2018-04-12T12:00:00.000Z'],
    ['2018-01-01 09:13:22.777', { format: 'yyyy-MM-dd HH:mm:ss.SSS' }, '2018-01-01T01:13:22.777Z'],
    ['2018-01-01 00:48:30.0', { format: 'iso' }, '2017-12-31T16:48:30.000Z'],
    ['2018-01-01  08:00', { format: 'iso' }, '2018-01-01T00:00:00.000Z'],
    ['2011-12-06 13:41:31.788000+01:00', { format: 'iso' }, '2011-12-06T12:41:31.788Z'],
    ['2011-12-06T13:41:31Z', { format: 'iso' }, '2011-12-06T13:41:31.000Z'],
    ['2011-12-06T13:41:31-0330', { format: 'iso' }, '2011-12-06T17:11:31.000Z'],
    ['2026-02-13', { format: 'iso' }, '2026-02-12T16:00:00.000Z'],
    ['2026年2月3日', { format: 'yyyy年M月d日' }, '2026-02-02T16:00:00.000Z'],
    ['2026年02月03日 9时05分', { format: 'yyyy年MM月dd日[[ ]HH时mm分[ss秒]]' }, '2026-02-03T01:05:00.000Z'],
    ['2018/4/12 下午 03:04:05', { format: 'yyyy/M/d a h:mm:ss' }, '2018-04-12T07:04:05.000Z'],
    ['20260203101112', { format: 'yyyyMMddHHmmss' }, '2026-02-03T02:11:12.000Z'],
    ['13-Feb-2026', { format: 'dd-MMM-yyyy', timeZone: 'UTC' }, '2026-02-13T00:00:00.000Z'],
    ['February 3, 2026', { format: 'MMM d, yyyy', timeZone: 'UTC' }, '2026-02-03T00:00:00.000Z'],
    ['3/4/18', { format: 'd/M/yy', timeZone: 'UTC' }, '2018-04-03T00:00:00.000Z'],
    ['46066.395833', { format: 'excel', timeZone: 'UTC' }, '2026-02-13T09:30:00.000Z'],
    ['1523531486', { format: 'unix' }, '2018-04-12T11:11:26.000Z'],
    ['1523531486123', { format: 'unix-ms' }, '2018-04-12T11:11:26.123Z'],
    ['2026-02-13 24:00', { format: 'iso' }, '2026-02-13T16:00:00.000Z'],
    ['2026-02-13 24:01', { format: 'iso' }, 'IMPOSSIBLE_DATE'],
    ['2026-02-13', { format: 'iso', wholeDay: 'end' }, '2026-02-13T15:59:59.999Z'],
    ['2026-02-13 00:00:00', { format: 'iso', wholeDay: 'end', midnightIsWholeDay: true }, '2026-02-13T15:59:59.999Z'],
    ['2026-02-13 00:00:01', { format: 'iso', wholeDay: 'end', midnightIsWholeDay: true }, '2026-02-12T16:00:01.000Z'],
    // Clocks go forward at 02:00 on 11 March 2018 in New York and back at 02:00 on 4 November.
    ['2018-03-11 01:59:59', { format: 'iso', timeZone: 'America/New_York' }, '2018-03-11T06:59:59.000Z'],
    ['2018-03-11 02:30:00', { format: 'iso', timeZone: 'America/New_York' }, '2018-03-11T07:30:00.000Z'],
    ['2018-11-04 01:30:00', { format: 'iso', timeZone: 'America/New_York' }, '2018-11-04T05:30:00.000Z'],
    ['2018-11-04 02:30:00', { format: 'iso', timeZone: 'America/New_York' }, '2018-11-04T07:30:00.000Z'],
    ['2026-02-30', { format: 'iso' }, 'IMPOSSIBLE_DATE'],
    ['2025-02-29', { format: 'iso' }, 'IMPOSSIBLE_DATE'],
    ['2026-13-01', { format: 'iso' }, 'IMPOSSIBLE_DATE'],
    ['2026-02-13 25:00', { format: 'iso' }, 'IMPOSSIBLE_DATE'],
    ['2026-02-13 10:60', { format: 'iso' }, 'IMPOSSIBLE_DATE'],
    ['04/12/2018 13:11:26 AM', { format: 'MM/dd/yyyy hh:mm:ss a' }, 'IMPOSSIBLE_DATE'],
    ['9999-12-31', { format: 'iso' }, 'DATE_OUT_OF_RANGE'],
    ['0001-01-01', { format: 'iso' }, 'DATE_OUT_OF_RANGE'],
    ['2026-02-13 10:00 extra', { format: 'iso' }, 'NOT_A_DATE'],
    ['2026-02-13T', { format: 'iso' }, 'NOT_A_DATE'],
    ['13/02/2026', { format: 'iso' }, 'NOT_A_DATE'],
    ['soon', { format: 'excel' }, 'NOT_A_DATE'],
    ['2026131', { format: 'yyyyMMdd' }, 'NOT_A_DATE'],
  ]
  for (const [text, reading, expected] of cases) {
    it(`${text} as ${reading.format}${reading.timeZone ? ` in ${reading.timeZone}` : ''}: ${expected}`, () => {
      assert.equal(read(text, reading), expected)
    })
  }

  it('reads back every instant that is written', () => {
    const at = dateReader({ format: 'iso' })
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          assert.equal(at(date.toISOString()), date.getTime())
        },
      ),
    )
  })

  it('refuses a pattern that means nothing', () => {
    for (const format of ['yyyy-QQ', 'yyyy[-MM', "yyyy 'at"]) assert.throws(() => dateReader({ format }), RangeError)
  })

  it('says whether there is a time of day', () => {
    assert.equal(timeOfDayIn('2026-02-13', 'iso'), 'none')
    assert.equal(timeOfDayIn('2026-02-13 00:00:00.0', 'iso'), 'midnight')
    assert.equal(timeOfDayIn('2026-02-13 00:00:01', 'iso'), 'other')
  })

  it('reads half a million dates in a few seconds at most', () => {
    const at = dateReader({ format: 'MM/dd/yyyy hh:mm:ss a', timeZone: 'America/New_York' })
    const begin = performance.now()
    for (let i = 0; i < 500_000; i++) at('04/12/2018 11:11:26 AM')
    assert.ok(performance.now() - begin < 5000)
  })
})

describe('telling how dates are written', () => {
  const cases: [samples: string[], format: string | undefined, ambiguous: string[]][] = [
    [['04/12/2018 11:11:26 AM', '04/13/2018 01:00:00 PM'], 'MM/dd/yyyy hh:mm:ss a', []],
    [['13/04/2018', '12/04/2018'], 'dd/MM/yyyy[ HH:mm[:ss]]', []],
    [['03/04/2018', '03/05/2018', '03/07/2018'], 'MM/dd/yyyy[ HH:mm[:ss]]', ['dd/MM/yyyy[ HH:mm[:ss]]']],
    [['03/04/2018', '04/04/2018', '07/04/2018'], 'dd/MM/yyyy[ HH:mm[:ss]]', ['MM/dd/yyyy[ HH:mm[:ss]]']],
    [['2018-01-01 00:48:30.0', '2018-01-02'], 'iso', []],
    [['2018/4/12 9:05', '2018/04/13'], 'yyyy/MM/dd[ HH:mm[:ss[.S]]]', []],
    [['2018/4/12 上午 9:05:00', '2018/4/12 下午 9:05:00'], 'yyyy/MM/dd[ ]a[ ]hh:mm[:ss]', []],
    [['2026年2月3日'], 'yyyy年MM月dd日[[ ]HH:mm[:ss]]', []],
    [['20260203', '20261231'], 'yyyyMMdd', []],
    [['46066', '46067.5'], 'excel', []],
    [['1523531486', '1523531999'], 'unix', []],
    [['Solid Waste', 'Phone'], undefined, []],
    [[], undefined, []],
  ]
  for (const [samples, format, ambiguous] of cases) {
    it(`${samples.join(', ') || 'nothing'}: ${format}`, () => {
      const guess = guessDateFormat(samples, { numbersToo: true })
      assert.equal(guess?.format, format)
      assert.deepEqual(guess?.ambiguous ?? [], ambiguous)
    })
  }

  it('takes no number for a date unless told that the column holds dates', () => {
    assert.equal(guessDateFormat(['20260203', '46066']), undefined)
  })

  it('puts up with some samples that are wrong', () => {
    const guess = guessDateFormat(['2018-01-01', '2018-01-02', '2018-01-03', '2018-01-04', 'tomorrow'])
    assert.deepEqual([guess?.format, guess?.agreement], ['iso', 0.8])
  })
})

describe('reading numbers and yes or no', () => {
  for (const [text, value] of [
    ['12', 12],
    ['-3.5', -3.5],
    ['1,234.5', 1234.5],
    ['１２３', 123],
    ['.5', 0.5],
    ['85%', 0.85],
    ['1e3', 1000],
    ['12,34', undefined],
    ['1.2.3', undefined],
    ['', undefined],
    ['-', undefined],
    ['十', undefined],
  ] as const) {
    it(`${JSON.stringify(text)}: ${value}`, () => assert.equal(readNumber(text), value))
  }
  it('knows yes and no in both languages', () => {
    assert.deepEqual(['是', ' YES ', '√', '１'].map(readBoolean), [true, true, true, true])
    assert.deepEqual(['否', 'No', '×', '0'].map(readBoolean), [false, false, false, false])
    assert.deepEqual(['也许', '', 'maybe'].map(readBoolean), [undefined, undefined, undefined])
  })
})
