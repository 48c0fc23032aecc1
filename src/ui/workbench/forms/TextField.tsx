import { Input } from 'antd'
import { type HTMLInputAutoCompleteAttribute, useState } from 'react'
import { Icon } from '../Icon.tsx'
import { useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'
import { Field, type FieldProps } from './Field.tsx'
import type { Bound } from './use-form.ts'

type TextFieldProps = Omit<FieldProps, 'id' | 'label' | 'fault'> &
  Bound<string> & {
    autoComplete?: HTMLInputAutoCompleteAttribute
    inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
    maxLength?: number
    /** Width in characters, where the expected length says something (a code, a number). */
    chars?: number
    autoFocus?: boolean
    placeholder?: string
  }

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, hint, fault, optional, value, onChange, chars, autoFocus, name, ...rest } = props
  return (
    <Field id={props.id} label={label} hint={hint} fault={fault} optional={optional ?? false}>
      {(control) => (
        <Input
          {...inputProps(rest)}
          {...control}
          name={name}
          value={value}
          status={fault ? 'error' : ''}
          onChange={(event) => onChange(event.target.value)}
          autoFocus={autoFocus ?? false}
          {...(chars ? { style: { maxWidth: `${chars + 3}ch` } } : {})}
        />
      )}
    </Field>
  )
}

function inputProps({ autoComplete = 'off', inputMode, maxLength, placeholder }: Partial<TextFieldProps>) {
  return {
    autoComplete,
    ...(inputMode ? { inputMode } : {}),
    ...(maxLength ? { maxLength } : {}),
    ...(placeholder ? { placeholder } : {}),
  }
}

/** A password, which the reader may show to check what was typed. */
export function PasswordField(props: TextFieldProps) {
  const texts = useTexts(partTexts)
  const [shown, setShown] = useState(false)
  const { label, hint, fault, optional, value, onChange, autoFocus, name } = props
  const word = shown ? texts.password.hide : texts.password.show
  return (
    <Field id={props.id} label={label} hint={hint} fault={fault} optional={optional ?? false}>
      {(control) => (
        <Input
          {...control}
          name={name}
          type={shown ? 'text' : 'password'}
          value={value}
          autoComplete={props.autoComplete ?? 'current-password'}
          autoFocus={autoFocus ?? false}
          status={fault ? 'error' : ''}
          onChange={(event) => onChange(event.target.value)}
          suffix={
            <button
              type="button"
              className="wb-insidebutton"
              aria-label={word}
              title={word}
              aria-pressed={shown}
              onClick={() => setShown(!shown)}
            >
              <Icon name={shown ? 'eyeOff' : 'eye'} />
            </button>
          }
        />
      )}
    </Field>
  )
}
