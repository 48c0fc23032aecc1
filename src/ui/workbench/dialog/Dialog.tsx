import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from '../Button.tsx'
import { useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'

type DialogProps = {
  title: string
  onClose: () => void
  children: ReactNode
  /** Wide enough for a table or a form with two columns. */
  wide?: boolean
  /** Where the answer is needed to go on (a session that ended): Escape and the cross are left out. */
  mustAnswer?: boolean
}

/**
 * A modal dialog on the browser's own `<dialog>`: the page behind is inert, Escape closes, and the focus returns to
 * where it was. Mount it to open it.
 */
export function Dialog({ title, onClose, children, wide, mustAnswer }: DialogProps) {
  const texts = useTexts(partTexts)
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) {
      element.showModal()
      startOf(element)?.focus()
    }
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={wide ? 'wb-dialog wb-dialog-wide' : 'wb-dialog'}
      aria-labelledby={titleId}
      onKeyDownCapture={(event) => {
        // A field with an open list closes that list and lets nobody else hear of it; the browser must not either.
        if (event.key === 'Escape' && holdsOpenList(event.currentTarget)) event.preventDefault()
      }}
      onKeyDown={(event) => {
        // The browser would close it at the second Escape, whatever `cancel` says; what is open inside goes first.
        if (event.key !== 'Escape' || event.defaultPrevented || holdsOpenPanel(event.currentTarget)) return
        event.preventDefault()
        if (!mustAnswer) onClose()
      }}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        if (!mustAnswer) onClose()
      }}
    >
      <header className="wb-dialog-head">
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        {!mustAnswer && <IconButton name="close" label={texts.close} onClick={onClose} />}
      </header>
      <div className="wb-dialog-body">{children}</div>
    </dialog>
  )
}

/** Where reading starts: the first field, or the title where there is only something to read and decide. */
const startOf = (dialog: HTMLElement) =>
  dialog.querySelector<HTMLElement>('.wb-dialog-body :is(input, textarea, select):not([tabindex="-1"])') ??
  dialog.querySelector<HTMLElement>('h2')

/** A panel that is open inside of the dialog is closed by the browser, a list of choices by its field. */
const holdsOpenPanel = (dialog: HTMLElement) => dialog.querySelector('[popover]:popover-open') !== null
const holdsOpenList = (dialog: HTMLElement) => dialog.querySelector('[role="combobox"][aria-expanded="true"]') !== null

/** The buttons at the end of a dialog: the one that does it first in reading order, on the right by look. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="wb-dialog-actions">{children}</div>
}
