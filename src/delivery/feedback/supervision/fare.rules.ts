import type { ClockHistory } from '../../../platform/clock/clock.contract.ts'
import { clock } from '../../../platform/clock/clock.ts'
import type { Reckoning } from '../../../platform/clock/kept-clock.ts'
import type { Action, Solved } from '../words.contract.ts'

/** The steps whose events say how a matter fared, because measures count it then or take it back. */
export const TOLD_FARE: readonly Action[] = ['close', 'rate', 'followUp', 'reopen']

/** What a matter must be known by, to say how it fared. */
export type Faring = {
  readonly passed: number
  readonly returned: number
  readonly redone: number
  readonly reopened: number
  readonly extended: number
  readonly excluded: boolean
  readonly onTime: boolean | null
  readonly unitId: string | null
  readonly parentId: string | null
  readonly clocks: { readonly contact?: ClockHistory | undefined }
  readonly ratingLevel: number | null
  readonly ratingSolved: Solved | null
  readonly closedAt: Date | null
  readonly timeline: readonly { readonly action: string }[]
}

/**
 * How a matter fared, as events tell it: sent to the right unit at once, returned, done again, contacted in time, solved
 * and to whose content. `countedAt` is when it was closed, if it is: by it measures take back what they counted then.
 */
export function fareOf(matter: Faring, { calendar, settings }: Reckoning, now: Date) {
  const { passed, returned, redone, reopened, extended, excluded, onTime, unitId, parentId, closedAt } = matter
  const contact = matter.clocks.contact
  const reading = contact?.length ? clock(contact, calendar, now, settings) : undefined
  const isClosed =
    matter.timeline.findLast(({ action }) => action === 'close' || action === 'reject')?.action === 'close'
  return {
    onTime,
    directly: unitId === null,
    right: passed <= 1 && returned === 0,
    passed,
    returned,
    redone,
    reopened,
    extended,
    excluded,
    joined: parentId !== null,
    contacted: reading?.state === 'stopped' ? reading.light === 'met' : null,
    solved: matter.ratingSolved,
    level: matter.ratingLevel,
    heldBy: unitId,
    countedAt: isClosed && closedAt !== null ? closedAt.toISOString() : null,
  }
}
