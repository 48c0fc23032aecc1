import { AREA_LEVELS, type Area, AreaCode, saveArea } from '../../../foundation/directory/directory.contract.ts'
import { isLocalDate } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { DateField } from '../../../ui/workbench/forms/DateField.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FieldRow, FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { NumberField } from '../../../ui/workbench/forms/NumberField.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { directoryTexts } from './directory-texts.ts'
import { nameOf, useDirectory } from './use-directory.ts'

type Values = Pick<Area, 'code' | 'name' | 'nameEn' | 'level' | 'parentCode' | 'population' | 'lat' | 'long'> & {
  validTo: string
  successorCode: string | null
}

/** Makes or changes an area; an end day and a successor take it out of use. */
export function AreaForm({ area, onSaved }: { area?: Area; onSaved?: () => void }) {
  const texts = useTexts(directoryTexts).areas
  const save = useTexts(partTexts).save
  const language = useLanguage()
  const { areaChoices, loading } = useDirectory()
  const action = useAction(saveArea, { showsError: true, done: (saved) => texts.saved(nameOf(saved, language)) })
  const initial: Values = {
    code: area?.code ?? '',
    name: area?.name ?? '',
    nameEn: area?.nameEn ?? '',
    level: area?.level ?? 'town',
    parentCode: area?.parentCode ?? null,
    population: area?.population ?? null,
    lat: area?.lat ?? null,
    long: area?.long ?? null,
    validTo: '',
    successorCode: null,
  }
  const form = useForm({
    initial,
    labels: {
      code: texts.code,
      name: texts.name,
      nameEn: texts.nameEn,
      level: texts.level,
      parentCode: texts.parent,
      population: texts.population,
      lat: texts.lat,
      long: texts.long,
      validTo: texts.validTo,
      successorCode: texts.successor,
    },
    fieldOfCode: { UNKNOWN_AREA: 'parentCode', AREA_HAS_PARTS: 'validTo' },
    check: ({ code, population, lat, long }) => ({
      ...(AreaCode.safeParse(code).success ? {} : { code: texts.codeWrong }),
      ...(Number.isNaN(population) ? { population: texts.notNumber } : {}),
      ...(Number.isNaN(lat) ? { lat: texts.notNumber } : {}),
      ...(Number.isNaN(long) ? { long: texts.notNumber } : {}),
    }),
    ...(area ? {} : { draftKey: 'area' }),
  })
  const submit = form.submit(async ({ code, validTo, ...body }) => {
    const until = isLocalDate(validTo) ? { validTo } : {}
    const outcome = await action.run({ params: { code }, body: { ...body, ...until } })
    if (!outcome.error) onSaved?.()
    return outcome
  })
  const others = areaChoices.filter(({ value }) => value !== area?.code)
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty && area !== undefined} />
      <ErrorSummary form={form} />
      {!area && (
        <TextField {...form.bind('code')} hint={texts.codeHint} maxLength={12} chars={14} inputMode="numeric" />
      )}
      <TextField {...form.bind('name')} maxLength={120} />
      <TextField {...form.bind('nameEn')} maxLength={120} />
      <RadioField
        {...form.bind('level')}
        onChange={(level) => form.set({ level: level as Values['level'] })}
        inline
        choices={AREA_LEVELS.map((level) => ({ value: level, label: texts.levels[level] }))}
      />
      <SelectField {...form.bind('parentCode')} choices={others} loading={loading} optional />
      <NumberField {...form.bind('population')} unit={texts.populationUnit} optional />
      <FieldRow>
        <NumberField {...form.bind('lat')} hint={texts.placeHint} optional />
        <NumberField {...form.bind('long')} optional />
      </FieldRow>
      {area && (
        <>
          <DateField {...form.bind('validTo')} hint={texts.validToHint} optional />
          <SelectField {...form.bind('successorCode')} choices={others} loading={loading} optional />
        </>
      )}
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {save}
        </Button>
      </div>
    </FormFrame>
  )
}
