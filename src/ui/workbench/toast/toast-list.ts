/** One message that passes by: done, failed, or simply news. `undo` takes back what it tells of. */
export type Toast = {
  readonly id: number
  readonly kind: 'done' | 'failed' | 'news'
  readonly text: string
  readonly undo?: () => Promise<unknown>
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()
const MOST_AT_ONCE = 3

/** Shows a message in the corner; the oldest leaves when there are more than three. Returns its number. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1
  change([...toasts, { ...toast, id: lastId }].slice(-MOST_AT_ONCE))
  return lastId
}

/** Takes a message away. */
export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id))
}

/** The messages that are shown now. */
export function currentToasts(): readonly Toast[] {
  return toasts
}

/** Calls the listener whenever the messages change; the answer ends it. */
export function watchToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}
