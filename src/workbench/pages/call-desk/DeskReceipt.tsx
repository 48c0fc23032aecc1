import { useEffect, useRef } from 'react'
import { showDate } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { deskTexts } from './call-desk-texts.ts'
import { DESK_KEYS } from './desk-keys.ts'
import { KeyMark } from './KeyMark.tsx'
import type { Desk } from './use-desk.ts'

/** What is read to the caller: number and code, large and in groups, what was done and until when an answer is promised. */
export function DeskReceipt({ sent, onNext }: { sent: NonNullable<Desk['sent']>; onNext: () => void }) {
  const texts = useTexts(deskTexts).receipt
  const language = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { registered, way } = sent
  const { receipt, complaint } = registered
  const became = {
    answer: texts.answered,
    dispatch: texts.sent(complaint.unitName?.[language] ?? ''),
    join: texts.joined,
    register: texts.waits,
  }[way]
  return (
    <section className="cd-receipt" aria-labelledby="desk-receipt">
      <h2 id="desk-receipt" tabIndex={-1} ref={heading}>
        {texts.title}
      </h2>
      <dl>
        <div>
          <dt>{texts.number}</dt>
          <dd className="cd-large">{receipt.number}</dd>
        </div>
        <div>
          <dt>{texts.code}</dt>
          <dd className="cd-large">{receipt.code}</dd>
        </div>
      </dl>
      <p>
        {became} {way === 'answer' ? '' : texts.due(showDate(receipt.dueDate, language))}
      </p>
      <ul className="wb-lines">
        {receipt.next.map((step) => (
          <li key={step.zh}>{step[language]}</li>
        ))}
      </ul>
      <p className="wb-soft">{texts.once}</p>
      <p className="wb-inline">
        <Button kind="main" onClick={onNext}>
          {texts.next}
        </Button>
        <KeyMark keys={DESK_KEYS.next} />
        <PageLink to={`/inbox/matters/${complaint.id}`}>{texts.open}</PageLink>
      </p>
    </section>
  )
}
