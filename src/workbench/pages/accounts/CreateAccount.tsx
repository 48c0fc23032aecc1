import { useState } from 'react'
import { createAccount } from '../../../foundation/identity/identity.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { accountsTexts } from './accounts-texts.ts'
import { OneTimePassword } from './OneTimePassword.tsx'

type First = { displayName: string; name: string; unitId: string | null }
const FIRST: First = { displayName: '', name: '', unitId: null }

/** Makes an account without rights, then shows its one-time password, once. */
export function CreateAccount({ onClose }: { onClose: () => void }) {
  const texts = useTexts(accountsTexts).form
  const cancel = useTexts(partTexts).cancel
  const { unitChoices, loading } = useDirectory()
  const [made, setMade] = useState<{ name: string; password: string }>()
  const create = useAction(createAccount, { showsError: true })
  const form = useForm({
    initial: FIRST,
    labels: { displayName: texts.displayName, name: texts.name, unitId: texts.unit },
    shape: createAccount.body!,
    fieldOfCode: { NAME_TAKEN: 'name', UNKNOWN_UNIT: 'unitId' },
    draftKey: 'account',
  })
  const submit = form.submit(async (values) => {
    const { reply, error } = await create.run({ body: values })
    if (reply) setMade({ name: reply.account.displayName, password: reply.oneTimePassword })
    return { error }
  })
  if (made) return <OneTimePassword {...made} onClose={onClose} />
  return (
    <Dialog title={texts.createTitle} onClose={onClose}>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <TextField {...form.bind('displayName')} maxLength={80} />
        <TextField {...form.bind('name')} hint={texts.nameHint} maxLength={40} />
        <SelectField {...form.bind('unitId')} hint={texts.unitHint} choices={unitChoices} loading={loading} optional />
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
