import { useState } from 'react'
import { BUCKETS, checkReplyOf, type Quality } from '../../../delivery/feedback/supervision/quality.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { stepTexts } from './step-texts.ts'

const STANDINGS = { accept: 'kept', sample: 'atRisk', review: 'missed' } as const

/** What the check of an answer finds before it is sent; it is asked for, and told to be old once the answer changes. */
export function ReplyCheck({ id, text }: { id: string; text: string }) {
  const texts = useTexts(stepTexts).quality
  const language = useLanguage()
  const [found, setFound] = useState<{ text: string; quality: Quality }>()
  const check = useAction(checkReplyOf, { showsError: true, refresh: [] })
  const run = async () => {
    const { reply } = await check.run({ params: { id }, body: { text } })
    setFound(reply && { text, quality: reply })
  }
  return (
    <section className="wb-block" aria-label={texts.title}>
      <p>
        <Button
          icon="check"
          busy={check.pending}
          notNow={text.trim() === '' ? texts.check : undefined}
          onClick={() => void run()}
        >
          {texts.check}
        </Button>
      </p>
      <div role="status">
        {check.error && <p className="wb-soft">{texts.failed}</p>}
        {found && found.text !== text && <p className="wb-soft">{texts.stale}</p>}
        {found && found.text === text && (
          <>
            <p>
              <StatusWord standing={STANDINGS[found.quality.bucket]}>
                {BUCKETS[found.quality.bucket][language]}
              </StatusWord>{' '}
              <span className="wb-soft">{texts.score(String(found.quality.score))}</span>
            </p>
            {found.quality.flags.length === 0 && <p>{texts.fine}</p>}
            <ul className="wb-lines">
              {found.quality.flags.map(({ flag, hard, message, words }) => (
                <li key={flag}>
                  {message[language]}
                  {hard && <StatusWord standing="missed">{texts.hard}</StatusWord>}
                  {words.length > 0 && <span className="wb-soft"> {texts.words(words.join('、'))}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}
