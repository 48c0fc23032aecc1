import { type BoxPlace, PlaceCode, savePlace } from '../../../delivery/feedback/places/places.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { CheckboxField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FieldRow, FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { NumberField } from '../../../ui/workbench/forms/NumberField.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { placesTexts } from './places-texts.ts'

type Values = Pick<BoxPlace, 'code' | 'name' | 'nameEn' | 'unitId' | 'address' | 'active'> & {
  areaCode: string | null
  lat: number | null
  lon: number | null
}

/** Puts up, changes or takes away a suggestion box. */
export function PlaceForm({ place, onSaved }: { place?: BoxPlace; onSaved?: () => void }) {
  const texts = useTexts(placesTexts)
  const save = useTexts(partTexts).save
  const { areaChoices, unitChoices, loading } = useDirectory()
  const action = useAction(savePlace, { showsError: true, done: ({ name }) => texts.saved(name) })
  const initial: Values = {
    code: place?.code ?? '',
    name: place?.name ?? '',
    nameEn: place?.nameEn ?? '',
    areaCode: place?.areaCode ?? null,
    unitId: place?.unitId ?? null,
    address: place?.address ?? '',
    lat: place?.position?.lat ?? null,
    lon: place?.position?.lon ?? null,
    active: place?.active ?? true,
  }
  const form = useForm({
    initial,
    labels: {
      code: texts.code,
      name: texts.name,
      nameEn: texts.nameEn,
      areaCode: texts.area,
      unitId: texts.unit,
      address: texts.address,
      lat: texts.lat,
      lon: texts.long,
      active: texts.active,
    },
    check: ({ code, lat, lon }) => ({
      ...(PlaceCode.safeParse(code).success ? {} : { code: texts.codeWrong }),
      ...((lat === null) === (lon === null) ? {} : { lat: texts.positionWrong }),
    }),
    fieldOfCode: { UNKNOWN_AREA: 'areaCode', UNKNOWN_UNIT: 'unitId', ...(place ? {} : { CHANGED_MEANWHILE: 'code' }) },
    ...(place ? {} : { draftKey: 'suggestion-box' }),
  })
  const submit = form.submit(async ({ code, areaCode, lat, lon, ...rest }) => {
    const position = lat === null || lon === null ? null : { lat, lon }
    const outcome = await action.run(
      { params: { code }, body: { ...rest, areaCode: areaCode ?? '', position } },
      { ifMatch: etagOfVersion(place?.version ?? 0) },
    )
    if (!outcome.error) onSaved?.()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty && place !== undefined} />
      <ErrorSummary form={form} />
      {!place && <TextField {...form.bind('code')} hint={texts.codeHint} maxLength={20} chars={22} />}
      <TextField {...form.bind('name')} hint={texts.nameHint} maxLength={60} />
      <TextField {...form.bind('nameEn')} maxLength={120} />
      <SelectField {...form.bind('areaCode')} choices={areaChoices} loading={loading} />
      <TextField {...form.bind('address')} maxLength={200} optional />
      <SelectField {...form.bind('unitId')} hint={texts.unitHint} choices={unitChoices} loading={loading} optional />
      <FieldRow>
        <NumberField {...form.bind('lat')} hint={texts.positionHint} optional />
        <NumberField {...form.bind('lon')} optional />
      </FieldRow>
      <CheckboxField {...form.bind('active')} hint={texts.activeHint} />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {save}
        </Button>
      </div>
    </FormFrame>
  )
}
