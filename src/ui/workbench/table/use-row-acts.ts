import { useLayoutEffect, useMemo, useRef } from 'react'
import type { RowActs } from './TableBody.tsx'

type Latest = Pick<RowActs<never>, 'open' | 'activate' | 'select'>
type Asks<Row> = Latest & {
  readonly opens: boolean
  readonly selects: boolean
  readonly rowName: (row: Row) => string
  readonly href: ((row: Row) => string) | undefined
}

/**
 * What rows ask of their table, as one object that stays the same while the list scrolls: a row in sight is then not
 * drawn again for each step of the wheel. Its actions always do what the latest render says.
 */
export function useRowActs<Row>({ opens, selects, rowName, href, open, activate, select }: Asks<Row>): RowActs<Row> {
  const latest = useRef<Latest>({ open, activate, select })
  useLayoutEffect(() => {
    latest.current = { open, activate, select }
  })
  return useMemo(
    () => ({
      opens,
      selects,
      rowName,
      href: (row) => href?.(row),
      open: (key) => latest.current.open(key),
      activate: (at) => latest.current.activate(at),
      select: (at, withRange) => latest.current.select(at, withRange),
    }),
    [opens, selects, rowName, href],
  )
}
