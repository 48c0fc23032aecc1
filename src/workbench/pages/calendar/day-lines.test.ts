import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDayLines, writeDayLines } from './day-lines.ts'

describe('days of a year, one a line', () => {
  it('reads Chinese and English words, commas and blank lines, and writes them back', () => {
    const { days, fault } = readDayLines('2027-02-06 休 春节\n\n2027-02-20，班，春节\n2027-05-01 off Labour Day', 2027)
    assert.equal(fault, undefined)
    assert.deepEqual(days, [
      { date: '2027-02-06', isOffDay: true, name: '春节' },
      { date: '2027-02-20', isOffDay: false, name: '春节' },
      { date: '2027-05-01', isOffDay: true, name: 'Labour Day' },
    ])
    assert.deepEqual(readDayLines(writeDayLines(days, { off: '休', work: '班' }), 2027).days, days)
    assert.deepEqual(readDayLines(writeDayLines(days, { off: 'off', work: 'on' }), 2027).days, days)
  })

  it('names the first line that is wrong, and how', () => {
    assert.deepEqual(readDayLines('春节', 2027).fault, { kind: 'unreadable', line: 1, text: '春节' })
    assert.deepEqual(readDayLines('2027-02-30 休 春节', 2027).fault?.kind, 'unreadable')
    assert.deepEqual(readDayLines('\n2026-02-06 休 春节', 2027).fault, { kind: 'otherYear', line: 2 })
    const twice = readDayLines('2027-02-06 休 春节\n2027-02-06 班 春节', 2027).fault
    assert.deepEqual(twice, { kind: 'twice', line: 2, date: '2027-02-06' })
  })
})
