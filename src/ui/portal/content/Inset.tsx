import type { ReactNode } from 'react'

/** A passage that stands apart from the text around it: a quotation, a condition, a reply. */
export function Inset({ children }: { children: ReactNode }) {
  return <div className="inset">{children}</div>
}
