import { dispatchComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { URGENCIES } from '../../../delivery/feedback/words.contract.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { ManyField, SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { isShort, StepButtons } from './StepButtons.tsx'
import { SuggestedUnit } from './SuggestedUnit.tsx'
import { stepTexts } from './step-texts.ts'
import { useClasses } from './use-classes.ts'
import { draftOf, type StepProps, useStep } from './use-step.ts'

/** Chooses the unit that leads and those that support it; another unit than before needs a reason. */
export function DispatchForm(props: StepProps) {
  const { matter, action } = props
  const texts = useTexts(stepTexts)
  const language = useLanguage()
  const { unitChoices, loading } = useDirectory()
  const classes = useClasses()
  const { take } = useStep(dispatchComplaint, props)
  const isAgain = action === 'redispatch'
  const form = useForm({
    initial: {
      unitId: null as string | null,
      supporting: matter.supporting.map(({ id }) => id) as readonly string[],
      urgency: matter.urgency as string | null,
      categoryCode: matter.categoryCode,
      opinion: '',
      reason: '',
    },
    labels: {
      unitId: texts.fields.unit,
      supporting: texts.fields.supporting,
      urgency: texts.fields.urgency,
      categoryCode: texts.fields.category,
      opinion: texts.fields.dispatchOpinion,
      reason: texts.fields.reason,
    },
    check: ({ unitId, reason }) => ({
      ...(unitId ? {} : { unitId: texts.fields.unitMissing }),
      ...(isAgain && isShort(reason) ? { reason: texts.fields.reasonMissing } : {}),
    }),
    draftKey: draftOf(props),
  })
  const { unitId } = form.values
  const isAccused = unitId !== null && unitId === matter.aboutUnitId && matter.kind !== 'praise'
  const send = ({ unitId, supporting, urgency, categoryCode, opinion, reason }: typeof form.values) =>
    take({
      params: { id: matter.id },
      body: {
        unitId: unitId ?? '',
        supporting: [...supporting],
        ...(urgency && urgency !== matter.urgency ? { urgency: urgency as typeof matter.urgency } : {}),
        categoryCode: categoryCode !== matter.categoryCode ? categoryCode : '',
        opinion,
        reason: isAgain ? reason : '',
      },
    })
  return (
    <FormFrame onSubmit={form.submit(send)}>
      <ErrorSummary form={form} />
      <SuggestedUnit matter={matter} onTake={(id) => form.set({ unitId: id })} />
      <SelectField
        {...form.bind('unitId')}
        hint={texts.fields.unitHint}
        choices={unitChoices.filter(({ value }) => value !== matter.unitId)}
        loading={loading}
      />
      {isAccused && (
        <p className="wb-status wb-status-atRisk" role="status">
          ◐ {texts.aboutSameUnit}
        </p>
      )}
      <ManyField
        {...form.bind('supporting')}
        hint={texts.fields.supportingHint}
        choices={unitChoices.filter(({ value }) => value !== unitId)}
        loading={loading}
        optional
      />
      <div className="wb-fieldrow">
        <SelectField
          {...form.bind('urgency')}
          choices={Object.entries(URGENCIES).map(([value, word]) => ({ value, label: word[language] }))}
        />
        <SelectField {...form.bind('categoryCode')} choices={classes.choices} optional />
      </div>
      {isAgain && <TextAreaField {...form.bind('reason')} hint={texts.fields.reasonInside} rows={2} most={1000} />}
      <TextAreaField {...form.bind('opinion')} hint={texts.fields.opinionHint} rows={2} most={1000} optional />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}
