import type { ReactNode } from 'react'
import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'

/** What every field has: its name (also its id), its label, help, and what is wrong with it. */
export type FieldProps = {
  language: Language
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean | undefined
  /** The label is the page's heading: one question a page. */
  asHeading?: boolean | undefined
}

/** The attributes that tie a control to its hint, its error and further texts (`also`, ids). */
export function describedBy({ name, hint, error }: FieldProps, also?: string) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`, also].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined }
}

/** One control with its label: label, hint, error, control, in the order in which they are read. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const label = (
    <label className="label" htmlFor={field.name}>
      <LabelWords {...field} />
    </label>
  )
  return (
    <div className={fieldClass(field)}>
      {field.asHeading ? <h1 className="question">{label}</h1> : label}
      <FieldHelp {...field} />
      {children}
    </div>
  )
}

/** Several controls under one question (radios, boxes, the parts of a date). A group cannot be invalid; its parts can. */
export function FieldGroup({ children, ...field }: FieldProps & { children: ReactNode }) {
  return (
    <div className={fieldClass(field)}>
      <fieldset aria-describedby={describedBy(field)['aria-describedby']}>
        <legend className="label">
          {field.asHeading ? (
            <h1 className="question">
              <LabelWords {...field} />
            </h1>
          ) : (
            <LabelWords {...field} />
          )}
        </legend>
        <FieldHelp {...field} />
        {children}
      </fieldset>
    </div>
  )
}

const fieldClass = ({ error }: FieldProps) => (error ? 'field field-wrong' : 'field')

function LabelWords({ language, label, optional }: FieldProps) {
  return (
    <>
      {label}
      {optional && <span className="optional">{portalTexts[language].optional}</span>}
    </>
  )
}

function FieldHelp({ language, name, hint, error }: FieldProps) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${name}-error`}>
          <span className="hidden">{portalTexts[language].errorPrefix}</span>
          {error}
        </p>
      )}
    </>
  )
}
