import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Icon } from '../Icon.tsx'
import { useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'
import { currentToasts, dismissToast, type Toast, watchToasts } from './toast-list.ts'

const SHOWN_FOR = { done: 6_000, news: 8_000, failed: 12_000 } as const

/**
 * The corner where messages pass by. They are read out politely, wait while the pointer or the focus is on them, and
 * carry “undo” where the change can be taken back.
 */
export function Toaster() {
  const texts = useTexts(partTexts)
  const toasts = useSyncExternalStore(watchToasts, currentToasts)
  const stack = useRef<HTMLElement>(null)
  const newest = toasts.at(-1)
  useEffect(() => {
    // Shown anew for each message, so that it lies above a dialog that was opened since.
    if (stack.current?.matches(':popover-open')) stack.current.hidePopover()
    if (newest) stack.current?.showPopover()
  }, [newest])
  return (
    <>
      <p className="wb-unseen" role="status">
        {newest?.text}
      </p>
      <section className="wb-toasts" aria-label={texts.toast.region} popover="manual" ref={stack}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </section>
    </>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const texts = useTexts(partTexts)
  const [held, setHeld] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (held || busy) return
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_FOR[toast.kind])
    return () => clearTimeout(timer)
  }, [held, busy, toast])

  const undo = async () => {
    setBusy(true)
    await toast.undo?.()
    dismissToast(toast.id)
  }
  return (
    <fieldset
      aria-label={toast.text}
      className={`wb-toast wb-toast-${toast.kind}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={toast.kind === 'failed' ? 'warning' : toast.kind === 'done' ? 'check' : 'info'} />
      <p>{toast.text}</p>
      {toast.undo && (
        <button type="button" className="wb-textbutton" onClick={undo} disabled={busy}>
          {texts.undo}
        </button>
      )}
      <button
        type="button"
        className="wb-iconbutton"
        aria-label={texts.toast.dismiss}
        onClick={() => dismissToast(toast.id)}
      >
        <Icon name="close" />
      </button>
    </fieldset>
  )
}
