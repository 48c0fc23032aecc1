import { isLocalDate, localDateOf } from '../../../kernel/dates.ts'
import {
  askMeasure,
  listMeasures,
  listTargets,
  saveTarget,
  type Target,
} from '../../../oversight/indicators/indicators.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { DateField } from '../../../ui/workbench/forms/DateField.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { NumberField } from '../../../ui/workbench/forms/NumberField.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { boardTexts } from './board-texts.ts'

/** Makes or changes a target: which measure, for whom, how much, from which day. */
export function TargetForm({ id, target, onSaved }: { id: string; target?: Target; onSaved?: () => void }) {
  const texts = useTexts(boardTexts).targets
  const { save } = useTexts(partTexts)
  const language = useLanguage()
  const { unitChoices, areaChoices } = useDirectory()
  const { data, loading } = useEndpoint(listMeasures, {}, { fresh: 300_000 })
  const promisable = (data?.items ?? []).filter(({ kind, better }) => kind !== 'volume' && better !== 'neither')
  const action = useAction(saveTarget, {
    showsError: true,
    done: texts.saved,
    refresh: [listTargets, askMeasure],
  })
  const form = useForm({
    initial: {
      measure: target?.measure ?? (null as string | null),
      // A share of at most one is a rate; it is written in per cent, other targets as they are.
      value: target === undefined ? (null as number | null) : inField(target.value, isShare(target)),
      unitId: target?.unitId ?? (null as string | null),
      areaCode: target?.areaCode ?? (null as string | null),
      item: target?.item ?? '',
      validFrom: target?.validFrom ?? `${localDateOf(Date.now()).slice(0, 8)}01`,
    },
    labels: {
      measure: texts.measure,
      value: texts.value,
      unitId: texts.unit,
      areaCode: texts.area,
      item: texts.item,
      validFrom: texts.validFrom,
    },
    check: ({ measure, value, validFrom }) => ({
      ...(measure === null ? { measure: texts.measureFault } : {}),
      ...(value === null || Number.isNaN(value) ? { value: texts.valueFault } : {}),
      ...(isLocalDate(validFrom) ? {} : { validFrom: '' }),
    }),
  })
  const kind = data?.items.find(({ id }) => id === form.values.measure)?.kind ?? 'rate'
  const submit = form.submit(async ({ measure, value, item, ...rest }) => {
    const body = {
      ...rest,
      measure: measure ?? '',
      value: kind === 'rate' ? Math.round((value ?? 0) * 1e6) / 1e8 : (value ?? 0),
      item: item.trim() || null,
    }
    const outcome = await action.run({ params: { id }, body })
    if (!outcome.error) onSaved?.()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty && target !== undefined} />
      <ErrorSummary form={form} />
      <SelectField
        {...form.bind('measure')}
        loading={loading}
        choices={promisable.map((measure) => ({
          value: measure.id,
          label: measure.label[language],
          words: measure.id,
        }))}
      />
      <NumberField
        {...form.bind('value')}
        chars={8}
        unit={kind === 'rate' ? '%' : kind === 'score' ? texts.point : texts.hour}
      />
      <SelectField {...form.bind('unitId')} choices={unitChoices} placeholder={texts.any} optional />
      <SelectField {...form.bind('areaCode')} choices={areaChoices} placeholder={texts.any} optional />
      <TextField {...form.bind('item')} maxLength={200} optional />
      <DateField {...form.bind('validFrom')} />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {save}
        </Button>
      </div>
    </FormFrame>
  )
}

const isShare = ({ value }: Target) => value <= 1

const inField = (value: number, share: boolean) => (share ? Math.round(value * 1e6) / 1e4 : value)
