import { portalTexts } from '../portal-texts.ts'
import { describedBy, Field, type FieldProps } from './Field.tsx'

/** One choice; neighbours with the same group stand below its name. */
export type SelectOption = { value: string; label: string; group?: string }

export type SelectProps = FieldProps & {
  value?: string | undefined
  options: readonly SelectOption[]
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
        {grouped(options).map(({ group, choices }) =>
          group ? (
            <optgroup key={group} label={group}>
              <Choices choices={choices} />
            </optgroup>
          ) : (
            <Choices key="" choices={choices} />
          ),
        )}
      </select>
    </Field>
  )
}

function Choices({ choices }: { choices: readonly SelectOption[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}

function grouped(options: readonly SelectOption[]) {
  const groups = Map.groupBy(options, ({ group }) => group)
  return [...groups].map(([group, choices]) => ({ group, choices }))
}
