import type { Complaint } from '../../../delivery/feedback/feedback.contract.ts'
import { LIGHT_WORDS, showLimit } from '../../../platform/clock/clock.contract.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { matterTexts } from './matter-texts.ts'
import { STANDING_OF_LIGHT } from './matter-views.ts'
import { mattersTexts } from './matters-texts.ts'
import { showShortInstant } from './short-instant.ts'

/** The clocks of the stages: each with its light, until when and what was allowed; the answer's stands above by itself. */
export function MatterClocks({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).clocks
  const language = useLanguage()
  const words = useTexts(mattersTexts).stages
  const stages = matter.clocks.filter(({ name }) => name !== 'answer')
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      {stages.length === 0 && <p className="wb-soft">{texts.none}</p>}
      <ul className="wb-lines">
        {stages.map(({ name, reading }) => (
          <li key={name} className="wb-stage">
            <span>{words[name]}</span>
            <StatusWord standing={STANDING_OF_LIGHT[reading.light]}>
              {reading.state === 'paused' ? texts.paused : LIGHT_WORDS[reading.light][language]}
            </StatusWord>
            <span className="wb-soft">
              {reading.stoppedAt
                ? texts.stoppedAt(showShortInstant(reading.stoppedAt, language))
                : texts.due(showShortInstant(reading.due, language))}
              {' · '}
              {texts.limit(showLimit(reading.limit, language))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
