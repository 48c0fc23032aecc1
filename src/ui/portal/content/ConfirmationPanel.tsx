import type { ReactNode } from 'react'
import type { Language } from '../../../kernel/texts.ts'
import { StatusMark } from '../facts/StatusMark.tsx'
import { portalTexts } from '../portal-texts.ts'

export type ConfirmationPanelProps = {
  language: Language
  /** What has been done: 已收到您的诉求. */
  title: string
  /** What the number is called, and the number. */
  numberLabel: string
  number: string
  /** One sentence below: where a copy went, how to use the number. */
  children?: ReactNode
}

/** The head of a confirmation page: what was done, and the number, large. What happens next follows as a timeline. */
export function ConfirmationPanel({ language, title, numberLabel, number, children }: ConfirmationPanelProps) {
  const texts = portalTexts[language]
  return (
    <div className="confirmation">
      <h1>
        <StatusMark status="kept" />
        {title}
      </h1>
      <p className="confirmation-label">{numberLabel}</p>
      <p className="confirmation-number">{number}</p>
      <p className="confirmation-tools">
        <button className="button second" type="button" hidden data-copy={number} data-copied={texts.copied}>
          {texts.copy}
        </button>
        <button className="button second" type="button" hidden data-print>
          {texts.print}
        </button>
      </p>
      {children && <div className="confirmation-note">{children}</div>}
    </div>
  )
}
