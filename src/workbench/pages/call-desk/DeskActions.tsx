import { useEffect, useRef } from 'react'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { deskTexts } from './call-desk-texts.ts'
import { DESK_KEYS, type DeskKey } from './desk-keys.ts'
import { KeyMark } from './KeyMark.tsx'

/** What is asked once more before it is done: the unit, or the main matter, in words. */
export type Confirming = { readonly way: 'dispatch' | 'join'; readonly question: string }

type DeskActionsProps = {
  confirming: Confirming | undefined
  busy: boolean
  mayDispatch: boolean
  mayAnswer: boolean
  mayRefuse: boolean
  onKey: (key: DeskKey) => void
  onConfirm: () => void
  onBack: () => void
  onClear: () => void
}

/** The ways in which a matter leaves the desk, each with its key; what cannot be taken back is asked once more. */
export function DeskActions(props: DeskActionsProps) {
  const { confirming, busy, mayDispatch, mayAnswer, mayRefuse, onKey, onConfirm, onBack, onClear } = props
  const texts = useTexts(deskTexts).actions
  const act = (key: DeskKey, word: string, kind: 'main' | 'plain' = 'plain', notNow?: string) => (
    <span className="cd-act">
      <Button kind={kind} notNow={notNow} busy={busy && kind === 'main'} onClick={() => onKey(key)}>
        {word}
      </Button>
      <KeyMark keys={DESK_KEYS[key]} />
    </span>
  )
  return (
    <div className="cd-actions" role="toolbar" aria-label={texts.label}>
      {confirming ? (
        <Asked confirming={confirming} busy={busy} onConfirm={onConfirm} onBack={onBack} />
      ) : (
        <>
          {act('answer', texts.answer, 'main', mayAnswer ? undefined : texts.mayNotAnswer)}
          {act('dispatch', texts.dispatch, 'plain', mayDispatch ? undefined : texts.mayNotDispatch)}
          {act('join', texts.join)}
          {act('register', texts.register)}
          {mayRefuse && act('refuse', texts.refuse)}
          <Button kind="quiet" onClick={onClear}>
            {texts.clear}
          </Button>
        </>
      )}
    </div>
  )
}

type AskedProps = { confirming: Confirming; busy: boolean; onConfirm: () => void; onBack: () => void }

function Asked({ confirming, busy, onConfirm, onBack }: AskedProps) {
  const texts = useTexts(deskTexts).actions
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  return (
    <fieldset
      className="wb-inline"
      aria-label={confirming.question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onBack()
      }}
    >
      <strong role="status">{confirming.question}</strong>
      <Button kind="main" busy={busy} onClick={onConfirm} ref={yes}>
        {texts.yes}
      </Button>
      <KeyMark keys={['Enter']} />
      <Button onClick={onBack}>{texts.no}</Button>
      <KeyMark keys={['Esc']} />
    </fieldset>
  )
}
