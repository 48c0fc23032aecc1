import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

export type Tab = { readonly id: string; readonly label: string; readonly count?: number; readonly content: ReactNode }
type TabsProps = { tabs: readonly Tab[]; current: string; onChange: (id: string) => void; label: string }

/** Tabs by the ARIA pattern: arrow keys move, Home and End go to the ends, only the chosen one is in the tab order. */
export function Tabs({ tabs, current, onChange, label }: TabsProps) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const shown = tabs.find(({ id }) => id === current) ?? tabs[0]
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === shown?.id)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const tab = tabs[(next + tabs.length) % tabs.length]!
    onChange(tab.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(tab.id)}"]`)?.focus()
  }
  if (!shown) return null
  return (
    <div className="wb-tabs">
      <div role="tablist" aria-label={label} ref={list} className="wb-tablist" onKeyDown={move}>
        {tabs.map(({ id, label: word, count }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            data-tab={id}
            aria-selected={id === shown.id}
            aria-controls={`${base}-panel`}
            tabIndex={id === shown.id ? 0 : -1}
            onClick={() => onChange(id)}
          >
            {word}
            {count !== undefined && <span className="wb-count">{count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${shown.id}`} className="wb-tabpanel">
        {shown.content}
      </div>
    </div>
  )
}
