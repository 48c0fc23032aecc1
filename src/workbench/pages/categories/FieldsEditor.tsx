import { useId } from 'react'
import {
  type CategoryField,
  DATATYPES,
  type Datatype,
} from '../../../delivery/feedback/categories/categories.contract.ts'
import { Button, IconButton } from '../../../ui/workbench/Button.tsx'
import { MiniSelect, MiniText } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { categoriesTexts } from './categories-texts.ts'
import { readValues, writeValues } from './class-tree.ts'

/** A field as it is edited: the values of a list as they are typed. */
export type DraftField = Omit<CategoryField, 'values'> & { readonly typedValues: string }

export const draftOf = ({ values, ...field }: CategoryField): DraftField => ({
  ...field,
  typedValues: writeValues(values),
})
export const fieldOf = ({ typedValues, ...field }: DraftField): CategoryField => ({
  ...field,
  values: field.datatype.endsWith('list') ? readValues(typedValues) : [],
})

type FieldsEditorProps = {
  id: string
  value: readonly DraftField[]
  onChange: (value: DraftField[]) => void
  fault: string | undefined
  /** The names of the fields that come from the classes above. */
  inherited: readonly string[]
}

/** The fields that a class has of its own, each on some lines. */
export function FieldsEditor({ id, value, onChange, fault, inherited }: FieldsEditorProps) {
  const texts = useTexts(categoriesTexts).fields
  const change = (at: number, part: Partial<DraftField>) =>
    onChange(value.map((one, i) => (i === at ? { ...one, ...part } : one)))
  const moveUp = (at: number) => {
    const next = [...value]
    next.splice(at - 1, 2, value[at]!, value[at - 1]!)
    onChange(next)
  }
  return (
    <fieldset className="ct-part" id={id} tabIndex={-1}>
      <legend>{texts.title}</legend>
      <p className="wb-hint">{value.length > 0 ? texts.lead : texts.none}</p>
      {inherited.length > 0 && <p className="wb-hint">{texts.inherited(inherited.join(' · '))}</p>}
      {fault && <p className="wb-fault">▲ {fault}</p>}
      {value.map((field, at) => (
        // Rows have no lasting name: the code itself is edited.
        <FieldLines
          key={String(at)}
          field={field}
          onChange={(part) => change(at, part)}
          onRemove={() => onChange(value.filter((_, i) => i !== at))}
          onUp={at > 0 ? () => moveUp(at) : undefined}
        />
      ))}
      <Button
        icon="plus"
        onClick={() =>
          onChange([
            ...value,
            { code: '', datatype: 'string', required: false, description: { zh: '', en: '' }, typedValues: '' },
          ])
        }
      >
        {texts.add}
      </Button>
    </fieldset>
  )
}

type FieldLinesProps = {
  field: DraftField
  onChange: (part: Partial<DraftField>) => void
  onRemove: () => void
  onUp: (() => void) | undefined
}

function FieldLines({ field, onChange, onRemove, onUp }: FieldLinesProps) {
  const texts = useTexts(categoriesTexts).fields
  const say = useWord()
  const base = useId()
  const { code, datatype, required, description, typedValues } = field
  const name = description.zh || code
  return (
    <div className="ct-field">
      <div className="ct-line">
        <MiniText
          label={texts.zh}
          value={description.zh}
          onChange={(zh) => onChange({ description: { ...description, zh } })}
        />
        <MiniText
          label={texts.en}
          value={description.en}
          onChange={(en) => onChange({ description: { ...description, en } })}
        />
        <MiniText label={texts.code} value={code} onChange={(next) => onChange({ code: next.trim() })} />
        <MiniSelect
          label={texts.datatype}
          value={datatype}
          choices={Object.entries(DATATYPES).map(([key, word]) => ({ value: key, label: say(word) }))}
          onChange={(next) => onChange({ datatype: next as Datatype })}
        />
        <label className="ct-needed">
          <input
            type="checkbox"
            checked={required}
            onChange={(event) => onChange({ required: event.target.checked })}
          />
          {texts.required}
        </label>
        {onUp && <IconButton name="up" label={texts.up(name)} onClick={onUp} />}
        <IconButton name="trash" label={texts.remove(name)} onClick={onRemove} />
      </div>
      {datatype.endsWith('list') && (
        <div className="wb-minifield">
          <label htmlFor={`${base}-values`}>{texts.values}</label>
          <p className="wb-hint" id={`${base}-hint`}>
            {texts.valuesHint}
          </p>
          <textarea
            id={`${base}-values`}
            aria-describedby={`${base}-hint`}
            rows={Math.min(typedValues.split('\n').length + 1, 8)}
            value={typedValues}
            onChange={(event) => onChange({ typedValues: event.target.value })}
          />
        </div>
      )}
    </div>
  )
}
