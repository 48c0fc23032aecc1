import { CallSettings } from '../../../delivery/calls/settings/call-settings.contract.ts'
import type { Bilingual, Language } from '../../../kernel/texts.ts'

export type CallNumber = keyof CallSettings
export type CallNumberValues = Readonly<Record<CallNumber, number | null>>

/** One number of the calls: what it is, what stands behind it, and which part of the page it belongs to. */
export type CallNumberRow = {
  readonly name: CallNumber
  readonly group: 'answering' | 'callBacks'
  readonly unit: Bilingual
  readonly label: Bilingual
  readonly hint?: Bilingual
}

const SECONDS = { zh: '秒', en: 'seconds' }
const MINUTES = { zh: '分钟', en: 'minutes' }
const TIMES = { zh: '次', en: 'tries' }
const PERCENT = { zh: '%', en: '%' }

/** Every number of the calls in the order of the page. */
export const CALL_NUMBER_ROWS: readonly CallNumberRow[] = [
  {
    name: 'answerWithinSeconds',
    group: 'answering',
    unit: SECONDS,
    label: { zh: '多久内接起', en: 'A call is answered within' },
    hint: { zh: 'GB/T 33358-2016：15 秒', en: 'GB/T 33358-2016: 15 seconds' },
  },
  {
    name: 'answeredRate',
    group: 'answering',
    unit: PERCENT,
    label: { zh: '任意连续 24 小时的接通率不低于', en: 'Share answered in any 24 hours running, at least' },
    hint: { zh: 'GB/T 33358-2016：95%', en: 'GB/T 33358-2016: 95%' },
  },
  {
    name: 'callBackAfterSeconds',
    group: 'callBacks',
    unit: SECONDS,
    label: { zh: '等候满多久才挂断的要回电', en: 'Called back who hung up after waiting at least' },
    hint: {
      zh: '更早挂断的不回电，但仍计入放弃。',
      en: 'Who hung up sooner is not called back; the call counts all the same.',
    },
  },
  {
    name: 'abandonedWithinMinutes',
    group: 'callBacks',
    unit: MINUTES,
    label: { zh: '等候时挂断的，多久内回电', en: 'Who hung up while waiting is called back within' },
  },
  {
    name: 'wishedWithinMinutes',
    group: 'callBacks',
    unit: MINUTES,
    label: { zh: '要求回电而未约时间的，多久内回电', en: 'Who asked for it and named no time is called back within' },
  },
  {
    name: 'mostTries',
    group: 'callBacks',
    unit: TIMES,
    label: { zh: '最多回拨', en: 'Tries at most' },
    hint: { zh: '仍未接通，记为联系不上。', en: 'After them the caller is put down as not reached.' },
  },
  {
    name: 'minutesBetweenTries',
    group: 'callBacks',
    unit: MINUTES,
    label: { zh: '两次回拨相隔', en: 'Between two tries' },
  },
  {
    name: 'supervisorAfterMinutes',
    group: 'callBacks',
    unit: MINUTES,
    label: { zh: '超期多久后提醒督办人员', en: 'Supervisors are told once it is overdue by' },
    hint: {
      zh: '一超期即提醒认领人；无人认领则提醒全部话务员。',
      en: 'Whoever took it, or else every operator, is told at once.',
    },
  },
]

/** The numbers as the fields show them: shares in per cent. */
export function shownNumbers(settings: CallSettings): Record<CallNumber, number | null> {
  return { ...settings, answeredRate: Math.round(settings.answeredRate * 1e6) / 1e4 }
}

/** The numbers that the fields say. They must have been found right by `wrongNumber`. */
export function meantNumbers(values: CallNumberValues): CallSettings {
  const { answeredRate, ...others } = values
  return CallSettings.parse({ ...others, answeredRate: Math.round(Number(answeredRate) * 1e4) / 1e6 })
}

export type WrongNumber = { readonly kind: 'notNumber' | 'notWhole' | 'notBetween'; least: number; most: number }

/** What is wrong with a number as it was typed, with the limits of the contract; undefined where nothing is. */
export function wrongNumber(name: CallNumber, value: number | null): WrongNumber | undefined {
  const isShare = name === 'answeredRate'
  const { minValue, maxValue } = CallSettings.shape[name]
  const scale = isShare ? 100 : 1
  const limits = { least: (minValue ?? 0) * scale, most: (maxValue ?? 0) * scale }
  if (value === null || Number.isNaN(value)) return { kind: 'notNumber', ...limits }
  const isWithin = value >= limits.least && value <= limits.most
  if (isShare) return isWithin ? undefined : { kind: 'notBetween', ...limits }
  return isWithin && Number.isInteger(value) ? undefined : { kind: 'notWhole', ...limits }
}

/** A number with what stands behind it. */
export function withUnit(value: number | null, { unit }: CallNumberRow, language: Language): string {
  return language === 'zh' || unit === PERCENT ? `${value}${unit[language]}` : `${value} ${unit[language]}`
}
