import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'

export type SearchBoxProps = {
  language: Language
  action: string
  /** The question above the box; it is the box's label. */
  label: string
  /** On the home page the question is the heading. */
  asHeading?: boolean
  name?: string
  id?: string
  value?: string
  hint?: string
}

/** One box to find anything in words of one's own. */
export function SearchBox(props: SearchBoxProps) {
  const { language, action, label, asHeading, name = 'q', id = 'search', value, hint } = props
  const labelled = <label htmlFor={id}>{label}</label>
  return (
    <search className={asHeading ? 'search search-large' : 'search'}>
      <form action={action} method="get">
        {asHeading ? <h1>{labelled}</h1> : <div className="label">{labelled}</div>}
        <div className="search-row">
          <input
            className="input"
            type="search"
            id={id}
            name={name}
            defaultValue={value}
            enterKeyHint="search"
            autoComplete="off"
            aria-describedby={hint ? `${id}-hint` : undefined}
          />
          <button className="button" type="submit">
            {portalTexts[language].search}
          </button>
        </div>
        {hint && (
          <p className="hint search-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </form>
    </search>
  )
}
