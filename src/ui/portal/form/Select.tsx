import { portalTexts } from '../portal-texts.ts'
import { describedBy, Field, type FieldProps } from './Field.tsx'

export type SelectProps = FieldProps & {
  value?: string | undefined
  options: readonly { value: string; label: string }[]
  /** Offers an empty first choice, so that nothing is chosen by accident. */
  empty?: boolean
}

/** A choice out of many. Up to seven choices read better as radios. */
export function Select(props: SelectProps) {
  const { language, name, value, options, empty = true } = props
  return (
    <Field {...props}>
      <select className="input" id={name} name={name} defaultValue={value ?? ''} {...describedBy(props)}>
        {empty && <option value="">{portalTexts[language].chooseOne}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
