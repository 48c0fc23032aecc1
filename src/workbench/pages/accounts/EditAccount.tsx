import { type Account, changeAccount } from '../../../foundation/identity/identity.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
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

/** Changes the name or the unit of an account. */
export function EditAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const texts = useTexts(accountsTexts).form
  const parts = useTexts(partTexts)
  const { unitChoices, loading } = useDirectory()
  const change = useAction(changeAccount, { showsError: true, done: ({ displayName }) => texts.saved(displayName) })
  const form = useForm({
    initial: { displayName: account.displayName, unitId: account.unitId },
    labels: { displayName: texts.displayName, unitId: texts.unit },
    shape: changeAccount.body!,
    fieldOfCode: { UNKNOWN_UNIT: 'unitId' },
  })
  const submit = form.submit(async (values) => {
    const outcome = await change.run(
      { params: { id: account.id }, body: values },
      { ifMatch: etagOfVersion(account.version) },
    )
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <Dialog title={texts.editTitle} onClose={onClose}>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <TextField {...form.bind('displayName')} maxLength={80} />
        <SelectField {...form.bind('unitId')} hint={texts.unitHint} choices={unitChoices} loading={loading} optional />
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {parts.save}
          </Button>
          <Button onClick={onClose}>{parts.cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}
