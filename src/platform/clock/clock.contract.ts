import { z } from 'zod'
import { Instant, LocalDate } from '../../kernel/dates.ts'
import type { Bilingual, Language } from '../../kernel/texts.ts'

/** The units of a time limit. Hours and minutes run day and night; working hours run in office hours on working days. */
export const LimitUnit = z.enum(['WORKDAY', 'NATURAL_DAY', 'HOUR', 'MINUTE', 'WORKHOUR'])
export type LimitUnit = z.infer<typeof LimitUnit>

/**
 * A time limit. In days, `amount` is a whole number and the start day is not counted; 0 means "the same day". In hours
 * and minutes it is more than 0 and counts from the minute of the start.
 */
export const Limit = z
  .object({ amount: z.number().min(0).max(100_000), unit: LimitUnit })
  .refine((limit) => (limit.unit.endsWith('DAY') ? Number.isInteger(limit.amount) : limit.amount > 0), {
    path: ['amount'],
    message: '天数须为整数（0 表示当日），小时、分钟须大于 0 / days are whole (0 is the same day), hours more than 0',
  })
export type Limit = z.infer<typeof Limit>

const Why = z.string().trim().min(1).max(2000)

/**
 * One thing that happened to a clock. A pause names its reason, its legal ground (行政许可法 §45 and the published list
 * of special steps) and, where known, its planned end; an extension its length, reason and ground. `restarted` begins
 * the count anew, as when missing material arrives. Times are ISO instants in order.
 */
export const ClockEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), at: Instant, limit: Limit }),
  z.object({ type: z.literal('paused'), at: Instant, reason: Why, ground: Why, plannedEnd: Instant.optional() }),
  z.object({ type: z.literal('resumed'), at: Instant }),
  z.object({ type: z.literal('extended'), at: Instant, by: Limit, reason: Why, ground: Why }),
  z.object({ type: z.literal('restarted'), at: Instant, reason: Why, limit: Limit.optional() }),
  z.object({ type: z.literal('stopped'), at: Instant }),
])
export type ClockEvent = z.infer<typeof ClockEvent>

/** All that happened to one clock, oldest first; the clock is a pure function of it. */
export const ClockHistory = z.array(ClockEvent)
export type ClockHistory = readonly ClockEvent[]

export const ClockState = z.enum(['running', 'paused', 'stopped'])
export type ClockState = z.infer<typeof ClockState>

/** What a person sees of a clock: in time, soon due, overdue; after the stop kept or missed. */
export const Light = z.enum(['green', 'yellow', 'red', 'met', 'missed'])
export type Light = z.infer<typeof Light>

/** One pause of the round that runs: `length` is what it adds, in the unit of the limit. */
export const PauseReading = z.object({
  from: Instant,
  to: Instant.nullable(),
  plannedEnd: Instant.nullable(),
  reason: z.string(),
  ground: z.string(),
  length: z.number(),
  /** It lasted, or lasts, longer than planned. */
  overrun: z.boolean(),
  /** It began after the deadline and therefore moves nothing. */
  tooLate: z.boolean(),
})
export type PauseReading = z.infer<typeof PauseReading>

/** One extension of the round that runs; `length` is in the unit of the limit. */
export const ExtensionReading = z.object({
  at: Instant,
  by: Limit,
  length: z.number(),
  reason: z.string(),
  ground: z.string(),
})
export type ExtensionReading = z.infer<typeof ExtensionReading>

/**
 * A clock read at one moment. `total`, `used`, `left` and `paused` are in the unit of the limit; `used + left = total`
 * always, so that `left` is negative once whole units are overdue. `due` is the last millisecond that is in time and
 * `dueDate` its local date.
 */
export const ClockReading = z.object({
  state: ClockState,
  light: Light,
  limit: Limit,
  total: z.number(),
  used: z.number(),
  left: z.number(),
  paused: z.number(),
  startedAt: Instant,
  stoppedAt: Instant.nullable(),
  due: Instant,
  dueDate: LocalDate,
  /** The clock is paused: `due` is what it would be if it went on at the planned end, or now. */
  projected: z.boolean(),
  /** The deadline leans on days that no official calendar covers yet and may move when it is loaded. */
  provisional: z.boolean(),
  /** When the light changes next if nothing happens; null where it changes no more by itself. */
  nextChangeAt: Instant.nullable(),
  pauses: z.array(PauseReading),
  extensions: z.array(ExtensionReading),
  /** 1, and one more for every restart. */
  round: z.number().int(),
})
export type ClockReading = z.infer<typeof ClockReading>

/** One day that differs from the week's rule: a holiday (`isOffDay`) or a day on which people work. */
export const CalendarDay = z.object({ date: LocalDate, isOffDay: z.boolean(), name: z.string().trim().min(1).max(60) })
export type CalendarDay = z.infer<typeof CalendarDay>

/** A published year: its number, the notices that fix it (addresses or numbers) and its special days. */
export const CalendarYear = z.object({
  year: z.number().int().min(1949).max(9998),
  notices: z.array(z.string()).default([]),
  days: z.array(CalendarDay),
})
export type CalendarYear = z.infer<typeof CalendarYear>

const UNIT_WORDS: Readonly<Record<LimitUnit, Bilingual>> = {
  WORKDAY: { zh: '个工作日', en: 'working day' },
  NATURAL_DAY: { zh: '日', en: 'day' },
  HOUR: { zh: '小时', en: 'hour' },
  MINUTE: { zh: '分钟', en: 'minute' },
  WORKHOUR: { zh: '个工作小时', en: 'working hour' },
}

/** A limit, or any number of a unit, in words: 5个工作日, 5 working days; zero days are 当日, the same day. */
export function showLimit(limit: Limit, language: Language): string {
  const isDays = limit.unit === 'WORKDAY' || limit.unit === 'NATURAL_DAY'
  if (isDays && limit.amount === 0) return language === 'zh' ? '当日' : 'the same day'
  const word = UNIT_WORDS[limit.unit][language]
  const amount = String(Math.round(limit.amount * 10) / 10)
  return language === 'zh' ? `${amount}${word}` : `${amount} ${word}${amount === '1' ? '' : 's'}`
}

/** What each event is called, for a timeline and inside sentences: 暂停计时, paused. */
export const EVENT_WORDS: Readonly<Record<ClockEvent['type'], Bilingual>> = {
  started: { zh: '开始计时', en: 'started' },
  paused: { zh: '暂停计时', en: 'paused' },
  resumed: { zh: '恢复计时', en: 'resumed' },
  extended: { zh: '延长时限', en: 'extended' },
  restarted: { zh: '重新计时', en: 'restarted' },
  stopped: { zh: '结束计时', en: 'stopped' },
}

/** What the lights are called, for the word that always stands beside the colour. */
export const LIGHT_WORDS: Readonly<Record<Light, Bilingual>> = {
  green: { zh: '时限内', en: 'In time' },
  yellow: { zh: '即将到期', en: 'Due soon' },
  red: { zh: '已超期', en: 'Overdue' },
  met: { zh: '按期办结', en: 'Kept' },
  missed: { zh: '超期办结', en: 'Missed' },
}
