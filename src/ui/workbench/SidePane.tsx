import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './Button.tsx'
import { useTexts } from './language.tsx'
import { partTexts } from './part-texts.ts'

type SidePaneProps = {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons that stay at the foot while the content scrolls. */
  foot?: ReactNode
  /** Changes whenever the pane was asked to take the focus (opened, or Enter on the row that is open already). */
  focusRequest?: number
}

/**
 * A matter beside the list it came from. It is no dialog: the list stays usable, `j` and `k` go on in it, Escape
 * closes the pane. On narrow screens it covers the list.
 */
export function SidePane({ title, onClose, children, foot, focusRequest }: SidePaneProps) {
  const texts = useTexts(partTexts)
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const coversList = window.matchMedia('(max-width: 1023px)').matches
    if (focusRequest || coversList) heading.current?.focus()
  }, [focusRequest])
  return (
    <aside
      className="wb-pane"
      aria-labelledby={headingId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <header className="wb-pane-head">
        <h2 id={headingId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton name="close" label={texts.pane.close} onClick={onClose} />
      </header>
      {/* A new matter starts at its top. */}
      <div className="wb-pane-body" key={title}>
        {children}
      </div>
      {foot && <footer className="wb-pane-foot">{foot}</footer>}
    </aside>
  )
}
