import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'
import { type Status, StatusMark, toneOf } from './StatusMark.tsx'

/** A status as mark and word, never colour alone; `word` replaces the general word where a place has a better one. */
export function StatusWord({ language, status, word }: { language: Language; status: Status; word?: string }) {
  return (
    <span className={`status ${toneOf(status)}`}>
      <StatusMark status={status} />
      {word ?? portalTexts[language].status[status]}
    </span>
  )
}
