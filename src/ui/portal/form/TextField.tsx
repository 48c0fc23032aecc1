import { describedBy, Field, type FieldProps } from './Field.tsx'

export type TextFieldProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | 'url'
  /** Numbers that are not quantities (phone, code): text with a keypad, never type=number. */
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'email'
  /** The token of WCAG 1.3.5 where the field asks something about the reader: `name`, `tel`, `email`. */
  autoComplete?: string
  maxLength?: number
  /** How wide the answer is, in characters; the box shows how much is expected. */
  width?: 4 | 8 | 12 | 20
  /** Words before or after the box: a currency, a unit. */
  prefix?: string
  suffix?: string
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { name, value, type = 'text', inputMode, autoComplete, maxLength, width, prefix, suffix } = props
  const input = (
    <input
      className={width ? `input width-${width}` : 'input'}
      id={name}
      name={name}
      type={type}
      inputMode={inputMode}
      autoComplete={autoComplete}
      maxLength={maxLength}
      defaultValue={value}
      spellCheck={inputMode ? false : undefined}
      {...describedBy(props)}
    />
  )
  return (
    <Field {...props}>
      {prefix || suffix ? (
        <div className="affixed">
          {prefix && <span aria-hidden="true">{prefix}</span>}
          {input}
          {suffix && <span aria-hidden="true">{suffix}</span>}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}
