import { useSyncExternalStore } from 'react'

const KEY = 'gongheng.single-keys'
const listeners = new Set<() => void>()

/**
 * Whether shortcuts of one letter work. They can be turned off, because dictation and unsteady hands press letters
 * without meaning it (WCAG 2.2, 2.1.4); those inside a focused table stay.
 */
export function singleKeysOn(): boolean {
  return localStorage.getItem(KEY) !== 'off'
}

/** Turns the shortcuts of one letter on or off for this browser. */
export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, 'off')
  for (const listener of listeners) listener()
}

/** The state of that switch, for the control that shows it. */
export function useSingleKeys(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, singleKeysOn)
}
