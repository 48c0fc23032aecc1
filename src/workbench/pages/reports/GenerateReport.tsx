import { isLocalDate, localDateOf } from '../../../kernel/dates.ts'
import { generateReport } from '../../../oversight/transparency/transparency.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { periodOf } from '../../../ui/workbench/forms/date-words.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { PeriodField } from '../../../ui/workbench/forms/PeriodField.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useGo } from '../../../ui/workbench/navigation.tsx'
import { ProgressBar } from '../../../ui/workbench/Progress.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { reportsTexts } from './reports-texts.ts'

const PRESETS = ['lastMonth', 'lastQuarter', 'lastYear'] as const

/** Asks for period and area, and has the report written from the measures. */
export function GenerateReport({ onClose }: { onClose: () => void }) {
  const all = useTexts(reportsTexts)
  const texts = all.form
  const { cancel } = useTexts(partTexts)
  const go = useGo()
  const { areaChoices, loading } = useDirectory()
  const generate = useAction(generateReport, { showsError: true, done: texts.done })
  const form = useForm({
    initial: {
      period: periodOf('lastMonth', localDateOf(Date.now())) as { from: string; to: string },
      areaCode: null as string | null,
      changed: '',
      changedEn: '',
    },
    labels: { period: all.period, areaCode: all.area, changed: texts.changed, changedEn: texts.changedEn },
    check: ({ period: { from, to }, changed, changedEn }) => ({
      ...(isLocalDate(from) && isLocalDate(to) && from <= to ? {} : { period: texts.dates }),
      ...((changed.trim() === '') === (changedEn.trim() === '') ? {} : { changedEn: texts.both }),
    }),
  })
  const submit = form.submit(async ({ period, areaCode, changed, changedEn }) => {
    const whatChanged = { zh: changed.trim(), en: changedEn.trim() }
    const outcome = await generate.run({
      body: { ...period, ...(areaCode ? { areaCode } : {}), ...(whatChanged.zh ? { whatChanged } : {}) },
    })
    if (outcome.reply) go(`/reports/${outcome.reply.id}`)
    return outcome
  })
  return (
    <Dialog title={texts.title} onClose={onClose} wide>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <p className="wb-soft">{texts.lead}</p>
        <PeriodField
          label={all.period}
          value={form.values.period}
          onChange={(period) => form.set({ period })}
          presets={PRESETS}
        />
        <SelectField
          {...form.bind('areaCode')}
          hint={texts.wholeCity}
          choices={areaChoices}
          loading={loading}
          optional
        />
        <TextAreaField {...form.bind('changed')} hint={texts.changedHint} rows={2} optional />
        <TextAreaField {...form.bind('changedEn')} rows={2} optional />
        {form.pending && <ProgressBar share={undefined} label={texts.running} />}
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.go}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}
