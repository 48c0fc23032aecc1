import { addSource, changeSource, type Source, SourceInput } from '../../../delivery/registers/registers.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { nameOf, useDirectory } from '../directory/use-directory.ts'
import { registersTexts } from './registers-texts.ts'
import { wizardTexts } from './wizard/wizard-texts.ts'

/** Names a source, or renames one; its key and area stay for good, since its records hang on them. */
export function SourceForm({ source, onSaved }: { source?: Source; onSaved?: () => void }) {
  const texts = useTexts(registersTexts).sources
  const hints = useTexts(wizardTexts).start
  const language = useLanguage()
  const { areaChoices, areaName } = useDirectory()
  const told = { showsError: true, done: (saved: Source) => texts.saved(nameOf(saved, language)) }
  const add = useAction(addSource, told)
  const change = useAction(changeSource, told)
  const form = useForm({
    initial: {
      name: source?.name ?? '',
      nameEn: source?.nameEn ?? '',
      key: source?.key ?? '',
      areaCode: source?.areaCode ?? (null as string | null),
    },
    labels: { name: texts.name, nameEn: texts.nameEn, key: texts.key, areaCode: texts.area },
    shape: SourceInput,
  })
  const submit = form.submit(async ({ name, nameEn, key, areaCode }) => {
    const outcome = source
      ? await change.run(
          { params: { id: source.id }, body: { name, nameEn } },
          { ifMatch: etagOfVersion(source.version) },
        )
      : await add.run({ body: { name, nameEn, key, areaCode: areaCode ?? '' } })
    if (!outcome.error) onSaved?.()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty && source !== undefined} />
      <ErrorSummary form={form} />
      <TextField {...form.bind('name')} maxLength={120} />
      <TextField {...form.bind('nameEn')} maxLength={120} />
      {source ? (
        <Facts
          facts={[
            { label: texts.key, value: source.key },
            { label: texts.area, value: areaName(source.areaCode) },
          ]}
        />
      ) : (
        <>
          <TextField {...form.bind('key')} hint={hints.keyHint} maxLength={60} />
          <SelectField {...form.bind('areaCode')} hint={hints.areaHint} choices={areaChoices} />
        </>
      )}
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {texts.save}
        </Button>
      </div>
    </FormFrame>
  )
}
