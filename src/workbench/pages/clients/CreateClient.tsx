import { useState } from 'react'
import { createClient, PURPOSES, Purpose } from '../../../foundation/identity/clients/clients.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { CheckboxField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { NumberField } from '../../../ui/workbench/forms/NumberField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { ClientKey } from './ClientKey.tsx'
import { clientsTexts } from './clients-texts.ts'

type Values = Record<Purpose, boolean> & { name: string; perMinute: number | null }
const FIRST: Values = { name: '', perMinute: 300, open311: false, mail: false, calls: false }

/** Makes a client for another program, then shows its key, once. */
export function CreateClient({ onClose }: { onClose: () => void }) {
  const texts = useTexts(clientsTexts).form
  const cancel = useTexts(partTexts).cancel
  const language = useLanguage()
  const [made, setMade] = useState<{ name: string; apiKey: string }>()
  const create = useAction(createClient, { showsError: true })
  const chosen = (values: Values) => Purpose.options.filter((purpose) => values[purpose])
  const form = useForm<Values>({
    initial: FIRST,
    labels: {
      name: texts.name,
      perMinute: texts.perMinute,
      open311: PURPOSES.open311[language],
      mail: PURPOSES.mail[language],
      calls: PURPOSES.calls[language],
    },
    check: (values) => ({
      ...(createClient.body!.shape.name.safeParse(values.name).success ? {} : { name: texts.nameHint }),
      ...(createClient.body!.shape.perMinute.safeParse(values.perMinute).success
        ? {}
        : { perMinute: texts.perMinuteWrong }),
      ...(chosen(values).length > 0 ? {} : { open311: texts.onePurpose }),
    }),
    fieldOfCode: { CLIENT_NAME_TAKEN: 'name' },
  })
  const submit = form.submit(async (values) => {
    const body = { name: values.name, perMinute: values.perMinute ?? undefined, purposes: chosen(values) }
    const { reply, error } = await create.run({ body })
    if (reply) setMade({ name: reply.client.name, apiKey: reply.key })
    return { error }
  })
  if (made) return <ClientKey {...made} onClose={onClose} />
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <TextField {...form.bind('name')} hint={texts.nameHint} maxLength={80} />
        <fieldset className="wb-field">
          <legend>{texts.purposes}</legend>
          {Purpose.options.map((purpose) => (
            <CheckboxField key={purpose} {...form.bind(purpose)} hint={texts.purposeHints[purpose]} />
          ))}
        </fieldset>
        <NumberField {...form.bind('perMinute')} hint={texts.perMinuteHint} />
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.create}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}
