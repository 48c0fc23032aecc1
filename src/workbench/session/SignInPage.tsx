import { useEffect, useEffectEvent } from 'react'
import { SteelyardMark } from '../../ui/charts/SteelyardMark.tsx'
import { useDocumentTitle } from '../../ui/workbench/arrival.ts'
import { useTexts } from '../../ui/workbench/language.tsx'
import { useGo, useQueryValue } from '../../ui/workbench/navigation.tsx'
import { partTexts } from '../../ui/workbench/part-texts.ts'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { shellTexts } from '../shell/shell-texts.ts'
import { placeToReturn } from './return-place.ts'
import { useSession } from './Session.tsx'
import { SignInForm } from './SignInForm.tsx'
import { sessionTexts } from './session-texts.ts'

/** The door of the workbench; afterwards the reader is where the link wanted to go. */
export function SignInPage() {
  const texts = useTexts(sessionTexts)
  const shell = useTexts(shellTexts)
  const product = useTexts(partTexts).productName
  const { state, adopt } = useSession()
  const [to] = useQueryValue('to')
  const go = useGo()
  useDocumentTitle(texts.signIn.title, product)
  const enter = useEffectEvent(() => go(placeToReturn(to), { replace: true }))
  useEffect(() => {
    if (state === 'in') enter()
  }, [state])
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
            <span>{shell.tagline}</span>
          </p>
        </div>
        <div className="wb-beam" aria-hidden="true" />
        <section className="wb-door-card" aria-labelledby="door-title">
          <h1 id="door-title">{texts.signIn.title}</h1>
          <SignInForm onSignedIn={adopt} />
          <p className="wb-hint">{texts.signIn.help}</p>
        </section>
        <p className="wb-door-foot">
          <a href="/">{texts.signIn.toPortal}</a>
        </p>
      </main>
    </div>
  )
}
