import type { Tx } from '../../platform/db/database.ts'
import type { OutcomeReason } from './calls.contract.ts'

export type HourRow = {
  readonly hour: Date
  readonly answered: number
  readonly abandoned: number
  readonly inTime: number
}

/** Calls of every hour since a moment, by the hour in which they began; hours without calls are left out. */
export async function countByHour(tx: Tx, since: Date, answerWithinSeconds: number): Promise<HourRow[]> {
  return tx.query<HourRow>(
    `select date_trunc('hour', began_at) as hour,
       count(*) filter (where answered_at is not null) as answered,
       count(*) filter (where answered_at is null) as abandoned,
       count(*) filter (where answered_at <= queued_at + make_interval(secs => $2)) as "inTime"
     from calls.calls
     where began_at >= $1 and coalesce(answered_at, abandoned_at, ended_at) is not null
     group by 1 order by 1`,
    [since, answerWithinSeconds],
  )
}

export type DayRow = {
  readonly answered: number
  readonly abandoned: number
  readonly inTime: number
  readonly meanWait: number | null
  readonly p90Wait: number | null
  readonly meanTalk: number | null
}

/** What became of the calls that began since a moment. */
export async function summarise(tx: Tx, since: Date, answerWithinSeconds: number): Promise<DayRow> {
  const [row] = await tx.query<DayRow>(
    `with c as (
       select answered_at, abandoned_at,
         extract(epoch from coalesce(answered_at, abandoned_at, ended_at) - queued_at)::float8 as wait,
         extract(epoch from ended_at - answered_at)::float8 as talk
       from calls.calls
       where began_at >= $1 and coalesce(answered_at, abandoned_at, ended_at) is not null)
     select count(*) filter (where answered_at is not null) as answered,
       count(*) filter (where answered_at is null) as abandoned,
       count(*) filter (where answered_at is not null and wait <= $2) as "inTime",
       avg(wait) filter (where answered_at is not null) as "meanWait",
       percentile_cont(0.9) within group (order by wait) filter (where answered_at is not null) as "p90Wait",
       avg(talk) as "meanTalk"
     from c`,
    [since, answerWithinSeconds],
  )
  return row!
}

export type NowRow = {
  readonly waiting: number
  readonly ringing: number
  readonly talking: number
  readonly longestSince: Date | null
  readonly seated: number
}

/** Calls that run now; those that began before a moment are taken for lost. */
export async function countRunning(tx: Tx, since: Date): Promise<NowRow> {
  const [row] = await tx.query<NowRow>(
    `select count(*) filter (where answered_at is null and ringing_at is null) as waiting,
       count(*) filter (where answered_at is null and ringing_at is not null) as ringing,
       count(*) filter (where answered_at is not null) as talking,
       min(queued_at) filter (where answered_at is null) as "longestSince",
       (select count(*) from calls.seats where left_at is null) as seated
     from calls.calls where began_at >= $1 and ended_at is null and abandoned_at is null`,
    [since],
  )
  return row!
}

/** Calls that led to no matter since a moment, by reason. */
export async function countOutcomes(tx: Tx, since: Date): Promise<{ reason: OutcomeReason; count: number }[]> {
  return tx.query<{ reason: OutcomeReason; count: number }>(
    'select reason, count(*) as count from calls.outcomes where at >= $1 group by 1 order by 2 desc, 1',
    [since],
  )
}
