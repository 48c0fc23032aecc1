import { type ComponentType, lazy, Suspense } from 'react'
import { localDateOf, showDate, weekdayOf } from '../../../kernel/dates.ts'
import { EmptyState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { mayOpen } from '../../page.ts'
import { useMe, useSession } from '../../session/Session.tsx'
import { TODAY_CARDS } from '../../today-cards.ts'
import { todayTexts } from './today-texts.ts'

const CARDS: readonly { id: string; permissions?: readonly string[]; Card: ComponentType }[] = [...TODAY_CARDS]
  .sort((one, other) => one.order - other.order)
  .map(({ id, permissions, load }) => ({
    id,
    ...(permissions ? { permissions } : {}),
    Card: lazy(async () => ({ default: await load() })),
  }))

/** What turns yellow or red today and what waits for this account, first; each area brings its own cards. */
export function TodayPage() {
  const texts = useTexts(todayTexts)
  const language = useLanguage()
  const { can } = useSession()
  const me = useMe()
  const today = localDateOf(Date.now())
  const weekday = texts.weekdays.split(',')[weekdayOf(today) - 1]!
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} lead={`${texts.date(showDate(today, language), weekday)} · ${me.displayName}`} />
      <div className="wb-cards">
        {CARDS.filter((card) => mayOpen(card, can)).map(({ id, Card }) => (
          <Suspense key={id} fallback={<Loading />}>
            <Card />
          </Suspense>
        ))}
      </div>
      <div className="wb-cards-none">
        <EmptyState icon="check" title={texts.empty} text={texts.emptyText} />
      </div>
    </div>
  )
}
