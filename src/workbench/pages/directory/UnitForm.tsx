import { saveUnit, type Unit } from '../../../foundation/directory/directory.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { directoryTexts } from './directory-texts.ts'
import { nameOf, useDirectory } from './use-directory.ts'

type UnitFormProps = { id: string; unit?: Unit; onSaved?: () => void }
type Values = Omit<Unit, 'id' | 'areaCode' | 'phone'> & { areaCode: string | null; phone: string }
const KINDS = ['bureau', 'government', 'centre', 'external'] as const

/** Makes or changes a unit. */
export function UnitForm({ id, unit, onSaved }: UnitFormProps) {
  const texts = useTexts(directoryTexts).units
  const save = useTexts(partTexts).save
  const language = useLanguage()
  const { areaChoices, loading } = useDirectory()
  const action = useAction(saveUnit, { showsError: true, done: (saved) => texts.saved(nameOf(saved, language)) })
  const initial: Values = {
    code: unit?.code ?? '',
    name: unit?.name ?? '',
    nameEn: unit?.nameEn ?? '',
    kind: unit?.kind ?? 'bureau',
    areaCode: unit?.areaCode ?? null,
    phone: unit?.phone ?? '',
  }
  const form = useForm({
    initial,
    labels: {
      name: texts.name,
      nameEn: texts.nameEn,
      code: texts.code,
      kind: texts.kind,
      areaCode: texts.area,
      phone: texts.phone,
    },
    shape: saveUnit.body!,
    fieldOfCode: { UNIT_CODE_TAKEN: 'code', UNKNOWN_AREA: 'areaCode' },
    ...(unit ? {} : { draftKey: 'unit' }),
  })
  const submit = form.submit(async (values) => {
    const outcome = await action.run({
      params: { id },
      body: { ...values, areaCode: values.areaCode ?? '', phone: values.phone.trim() || null },
    })
    if (!outcome.error) onSaved?.()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty && unit !== undefined} />
      <ErrorSummary form={form} />
      <TextField {...form.bind('name')} maxLength={120} />
      <TextField {...form.bind('nameEn')} maxLength={120} />
      <TextField {...form.bind('code')} hint={texts.codeHint} maxLength={40} />
      <RadioField
        {...form.bind('kind')}
        onChange={(kind) => form.set({ kind: kind as Values['kind'] })}
        inline
        choices={KINDS.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
      />
      <SelectField {...form.bind('areaCode')} choices={areaChoices} loading={loading} />
      <TextField {...form.bind('phone')} hint={texts.phoneHint} inputMode="tel" optional />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {save}
        </Button>
      </div>
    </FormFrame>
  )
}
