import { listPublicDigests } from '../../delivery/feedback/publication/digests.contract.ts'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import { EmptyState } from '../../ui/portal/content/EmptyState.tsx'
import { heardTexts } from '../texts/heard-texts.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import { ifFound, type Page, type Visit } from '../visit.ts'
import { NextPage } from './next-page.tsx'

/** The published quarterly digests. */
export async function digestsPage({ language, query, call, zone }: Visit): Promise<Page> {
  const texts = heardTexts[language].digests
  const cursor = query.cursor?.slice(0, 500)
  const found = await ifFound(call(listPublicDigests, { query: { limit: 20, ...(cursor ? { cursor } : {}) } }))
  return {
    title: texts.title,
    description: texts.description,
    section: 'watch',
    crumbs: [{ label: watchTexts[language].title, href: '/watch' }],
    unlisted: cursor !== undefined,
    body: (
      <>
        <h1>{texts.title}</h1>
        <p className="lead">{texts.lead}</p>
        {found && found.items.length > 0 ? (
          <ul className="list">
            {found.items.map(({ slug, area, quarter, edition, publishedAt }) => (
              <li key={slug}>
                <a href={`/watch/heard/${slug}`}>{texts.name(area.name[language], quarterName(quarter, language))}</a>
                <p className="hint">
                  {publishedAt && texts.published(showDate(localDateOf(publishedAt, zone), language))}
                  {edition > 1 && ` · ${texts.edition(edition)}`}
                </p>
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState title={texts.none}>
            <p>{texts.noneText}</p>
          </EmptyState>
        )}
        <NextPage language={language} path="/watch/heard" cursor={found?.next} />
      </>
    ),
  }
}

/** 2026-Q3 in words. */
export function quarterName(quarter: string, language: Language): string {
  return heardTexts[language].digests.quarter(quarter.slice(0, 4), Number(quarter.slice(6)))
}
