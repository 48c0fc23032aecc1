import type { AnyEndpoint, InputOf } from '../../../kernel/endpoint.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { supervisionTexts } from './supervision-texts.ts'

type TextStepProps<E extends AnyEndpoint> = {
  endpoint: E
  /** What is sent for the text that was typed. */
  input: (text: string) => InputOf<E>
  /** The version that is changed; none where something new is made. */
  version?: number
  /** The name of the field in what is sent, and what it is called. */
  field: string
  label: string
  doIt: string
  most: number
  optional?: boolean
  danger?: boolean
  onClose: () => void
}

/** A step that needs one text: its field, the button that takes it, and the way back. */
export function TextStep<E extends AnyEndpoint>(props: TextStepProps<E>) {
  const { endpoint, input, version, field, label, doIt, most, optional = false, danger = false, onClose } = props
  const texts = useTexts(supervisionTexts)
  const { cancel } = useTexts(partTexts)
  const step = useAction(endpoint, { showsError: true, done: texts.done(doIt) })
  const form = useForm<Record<string, string>>({
    initial: { [field]: '' },
    labels: { [field]: label },
    check: (values) => (optional || values[field]?.trim() ? {} : { [field]: texts.required(label) }),
  })
  const submit = form.submit(async (values) => {
    const more = version === undefined ? {} : { ifMatch: etagOfVersion(version) }
    const outcome = await step.run(input(values[field]?.trim() ?? ''), more)
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <TextAreaField {...form.bind(field)} rows={3} most={most} optional={optional} />
      <div className="wb-actions">
        <Button submit kind={danger ? 'danger' : 'main'} busy={form.pending}>
          {doIt}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </FormFrame>
  )
}
