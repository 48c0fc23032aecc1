import { rejectComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { sendBackComplaint } from '../../../delivery/feedback/requests/requests.contract.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { Menu } from '../../../ui/workbench/Menu.tsx'
import { REFUSAL_TEMPLATES } from './refusal-templates.ts'
import { unfilled } from './reply-templates.ts'
import { isShort, StepButtons } from './StepButtons.tsx'
import { stepTexts } from './step-texts.ts'
import { draftOf, type StepProps, useStep } from './use-step.ts'

/** Reason and legal ground: before a matter is returned or not accepted; for the latter there are the usual grounds. */
export function GroundForm(props: StepProps) {
  const { matter, action } = props
  const all = useTexts(stepTexts)
  const texts = all.fields
  const language = useLanguage()
  const back = useStep(sendBackComplaint, props)
  const reject = useStep(rejectComplaint, props)
  const isRejection = action === 'reject'
  const form = useForm({
    initial: { reason: '', ground: '' },
    labels: { reason: texts.reason, ground: texts.ground },
    check: ({ reason, ground }) => {
      const mark = unfilled(reason)
      return {
        ...(mark ? { reason: all.templateLeft(mark) } : {}),
        ...(isShort(reason) ? { reason: texts.reasonMissing } : {}),
        ...(isShort(ground) ? { ground: texts.groundMissing } : {}),
      }
    },
    draftKey: draftOf(props),
  })
  const { take } = isRejection ? reject : back
  const items = REFUSAL_TEMPLATES.map(({ id, name, reason, ground }) => ({
    id,
    label: name[language],
    run: () => form.set({ reason, ground }),
  }))
  return (
    <FormFrame onSubmit={form.submit((body) => take({ params: { id: matter.id }, body }))}>
      <ErrorSummary form={form} />
      {isRejection && (
        <p>
          <Menu label={texts.rejectTemplate} icon="file" items={items} />{' '}
          <span className="wb-soft">{texts.rejectTemplateHint}</span>
        </p>
      )}
      <TextAreaField
        {...form.bind('reason')}
        hint={isRejection ? texts.reasonShown : texts.reasonInside}
        rows={3}
        most={1000}
      />
      <TextAreaField {...form.bind('ground')} hint={texts.groundHint} rows={2} most={1000} />
      <StepButtons {...props} busy={form.pending} danger={isRejection} />
    </FormFrame>
  )
}
