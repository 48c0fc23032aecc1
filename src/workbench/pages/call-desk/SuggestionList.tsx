import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { AppError } from '../../../kernel/errors.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { deskTexts } from './call-desk-texts.ts'
import { KeyMark } from './KeyMark.tsx'

export type Suggestion = {
  readonly id: string
  readonly title: string
  readonly details?: readonly ReactNode[]
  readonly body?: ReactNode
}

type SuggestionListProps = {
  id: string
  title: string
  keys?: readonly string[]
  items: readonly Suggestion[] | undefined
  chosen: string | null
  onChoose: (id: string) => void
  error: AppError | undefined
  words: { wait: string; empty: string; failed: string }
  note?: ReactNode
}

/**
 * What was found while somebody types, as buttons: arrows move between them, Enter takes one. How many there are and the
 * first is said aloud; the list itself is not, since it changes with every word.
 */
export function SuggestionList(props: SuggestionListProps) {
  const { id, title, keys, items, chosen, onChoose, error, words, note } = props
  const texts = useTexts(deskTexts)
  const language = useLanguage()
  const list = useRef<HTMLUListElement>(null)
  const first = items?.[0]
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('.cd-suggestion') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (at < 0 || !next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <section className="cd-panel" aria-labelledby={`${id}-title`} id={id}>
      <h2 className="wb-blocktitle" id={`${id}-title`}>
        {title} {keys && <KeyMark keys={keys} />}
      </h2>
      <p className="wb-unseen" role="status">
        {items === undefined
          ? ''
          : first
            ? texts.live(title, String(items.length), first.title)
            : `${title}${language === 'zh' ? '：' : ': '}${words.empty}`}
      </p>
      {note}
      {error && <p className="wb-soft">{`${words.failed}${language === 'zh' ? '：' : ': '}${error.in(language)}`}</p>}
      {!error && items === undefined && <p className="wb-soft">{words.wait}</p>}
      {items?.length === 0 && <p className="wb-soft">{words.empty}</p>}
      {items && items.length > 0 && (
        <ul ref={list} onKeyDown={move}>
          {items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                className="cd-suggestion"
                aria-pressed={item.id === chosen}
                onClick={() => onChoose(item.id)}
              >
                <strong>{item.title}</strong>
                {item.details && item.details.length > 0 && (
                  <span className="cd-details">
                    {item.details.map((detail, at) => (
                      <span key={String(at)}>{detail}</span>
                    ))}
                  </span>
                )}
                {item.body}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Puts the focus on the first suggestion of a list; false where there is none. */
export function focusSuggestions(id: string): boolean {
  const first = document.querySelector<HTMLElement>(`#${id} .cd-suggestion`)
  first?.focus()
  return first !== null
}
