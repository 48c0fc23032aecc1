import { SteelyardMark } from '../../ui/charts/SteelyardMark.tsx'
import { useDocumentTitle } from '../../ui/workbench/arrival.ts'
import { useTexts } from '../../ui/workbench/language.tsx'
import { partTexts } from '../../ui/workbench/part-texts.ts'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { useSession } from './Session.tsx'
import { sessionTexts } from './session-texts.ts'

/** Stands before everything else while the password is a one-time one or has expired. */
export function MustChangePassword() {
  const texts = useTexts(sessionTexts)
  const product = useTexts(partTexts).productName
  const { adopt, signOut } = useSession()
  useDocumentTitle(texts.password.mustTitle, product)
  return (
    <div className="wb-door">
      <header className="wb-door-top">
        <LanguageSwitch />
      </header>
      <main className="wb-door-main">
        <div className="wb-door-brand">
          <SteelyardMark size={44} />
          <p>
            <strong>{product}</strong>
          </p>
        </div>
        <div className="wb-beam" aria-hidden="true" />
        <section className="wb-door-card" aria-labelledby="door-title">
          <h1 id="door-title">{texts.password.mustTitle}</h1>
          <p className="wb-lead">{texts.password.mustText}</p>
          <PasswordForm onChanged={adopt} />
        </section>
        <p className="wb-door-foot">
          <button type="button" className="wb-textbutton" onClick={() => void signOut()}>
            {texts.signOut}
          </button>
        </p>
      </main>
    </div>
  )
}
