import { type RefObject, useEffect, useEffectEvent } from 'react'
import { singleKeysOn } from '../single-keys.ts'
import { motionOf, rowAfter } from './row-motion.ts'

type RowKeysOptions = {
  readonly region: RefObject<HTMLElement | null>
  readonly count: number
  readonly active: number
  readonly pageSize: number
  move(to: number): void
  select?: ((at: number) => void) | undefined
  closePane?: (() => void) | undefined
  /** Further letters of the page, each acting on the row at hand. */
  letters?: Readonly<Record<string, (at: number) => void>> | undefined
}

/**
 * The keys of a list of rows, wherever the focus is on the page as long as nothing is being typed and no dialog is open:
 * j k and arrows move, x selects, Escape closes the side pane, / goes to the search. Arrow keys and Home, End work only
 * inside the table, since elsewhere they scroll the page.
 */
export function useRowKeys(options: RowKeysOptions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (document.querySelector('dialog[open], [popover="auto"]:popover-open')) return
    const region = options.region.current
    const inside = region?.contains(event.target as Node) ?? false
    // Single letters may be switched off; inside the table, which has the focus then, they always work.
    const letters = inside || singleKeysOn()
    const motion = motionOf(event.key)
    const isLetter = event.key === 'j' || event.key === 'k'
    if (motion && options.count > 0 && (inside || (isLetter && letters))) {
      event.preventDefault()
      options.move(rowAfter(motion, options.active, options.count, options.pageSize))
    } else if (event.key === 'x' && letters && options.active >= 0 && options.select) {
      event.preventDefault()
      options.select(options.active)
    } else if (event.key === '/' && letters) {
      event.preventDefault()
      region?.closest('.wb-datatable')?.querySelector<HTMLElement>('input[type="search"]')?.focus()
    } else if (letters && options.active >= 0 && options.letters?.[event.key]) {
      event.preventDefault()
      options.letters[event.key]?.(options.active)
    } else if (event.key === 'Escape' && options.closePane) {
      event.preventDefault()
      options.closePane()
    }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

/** Whether a key would be typed into something. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
}
