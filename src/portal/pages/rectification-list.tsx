import { type LocalDate, showDate } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import { ORIGINS, type PublicRectification, STATES } from '../../oversight/rectifications/rectifications.contract.ts'
import { Tag } from '../../ui/portal/content/Tag.tsx'
import { StatusWord } from '../../ui/portal/facts/StatusWord.tsx'
import { watchTexts } from '../texts/watch-texts.ts'

type ListProps = { language: Language; items: readonly PublicRectification[]; isShort?: boolean }

/** What is being mended: the problem, who mends it, by when, and what was done. */
export function RectificationList({ language, items, isShort }: ListProps) {
  return (
    <ul className="list">
      {items.map((item) => (
        <li key={item.number}>
          <Rectification language={language} item={item} isShort={isShort ?? false} />
        </li>
      ))}
    </ul>
  )
}

function Rectification({
  language,
  item,
  isShort,
}: {
  language: Language
  item: PublicRectification
  isShort: boolean
}) {
  const texts = watchTexts[language].rectifications
  const title = language === 'zh' ? item.title : item.titleEn
  const unit = language === 'zh' ? item.unitName : item.unitNameEn
  return (
    <>
      <p className="list-head">
        <b>{title}</b> <Outcome language={language} item={item} />
      </p>
      <p className="hint">
        <a href={`/watch/units/${item.unitId}`}>{unit}</a> · {texts.opened(day(item.openedOn, language))} ·{' '}
        {item.closedOn ? texts.closed(day(item.closedOn, language)) : texts.due(day(item.dueOn, language))}
      </p>
      {!isShort && (
        <p>
          <Tag>{ORIGINS[item.origin][language]}</Tag> <Tag>{STATES[item.state][language]}</Tag>{' '}
          <small>{item.number}</small>
        </p>
      )}
      {!isShort && item.measure && (
        <p className="lines">
          <b>{texts.measure}</b>
          <br />
          {item.measure}
        </p>
      )}
    </>
  )
}

function Outcome({ language, item }: { language: Language; item: PublicRectification }) {
  const texts = watchTexts[language].rectifications
  if (item.onTime === null || !item.closedOn) return null
  const status = item.onTime ? 'kept' : 'missed'
  return <StatusWord language={language} status={status} word={item.onTime ? texts.onTime : texts.late} />
}

const day = (date: string, language: Language) => showDate(date.slice(0, 10) as LocalDate, language)
