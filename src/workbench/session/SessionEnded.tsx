import { Dialog } from '../../ui/workbench/dialog/Dialog.tsx'
import { useTexts } from '../../ui/workbench/language.tsx'
import { useSession } from './Session.tsx'
import { SignInForm } from './SignInForm.tsx'
import { sessionTexts } from './session-texts.ts'

/** Asks for the password again on top of the page that was open, so that nothing typed is lost. */
export function SessionEnded() {
  const texts = useTexts(sessionTexts).ended
  const { me, adopt, signOut } = useSession()
  if (!me) return null
  return (
    <Dialog title={texts.title} onClose={() => undefined} mustAnswer>
      <p className="wb-prose">{texts.text(me.displayName)}</p>
      <SignInForm name={me.name} onSignedIn={adopt} />
      <button type="button" className="wb-textbutton" onClick={() => void signOut()}>
        {texts.other}
      </button>
    </Dialog>
  )
}
