import { replyToComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { LONGEST_TEXT } from '../../../delivery/feedback/words.contract.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { Menu } from '../../../ui/workbench/Menu.tsx'
import { ReplyCheck } from './ReplyCheck.tsx'
import { templatesFor, unfilled } from './reply-templates.ts'
import { StepButtons } from './StepButtons.tsx'
import { stepTexts } from './step-texts.ts'
import { draftOf, type StepProps, useStep } from './use-step.ts'

/** Answers the sender, from a template if wanted; a template that was not filled in is not sent. */
export function ReplyForm(props: StepProps) {
  const { matter } = props
  const texts = useTexts(stepTexts)
  const language = useLanguage()
  const { take } = useStep(replyToComplaint, props)
  const form = useForm({
    initial: { text: '', opinion: '' },
    labels: { text: texts.fields.text, opinion: texts.fields.opinion },
    check: ({ text }) => {
      const mark = unfilled(text)
      if (text.trim() === '') return { text: texts.fields.textMissing }
      return mark ? { text: texts.templateLeft(mark) } : {}
    },
    draftKey: draftOf(props),
  })
  const items = templatesFor(matter.kind).map(({ id, name, text }) => ({
    id,
    label: name[language],
    run: () => form.set({ text: form.values.text.trim() === '' ? text : `${form.values.text.trimEnd()}\n${text}` }),
  }))
  return (
    <FormFrame onSubmit={form.submit((body) => take({ params: { id: matter.id }, body }))}>
      <ErrorSummary form={form} />
      <p>
        <Menu label={texts.template} icon="file" items={items} /> <span className="wb-soft">{texts.templateHint}</span>
      </p>
      <TextAreaField {...form.bind('text')} hint={texts.fields.textHint} rows={8} most={LONGEST_TEXT} />
      <ReplyCheck id={matter.id} text={form.values.text} />
      <TextAreaField {...form.bind('opinion')} hint={texts.fields.opinionHint} rows={2} most={2000} optional />
      <StepButtons {...props} busy={form.pending} />
    </FormFrame>
  )
}
