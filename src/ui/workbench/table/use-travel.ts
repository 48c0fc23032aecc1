import { type RefObject, useEffect, useRef, useState } from 'react'
import type { TableRow } from './arrange.ts'
import { useRowKeys } from './use-row-keys.ts'

type TravelOptions<Row> = {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly shown: readonly TableRow<Row>[]
  readonly rowHeight: number
  readonly open: string | undefined
  onOpen: ((key: string | undefined) => void) | undefined
  select: ((at: number) => void) | undefined
  letters?: Readonly<Record<string, (row: Row) => void>> | undefined
  scrollTo(at: number): void
}

export type Travel = {
  /** The row on which the keys act; -1 before the first movement. */
  readonly active: number
  readonly focusRequest: number
  activate(at: number): void
  open(key: string): void
  closePane(): void
}

/**
 * Travelling through the rows by keyboard: the row at hand keeps the focus while the list scrolls below it; a pane that
 * is open follows; opening the open row once more asks the pane to take the focus; closing gives it back.
 */
export function useTravel<Row>(options: TravelOptions<Row>): Travel {
  const { scroller, shown, rowHeight, open, onOpen, select, letters, scrollTo } = options
  const [active, setActive] = useState(-1)
  const [focusRequest, setFocusRequest] = useState(0)
  const focusWanted = useRef(false)

  const move = (to: number) => {
    const row = shown[to]
    if (!row) return
    focusWanted.current = true
    setActive(to)
    scrollTo(to)
    if (open !== undefined) onOpen?.(row.key)
  }
  const closePane = () => {
    setFocusRequest(0)
    onOpen?.(undefined)
    focusRow(scroller.current, Math.max(active, 0))
  }
  // The row may only be drawn in a later render, once the list has scrolled to it.
  useEffect(() => {
    if (!focusWanted.current || active < 0) return
    if (focusRow(scroller.current, active)) focusWanted.current = false
  })
  useRowKeys({
    region: scroller,
    count: shown.length,
    active,
    pageSize: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2),
    move,
    select,
    letters:
      letters &&
      Object.fromEntries(
        Object.entries(letters).map(([key, act]) => [
          key,
          (at: number) => {
            const row = shown[at]
            if (row) act(row.row)
          },
        ]),
      ),
    closePane: open === undefined ? undefined : closePane,
  })
  return {
    active,
    focusRequest,
    activate: setActive,
    closePane,
    open: (key) => {
      if (key === open) setFocusRequest((count) => count + 1)
      else onOpen?.(key)
    },
  }
}

/** Puts the focus on what opens a row, if the row is drawn. */
function focusRow(scroller: HTMLElement | null, at: number): boolean {
  const opener = scroller?.querySelector<HTMLElement>(`tr[data-at="${at}"] .wb-opener`)
  opener?.focus({ preventScroll: true })
  return opener !== null && opener !== undefined
}
