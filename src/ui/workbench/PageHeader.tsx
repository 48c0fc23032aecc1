import { type ReactNode, useRef } from 'react'
import { useArrivalFocus, useDocumentTitle } from './arrival.ts'
import { useTexts } from './language.tsx'
import { partTexts } from './part-texts.ts'

type PageHeaderProps = {
  title: string
  /** One sentence that says what the page is for or what is true now. */
  lead?: ReactNode
  /** Buttons of the page, the main one first. */
  actions?: ReactNode
  /** A path back, before the title. */
  back?: ReactNode
}

/** The head of every page: names the document, takes the focus on arrival, holds the actions of the page. */
export function PageHeader({ title, lead, actions, back }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const texts = useTexts(partTexts)
  useArrivalFocus(heading)
  useDocumentTitle(title, texts.productName)
  return (
    <header className="wb-pagehead">
      <div className="wb-pagehead-words">
        {back}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="wb-lead">{lead}</p>}
      </div>
      {actions && <div className="wb-actions">{actions}</div>}
    </header>
  )
}
