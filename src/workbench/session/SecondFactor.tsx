import { useEffect, useRef } from 'react'
import { beginTotp, confirmTotp } from '../../foundation/identity/identity.contract.ts'
import { Button } from '../../ui/workbench/Button.tsx'
import { useAction } from '../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../ui/workbench/forms/FormFrame.tsx'
import { TextField } from '../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../ui/workbench/language.tsx'
import { partTexts } from '../../ui/workbench/part-texts.ts'
import { useSession } from './Session.tsx'
import { sessionTexts } from './session-texts.ts'

export type TotpOffer = { readonly secret: string; readonly qrSvg: string }

/** Asks the server for a new secret; the dialog then shows it. */
export function useTotpOffer() {
  return useAction(beginTotp, { refresh: [] })
}

/** Sets up the second factor on top of a page. */
export function SecondFactorDialog({ offer, onClose }: { offer: TotpOffer; onClose: () => void }) {
  const texts = useTexts(sessionTexts).factor
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <SecondFactorForm offer={offer} onClose={onClose} />
    </Dialog>
  )
}

/** Shows the secret as QR code and as text, and confirms it with the first code of the authenticator. */
export function SecondFactorForm({ offer, onClose }: { offer: TotpOffer; onClose?: () => void }) {
  const texts = useTexts(sessionTexts).factor
  const cancel = useTexts(partTexts).cancel
  const { adopt } = useSession()
  const confirm = useAction(confirmTotp, { showsError: true, done: texts.done, refresh: [] })
  const form = useForm({
    initial: { code: '' },
    labels: { code: texts.code },
    fieldOfCode: { WRONG_CODE: 'code' },
    check: ({ code }) => (/^\d{6}$/.test(code.trim()) ? {} : { code: texts.sixDigits }),
  })
  const submit = form.submit(async ({ code }) => {
    const { reply, error } = await confirm.run({ body: { code: code.trim() } })
    if (reply) {
      adopt(reply)
      onClose?.()
    }
    return { error }
  })
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <div className="wb-factor">
        <QrPicture svg={offer.qrSvg} label={texts.qr} />
        <div>
          <p>
            <strong>{texts.scan}</strong>
          </p>
          <p className="wb-hint">{texts.scanHint}</p>
          <p className="wb-hint">{texts.byHand}</p>
          <code className="wb-secret">{inGroups(offer.secret)}</code>
        </div>
      </div>
      <TextField {...form.bind('code')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} chars={10} />
      <DialogActions>
        <Button submit kind="main" busy={form.pending}>
          {texts.confirm}
        </Button>
        {onClose && <Button onClick={onClose}>{cancel}</Button>}
      </DialogActions>
    </FormFrame>
  )
}

/** Draws the server's SVG without letting it run anything: parsed as a document, only its shapes are taken over. */
function QrPicture({ svg, label }: { svg: string; label: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    if (parsed.nodeName === 'svg') box.current?.replaceChildren(document.importNode(parsed, true))
  }, [svg])
  return <div className="wb-qr" role="img" aria-label={label} ref={box} />
}

/** Four characters at a time can be copied by hand without losing the place. */
const inGroups = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')
