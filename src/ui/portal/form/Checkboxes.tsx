import { type Choice, ChoiceRow, choiceId } from './Choice.tsx'
import { FieldGroup, type FieldProps } from './Field.tsx'

export type CheckboxesProps = FieldProps & { values?: readonly string[] | undefined; options: readonly Choice[] }

/** Any number of answers. */
export function Checkboxes(props: CheckboxesProps) {
  const { name, values = [], options } = props
  return (
    <FieldGroup {...props}>
      <div className="choices">
        {options.map((choice, index) => (
          <ChoiceRow
            key={choice.value}
            type="checkbox"
            id={choiceId(name, index)}
            name={name}
            choice={choice}
            checked={values.includes(choice.value)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
