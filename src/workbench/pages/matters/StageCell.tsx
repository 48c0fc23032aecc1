import type { ComplaintRow } from '../../../delivery/feedback/feedback.contract.ts'
import { URGENCIES } from '../../../delivery/feedback/words.contract.ts'
import type { Language } from '../../../kernel/texts.ts'
import { useLanguage } from '../../../ui/workbench/language.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { mattersTexts } from './matters-texts.ts'
import { showShortInstant } from './short-instant.ts'

/** The stage of a row that runs out next and until when, in words; empty where none runs. */
export function stageWords({ stage, stageDue }: ComplaintRow, language: Language): string {
  return stage && stageDue ? `${mattersTexts[language].stages[stage]} ${showShortInstant(stageDue, language)}` : ''
}

/** The stage of a row beside the promised answer: which one, until when, and a mark once it is late. */
export function StageCell({ row }: { row: ComplaintRow }) {
  const language = useLanguage()
  const words = stageWords(row, language)
  if (words === '') return null
  const isLate = row.stageDue !== null && Date.parse(row.stageDue) < Date.now()
  return isLate ? <StatusWord standing="missed">{words}</StatusWord> : words
}

/** How pressing a matter is; an emergency stands out, by its sign too. */
export function UrgencyWord({ row }: { row: ComplaintRow }) {
  const language = useLanguage()
  const word = URGENCIES[row.urgency][language]
  if (row.urgency === 'emergency') return <StatusWord standing="missed">{word}</StatusWord>
  return row.urgency === 'utility' ? <StatusWord standing="atRisk">{word}</StatusWord> : word
}
