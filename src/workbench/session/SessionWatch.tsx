import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { me as readMe } from '../../foundation/identity/identity.contract.ts'
import { call } from '../../kernel/call.ts'
import { Button } from '../../ui/workbench/Button.tsx'
import { useCalls } from '../../ui/workbench/calls/Calls.tsx'
import { Dialog, DialogActions } from '../../ui/workbench/dialog/Dialog.tsx'
import { useTexts } from '../../ui/workbench/language.tsx'
import { useMe, useSession } from './Session.tsx'
import { whatIsDue } from './session-clock.ts'
import { sessionTexts } from './session-texts.ts'

const TICK = 1_000

/**
 * Watches the end of the session: somebody who is at work keeps it alive, somebody who is away is warned a minute before
 * it ends and can go on with one press (WCAG 2.2, 2.2.1).
 */
export function SessionWatch() {
  const texts = useTexts(sessionTexts).ending
  const { expiresAt } = useMe()
  const { adopt } = useSession()
  const { transport } = useCalls()
  const [secondsLeft, setSecondsLeft] = useState<number>()
  const lastTouch = useRef(Date.now())
  const asking = useRef(false)

  const extend = async () => {
    if (asking.current) return
    asking.current = true
    try {
      adopt(await call(transport, readMe, {}))
      setSecondsLeft(undefined)
    } catch {
      // The next call of the page meets the same refusal and opens the dialog that asks for the password.
      setSecondsLeft(undefined)
    } finally {
      asking.current = false
    }
  }
  const look = useEffectEvent(() => {
    const due = whatIsDue(Date.parse(expiresAt), Date.now(), lastTouch.current)
    if (due.kind === 'extend') void extend()
    else setSecondsLeft(due.kind === 'warn' ? due.seconds : undefined)
  })
  useEffect(() => {
    const touch = () => {
      lastTouch.current = Date.now()
    }
    const timer = setInterval(() => look(), TICK)
    const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
    for (const sign of signs) document.addEventListener(sign, touch, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) document.removeEventListener(sign, touch)
    }
  }, [])

  if (secondsLeft === undefined) return null
  return (
    <Dialog title={texts.title} onClose={() => void extend()}>
      <p role="timer">{texts.text(secondsLeft)}</p>
      <DialogActions>
        <Button kind="main" onClick={() => void extend()}>
          {texts.stay}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
