import { useSyncExternalStore } from 'react'
import type { ThemeName } from '../tokens/tokens.ts'

/** What the reader chose: one theme, or whatever the device prefers. */
export type Appearance = ThemeName | 'system'
const KEY = 'gongheng.appearance'
const listeners = new Set<() => void>()

/** The chosen appearance, as it was kept in this browser. */
export function chosenAppearance(): Appearance {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Chooses an appearance, keeps it in this browser, and shows it at once. */
export function chooseAppearance(appearance: Appearance): void {
  if (appearance === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, appearance)
  applyAppearance()
  for (const listener of listeners) listener()
}

/** Writes the choice on the root element, where the custom properties of the tokens read it. */
export function applyAppearance(): void {
  const chosen = chosenAppearance()
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}

/** The theme that is shown now; follows the device while nothing is chosen. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(subscribe, shownTheme)
}

/** The choice of the reader, for the control that changes it. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, chosenAppearance)
}

const darkWish = () => window.matchMedia('(prefers-color-scheme: dark)')

function shownTheme(): ThemeName {
  const chosen = chosenAppearance()
  if (chosen !== 'system') return chosen
  return darkWish().matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  const wish = darkWish()
  listeners.add(listener)
  wish.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    wish.removeEventListener('change', listener)
  }
}
