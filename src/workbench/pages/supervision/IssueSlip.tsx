import { COLOURS, type Colour } from '../../../delivery/feedback/supervision/ladder.contract.ts'
import { issueSlip } from '../../../delivery/feedback/supervision/slips.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { supervisionTexts } from './supervision-texts.ts'

const NAMES = Object.keys(COLOURS) as Colour[]

/** Raises a slip about a matter by hand. */
export function IssueSlip({ complaintId, onClose }: { complaintId: string; onClose: () => void }) {
  const texts = useTexts(supervisionTexts)
  const { cancel } = useTexts(partTexts)
  const language = useLanguage()
  const issue = useAction(issueSlip, { showsError: true, done: ({ number }) => texts.issued(number) })
  const form = useForm({
    initial: { colour: 'blue', reason: '', accountable: '' },
    labels: { colour: texts.fields.colour, reason: texts.fields.reason, accountable: texts.fields.accountable },
    check: ({ colour, reason, accountable }) => ({
      ...(reason.trim().length < 2 ? { reason: texts.required(texts.fields.reason) } : {}),
      ...(colour === 'red' && !accountable.trim() ? { accountable: texts.required(texts.fields.accountable) } : {}),
    }),
  })
  const submit = form.submit(async ({ colour, reason, accountable }) => {
    const body = { colour: colour as Colour, reason, accountable }
    const outcome = await issue.run({ params: { id: complaintId }, body })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <RadioField
        {...form.bind('colour')}
        choices={NAMES.map((value) => ({ value, label: COLOURS[value][language] }))}
      />
      <TextAreaField {...form.bind('reason')} rows={3} most={1000} />
      {form.values.colour === 'red' && (
        <TextField {...form.bind('accountable')} hint={texts.fields.accountableHint} maxLength={500} />
      )}
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {texts.issue}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </FormFrame>
  )
}
