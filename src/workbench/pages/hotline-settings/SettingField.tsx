import type { ReactNode } from 'react'
import { KINDS, type Kind } from '../../../delivery/feedback/words.contract.ts'
import type { Language } from '../../../kernel/texts.ts'
import { showLimit } from '../../../platform/clock/clock.contract.ts'
import { useLanguage, useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { hotlineSettingsTexts } from './hotline-settings-texts.ts'
import { LimitInput, NumberInput } from './LimitInput.tsx'
import { SETTING_UNITS, type SettingRow } from './setting-rows.ts'
import { isLimitValue, type SettingValue, sameValue } from './setting-values.ts'

type FieldProps = {
  id: string
  row: SettingRow
  value: SettingValue
  /** What ships, as a value of the same field. */
  standard: SettingValue
  fault: string | undefined
  onChange: (value: SettingValue) => void
}

/** One setting on a line: what it is, its value with the unit, and what ships where it differs. */
export function SettingField({ id, row, value, standard, fault, onChange }: FieldProps) {
  const say = useWord()
  const label = say(row.label)
  const hint = row.hint && say(row.hint)
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div className={fault ? 'hs-row hs-row-wrong' : 'hs-row'}>
      <div className="hs-label">
        <span>{label}</span>
        {hint && (
          <p className="wb-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <div className="hs-value">
        <Control
          id={id}
          row={row}
          label={label}
          value={value}
          onChange={onChange}
          fault={fault}
          described={described}
        />
        {fault && (
          <p className="wb-fault" id={`${id}-fault`}>
            <span aria-hidden="true">▲ </span>
            {fault}
          </p>
        )}
      </div>
      <Standard label={label} row={row} value={value} standard={standard} onChange={onChange} />
    </div>
  )
}

type ControlProps = Omit<FieldProps, 'standard'> & { label: string; described: string | undefined }

function Control({ row, value, onChange, ...rest }: ControlProps): ReactNode {
  const say = useWord()
  const { yes, no } = useTexts(hotlineSettingsTexts)
  const { id, label, described } = rest
  if (isLimitValue(value)) return <LimitInput {...rest} value={value} onChange={onChange} />
  switch (row.kind) {
    case 'yes':
      return (
        <label className="hs-yes">
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            aria-label={label}
            aria-describedby={described}
            onChange={(event) => onChange(event.target.checked)}
          />
          <span aria-hidden="true">{value === true ? yes : no}</span>
        </label>
      )
    case 'words':
      return (
        <textarea
          id={id}
          rows={Math.min(String(value).split('\n').length + 1, 6)}
          aria-label={label}
          aria-describedby={described}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'kinds':
      return <Kinds id={id} label={label} value={value as readonly string[]} onChange={onChange} />
    default: {
      const unit = row.kind === 'number' ? say(SETTING_UNITS[row.unit]) : '%'
      return (
        <span className="hs-limit">
          <NumberInput {...rest} label={`${label} (${unit})`} value={value as number | null} onChange={onChange} />
          <span aria-hidden="true">{unit}</span>
        </span>
      )
    }
  }
}

type KindsProps = { id: string; label: string; value: readonly string[]; onChange: (value: string[]) => void }

function Kinds({ id, label, value, onChange }: KindsProps) {
  const say = useWord()
  const kinds = Object.entries(KINDS) as [Kind, (typeof KINDS)[Kind]][]
  const chosen = new Set(value)
  return (
    <fieldset className="hs-kinds" aria-label={label}>
      {kinds.map(([kind, name], at) => (
        <label key={kind}>
          <input
            {...(at === 0 ? { id } : {})}
            type="checkbox"
            checked={chosen.has(kind)}
            onChange={(event) => {
              // In the order of the kinds, so that the same choice is the same value.
              const now = new Set(chosen)
              if (event.target.checked) now.add(kind)
              else now.delete(kind)
              onChange(kinds.map(([one]) => one).filter((one) => now.has(one)))
            }}
          />
          {say(name)}
        </label>
      ))}
    </fieldset>
  )
}

type StandardProps = Pick<FieldProps, 'row' | 'value' | 'standard' | 'onChange'> & { label: string }

/** What ships: said as such while it holds, and offered where something else does. */
export function Standard({ label, row, value, standard, onChange }: StandardProps) {
  const texts = useTexts(hotlineSettingsTexts)
  const language = useLanguage()
  if (sameValue(value, standard)) return <span className="hs-standard wb-soft">{texts.isDefault}</span>
  const words = wordsOf(row, standard, language, texts)
  return (
    <span className="hs-standard">
      <button
        type="button"
        className="hs-back"
        aria-label={texts.defaultOf(label, words)}
        onClick={() => onChange(standard)}
      >
        {texts.backTo(words)}
      </button>
    </span>
  )
}

function wordsOf(row: SettingRow, value: SettingValue, language: Language, { yes, no }: { yes: string; no: string }) {
  if (isLimitValue(value)) return showLimit({ amount: value.amount ?? 0, unit: value.unit }, language)
  if (typeof value === 'boolean') return value ? yes : no
  if (Array.isArray(value)) return value.map((kind) => KINDS[kind as Kind][language]).join(' · ')
  if (row.kind === 'words') return String(value).split('\n').join(' · ')
  const unit = row.kind === 'number' ? SETTING_UNITS[row.unit][language] : '%'
  return language === 'zh' || unit === '%' ? `${String(value)}${unit}` : `${String(value)} ${unit}`
}
