import { listPublicReports } from '../../oversight/transparency/transparency.contract.ts'
import { EmptyState } from '../../ui/portal/content/EmptyState.tsx'
import { reportTexts } from '../texts/report-texts.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import { ifFound, type Page, type Visit } from '../visit.ts'
import { NextPage } from './next-page.tsx'
import { ReportList } from './report-list.tsx'

/** The published quality reports. */
export async function reportsPage(visit: Visit): Promise<Page> {
  const { language, query, call } = visit
  const texts = reportTexts[language]
  const cursor = query.cursor?.slice(0, 500)
  const found = await ifFound(call(listPublicReports, { query: { limit: 20, ...(cursor ? { cursor } : {}) } }))
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
          <ReportList language={language} items={found.items} />
        ) : (
          <EmptyState title={texts.none}>
            <p>{texts.noneText}</p>
          </EmptyState>
        )}
        <NextPage language={language} path="/watch/reports" cursor={found?.next} />
      </>
    ),
  }
}
