import { assistComplaint, contactSender, transferComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { OUTCOMES, type Outcome } from '../../../delivery/feedback/words.contract.ts'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { EMERGENCY_LINES } from './refusal-templates.ts'
import { isShort, StepButtons } from './StepButtons.tsx'
import { stepTexts } from './step-texts.ts'
import { draftOf, type StepProps, useStep } from './use-step.ts'

/** Notes how the sender was contacted, or that nobody could be reached. */
export function ContactForm(props: StepProps) {
  const texts = useTexts(stepTexts).fields
  const language = useLanguage()
  const { take } = useStep(contactSender, props)
  const form = useForm({
    initial: { outcome: 'reached', text: '' },
    labels: { outcome: texts.outcome, text: texts.contactText },
    check: ({ text }) => (isShort(text) ? { text: texts.contactMissing } : {}),
    draftKey: draftOf(props),
  })
  const send = ({ outcome, text }: typeof form.values) =>
    take({ params: { id: props.matter.id }, body: { outcome: outcome as Outcome, text } })
  return (
    <FormFrame onSubmit={form.submit(send)}>
      <ErrorSummary form={form} />
      <RadioField {...form.bind('outcome')} choices={outcomes(language)} inline />
      <TextAreaField {...form.bind('text')} hint={texts.contactHint} rows={3} most={1000} />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}

/** How reaching somebody ended, as choices. */
export const outcomes = (language: 'zh' | 'en') =>
  Object.entries(OUTCOMES).map(([value, word]) => ({ value, label: word[language] }))

/** The opinion of a supporting unit, for the one that leads. */
export function AssistForm(props: StepProps) {
  const texts = useTexts(stepTexts).fields
  const { take } = useStep(assistComplaint, props)
  const form = useForm({
    initial: { text: '' },
    labels: { text: texts.assistText },
    check: ({ text }) => (text.trim() === '' ? { text: texts.assistMissing } : {}),
    draftKey: draftOf(props),
  })
  return (
    <FormFrame onSubmit={form.submit((body) => take({ params: { id: props.matter.id }, body }))}>
      <ErrorSummary form={form} />
      <TextAreaField {...form.bind('text')} hint={texts.assistHint} rows={4} most={4000} />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}

const OTHER = 'other'

/** Passes a matter to the line that it belongs to: police, fire, ambulance, traffic, or another. */
export function TransferForm(props: StepProps) {
  const texts = useTexts(stepTexts).fields
  const language = useLanguage()
  const { take } = useStep(transferComplaint, props)
  const form = useForm({
    initial: { to: '110', other: '', reason: '' },
    labels: { to: texts.to, other: texts.toOther, reason: texts.reason },
    check: ({ to, other, reason }) => ({
      ...(to === OTHER && isShort(other) ? { other: texts.toMissing } : {}),
      ...(isShort(reason) ? { reason: texts.reasonMissing } : {}),
    }),
    draftKey: draftOf(props),
  })
  const choices = [
    ...EMERGENCY_LINES.map(({ id, name }) => ({ value: id, label: name[language] })),
    { value: OTHER, label: texts.toOther },
  ]
  const send = ({ to, other, reason }: typeof form.values) => {
    const line = EMERGENCY_LINES.find(({ id }) => id === to)
    return take({ params: { id: props.matter.id }, body: { to: line?.name.zh ?? other, reason } })
  }
  return (
    <FormFrame onSubmit={form.submit(send)}>
      <ErrorSummary form={form} />
      <RadioField {...form.bind('to')} choices={choices} inline />
      {form.values.to === OTHER && <TextField {...form.bind('other')} hint={texts.toOtherHint} maxLength={60} />}
      <TextAreaField {...form.bind('reason')} hint={texts.reasonShown} rows={2} most={1000} />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}
