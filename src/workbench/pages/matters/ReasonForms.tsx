import {
  closeComplaint,
  redoComplaint,
  releaseAnswer,
  reopenByStaff,
  reworkAnswer,
  unlistComplaint,
} from '../../../delivery/feedback/feedback.contract.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { isShort, StepButtons } from './StepButtons.tsx'
import { stepTexts } from './step-texts.ts'
import { draftOf, type StepProps, useStep } from './use-step.ts'

const BY_REASON = {
  redo: redoComplaint,
  rework: reworkAnswer,
  unlist: unlistComplaint,
  reopen: reopenByStaff,
} as const

/** Steps that need a reason and nothing else: done again, reworked, taken off the list, opened again. */
export function ReasonForm(props: StepProps) {
  const texts = useTexts(stepTexts).fields
  const { take } = useStep(BY_REASON[props.action as keyof typeof BY_REASON], props)
  const form = useForm({
    initial: { reason: '' },
    labels: { reason: texts.reason },
    check: ({ reason }) => (isShort(reason) ? { reason: texts.reasonMissing } : {}),
    draftKey: draftOf(props),
  })
  return (
    <FormFrame onSubmit={form.submit((body) => take({ params: { id: props.matter.id }, body }))}>
      <ErrorSummary form={form} />
      <TextAreaField {...form.bind('reason')} hint={texts.reasonInside} rows={3} most={1000} />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}

const BY_OPINION = { close: closeComplaint, release: releaseAnswer } as const

/** Steps that may carry a note: closing, and passing an answer that was held for a check. */
export function OpinionForm(props: StepProps) {
  const texts = useTexts(stepTexts).fields
  const { take } = useStep(BY_OPINION[props.action as keyof typeof BY_OPINION], props)
  const form = useForm({ initial: { opinion: '' }, labels: { opinion: texts.opinion }, draftKey: draftOf(props) })
  return (
    <FormFrame onSubmit={form.submit((body) => take({ params: { id: props.matter.id }, body }))}>
      <ErrorSummary form={form} />
      <TextAreaField {...form.bind('opinion')} hint={texts.opinionHint} rows={2} most={1000} optional />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}
