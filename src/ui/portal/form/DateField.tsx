import { portalTexts } from '../portal-texts.ts'
import { FieldGroup, type FieldProps } from './Field.tsx'

export type DateParts = { year?: string; month?: string; day?: string }

export type DateFieldProps = FieldProps & {
  value?: DateParts | undefined
  /** Parts that are wrong, to be marked; all three where nothing is said. */
  wrong?: readonly (keyof DateParts)[]
  /** The reader's own birthday: lets the browser fill it in. */
  birthday?: boolean
}

const PARTS = ['year', 'month', 'day'] as const

/**
 * A date the reader knows by heart, as three boxes in the order year, month, day, sent as `name-year`, `name-month`,
 * `name-day`. A day to be chosen from a calendar is a list of free days instead.
 */
export function DateField(props: DateFieldProps) {
  const { language, name, value = {}, error, wrong = PARTS, birthday, hint } = props
  const texts = portalTexts[language].date
  return (
    <FieldGroup {...props} hint={hint ?? texts.example}>
      <div className="date">
        {PARTS.map((part, index) => (
          <div key={part}>
            <label htmlFor={index === 0 ? name : `${name}-${part}`}>{texts[part]}</label>
            <input
              className={`input width-${part === 'year' ? 8 : 4}`}
              id={index === 0 ? name : `${name}-${part}`}
              name={`${name}-${part}`}
              inputMode="numeric"
              autoComplete={birthday ? `bday-${part}` : undefined}
              maxLength={part === 'year' ? 4 : 2}
              defaultValue={value[part]}
              aria-invalid={error && wrong.includes(part) ? true : undefined}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}
