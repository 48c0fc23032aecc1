import type { ReactNode } from 'react'

export type Choice = {
  value: string
  label: string
  hint?: string
  /** Asked only where this is chosen. Shown always where the browser cannot hide it by itself; the server ignores it. */
  reveals?: ReactNode
}

export type ChoiceRowProps = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  choice: Choice
  checked: boolean
}

/** One row of radios or boxes: the whole row is the target. */
export function ChoiceRow({ type, id, name, choice, checked }: ChoiceRowProps) {
  const hintId = choice.hint ? `${id}-hint` : undefined
  return (
    <>
      <div className="choice">
        <input
          type={type}
          id={id}
          name={name}
          value={choice.value}
          defaultChecked={checked}
          aria-describedby={hintId}
        />
        <label htmlFor={id}>{choice.label}</label>
        {choice.hint && (
          <p className="hint" id={hintId}>
            {choice.hint}
          </p>
        )}
      </div>
      {choice.reveals && <div className="revealed">{choice.reveals}</div>}
    </>
  )
}

/** The first row carries the field's own id, so that the error summary's link lands on it. */
export function choiceId(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`
}
