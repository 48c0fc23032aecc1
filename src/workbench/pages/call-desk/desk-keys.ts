/** What a key asks the call desk to do. */
export type DeskKey =
  | 'answer'
  | 'dispatch'
  | 'join'
  | 'register'
  | 'refuse'
  | 'toWords'
  | 'toClasses'
  | 'toKnowledge'
  | 'toSimilar'
  | 'toUnit'
  | 'next'
  | 'help'

/**
 * The keys of the desk, as they stand on the screen. None is one that a browser keeps for itself: Ctrl with a letter,
 * the function keys, Alt with D, E, F, digits and arrows all belong to some browser (address bar, menus, tabs, history).
 */
export const DESK_KEYS: Readonly<Record<DeskKey, readonly string[]>> = {
  answer: ['Ctrl', 'Enter'],
  dispatch: ['Alt', 'P'],
  join: ['Alt', 'J'],
  register: ['Alt', 'G'],
  refuse: ['Alt', 'R'],
  toWords: ['Alt', 'W'],
  toClasses: ['Alt', 'C'],
  toKnowledge: ['Alt', 'K'],
  toSimilar: ['Alt', 'L'],
  toUnit: ['Alt', 'U'],
  next: ['Alt', 'N'],
  help: ['Ctrl', '/'],
}

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Reads a key by its place on the keyboard, so that an input method or Alt on a Mac does not change the letter. */
export function deskKeyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Key): DeskKey | undefined {
  if (shiftKey) return undefined
  const ctrl = (ctrlKey || metaKey) && !altKey
  if (ctrl && key === 'Enter') return 'answer'
  if (ctrl && (key === '/' || code === 'Slash')) return 'help'
  if (!altKey || ctrlKey || metaKey || !code.startsWith('Key')) return undefined
  const letter = code.slice('Key'.length)
  return (Object.keys(DESK_KEYS) as DeskKey[]).find((name) => {
    const [first, last] = DESK_KEYS[name]
    return first === 'Alt' && last === letter
  })
}
