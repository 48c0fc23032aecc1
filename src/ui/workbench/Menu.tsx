import { type KeyboardEvent, useRef } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Popover } from './Popover.tsx'

export type MenuItem = {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly danger?: boolean
  /** Why it cannot be done now; it stays in the list and says so. */
  readonly notNow?: string | undefined
  run(): void
}

type MenuProps = { label: string; icon?: IconName; iconOnly?: boolean; items: readonly MenuItem[]; className?: string }

/** A button with a short list of actions; arrow keys move in the list. */
export function Menu({ label, icon, iconOnly, items, className }: MenuProps) {
  return (
    <Popover
      label={label}
      {...(icon ? { icon } : {})}
      {...(className ? { className } : {})}
      iconOnly={iconOnly ?? false}
    >
      {(close) => <MenuList items={items} label={label} close={close} />}
    </Popover>
  )
}

function MenuList({ items, label, close }: { items: readonly MenuItem[]; label: string; close: () => void }) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    buttons.at(next % buttons.length)?.focus()
  }
  return (
    <div className="wb-menu" role="menu" tabIndex={-1} aria-label={label} ref={list} onKeyDown={move}>
      {items.map(({ id, label: word, icon, danger, notNow, run }) => (
        <button
          key={id}
          type="button"
          role="menuitem"
          className={danger ? 'wb-menuitem wb-danger' : 'wb-menuitem'}
          aria-disabled={notNow !== undefined || undefined}
          onClick={() => {
            if (notNow !== undefined) return
            close()
            run()
          }}
        >
          {icon && <Icon name={icon} size={16} />}
          <span>
            {word}
            {notNow && <small>{notNow}</small>}
          </span>
        </button>
      ))}
    </div>
  )
}
