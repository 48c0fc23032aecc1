import { getPublicCase } from '../../delivery/feedback/publication/publication.contract.ts'
import { KINDS, LEVELS, SOLVED } from '../../delivery/feedback/words.contract.ts'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import { errors } from '../../kernel/errors.ts'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { StatusWord } from '../../ui/portal/facts/StatusWord.tsx'
import { heardTexts } from '../texts/heard-texts.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import type { Page, Visit } from '../visit.ts'
import { placeAndTime, tookWords } from './case-list.tsx'

/** One settled case: what was said, the answer, who gave it, in what time, and how the sender rated it. */
export async function casePage({ language, params, call, zone }: Visit): Promise<Page> {
  const texts = heardTexts[language].cases
  const id = params.id ?? ''
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw errors.NOT_FOUND({ what: id })
  const item = await call(getPublicCase, { params: { id } })
  const level = item.ratingLevel as keyof typeof LEVELS | null
  const rows = [
    { label: texts.kind, value: KINDS[item.kind][language] },
    ...(item.unit
      ? [{ label: texts.unit, value: <a href={`/watch/units/${item.unit.id}`}>{item.unit.name[language]}</a> }]
      : []),
    {
      label: texts.took,
      value: (
        <>
          {tookWords(item.hours, language)}{' '}
          <StatusWord
            language={language}
            status={item.onTime ? 'kept' : 'missed'}
            word={item.onTime ? texts.onTime : texts.late}
          />
        </>
      ),
    },
    { label: texts.rating, value: level === null ? texts.noRating : LEVELS[level][language] },
    ...(item.solved ? [{ label: texts.solved, value: SOLVED[item.solved][language] }] : []),
  ]
  return {
    title: item.title,
    description: texts.description,
    section: 'watch',
    crumbs: [
      { label: watchTexts[language].title, href: '/watch' },
      { label: texts.title, href: '/watch/cases' },
    ],
    body: (
      <>
        <p className="caption">{placeAndTime(item, language).join(' · ')}</p>
        <h1>{item.title}</h1>
        <div className="text">
          <h2>{texts.asked}</h2>
          <p className="lines" lang="zh-CN">
            {item.question}
          </p>
          <h2>{texts.answered}</h2>
          <p className="lines" lang="zh-CN">
            {item.answer}
          </p>
        </div>
        <SummaryList language={language} rows={rows} />
        <p className="hint">
          {texts.masked} {texts.published(showDate(localDateOf(item.publishedAt, zone), language))}
        </p>
        <p>
          <a href="/tell">{texts.report}</a>
        </p>
      </>
    ),
  }
}
