import { Checkbox, Radio, Switch } from 'antd'
import type { FieldProps } from './Field.tsx'
import type { Choice } from './SelectField.tsx'
import type { Bound } from './use-form.ts'

type BooleanField = Bound<boolean> & { hint?: string }

/** One box to tick, its word beside it. */
export function CheckboxField({ id, label, value, onChange, fault, hint }: BooleanField) {
  const described = fault ? `${id}-fault` : hint ? `${id}-hint` : undefined
  return (
    <div className={fault ? 'wb-field wb-field-wrong' : 'wb-field'}>
      <Checkbox
        id={id}
        checked={value}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.checked)}
      >
        {label}
      </Checkbox>
      {hint && (
        <p className="wb-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="wb-fault" id={`${id}-fault`}>
          <span aria-hidden="true">▲ </span>
          {fault}
        </p>
      )}
    </div>
  )
}

/** A setting that takes effect at once. */
export function SwitchField({ id, label, value, onChange, hint }: BooleanField) {
  return (
    <div className="wb-field wb-switchfield">
      <Switch id={id} checked={value} onChange={onChange} aria-describedby={hint ? `${id}-hint` : undefined} />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="wb-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

type RadioFieldProps = Omit<FieldProps, 'id' | 'label' | 'fault'> &
  Bound<string> & { choices: readonly Choice[]; inline?: boolean }

/** One of a few choices, all in sight. */
export function RadioField({ id, label, hint, fault, value, onChange, choices, inline }: RadioFieldProps) {
  return (
    <fieldset className={fault ? 'wb-field wb-field-wrong' : 'wb-field'} aria-describedby={fault && `${id}-fault`}>
      <legend>{label}</legend>
      {hint && <p className="wb-hint">{hint}</p>}
      <Radio.Group
        value={value}
        name={id}
        vertical={!inline}
        onChange={(event) => onChange(String(event.target.value))}
        options={choices.map((choice, at) => ({ value: choice.value, label: choice.label, ...(at ? {} : { id }) }))}
      />
      {fault && (
        <p className="wb-fault" id={`${id}-fault`}>
          <span aria-hidden="true">▲ </span>
          {fault}
        </p>
      )}
    </fieldset>
  )
}
