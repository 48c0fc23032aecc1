import { useId } from 'react'
import { isLocalDate, type LocalDate, localDateOf } from '../../../kernel/dates.ts'
import { useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'
import { DateField } from './DateField.tsx'
import { PERIOD_PRESETS, type PeriodPreset, periodOf } from './date-words.ts'

/** Two dates as they stand in the fields; either may still be empty. */
export type PeriodValue = { readonly from: string; readonly to: string }

type PeriodFieldProps = {
  label: string
  value: PeriodValue
  onChange: (value: PeriodValue) => void
  presets?: readonly PeriodPreset[]
  today?: LocalDate
}

/** A span of days, both ends included: the common ones by one click, any other by its two dates. */
export function PeriodField({ label, value, onChange, presets = PERIOD_PRESETS, today }: PeriodFieldProps) {
  const texts = useTexts(partTexts)
  const base = useId()
  const now = today ?? localDateOf(Date.now())
  const upsideDown = isLocalDate(value.from) && isLocalDate(value.to) && value.from > value.to
  const shared = { hint: '', today: now }
  return (
    <fieldset className="wb-field wb-period">
      <legend>{label}</legend>
      <fieldset className="wb-presets" aria-label={texts.period.preset}>
        {presets.map((preset) => {
          const days = periodOf(preset, now)
          const chosen = days.from === value.from && days.to === value.to
          return (
            <button key={preset} type="button" className="wb-chip" aria-pressed={chosen} onClick={() => onChange(days)}>
              {texts.period.presets[preset]}
            </button>
          )
        })}
      </fieldset>
      <div className="wb-fieldrow">
        <DateField
          {...shared}
          id={`${base}-from`}
          name="from"
          label={texts.period.from}
          value={value.from}
          fault={upsideDown ? texts.period.upsideDown : undefined}
          onChange={(from) => onChange({ ...value, from })}
        />
        <DateField
          {...shared}
          id={`${base}-to`}
          name="to"
          label={texts.period.to}
          value={value.to}
          fault={undefined}
          onChange={(to) => onChange({ ...value, to })}
        />
      </div>
    </fieldset>
  )
}
