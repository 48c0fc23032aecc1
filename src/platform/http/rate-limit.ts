/** What is left of an allowance, for the RateLimit headers. */
export type Allowance = { allowed: boolean; limit: number; left: number; resetSeconds: number }

type Window = { startedAt: number; used: number }

const WINDOW = 60_000

/**
 * Counts calls in fixed windows of a minute for each key, in the memory of this process. Windows that have ended are
 * swept away so that many addresses do not fill the memory.
 */
export class RateLimits {
  readonly #windows = new Map<string, Window>()
  #sweptAt = 0

  /** Takes one call from the allowance of a key. */
  take(key: string, limit: number, now: number = Date.now()): Allowance {
    if (now - this.#sweptAt > WINDOW) this.#sweep(now)
    let window = this.#windows.get(key)
    if (!window || now - window.startedAt >= WINDOW) {
      window = { startedAt: now, used: 0 }
      this.#windows.set(key, window)
    }
    window.used++
    const resetSeconds = Math.max(1, Math.ceil((window.startedAt + WINDOW - now) / 1000))
    return { allowed: window.used <= limit, limit, left: Math.max(0, limit - window.used), resetSeconds }
  }

  #sweep(now: number) {
    for (const [key, { startedAt }] of this.#windows) if (now - startedAt >= WINDOW) this.#windows.delete(key)
    this.#sweptAt = now
  }
}
