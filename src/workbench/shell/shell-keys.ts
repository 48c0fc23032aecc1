import { RAIL, RAIL_TASKS, type RailTask } from '../page.ts'

/** What a key outside of any field asks the shell to do. */
export type ShellKey =
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  | { readonly kind: 'prefix' }
  | { readonly kind: 'go'; readonly task: RailTask }

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * Reads a key: Ctrl K (or ⌘ K) opens the palette everywhere; `?` the help; `g` and then the letter of a task goes
 * there. `afterPrefix` says that `g` came just before; `single` that shortcuts of one letter are on.
 */
export function shellKeyOf(
  key: Key,
  options: { typing: boolean; single: boolean; afterPrefix: boolean },
): ShellKey | undefined {
  const letter = key.key.toLowerCase()
  if ((key.ctrlKey || key.metaKey) && !key.altKey) return letter === 'k' ? { kind: 'palette' } : undefined
  if (key.altKey || options.typing || !options.single) return undefined
  if (options.afterPrefix) {
    const task = RAIL_TASKS.find((one) => RAIL[one].key === letter)
    return task && { kind: 'go', task }
  }
  if (key.key === '?') return { kind: 'help' }
  return letter === 'g' ? { kind: 'prefix' } : undefined
}
