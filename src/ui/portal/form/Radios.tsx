import { type Choice, ChoiceRow, choiceId } from './Choice.tsx'
import { FieldGroup, type FieldProps } from './Field.tsx'

export type RadiosProps = FieldProps & {
  value?: string | undefined
  options: readonly Choice[]
  /** Side by side where there is room: for two short answers. */
  inline?: boolean
}

/** One answer out of a few. */
export function Radios(props: RadiosProps) {
  const { name, value, options, inline } = props
  return (
    <FieldGroup {...props}>
      <div className={inline ? 'choices inline' : 'choices'}>
        {options.map((choice, index) => (
          <ChoiceRow
            key={choice.value}
            type="radio"
            id={choiceId(name, index)}
            name={name}
            choice={choice}
            checked={choice.value === value}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
