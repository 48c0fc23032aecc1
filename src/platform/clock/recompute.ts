import { type Moment, millisecondsOf } from '../../kernel/dates.ts'
import type { Calendar } from './calendar.ts'
import type { ClockHistory, ClockReading } from './clock.contract.ts'
import { clock } from './clock.ts'
import type { ClockSettings } from './settings.ts'

/** A clock as it is kept with its matter. */
export type KeptClock<Id> = { readonly id: Id; readonly history: ClockHistory }

/** What a new calendar does to one clock. */
export type Recomputed<Id> = {
  readonly id: Id
  readonly before: ClockReading
  readonly after: ClockReading
  /** The deadline was provisional and is now certain. */
  readonly settled: boolean
  /** The deadline moved to an earlier time, so that somebody was promised more time than there is: a person decides. */
  readonly broughtForward: boolean
}

/**
 * Reads the clocks that still run or stand still again when a calendar is loaded or edited, and returns those whose
 * deadline moved or became certain, in the order given. A clock that has stopped keeps the verdict it got under the
 * calendar of its day, so it is never in the list.
 */
export function recompute<Id>(
  clocks: Iterable<KeptClock<Id>>,
  calendars: { readonly before: Calendar; readonly after: Calendar },
  now: Moment,
  settings: ClockSettings = {},
): Recomputed<Id>[] {
  const changed: Recomputed<Id>[] = []
  for (const { id, history } of clocks) {
    const before = clock(history, calendars.before, now, settings)
    if (before.state === 'stopped') continue
    const after = clock(history, calendars.after, now, settings)
    const moved = millisecondsOf(after.due) - millisecondsOf(before.due)
    if (moved === 0 && before.provisional === after.provisional) continue
    changed.push({
      id,
      before,
      after,
      settled: before.provisional && !after.provisional,
      broughtForward: moved < 0,
    })
  }
  return changed
}
