import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Icon } from '../Icon.tsx'
import type { IconName } from '../icon-paths.ts'
import { useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'
import { bestMatches, type Findable } from './command-match.ts'

/** Something the palette can do: go to a page, open a matter, run an action. */
export type Command = Findable & {
  readonly id: string
  readonly group: string
  readonly icon?: IconName
  readonly hint?: string
  run(): void
}

/** Finds matters on the server by what was typed: a number, a name. Called after a short pause; may be stopped. */
export type LookUp = (typed: string, signal: AbortSignal) => Promise<readonly Command[]>

type PaletteProps = { commands: readonly Command[]; lookUps: readonly LookUp[]; onClose: () => void }
const PAUSE = 180

/** Any page, action, number or person by typing: a modal list by the ARIA combobox pattern. */
export function CommandPalette({ commands, lookUps, onClose }: PaletteProps) {
  const texts = useTexts(partTexts).palette
  const base = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { found, searching } = useLookUps(lookUps, typed)
  const shown = useMemo(() => [...bestMatches(commands, typed), ...found], [commands, typed, found])
  const chosen = shown[Math.min(at, shown.length - 1)]

  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    const id = chosen && `${base}-${chosen.id}`
    if (id) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [base, chosen])

  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = shown.length - 1
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 6, PageUp: at - 6 }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setAt(next > last ? 0 : next < 0 ? Math.max(last, 0) : next)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      run(chosen)
    }
  }
  return (
    <dialog
      ref={dialog}
      className="wb-palette"
      aria-label={texts.title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className="wb-palette-box">
        <div className="wb-palette-input">
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            aria-label={texts.placeholder}
            aria-expanded={shown.length > 0}
            aria-controls={`${base}-list`}
            aria-activedescendant={chosen && `${base}-${chosen.id}`}
            aria-autocomplete="list"
            placeholder={texts.placeholder}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className="wb-palette-list" role="listbox" id={`${base}-list`} aria-label={texts.title}>
          {groupsOf(shown).map(([group, members]) => (
            <fieldset className="wb-plain" aria-label={group} key={group}>
              <p className="wb-palette-group" aria-hidden="true">
                {group}
              </p>
              {members.map((command) => (
                <div
                  key={command.id}
                  id={`${base}-${command.id}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={command === chosen}
                  className="wb-palette-option"
                  onPointerMove={() => setAt(shown.indexOf(command))}
                  onClick={() => run(command)}
                  onKeyDown={(event) => event.key === 'Enter' && run(command)}
                >
                  <Icon name={command.icon ?? 'right'} />
                  <span>{command.text}</span>
                  {command.hint && <span className="wb-soft">{command.hint}</span>}
                </div>
              ))}
            </fieldset>
          ))}
        </div>
        <p className="wb-palette-foot" role="status">
          {searching ? texts.searching : shown.length === 0 ? texts.none : texts.results(shown.length)}
          <span aria-hidden="true">{texts.hint}</span>
        </p>
      </div>
    </dialog>
  )
}

function groupsOf(commands: readonly Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>()
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  return [...groups]
}

/** Asks the look-ups after a pause in typing; answers to what is no longer typed are dropped. */
function useLookUps(lookUps: readonly LookUp[], typed: string) {
  const [found, setFound] = useState<readonly Command[]>([])
  const [searching, setSearching] = useState(false)
  useEffect(() => {
    const wanted = typed.trim()
    setFound([])
    setSearching(wanted !== '' && lookUps.length > 0)
    if (wanted === '' || lookUps.length === 0) return
    const stopper = new AbortController()
    const timer = setTimeout(async () => {
      const answers = await Promise.allSettled(lookUps.map((lookUp) => lookUp(wanted, stopper.signal)))
      if (stopper.signal.aborted) return
      setFound(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])))
      setSearching(false)
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stopper.abort()
    }
  }, [lookUps, typed])
  return { found, searching }
}
