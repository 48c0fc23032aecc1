import { useState } from 'react'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { accountsTexts } from './accounts-texts.ts'

/** Shows a one-time password large enough to copy by hand; it is nowhere else and cannot be shown again. */
export function OneTimePassword({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const texts = useTexts(accountsTexts).oneTime
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(password)
    setCopied(true)
  }
  return (
    <Dialog title={texts.title} onClose={onClose} mustAnswer>
      <p className="wb-prose">{texts.text(name)}</p>
      <p className="wb-onetime">
        <code>{password}</code>
        <Button onClick={() => void copy()}>{copied ? texts.copied : texts.copy}</Button>
      </p>
      <p className="wb-hint">◐ {texts.once}</p>
      <DialogActions>
        <Button kind="main" onClick={onClose}>
          {texts.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
