import type { ReactNode } from 'react'

/** Nothing here, why, and what to do next: an empty place teaches. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <svg className="empty-beam" width="96" height="24" viewBox="0 0 96 24" aria-hidden="true">
        <path className="beam-notch" d="M2 12H94M48 1V21M44 1H52" />
      </svg>
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}
