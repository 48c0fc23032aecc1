import { useEffect, useState } from 'react'
import { LimitUnit } from '../../../platform/clock/clock.contract.ts'
import { readNumber } from '../../../ui/workbench/forms/number-words.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { hotlineSettingsTexts } from './hotline-settings-texts.ts'
import type { LimitValue } from './setting-values.ts'

type NumberInputProps = {
  id: string
  label: string
  value: number | null
  onChange: (value: number | null) => void
  fault?: string | undefined
  described?: string | undefined
}

/** A number in a row or a cell; what cannot be read stays as it was typed and counts as NaN. */
export function NumberInput({ id, label, value, onChange, fault, described }: NumberInputProps) {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  useEffect(
    () => setTyped((now) => (Object.is(readNumber(now), value) ? now : value === null ? '' : String(value))),
    [value],
  )
  return (
    <input
      id={id}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      className="hs-number"
      aria-label={label}
      aria-invalid={fault ? true : undefined}
      aria-describedby={described}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(readNumber(event.target.value))
      }}
    />
  )
}

type LimitInputProps = Omit<NumberInputProps, 'value' | 'onChange'> & {
  value: LimitValue
  onChange: (value: LimitValue) => void
}

/** A time limit: how many, and of what. */
export function LimitInput({ value, onChange, label, ...rest }: LimitInputProps) {
  const texts = useTexts(hotlineSettingsTexts)
  return (
    <span className="hs-limit">
      <NumberInput
        {...rest}
        label={`${label} ${texts.clocks.amount}`}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
      <select
        aria-label={`${label} ${texts.clocks.unit}`}
        value={value.unit}
        onChange={(event) => onChange({ ...value, unit: event.target.value as LimitUnit })}
      >
        {LimitUnit.options.map((unit) => (
          <option key={unit} value={unit}>
            {texts.units[unit]}
          </option>
        ))}
      </select>
    </span>
  )
}
