import { useEffect, useEffectEvent, useState } from 'react'
import { Loading } from '../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../ui/workbench/language.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactorForm, type TotpOffer, useTotpOffer } from './SecondFactor.tsx'
import { useSession } from './Session.tsx'
import { sessionTexts } from './session-texts.ts'

/** Stands before everything else while the password is a one-time one or has expired. */
export function MustChangePassword() {
  const texts = useTexts(sessionTexts).password
  const { adopt } = useSession()
  return (
    <DoorFrame title={texts.mustTitle} lead={texts.mustText} foot={<SignOutInstead />}>
      <PasswordForm onChanged={adopt} />
    </DoorFrame>
  )
}

/** Stands before everything else while the city asks for a second factor that the account does not have. */
export function MustSetSecondFactor() {
  const texts = useTexts(sessionTexts).factor
  const [offer, setOffer] = useState<TotpOffer>()
  const ask = useTotpOffer()
  const begin = useEffectEvent(async () => setOffer((await ask.run({})).reply))
  useEffect(() => {
    void begin()
  }, [])
  return (
    <DoorFrame title={texts.mustTitle} lead={texts.why} wide foot={<SignOutInstead />}>
      {offer ? <SecondFactorForm offer={offer} /> : <Loading />}
    </DoorFrame>
  )
}

function SignOutInstead() {
  const texts = useTexts(sessionTexts)
  const { signOut } = useSession()
  return (
    <button type="button" className="wb-textbutton" onClick={() => void signOut()}>
      {texts.signOut}
    </button>
  )
}
