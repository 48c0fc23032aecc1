import type { ReactNode } from 'react'
import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'

export type SummaryRow = { label: string; value: ReactNode; changeHref?: string }

/** Check your answers: what was asked, what was answered, and a way to change each answer. */
export function SummaryList({ language, rows }: { language: Language; rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map(({ label, value, changeHref }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {changeHref && (
            <dd className="summary-change">
              <a href={changeHref}>
                {portalTexts[language].change}
                <span className="hidden"> {label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
