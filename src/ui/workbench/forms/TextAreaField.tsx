import { Input } from 'antd'
import { Field, type FieldProps } from './Field.tsx'
import type { Bound } from './use-form.ts'

type TextAreaFieldProps = Omit<FieldProps, 'id' | 'label' | 'fault'> & Bound<string> & { rows?: number; most?: number }

/** Several lines of text, with the count of characters where there is a limit. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { id, label, hint, fault, optional, value, onChange, name, rows = 4, most } = props
  return (
    <Field id={id} label={label} hint={hint} fault={fault} optional={optional ?? false}>
      {(control) => (
        <Input.TextArea
          {...control}
          name={name}
          rows={rows}
          value={value}
          status={fault ? 'error' : ''}
          onChange={(event) => onChange(event.target.value)}
          {...(most ? { count: { show: true, max: most } } : {})}
        />
      )}
    </Field>
  )
}
