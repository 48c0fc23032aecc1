import { listPublicRectifications } from '../../oversight/rectifications/rectifications.contract.ts'
import { EmptyState } from '../../ui/portal/content/EmptyState.tsx'
import { watchTexts } from '../texts/watch-texts.ts'
import { ifFound, type Page, type Visit } from '../visit.ts'
import { NextPage } from './next-page.tsx'
import { RectificationList } from './rectification-list.tsx'

/** "You said, we did": everything that is being mended, and what was done. */
export async function rectificationsPage(visit: Visit): Promise<Page> {
  const { language, query, call } = visit
  const texts = watchTexts[language].rectifications
  const cursor = query.cursor?.slice(0, 500)
  const found = await ifFound(call(listPublicRectifications, { query: { limit: 20, ...(cursor ? { cursor } : {}) } }))
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
          <RectificationList language={language} items={found.items} />
        ) : (
          <EmptyState title={texts.none}>
            <p>{texts.noneText}</p>
          </EmptyState>
        )}
        <NextPage language={language} path="/watch/rectifications" cursor={found?.next} />
      </>
    ),
  }
}
