import { useEffect, useRef } from 'react'
import { Icon } from '../Icon.tsx'
import { useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'
import type { Form } from './use-form.ts'

/**
 * What keeps a form from being sent, on top of it: each line leads to its field. It takes the focus when the form was
 * refused, so that it is read first.
 */
export function ErrorSummary<V extends object>({ form }: { form: Form<V> }) {
  const texts = useTexts(partTexts)
  const box = useRef<HTMLDivElement>(null)
  const { fields, general } = form.faults
  const refusals = form.refusals
  useEffect(() => {
    if (refusals > 0) box.current?.focus()
  }, [refusals])
  if (fields.size === 0 && !general) return null
  const labels: Readonly<Record<string, string>> = form.labels
  return (
    <div className="wb-errors" role="alert" tabIndex={-1} ref={box}>
      <Icon name="warning" />
      <div>
        <p className="wb-errors-title">{fields.size > 0 ? texts.errorSummary.title : texts.errorSummary.notSent}</p>
        {general && <p>{general}</p>}
        {fields.size > 0 && (
          <ul>
            {[...fields].map(([name, text]) => (
              <li key={name}>
                <a href={`#${form.idOf(name)}`} onClick={(event) => goToField(event, form.idOf(name))}>
                  {labels[name] ?? name}
                </a>
                {text && <span> {text}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function goToField(event: { preventDefault(): void }, id: string): void {
  event.preventDefault()
  document.getElementById(id)?.focus()
}
