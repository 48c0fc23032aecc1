import type { ReactNode } from 'react'
import { type Standing, StatusWord } from './StatusWord.tsx'

type KeyFigureProps = {
  label: string
  /** The fact, ready to read, with its unit. */
  value: string
  /** What was promised, beside it. */
  promise?: string
  standing?: Standing
  standingWord?: string
  /** How it came about: a definition, a count, a link to its rows. */
  note?: ReactNode
}

/** One number with its promise beside it. */
export function KeyFigure({ label, value, promise, standing, standingWord, note }: KeyFigureProps) {
  return (
    <div className="wb-figure">
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        {promise && <span className="wb-figure-promise">{promise}</span>}
        {standing && (
          <StatusWord standing={standing} {...(standingWord === undefined ? {} : { children: standingWord })} />
        )}
        {note && <span className="wb-figure-note">{note}</span>}
      </dd>
    </div>
  )
}

/** Several numbers side by side. */
export function KeyFigures({ children }: { children: ReactNode }) {
  return <dl className="wb-figures">{children}</dl>
}
