import { type ReactNode, useId } from 'react'

type CardProps = { title: string; children: ReactNode; action?: ReactNode; tone?: 'missed' | 'atRisk' }

/** A part of a page with its own heading; a tone marks what is overdue or due soon, beside the words that say so. */
export function Card({ title, children, action, tone }: CardProps) {
  const id = useId()
  return (
    <section className={tone ? `wb-card wb-card-${tone}` : 'wb-card'} aria-labelledby={id}>
      <header className="wb-card-head">
        <h2 id={id}>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  )
}
