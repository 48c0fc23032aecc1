import { type ReactNode, useState } from 'react'
import { Button } from '../Button.tsx'
import { ErrorSummary } from '../forms/ErrorSummary.tsx'
import { FormFrame } from '../forms/FormFrame.tsx'
import { TextAreaField } from '../forms/TextAreaField.tsx'
import { type Sent, useForm } from '../forms/use-form.ts'
import { useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'
import { Dialog, DialogActions } from './Dialog.tsx'

type ConfirmProps = {
  title: string
  /** What will happen, and what cannot be taken back. */
  children: ReactNode
  /** The word on the button that does it. */
  doIt: string
  danger?: boolean
  onClose: () => void
}

/** Asks once more before something that has no undo and needs no reason. */
export function Confirm({
  title,
  children,
  doIt,
  danger,
  onClose,
  onConfirm,
}: ConfirmProps & { onConfirm: () => Promise<unknown> }) {
  const texts = useTexts(partTexts)
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    await onConfirm().finally(() => setBusy(false))
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="wb-prose">{children}</div>
      <DialogActions>
        <Button kind={danger ? 'danger' : 'main'} busy={busy} onClick={() => void confirm()}>
          {doIt}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </DialogActions>
    </Dialog>
  )
}

/**
 * Asks for the reason before something that cannot be undone. `onConfirm` sends it; an error keeps the dialog
 * open and is shown in it, otherwise it closes.
 */
export function ConfirmWithReason({
  title,
  children,
  doIt,
  danger,
  onClose,
  onConfirm,
  leastLength = 4,
}: ConfirmProps & { onConfirm: (reason: string) => Promise<Sent>; leastLength?: number }) {
  const texts = useTexts(partTexts)
  const form = useForm({
    initial: { reason: '' },
    labels: { reason: texts.confirm.reason },
    check: ({ reason }) =>
      reason.trim().length < leastLength ? { reason: texts.confirm.reasonMissing(leastLength) } : {},
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame
        onSubmit={form.submit(async ({ reason }) => {
          const outcome = await onConfirm(reason.trim())
          if (!outcome.error) onClose()
          return outcome
        })}
      >
        <ErrorSummary form={form} />
        <div className="wb-prose">{children}</div>
        <TextAreaField {...form.bind('reason')} hint={texts.confirm.reasonHint} rows={3} />
        <DialogActions>
          <Button submit kind={danger ? 'danger' : 'main'} busy={form.pending}>
            {doIt}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}
