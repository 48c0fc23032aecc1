import { system } from '../../kernel/actor.ts'
import { AppError } from '../../kernel/errors.ts'
import { appendAbout } from './complaint.events.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import { changeMatter, findMatter } from './feedback.repository.ts'
import {
  listListed,
  listListedUntil,
  listRunning,
  listStageOver,
  listUnarchived,
  listUnclosed,
} from './lists.repository.ts'
import { rereadClocks } from './stages.rules.ts'
import { columnsOf, type Steps, type Wish } from './steps.service.ts'

const DAY = 86_400_000
const AT_ONCE = 500

/** What happens to matters by time alone. */
export function createTimed({ db, reckoning, settings }: FeedbackDeps, steps: Pick<Steps, 'take'>) {
  /** Takes a step on each of some matters; one that somebody else has moved meanwhile is passed over. */
  async function takeAll(name: string, ids: readonly string[], wish: Wish): Promise<number> {
    let taken = 0
    for (const id of ids) {
      try {
        await steps.take(id, { actor: system(name) }, wish)
        taken++
      } catch (error) {
        if (!(error instanceof AppError) || error.status >= 500) throw error
      }
    }
    return taken
  }

  const find = (name: string, list: Parameters<typeof db.read<string[]>>[1]) => db.read(system(name), list)

  /** Closes what was answered long enough ago without anybody asking for more. Returns how many. */
  async function closeAnswered(now = db.now()): Promise<number> {
    const name = 'feedback.close-answered'
    const before = new Date(now.getTime() - settings().closesAfterDays * DAY)
    const ids = await find(name, (tx) => listUnclosed(tx, before, AT_ONCE))
    return takeAll(name, ids, { action: 'close', publicText: null })
  }

  /** Signs for units that let the time to sign pass: silence is a signature (不签收视为签收). */
  async function signSilent(now = db.now()): Promise<number> {
    const name = 'feedback.sign-silent'
    const ids = await find(name, (tx) => listStageOver(tx, 'DISPATCHED', now, AT_ONCE))
    return takeAll(name, ids, { action: 'sign', publicText: null, data: { silent: true } })
  }

  /** Takes matters off the long-term list on their day. */
  async function unlistDue(now = db.now()): Promise<number> {
    const name = 'feedback.unlist-due'
    const ids = await find(name, (tx) => listListedUntil(tx, now, AT_ONCE))
    const reason = '挂账期满'
    return takeAll(name, ids, {
      action: 'unlist',
      provided: { reason },
      publicText: null,
      internalText: reason,
      change: () => ({ listedUntil: null }),
    })
  }

  /** Asks units to look again at what has been listed for another round of days. Once a day; returns how many. */
  async function reviewListed(now = db.now()): Promise<number> {
    const every = settings().listing.reviewEveryDays
    return db.transaction(system('feedback.review-listed'), async (tx) => {
      const due = (await listListed(tx, AT_ONCE)).filter(({ since }) => {
        const days = Math.floor((now.getTime() - since.getTime()) / DAY)
        return days > 0 && days % every === 0
      })
      for (const { id } of due) {
        const matter = await findMatter(tx, id)
        if (matter) appendAbout(tx, 'complaint.listing-review', matter)
      }
      return due.length
    })
  }

  /** Puts what was settled long enough ago into the archive, where nothing opens it again. */
  async function archiveSettled(now = db.now()): Promise<number> {
    const name = 'feedback.archive'
    const before = new Date(now.getTime() - settings().archiveAfterDays * DAY)
    const ids = await find(name, (tx) => listUnarchived(tx, before, AT_ONCE))
    return takeAll(name, ids, { action: 'archive' })
  }

  /**
   * Reads the clocks of open matters again after the calendar has changed, and keeps the new due dates. Returns how many
   * moved. Promises that were brought forward are moved too: the calendar of the State Council decides, not ours.
   */
  async function rereadCalendar(): Promise<number> {
    const actor = system('feedback.calendar')
    let moved = 0
    let after: string | undefined
    for (;;) {
      const ids = await db.read(actor, (tx) => listRunning(tx, after, AT_ONCE))
      if (ids.length === 0) return moved
      after = ids.at(-1)
      moved += await db.transaction(actor, async (tx) => {
        let count = 0
        for (const id of ids) {
          const matter = await findMatter(tx, id, true)
          if (!matter || matter.onTime !== null) continue
          const kept = rereadClocks({ answer: matter.clock, clocks: matter.clocks }, tx.now, reckoning())
          const same =
            kept.answer.dueAt.getTime() === matter.dueAt.getTime() &&
            kept.stageDueAt?.getTime() === matter.stageDueAt?.getTime()
          if (same) continue
          await changeMatter(tx, matter, { ...columnsOf(kept), entries: [] })
          count++
        }
        return count
      })
    }
  }

  return { closeAnswered, signSilent, unlistDue, reviewListed, archiveSettled, rereadCalendar }
}
export type TimedService = ReturnType<typeof createTimed>
