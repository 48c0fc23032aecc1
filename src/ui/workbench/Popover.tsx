import { type ReactNode, useId, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

type PopoverProps = {
  /** What the button says; with `iconOnly` it is read out and shown on hover instead. */
  label: string
  icon?: IconName
  iconOnly?: boolean
  /** Drawn as in use: a filter is set, columns are hidden. */
  active?: boolean
  className?: string
  tabIndex?: number
  children: (close: () => void) => ReactNode
}

const GAP = 4

/**
 * A button that opens a small panel beside it, by the browser's own popover: above everything, closed by Escape or a
 * click elsewhere, next in the tab order. The content is made when it opens.
 */
export function Popover({ label, icon, iconOnly, active, className, tabIndex, children }: PopoverProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => {
    panel.current?.hidePopover()
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`${iconOnly ? 'wb-iconbutton' : 'wb-toolbutton'} ${active ? 'wb-active' : ''} ${className ?? ''}`}
        popoverTarget={id}
        aria-expanded={open}
        aria-haspopup="dialog"
        tabIndex={tabIndex}
        {...(iconOnly ? { 'aria-label': label, title: label } : {})}
      >
        {icon && <Icon name={icon} size={iconOnly ? 14 : 16} />}
        {!iconOnly && <span>{label}</span>}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="wb-popover"
        onToggle={(event) => {
          const opens = event.newState === 'open'
          setOpen(opens)
          if (opens && button.current && panel.current) place(panel.current, button.current)
        }}
      >
        {open && children(close)}
      </div>
    </>
  )
}

/** Puts the panel below its button, or above where there is no room, and never outside the window. */
function place(panel: HTMLElement, button: HTMLElement): void {
  // The content is drawn only now; its size is known in the next frame.
  requestAnimationFrame(() => {
    const at = button.getBoundingClientRect()
    const { width, height } = panel.getBoundingClientRect()
    const below = at.bottom + GAP + height <= window.innerHeight
    panel.style.left = `${Math.max(GAP, Math.min(at.left, window.innerWidth - width - GAP))}px`
    panel.style.top = `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`
    panel.querySelector<HTMLElement>('input, select, button')?.focus()
  })
}
