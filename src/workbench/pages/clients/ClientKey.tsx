import { useState } from 'react'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { clientsTexts } from './clients-texts.ts'

/** Shows a key, once: it is kept nowhere as it is and cannot be shown again. */
export function ClientKey({ name, apiKey, onClose }: { name: string; apiKey: string; onClose: () => void }) {
  const texts = useTexts(clientsTexts).key
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(apiKey)
    setCopied(true)
  }
  return (
    <Dialog title={texts.title} onClose={onClose} mustAnswer>
      <p className="wb-prose">{texts.text(name)}</p>
      <p className="wb-onetime">
        <code>{apiKey}</code>
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
