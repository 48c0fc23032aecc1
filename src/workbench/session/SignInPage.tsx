import { useEffect, useEffectEvent } from 'react'
import { useTexts } from '../../ui/workbench/language.tsx'
import { useGo, useQueryValue } from '../../ui/workbench/navigation.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { placeToReturn } from './return-place.ts'
import { useSession } from './Session.tsx'
import { SignInForm } from './SignInForm.tsx'
import { sessionTexts } from './session-texts.ts'

/** The door of the workbench; afterwards the reader is where the link wanted to go. */
export function SignInPage() {
  const texts = useTexts(sessionTexts).signIn
  const { state, adopt } = useSession()
  const [to] = useQueryValue('to')
  const go = useGo()
  const enter = useEffectEvent(() => go(placeToReturn(to), { replace: true }))
  useEffect(() => {
    if (state === 'in') enter()
  }, [state])
  return (
    <DoorFrame title={texts.title} foot={<a href="/">{texts.toPortal}</a>}>
      <SignInForm onSignedIn={adopt} />
      <p className="wb-hint">{texts.help}</p>
    </DoorFrame>
  )
}
