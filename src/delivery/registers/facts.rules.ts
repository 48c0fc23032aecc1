import { localDateOf } from '../../kernel/dates.ts'
import type { RecordStatus } from './mapping.contract.ts'
import type { Timing } from './registers.contract.ts'

/** The times of a record, by which its promise is judged. */
export type RecordTimes = {
  readonly status: RecordStatus
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly closedAt: Date | null
}

export type RecordState = RecordTimes & {
  readonly areaCode: string
  readonly unitId: string | null
  readonly item: string | null
  readonly channel: string | null
}

/** What an event says of a record: all that the measures count, and nothing about a person. Days are the city's. */
export type RecordFacts = {
  readonly area: string
  readonly unit: string | null
  readonly item: string | null
  readonly channel: string | null
  readonly status: RecordStatus
  readonly openedDay: string
  readonly closedDay: string | null
  readonly dueDay: string | null
  /** Closed not after its due time; null without a due or closing time, and for what was cancelled. */
  readonly onTime: boolean | null
  /** From opening to closing in hours, rounded to the second; null while open, and for what was cancelled. */
  readonly hours: number | null
  /** Hours after the due time, for what was closed late; null otherwise. */
  readonly lateHours: number | null
}

/** The facts of a record as they stand, with days by the clocks of the city. */
export function factsOf(record: RecordState, timeZone: string): RecordFacts {
  const { areaCode, unitId, item, channel, status, openedAt, dueAt, closedAt } = record
  const onTime = wasOnTime(record)
  const ended = closedAt && status !== 'cancelled' ? closedAt : null
  return {
    area: areaCode,
    unit: unitId,
    item,
    channel,
    status,
    openedDay: localDateOf(openedAt, timeZone),
    closedDay: ended && localDateOf(ended, timeZone),
    dueDay: dueAt && localDateOf(dueAt, timeZone),
    onTime,
    hours: ended && Math.max(0, hoursBetween(openedAt, ended)),
    lateHours: onTime === false ? hoursBetween(dueAt!, closedAt!) : null,
  }
}

/** Whether a record was closed by its due time; null where it has no due or closing time, or was cancelled. */
export function wasOnTime({ status, dueAt, closedAt }: RecordTimes): boolean | null {
  if (!dueAt || !closedAt || status === 'cancelled') return null
  return closedAt.getTime() <= dueAt.getTime()
}

/** How a record stands to its due time at a moment. */
export function timingOf(record: RecordTimes, now: Date): Timing {
  const onTime = wasOnTime(record)
  if (onTime !== null) return onTime ? 'on-time' : 'late'
  if (!record.dueAt || record.status !== 'open') return 'untimed'
  return record.dueAt < now ? 'overdue' : 'running'
}

/** Hours between two instants, to the second. */
export function hoursBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 1000) / 3600
}
