/** Where drafts are kept: the browser's storage for this tab, or something alike in a test. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const PREFIX = 'gongheng.draft.'

/**
 * Reads the draft of a form as far as it still fits: only fields that the form has today, and only values of the kind
 * that the form starts with.
 */
export function readDraft<V extends object>(store: DraftStore, key: string, initial: V): V {
  const kept = parse(store.getItem(PREFIX + key))
  if (typeof kept !== 'object' || kept === null) return initial
  const fitting = Object.entries(initial).map(([name, start]) => {
    const value = (kept as Record<string, unknown>)[name]
    return [name, value !== undefined && sameKind(value, start) ? value : start]
  })
  return Object.fromEntries(fitting) as V
}

/** Keeps what has been entered so far; a store that is full or closed only means that there is no draft. */
export function keepDraft(store: DraftStore, key: string, values: object): void {
  try {
    store.setItem(PREFIX + key, JSON.stringify(values))
  } catch {
    dropDraft(store, key)
  }
}

/** Forgets a draft, once it was sent or given up. */
export function dropDraft(store: DraftStore, key: string): void {
  store.removeItem(PREFIX + key)
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

const sameKind = (one: unknown, other: unknown) =>
  one === null || other === null || (typeof one === typeof other && Array.isArray(one) === Array.isArray(other))
