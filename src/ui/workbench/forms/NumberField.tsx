import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import { readNumber } from './number-words.ts'
import type { Bound } from './use-form.ts'

type NumberFieldProps = Omit<FieldProps, 'id' | 'label' | 'fault'> &
  Bound<number | null> & { unit?: string; chars?: number }

/**
 * A number that is typed, with its unit behind it; thousands marks and full-width digits are understood. What cannot be
 * read stays as it was typed and counts as NaN, so that the check of the form refuses it.
 */
export function NumberField(props: NumberFieldProps) {
  const { id, label, hint, fault, optional, value, onChange, name, unit, chars = 12 } = props
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  useEffect(
    () => setTyped((now) => (Object.is(readNumber(now), value) ? now : value === null ? '' : String(value))),
    [value],
  )
  return (
    <Field id={id} label={label} hint={hint} fault={fault} optional={optional ?? false}>
      {(control) => (
        <Input
          {...control}
          name={name}
          value={typed}
          inputMode="decimal"
          autoComplete="off"
          status={fault ? 'error' : ''}
          style={{ maxWidth: `${chars + 4}ch` }}
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(readNumber(event.target.value))
          }}
          {...(unit ? { suffix: unit } : {})}
        />
      )}
    </Field>
  )
}
