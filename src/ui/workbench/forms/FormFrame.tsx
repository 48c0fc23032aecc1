import type { FormEvent, ReactNode } from 'react'

/** A form whose checks are ours: the browser's bubbles are off, since they cannot be styled, translated or reread. */
export function FormFrame({ onSubmit, children }: { onSubmit: (event: FormEvent) => void; children: ReactNode }) {
  return (
    <form className="wb-form" noValidate onSubmit={onSubmit}>
      {children}
    </form>
  )
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="wb-fieldrow">{children}</div>
}
