import type { CategoryField } from '../../../delivery/feedback/categories/categories.contract.ts'
import { ManyField, SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import type { Form } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { deskTexts } from './call-desk-texts.ts'
import type { DeskDraft } from './desk-draft.ts'

/** The fields that a class asks for beside the text, each by its datatype. */
export function OwnFields({ fields, form }: { fields: readonly CategoryField[]; form: Form<DeskDraft> }) {
  const texts = useTexts(deskTexts)
  if (fields.length === 0) return null
  return (
    <fieldset className="cd-own">
      <legend className="wb-blocktitle">{texts.fields.attributes}</legend>
      <div className="wb-fieldrow">
        {fields.map((field) => (
          <OwnField key={field.code} field={field} form={form} />
        ))}
      </div>
    </fieldset>
  )
}

const INPUT_MODES = { number: 'decimal', datetime: 'text', string: 'text' } as const
const HINTS = { number: undefined, datetime: '2026-03-02 · 2026-03-02T08:30', string: undefined } as const

function OwnField({ field, form }: { field: CategoryField; form: Form<DeskDraft> }) {
  const language = useLanguage()
  const texts = useTexts(deskTexts).attributes
  const { code, datatype, description, required, values } = field
  const { attributes } = form.values
  const given = attributes[code]
  const one = typeof given === 'string' ? given : ''
  const set = (value: string | string[]) => form.set({ attributes: { ...attributes, [code]: value } })
  const bound = {
    id: form.idOf(`attributes-${code}`),
    name: code,
    label: description[language],
    fault: undefined,
    optional: !required,
  }
  const choices = values.map(({ key, name }) => ({ value: key, label: name[language] }))
  switch (datatype) {
    case 'singlevaluelist':
      return (
        <SelectField
          {...bound}
          value={one || null}
          onChange={(value) => set(value ?? '')}
          choices={choices}
          placeholder={texts.choose}
        />
      )
    case 'multivaluelist':
      return (
        <ManyField
          {...bound}
          value={Array.isArray(given) ? given : []}
          onChange={(value) => set([...value])}
          choices={choices}
          placeholder={texts.choose}
        />
      )
    case 'text':
      return <TextAreaField {...bound} value={one} onChange={set} rows={2} most={2000} />
    default:
      return (
        <TextField {...bound} value={one} onChange={set} inputMode={INPUT_MODES[datatype]} hint={HINTS[datatype]} />
      )
  }
}
