import type { Limit } from '../../../platform/clock/clock.contract.ts'
import type { ClockName, Kind, Urgency } from '../words.contract.ts'
import type { ClockRow, Settings } from './settings.contract.ts'

const workdays = (amount: number): Limit => ({ amount, unit: 'WORKDAY' })
const hours = (amount: number): Limit => ({ amount, unit: 'HOUR' })

/**
 * One limit a clock and urgency. Dispatch: 1 h, 2 h, 24 h, and handling 2 h and 24 h for emergencies and utilities
 * (DB11/T 2021-2022 as the press reports it); signing and follow-up 1 working day (practice of hotlines; 15 working days
 * for hard matters likewise).
 */
const GENERAL: Readonly<Record<ClockName, Readonly<Record<Urgency, Limit>>>> = {
  dispatch: { ordinary: hours(24), utility: hours(2), emergency: hours(1), hard: hours(24) },
  // What is to be handled within hours cannot lie unsigned for a day: half an hour and two are our own.
  sign: { ordinary: workdays(1), utility: hours(2), emergency: hours(0.5), hard: workdays(1) },
  contact: { ordinary: workdays(1), utility: hours(4), emergency: hours(2), hard: workdays(1) },
  handle: { ordinary: workdays(5), utility: hours(24), emergency: hours(2), hard: workdays(15) },
  answer: { ordinary: workdays(5), utility: hours(24), emergency: hours(2), hard: workdays(15) },
  followUp: { ordinary: workdays(1), utility: workdays(1), emergency: workdays(1), hard: workdays(1) },
}

/** Handling and answer of ordinary matters by kind (rules of two cities read: 2 and 5, and 13 working days). */
const BY_KIND: Readonly<Record<Kind, number>> = {
  consultation: 2,
  help: 5,
  complaint: 5,
  report: 13,
  suggestion: 13,
  praise: 5,
}

function clockRows(): ClockRow[] {
  const clocks = Object.keys(GENERAL) as ClockName[]
  return clocks.flatMap((clock) => [
    ...Object.entries(GENERAL[clock]).map(([urgency, limit]) => ({
      clock,
      urgency: urgency as Urgency,
      kind: null,
      limit,
    })),
    ...(clock === 'handle' || clock === 'answer' ? Object.entries(BY_KIND) : []).map(([kind, amount]) => ({
      clock,
      urgency: 'ordinary' as const,
      kind: kind as Kind,
      limit: workdays(amount),
    })),
  ])
}

/** What ships: the numbers that hold until an administrator changes them. */
export const DEFAULT_SETTINGS: Settings = {
  clocks: clockRows(),
  returns: { within: { amount: 4, unit: 'WORKHOUR' }, most: 1, rulingLimit: workdays(1) },
  extension: { mustAskBeforeDue: true, most: 1, longest: workdays(15), rulingLimit: workdays(1) },
  listing: { longestDays: 180, reviewEveryDays: 30, rulingLimit: workdays(2) },
  reopenWithinDays: 15,
  closesAfterDays: 15,
  archiveAfterDays: 15,
  // 催办 the day after, 书面通报 five working days after (rule of a bureau in Shenzhen).
  ladder: { remindDaysBefore: 1, urgeDaysAfter: 1, superviseDaysAfter: 5 },
  // 蓝、橙、红 as in Sanming.
  slips: { blueDaysAfter: 1, orangeDaysAfter: 5, redDaysAfter: 10, answerWithin: workdays(3) },
  problemOrder: { redone: 3, passed: 3 },
  followUp: {
    sampleShare: { consultation: 0.1, help: 0.5, complaint: 1, report: 1, suggestion: 0.3, praise: 0 },
    alwaysForKinds: ['complaint', 'report'],
    alwaysForTags: ['领导批示'],
    mostTries: 3,
    hoursBetweenTries: 4,
  },
  duplicates: { days: 30, metres: 200, cosine: 0.85, most: 10 },
  repeat: { days: 30 },
  hotspot: { callers: 3, days: 7, metres: 200 },
  routing: { assignsItself: false, threshold: 0.9, minHistory: 500 },
  composite: { response: 10, solved: 45, satisfied: 45 },
  smallNumber: 30,
  smallCell: 5,
  retention: { personalMonths: 36 },
  qualityCheck: { sampleShare: 0.05, wordsFlagged: ['不归我们管', '无法解决', '自行协商', '已转交', '不属于我单位'] },
  reach: { metres: 40_000 },
  mail: { mostPerHour: 5 },
}
