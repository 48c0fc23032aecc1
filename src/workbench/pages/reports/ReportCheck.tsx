import { addressOf } from '../../../kernel/call.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { downloadReport, type Report } from '../../../oversight/transparency/transparency.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { reportsTexts } from './reports-texts.ts'

const FILES = ['report.pdf', 'report.en.pdf', 'data.csv', 'data.json'] as const

/** How anybody can check a report: its fingerprint and the last event counted; once published, its page and files. */
export function ReportCheck({ of }: { of: Report }) {
  const all = useTexts(reportsTexts)
  const texts = all.page
  const language = useLanguage()
  const { slug, hash, data, state, publishedAt } = of
  const isPublic = state === 'PUBLISHED' || state === 'SUPERSEDED'
  return (
    <Card title={texts.check}>
      <Facts
        facts={[
          { label: all.author, value: of.authorName ?? '—' },
          ...(of.reviewerName ? [{ label: all.reviewer, value: of.reviewerName }] : []),
          { label: texts.generated, value: showInstant(data.generatedAt, language) },
          ...(publishedAt ? [{ label: all.published, value: showInstant(publishedAt, language) }] : []),
          { label: texts.position, value: String(data.eventPosition) },
          {
            label: texts.hash,
            value: (
              <>
                <code>{hash}</code>
                <div className="wb-soft">{texts.hashHint}</div>
              </>
            ),
          },
        ]}
      />
      {isPublic && (
        <>
          <p>
            <a href={`/watch/reports/${slug}`}>{texts.portal}</a>
          </p>
          <h3>{texts.downloads}</h3>
          <ul className="wb-lines">
            {FILES.map((file) => (
              <li key={file}>
                <a href={addressOf(downloadReport, { slug, file })} download>
                  {texts.files[file]}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
