import type { ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'

export type FieldProps = {
  id: string
  label: string
  hint?: ReactNode
  fault: string | undefined
  optional?: boolean
}

/** What a control must carry so that hint and fault are read with it. */
export type ControlProps = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
  readonly 'aria-required': boolean | undefined
}

/** Label above, hint below it, then the control, then what is wrong with it. */
export function Field({
  id,
  label,
  hint,
  fault,
  optional,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const texts = useTexts(partTexts)
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  return (
    <div className={fault ? 'wb-field wb-field-wrong' : 'wb-field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="wb-soft">{texts.optional}</span>}
      </label>
      {hint && (
        <p className="wb-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': fault ? true : undefined,
        'aria-required': optional ? undefined : true,
      })}
      {fault && (
        <p className="wb-fault" id={`${id}-fault`}>
          <span aria-hidden="true">▲ </span>
          {fault}
        </p>
      )}
    </div>
  )
}
