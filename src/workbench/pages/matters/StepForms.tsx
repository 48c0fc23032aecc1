import {
  closeComplaint,
  dispatchComplaint,
  redoComplaint,
  rejectComplaint,
} from '../../../delivery/feedback/feedback.contract.ts'
import { sendBackComplaint } from '../../../delivery/feedback/requests/requests.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { stepTexts } from './step-texts.ts'
import { draftOf, type StepProps, useStep } from './use-step.ts'

const SHORTEST_REASON = 2
const isShort = (text: string) => text.trim().length < SHORTEST_REASON

/** Send and leave, at the foot of each form. */
export function StepButtons({ action, onClose, busy, danger }: Omit<StepProps, 'matter'> & StepButtonLook) {
  const texts = useTexts(stepTexts).submit
  const parts = useTexts(partTexts)
  return (
    <div className="wb-actions">
      <Button submit kind={danger ? 'danger' : 'main'} busy={busy}>
        {texts[action as keyof typeof texts]}
      </Button>
      <Button onClick={onClose}>{parts.cancel}</Button>
    </div>
  )
}
type StepButtonLook = { readonly busy: boolean; readonly danger?: boolean }

/** Chooses the unit that is to handle the matter; another one than before needs a reason. */
export function DispatchForm(props: StepProps) {
  const { matter, action } = props
  const texts = useTexts(stepTexts)
  const { unitChoices, loading } = useDirectory()
  const { take } = useStep(dispatchComplaint, props)
  const isAgain = action === 'redispatch'
  const form = useForm({
    initial: { unitId: null as string | null, opinion: '', reason: '' },
    labels: { unitId: texts.fields.unit, opinion: texts.fields.dispatchOpinion, reason: texts.fields.reason },
    check: ({ unitId, reason }) => ({
      ...(unitId ? {} : { unitId: texts.fields.unitMissing }),
      ...(isAgain && isShort(reason) ? { reason: texts.fields.reasonMissing } : {}),
    }),
    draftKey: draftOf(props),
  })
  const { unitId } = form.values
  const isAccused = unitId !== null && unitId === matter.aboutUnitId && matter.kind !== 'praise'
  return (
    <FormFrame
      onSubmit={form.submit(({ unitId, opinion, reason }) =>
        take({ params: { id: matter.id }, body: { unitId: unitId ?? '', opinion, reason: isAgain ? reason : '' } }),
      )}
    >
      <ErrorSummary form={form} />
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
      {isAgain && <TextAreaField {...form.bind('reason')} hint={texts.fields.reasonInside} rows={2} most={1000} />}
      <TextAreaField {...form.bind('opinion')} hint={texts.fields.opinionHint} rows={2} most={1000} optional />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}

/** Reason and legal ground: before a matter is sent back or not accepted. */
export function GroundForm(props: StepProps) {
  const { matter, action } = props
  const texts = useTexts(stepTexts).fields
  const back = useStep(sendBackComplaint, props)
  const reject = useStep(rejectComplaint, props)
  const form = useForm({
    initial: { reason: '', ground: '' },
    labels: { reason: texts.reason, ground: texts.ground },
    check: ({ reason, ground }) => ({
      ...(isShort(reason) ? { reason: texts.reasonMissing } : {}),
      ...(isShort(ground) ? { ground: texts.groundMissing } : {}),
    }),
    draftKey: draftOf(props),
  })
  const { take } = action === 'reject' ? reject : back
  return (
    <FormFrame onSubmit={form.submit((body) => take({ params: { id: matter.id }, body }))}>
      <ErrorSummary form={form} />
      <TextAreaField
        {...form.bind('reason')}
        hint={action === 'reject' ? texts.reasonShown : texts.reasonInside}
        rows={3}
        most={1000}
      />
      <TextAreaField {...form.bind('ground')} hint={texts.groundHint} rows={2} most={1000} />
      <StepButtons {...props} busy={form.pending} danger={action === 'reject'} />
    </FormFrame>
  )
}

/** The reason for having an answered matter done again. */
export function RedoForm(props: StepProps) {
  const texts = useTexts(stepTexts).fields
  const { take } = useStep(redoComplaint, props)
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

/** Closes an answered matter, with a note if there is something to note. */
export function CloseForm(props: StepProps) {
  const texts = useTexts(stepTexts).fields
  const { take } = useStep(closeComplaint, props)
  const form = useForm({ initial: { opinion: '' }, labels: { opinion: texts.opinion }, draftKey: draftOf(props) })
  return (
    <FormFrame onSubmit={form.submit((body) => take({ params: { id: props.matter.id }, body }))}>
      <ErrorSummary form={form} />
      <TextAreaField {...form.bind('opinion')} hint={texts.opinionHint} rows={2} most={1000} optional />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}
