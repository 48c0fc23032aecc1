import type { ReactNode } from 'react'

/** A region that scrolls must be reachable without a mouse (WCAG 2.1.1). */
const REACHABLE = { tabIndex: 0 } as const

/** A wide table in a page: it scrolls in its own frame, also by keyboard, while the page stays still. */
export function ScrollBox({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <fieldset className={className ? `wb-scrollbox ${className}` : 'wb-scrollbox'} aria-label={label} {...REACHABLE}>
      {children}
    </fieldset>
  )
}
