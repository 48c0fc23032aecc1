import { languageTag } from '../../kernel/texts.ts'
import { useLanguage, useTexts } from '../../ui/workbench/language.tsx'
import { useSession } from '../session/Session.tsx'
import { shellTexts } from './shell-texts.ts'

/** Switches between Chinese and English at once; the button is written in the language it leads to. */
export function LanguageSwitch() {
  const texts = useTexts(shellTexts)
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  const { speak } = useSession()
  return (
    <button
      type="button"
      className="wb-toolbutton"
      lang={languageTag(other)}
      title={texts.languageLabel}
      onClick={() => speak(other)}
    >
      {texts.language}
    </button>
  )
}
