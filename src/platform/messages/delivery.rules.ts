const MINUTE = 60_000

/** Minutes until the next attempt after each failure: a day in all, so that a night without mail server loses nothing. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720] as const

/** Attempts after which a message is given up. */
export const MOST_ATTEMPTS = PAUSES.length + 1

/** Milliseconds for which a message belongs to the worker that sends it; another takes it over afterwards. */
export const LEASE = 5 * MINUTE

/** When to try again after `attempts` failures, or undefined where it is to be given up. */
export function nextTry(attempts: number, now: Date): Date | undefined {
  const minutes = PAUSES[attempts - 1]
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * MINUTE)
}
