import { followUpComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { LEVELS, type Outcome, SOLVED, type Solved } from '../../../delivery/feedback/words.contract.ts'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { outcomes } from './HandlingForms.tsx'
import { StepButtons } from './StepButtons.tsx'
import { stepTexts } from './step-texts.ts'
import { draftOf, type StepProps, useStep } from './use-step.ts'

const BEST_FIRST = [5, 4, 3, 2, 1] as const

/** Records the call-back after the answer, in the sender's own words. */
export function FollowUpForm(props: StepProps) {
  const texts = useTexts(stepTexts).fields
  const language = useLanguage()
  const { take } = useStep(followUpComplaint, props)
  const form = useForm({
    initial: { outcome: '', solved: '', level: '', text: '' },
    labels: {
      outcome: texts.followUpOutcome,
      solved: texts.solved,
      level: texts.level,
      text: texts.followUpText,
    },
    check: ({ outcome, solved, level }) => ({
      ...(outcome === '' ? { outcome: texts.outcomeMissing } : {}),
      ...(outcome === 'reached' && solved === '' ? { solved: texts.saidMissing } : {}),
      ...(outcome === 'reached' && level === '' ? { level: texts.saidMissing } : {}),
    }),
    draftKey: draftOf(props),
  })
  const isReached = form.values.outcome === 'reached'
  const send = ({ outcome, solved, level, text }: typeof form.values) =>
    take({
      params: { id: props.matter.id },
      body: {
        outcome: outcome as Outcome,
        text,
        ...(isReached ? { solved: solved as Solved, level: Number(level) } : {}),
      },
    })
  return (
    <FormFrame onSubmit={form.submit(send)}>
      <ErrorSummary form={form} />
      <RadioField {...form.bind('outcome')} choices={outcomes(language)} inline />
      {isReached && (
        <>
          <RadioField
            {...form.bind('solved')}
            choices={Object.entries(SOLVED).map(([value, word]) => ({ value, label: word[language] }))}
            inline
          />
          <RadioField
            {...form.bind('level')}
            choices={BEST_FIRST.map((level) => ({ value: String(level), label: LEVELS[level][language] }))}
            inline
          />
        </>
      )}
      <TextAreaField {...form.bind('text')} hint={texts.followUpHint} rows={3} most={1000} optional />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}
