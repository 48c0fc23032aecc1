import type { z } from 'zod'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import type { listPublicReports } from '../../oversight/transparency/transparency.contract.ts'
import { reportTexts } from '../texts/report-texts.ts'

export type ListedReport = z.output<(typeof listPublicReports)['reply']>['items'][number]

/** The published reports, the newest first. */
export function ReportList({ language, items }: { language: Language; items: readonly ListedReport[] }) {
  const texts = reportTexts[language]
  return (
    <ul className="list">
      {items.map(({ slug, title, edition, publishedAt }) => (
        <li key={slug}>
          <a href={`/watch/reports/${slug}`}>{title[language]}</a>
          <p className="hint">
            {publishedAt && texts.published(showDate(localDateOf(publishedAt), language))}
            {edition > 1 && ` · ${texts.edition(edition)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
