import { portalTexts } from '../portal-texts.ts'
import { describedBy, Field, type FieldProps } from './Field.tsx'

export type TextAreaProps = FieldProps & {
  value?: string | undefined
  rows?: number
  /** Characters allowed; said below the box, counted live where there is a script. The box never cuts text off. */
  limit?: number
}

/** Several lines of text, with a count of what is left. */
export function TextArea(props: TextAreaProps) {
  const { language, name, value, rows = 6, limit } = props
  const texts = portalTexts[language]
  return (
    <Field {...props}>
      <textarea
        className="input"
        id={name}
        name={name}
        rows={rows}
        defaultValue={value}
        data-limit={limit}
        {...describedBy(props, limit ? `${name}-count` : undefined)}
      />
      {limit && (
        <p
          className="hint"
          id={`${name}-count`}
          data-left={texts.charactersLeft}
          data-over={texts.charactersOver}
          aria-live="polite"
        >
          {texts.charactersAtMost(limit)}
        </p>
      )}
    </Field>
  )
}
