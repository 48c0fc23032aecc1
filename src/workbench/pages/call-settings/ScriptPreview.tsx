import type { ScriptInput } from '../../../delivery/calls/scripts/scripts.contract.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useMe } from '../../session/Session.tsx'
import { callSettingsTexts } from './call-settings-texts.ts'
import { spokenWords, unknownPlaces } from './script-words.ts'

type Words = Pick<ScriptInput, 'titleZh' | 'titleEn' | 'textZh' | 'textEn'>

/** The words as they will be read out at the desk, in both languages; what is never filled in is pointed out. */
export function ScriptPreview({ words }: { words: Words }) {
  const texts = useTexts(callSettingsTexts).scripts
  const { displayName } = useMe()
  const unknown = unknownPlaces(`${words.textZh}${words.textEn}`)
  return (
    <section className="wb-block" aria-label={texts.preview}>
      <h3>{texts.preview}</h3>
      <div className="cs-preview">
        <p>
          <strong>{words.titleZh || texts.chinese}</strong>
        </p>
        <p className="wb-words" lang="zh">
          {spokenWords(words.textZh, displayName)}
        </p>
        <p>
          <strong>{words.titleEn || texts.english}</strong>
        </p>
        <p className="wb-words" lang="en">
          {spokenWords(words.textEn, displayName)}
        </p>
      </div>
      {unknown.length > 0 && (
        <p className="wb-fault">
          <span aria-hidden="true">▲ </span>
          {texts.unknown(unknown.join(' '))}
        </p>
      )}
      <p className="wb-soft">{texts.previewText}</p>
    </section>
  )
}
