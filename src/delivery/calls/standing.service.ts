import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { countOpen } from './call-backs/call-backs.repository.ts'
import { OUTCOME_REASONS, type Standing } from './calls.contract.ts'
import type { CallsDeps } from './calls.deps.ts'
import { lowestDay } from './calls.rules.ts'
import { RUNS_AT_MOST } from './calls.service.ts'
import * as repository from './standing.repository.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LOOKED_BACK = 7 * DAY
/** The wall asks every few seconds, every operator's screen too: one reckoning serves all of one scope. */
const KEPT_FOR = 4000
const MOST_KEPT = 100

/** How the line stands now, with what was promised beside it. */
export function createStanding({ db, settings }: Pick<CallsDeps, 'db' | 'settings'>) {
  const kept = new Map<string, { readonly at: number; readonly standing: Promise<Standing> }>()

  function standing(actor: Actor): Promise<Standing> {
    const key = JSON.stringify(actor.scope)
    const known = kept.get(key)
    if (known && Date.now() - known.at < KEPT_FOR) return known.standing
    if (kept.size >= MOST_KEPT) kept.clear()
    const fresh = db.read(actor, reckon)
    kept.set(key, { at: Date.now(), standing: fresh })
    fresh.catch(() => kept.delete(key))
    return fresh
  }

  async function reckon(tx: Tx): Promise<Standing> {
    const now = tx.now.getTime()
    const { answeredRate, answerWithinSeconds } = settings()
    const day = await repository.summarise(tx, new Date(now - DAY), answerWithinSeconds)
    const byHour = await repository.countByHour(tx, new Date(now - LOOKED_BACK), answerWithinSeconds)
    const running = await repository.countRunning(tx, new Date(now - RUNS_AT_MOST))
    const outcomes = await repository.countOutcomes(tx, new Date(now - DAY))
    const entered = day.answered + day.abandoned
    const lowest = lowestDay(byHour.map(({ hour, ...counts }) => ({ from: hour.getTime(), ...counts })))
    return {
      at: tx.now.toISOString(),
      last24h: {
        entered,
        answered: shareOf(day.answered, entered),
        inTime: shareOf(day.inTime, entered),
        abandoned: shareOf(day.abandoned, entered),
        meanWaitSeconds: rounded(day.meanWait),
        p90WaitSeconds: rounded(day.p90Wait),
        meanTalkSeconds: rounded(day.meanTalk),
      },
      lowest24h: lowest
        ? {
            from: new Date(lowest.from).toISOString(),
            to: new Date(lowest.from + DAY).toISOString(),
            answered: shareOf(lowest.answered, lowest.answered + lowest.abandoned),
          }
        : null,
      now: {
        waiting: running.waiting,
        longestWaitSeconds: running.longestSince
          ? Math.max(0, Math.round((now - running.longestSince.getTime()) / 1000))
          : null,
        ringing: running.ringing,
        talking: running.talking,
        seated: running.seated,
      },
      hours: hoursUpTo(now, byHour),
      withoutMatter: outcomes.map(({ reason, count }) => ({ reason, name: OUTCOME_REASONS[reason], count })),
      callBacks: await countOpen(tx),
      promise: { answeredRate, answerWithinSeconds },
    }
  }

  return { standing }
}
export type StandingService = ReturnType<typeof createStanding>

function shareOf(count: number, of: number) {
  return { count, of, rate: of === 0 ? null : count / of }
}

const rounded = (seconds: number | null) => (seconds === null ? null : Math.round(seconds * 10) / 10)

/** The running hour and the 23 before it, with those in which nobody called. */
function hoursUpTo(now: number, rows: readonly repository.HourRow[]): Standing['hours'] {
  const last = Math.floor(now / HOUR) * HOUR
  return Array.from({ length: 24 }, (_, i) => {
    const from = last - (23 - i) * HOUR
    const row = rows.find(({ hour }) => hour.getTime() === from)
    const { answered = 0, abandoned = 0, inTime = 0 } = row ?? {}
    const entered = answered + abandoned
    const begin = new Date(from).toISOString()
    return { from: begin, entered, answered: shareOf(answered, entered), inTime: shareOf(inTime, entered) }
  })
}
