import { type RefObject, useEffect } from 'react'

let travelling = false

/** Notes that the reader went to another page; the heading of that page then takes the focus when it appears. */
export function noteDeparture(): void {
  travelling = true
}

/**
 * Moves the focus to the heading of a page once it has come, so that screen readers start there and Tab goes on from
 * there. Nothing moves on the first load, where the browser's own start (and the skip link) is right.
 */
export function useArrivalFocus(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!travelling) return
    travelling = false
    heading.current?.focus({ preventScroll: true })
  }, [heading])
}

/** Names the document after the page: `Accounts – Gongheng`. */
export function useDocumentTitle(title: string, product: string): void {
  useEffect(() => {
    document.title = title ? `${title} – ${product}` : product
  }, [title, product])
}
