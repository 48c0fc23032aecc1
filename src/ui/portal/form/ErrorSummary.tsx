import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'

/** One fault of a form: the id of the control to mend (a field's name), and what to do. */
export type FormFault = { field?: string; message: string }

/**
 * Everything that must be mended before the form can be sent, at the top of the page, each fault linked to its control.
 * The script moves the focus here; without it the alert role and the page's title ("错误：…") say so.
 */
export function ErrorSummary({ language, faults }: { language: Language; faults: readonly FormFault[] }) {
  if (faults.length === 0) return null
  return (
    <div className="error-summary" data-focus tabIndex={-1} aria-labelledby="error-summary-title" role="alert">
      <h2 id="error-summary-title">{portalTexts[language].errorTitle(faults.length)}</h2>
      <ul>
        {faults.map(({ field, message }) => (
          <li key={`${field ?? ''}${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
