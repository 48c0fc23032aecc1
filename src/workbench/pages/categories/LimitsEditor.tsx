import type { CategoryLimit } from '../../../delivery/feedback/settings/settings.contract.ts'
import { CLOCKS, type ClockName, URGENCIES, type Urgency } from '../../../delivery/feedback/words.contract.ts'
import { Button, IconButton } from '../../../ui/workbench/Button.tsx'
import { MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { LimitInput } from '../hotline-settings/LimitInput.tsx'
import { categoriesTexts } from './categories-texts.ts'

type LimitsEditorProps = {
  id: string
  value: readonly CategoryLimit[]
  onChange: (value: CategoryLimit[]) => void
  fault: string | undefined
}

/** The limits that a class has of its own, one a line. */
export function LimitsEditor({ id, value, onChange, fault }: LimitsEditorProps) {
  const texts = useTexts(categoriesTexts).limits
  const say = useWord()
  const choices = (words: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(words).map(([key, name]) => ({ value: key, label: say(name) }))
  const change = (at: number, part: Partial<CategoryLimit>) =>
    onChange(value.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <fieldset className="ct-part" id={id} tabIndex={-1}>
      <legend>{texts.title}</legend>
      <p className="wb-hint">{value.length > 0 ? texts.lead : texts.none}</p>
      {fault && <p className="wb-fault">▲ {fault}</p>}
      {value.map(({ clock, urgency, limit }, at) => {
        const name = `${say(CLOCKS[clock])} ${say(URGENCIES[urgency])}`
        return (
          // Rows have no name of their own and are only added at the end.
          <div className="ct-line" key={String(at)}>
            <MiniSelect
              label={texts.clock}
              value={clock}
              choices={choices(CLOCKS)}
              onChange={(next) => change(at, { clock: next as ClockName })}
            />
            <MiniSelect
              label={texts.urgency}
              value={urgency}
              choices={choices(URGENCIES)}
              onChange={(next) => change(at, { urgency: next as Urgency })}
            />
            <div className="wb-minifield">
              <span>{texts.limit}</span>
              <LimitInput
                id={`${id}-${String(at)}`}
                label={`${name} ${texts.limit}`}
                value={limit}
                onChange={(next) => change(at, { limit: { ...next, amount: next.amount ?? Number.NaN } })}
              />
            </div>
            <IconButton
              name="trash"
              label={texts.remove(name)}
              onClick={() => onChange(value.filter((_, i) => i !== at))}
            />
          </div>
        )
      })}
      <Button
        icon="plus"
        onClick={() =>
          onChange([...value, { clock: 'handle', urgency: 'ordinary', limit: { amount: 5, unit: 'WORKDAY' } }])
        }
      >
        {texts.add}
      </Button>
    </fieldset>
  )
}
