import { addressOf } from '../../kernel/call.ts'
import { askPublicMeasure, type MeasureCard } from '../../oversight/indicators/indicators.contract.ts'
import { DataTable } from '../../ui/portal/content/DataTable.tsx'
import { publicMeasures } from '../ask-figures.ts'
import { lastYear } from '../figures.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import type { Page, Visit } from '../visit.ts'
import { NothingMeasured } from './figure-parts.tsx'

/** The public measures with their definitions and where to get their data. */
export async function dataPage(visit: Visit): Promise<Page> {
  const { language, now, zone } = visit
  const texts = watchTexts[language].data
  const measures = await publicMeasures(visit)
  const { from, to } = lastYear(now, zone)
  const address = ({ id }: MeasureCard) => addressOf(askPublicMeasure, { id }, { from, to, by: 'month,unit' })
  return {
    title: texts.title,
    description: texts.description,
    section: 'watch',
    crumbs: [{ label: watchTexts[language].title, href: '/watch' }],
    body: (
      <>
        <h1>{texts.title}</h1>
        <p className="lead">{texts.lead}</p>
        {measures.length === 0 ? (
          <NothingMeasured language={language} />
        ) : (
          <DataTable
            language={language}
            id="measures"
            caption={texts.measure}
            captionHidden
            narrow="stack"
            rows={measures}
            rowKey={({ id }) => id}
            columns={[
              { key: 'label', header: texts.measure, names: true, cell: ({ label }) => label[language] },
              { key: 'definition', header: texts.definition, cell: ({ definition }) => definition[language] },
              {
                key: 'data',
                header: texts.download,
                cell: (measure) => (
                  <a href={address(measure)}>
                    JSON<span className="hidden"> {measure.label[language]}</span>
                  </a>
                ),
              },
            ]}
          />
        )}
        <div className="text section">
          <h2>{texts.api}</h2>
          <p>
            {texts.apiText} <a href="/api/openapi.json">/api/openapi.json</a>
          </p>
          <h2>{texts.reports}</h2>
          <p>
            <a href="/watch/reports">{texts.reportsText}</a>
          </p>
        </div>
      </>
    ),
  }
}
