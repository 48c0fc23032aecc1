import { useMemo, useRef, useState } from 'react'
import type { TableRow } from './arrange.ts'
import { rangeBetween } from './row-motion.ts'

export type Selection<Row> = {
  readonly keys: ReadonlySet<string>
  /** The chosen rows that are shown, in the order of the table. */
  readonly rows: readonly Row[]
  readonly all: 'none' | 'some' | 'all'
  toggle(at: number, withRange: boolean): void
  toggleAll(): void
  clear(): void
}

/** Which rows are chosen. With the shift key, everything between the last choice and this one follows it. */
export function useSelection<Row>(shown: readonly TableRow<Row>[]): Selection<Row> {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const lastAt = useRef(0)
  const rows = useMemo(() => shown.filter(({ key }) => keys.has(key)).map(({ row }) => row), [shown, keys])
  return {
    keys,
    rows,
    all: rows.length === 0 ? 'none' : rows.length === shown.length ? 'all' : 'some',
    toggle(at, withRange) {
      const clicked = shown[at]
      if (!clicked) return
      const on = !keys.has(clicked.key)
      const next = new Set(keys)
      for (const one of withRange ? rangeBetween(lastAt.current, at) : [at]) {
        const key = shown[one]?.key
        if (key === undefined) continue
        if (on) next.add(key)
        else next.delete(key)
      }
      lastAt.current = at
      setKeys(next)
    },
    toggleAll: () => setKeys(rows.length === shown.length ? new Set() : new Set(shown.map(({ key }) => key))),
    clear: () => setKeys(new Set()),
  }
}
