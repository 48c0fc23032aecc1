import { AsyncLocalStorage } from 'node:async_hooks'

/** The moments at which things are played: inside `at` the time is the given one, elsewhere that of the machine. */
export class Moments {
  readonly #store = new AsyncLocalStorage<Date>()

  now(): Date {
    return this.#store.getStore() ?? new Date()
  }

  at<T>(moment: Date, work: () => T): T {
    return this.#store.run(moment, work)
  }
}

/** Something that goes on at moments that it names itself: each answer is the next one. */
export type Course = AsyncGenerator<Date, void, void>

/** Steps that are taken side by side, and within how many milliseconds of each other. */
const LANES = 6
const TOGETHER = 15 * 60_000

type Entry = { readonly at: number; readonly order: number; readonly course: Course }

/**
 * Plays many courses side by side in the order of time, with no more in memory than are under way. Things of one moment
 * keep the order in which they were added.
 */
export class Play {
  readonly #moments: Moments
  readonly #heap: Entry[] = []
  #order = 0

  constructor(moments: Moments) {
    this.#moments = moments
  }

  get underWay(): number {
    return this.#heap.length
  }

  add(at: Date, course: Course): void {
    this.#push({ at: at.getTime(), order: this.#order++, course })
  }

  /**
   * Plays everything that comes before `end`; what goes on later stays. Some steps of a few minutes are taken side by
   * side, each at its own moment: waiting for the disk one by one would take five times as long.
   */
  async until(end: Date): Promise<void> {
    for (let due = this.#due(end); due.length > 0; due = this.#due(end)) {
      await Promise.all(due.map((entry) => this.#goOn(entry)))
    }
  }

  #due(end: Date): Entry[] {
    const due: Entry[] = []
    const horizon = Math.min(end.getTime(), (this.#heap[0]?.at ?? 0) + TOGETHER)
    for (let entry = this.#heap[0]; entry && entry.at < horizon && due.length < LANES; entry = this.#heap[0]) {
      this.#pop()
      due.push(entry)
    }
    return due
  }

  async #goOn(entry: Entry): Promise<void> {
    const { value, done } = await this.#moments.at(new Date(entry.at), () => entry.course.next())
    // A course never goes back: what it wants earlier happens at once.
    if (!done) this.#push({ ...entry, at: Math.max(entry.at + 1, value.getTime()), order: this.#order++ })
  }

  #push(entry: Entry): void {
    this.#heap.push(entry)
    let at = this.#heap.length - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(this.#heap[at]!, this.#heap[above]!)) break
      this.#swap(at, above)
      at = above
    }
  }

  #pop(): void {
    const last = this.#heap.pop()!
    if (this.#heap.length === 0) return
    this.#heap[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let first = at
      if (left < this.#heap.length && isBefore(this.#heap[left]!, this.#heap[first]!)) first = left
      if (right < this.#heap.length && isBefore(this.#heap[right]!, this.#heap[first]!)) first = right
      if (first === at) return
      this.#swap(at, first)
      at = first
    }
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a]!
    this.#heap[a] = this.#heap[b]!
    this.#heap[b] = kept
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
