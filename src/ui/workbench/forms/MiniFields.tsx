import { type ReactNode, useId } from 'react'
import type { Choice } from './SelectField.tsx'

type MiniProps = { label: string; value: string; onChange: (value: string) => void }

/** A small labelled select for filters and settings of a view: the browser's own, light enough for many on a page. */
export function MiniSelect({
  label,
  value,
  onChange,
  choices,
  all,
}: MiniProps & { choices: readonly Choice[]; all?: string }) {
  return (
    <label className="wb-minifield">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A small labelled line of text; `date` is the browser's own field for a day. */
export function MiniText({
  label,
  value,
  onChange,
  kind = 'text',
  choices,
  placeholder,
}: MiniProps & { kind?: 'text' | 'date'; choices?: readonly string[]; placeholder?: string }) {
  const list = useId()
  return (
    <label className="wb-minifield">
      <span>{label}</span>
      <input
        type={kind}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        {...(choices ? { list } : {})}
        {...(placeholder ? { placeholder } : {})}
      />
      {choices && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </label>
  )
}

/** Filters side by side, as many in a row as fit. */
export function Filters({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="wb-filters" aria-label={label}>
      {children}
    </fieldset>
  )
}
