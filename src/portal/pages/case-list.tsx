import type { PublicCase } from '../../delivery/feedback/publication/publication.contract.ts'
import { KINDS } from '../../delivery/feedback/words.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import { Tag } from '../../ui/portal/content/Tag.tsx'
import { StatusWord } from '../../ui/portal/facts/StatusWord.tsx'
import { heardTexts } from '../texts/heard-texts.ts'

/** Published cases, each with what it was about, who handled it and whether in time. */
export function CaseList({ language, items }: { language: Language; items: readonly PublicCase[] }) {
  const texts = heardTexts[language].cases
  return (
    <ul className="list">
      {items.map((item) => (
        <li key={item.id}>
          <p className="list-head">
            <a href={`/watch/cases/${item.id}`}>{item.title}</a>{' '}
            <StatusWord
              language={language}
              status={item.onTime ? 'kept' : 'missed'}
              word={item.onTime ? texts.onTime : texts.late}
            />
          </p>
          <p className="hint">
            <Tag>{KINDS[item.kind][language]}</Tag> {placeAndTime(item, language).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Class, district, month and unit of a case, as far as they are known. */
export function placeAndTime({ category, area, month, unit }: PublicCase, language: Language): string[] {
  return [category?.name[language], area.name[language], month, unit?.name[language]].filter((words): words is string =>
    Boolean(words),
  )
}

const DAY = 24
const SHORT = 48

/** How long an answer took, in hours up to two days and in days above. */
export function tookWords(hours: number, language: Language): string {
  const texts = heardTexts[language].cases
  const plain = (value: number) => String(Math.round(value * 10) / 10)
  return hours < SHORT ? texts.hours(plain(hours)) : texts.days(plain(hours / DAY))
}
