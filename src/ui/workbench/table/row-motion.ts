/** What a key means in a list of rows. */
export type RowKey = 'down' | 'up' | 'pageDown' | 'pageUp' | 'first' | 'last'

const KEYS: Readonly<Record<string, RowKey>> = {
  j: 'down',
  ArrowDown: 'down',
  k: 'up',
  ArrowUp: 'up',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Home: 'first',
  End: 'last',
}

/** The movement that a key asks for, if any. */
export function motionOf(key: string): RowKey | undefined {
  return KEYS[key]
}

/** The row to which a movement leads; stays within the list. From no row (-1), down begins at the first one. */
export function rowAfter(motion: RowKey, at: number, count: number, pageSize: number): number {
  const last = count - 1
  const wanted = {
    down: at + 1,
    up: at - 1,
    pageDown: at + pageSize,
    pageUp: at - pageSize,
    first: 0,
    last,
  }[motion]
  return Math.max(0, Math.min(last, wanted))
}

/** The rows between two, both included, whichever comes first. */
export function rangeBetween(one: number, other: number): number[] {
  const from = Math.min(one, other)
  return Array.from({ length: Math.abs(one - other) + 1 }, (_, step) => from + step)
}
