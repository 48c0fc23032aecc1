import type { Language } from '../../kernel/texts.ts'
import {
  listPublicRectifications,
  type PublicRectification,
} from '../../oversight/rectifications/rectifications.contract.ts'
import { listPublicReports } from '../../oversight/transparency/transparency.contract.ts'
import { DoorGrid } from '../../ui/portal/content/DoorGrid.tsx'
import type { DoorName } from '../../ui/portal/content/DoorIcon.tsx'
import { SearchBox } from '../../ui/portal/form/SearchBox.tsx'
import { portalTexts } from '../../ui/portal/portal-texts.ts'
import { placesOf } from '../areas.ts'
import { promisedMeasures, recentFigures } from '../ask-figures.ts'
import { answersTexts } from '../texts/answers-texts.ts'
import { homeTexts } from '../texts/home-texts.ts'
import { ifFound, type Page, type Visit } from '../visit.ts'
import { AreaChoice, KeyFigures } from './figure-parts.tsx'
import { RectificationList } from './rectification-list.tsx'
import { type ListedReport, ReportList } from './report-list.tsx'

const DOORS = ['apply', 'tell', 'follow', 'watch'] as const satisfies DoorName[]
const FIGURES_AT_MOST = 3

/** The home page: what do you need, four doors, and whether promises are kept. Elder mode shows fewer things. */
export async function homePage(visit: Visit): Promise<Page> {
  const { language, elder } = visit
  const texts = homeTexts[language]
  const places = await placesOf(visit)
  const [recent, mended, reports] = await Promise.all([
    promisedMeasures(visit).then((measures) => recentFigures(visit, measures, { area: places.chosen?.code })),
    elder ? [] : latestMended(visit),
    elder ? [] : latestReports(visit),
  ])
  const doors = DOORS.map((name) => ({
    name,
    title: portalTexts[language].doors[name],
    description: texts.doors[name],
    href: `/${name}`,
  }))
  return {
    title: texts.title,
    description: texts.description,
    body: (
      <>
        <div className="band">
          <SearchBox language={language} action="/apply" label={texts.search} asHeading hint={texts.searchHint} />
          <p className="more">
            <a href="/answers">{answersTexts[language].title}</a>
          </p>
        </div>
        <DoorGrid label={texts.doorsLabel} doors={doors} />
        <section className="section" aria-labelledby="kept">
          <h2 id="kept">{texts.kept}</h2>
          {places.counties.length > 0 && !elder && <AreaChoice language={language} places={places} path="/" />}
          <KeyFigures language={language} recent={recent.slice(0, FIGURES_AT_MOST)} />
          <p className="more">
            <a href="/watch">{texts.keptMore}</a>
          </p>
        </section>
        {!elder && <News language={language} mended={mended} reports={reports} />}
      </>
    ),
  }
}

type NewsProps = { language: Language; mended: readonly PublicRectification[]; reports: readonly ListedReport[] }

function News({ language, mended, reports }: NewsProps) {
  const texts = homeTexts[language]
  return (
    <div className="pair section">
      <section aria-labelledby="mended">
        <h2 id="mended">{texts.mended}</h2>
        {mended.length > 0 ? (
          <RectificationList language={language} items={mended} isShort />
        ) : (
          <p className="hint">{texts.mendedNone}</p>
        )}
        <p className="more">
          <a href="/watch/rectifications">{texts.mendedMore}</a>
        </p>
      </section>
      <section aria-labelledby="reports">
        <h2 id="reports">{texts.reports}</h2>
        {reports.length > 0 ? (
          <ReportList language={language} items={reports} />
        ) : (
          <p className="hint">{texts.reportsNone}</p>
        )}
        <p className="more">
          <a href="/watch/reports">{texts.reportsMore}</a>
        </p>
      </section>
    </div>
  )
}

async function latestMended({ call }: Visit): Promise<readonly PublicRectification[]> {
  return (await ifFound(call(listPublicRectifications, { query: { limit: 3 } })))?.items ?? []
}

async function latestReports({ call }: Visit): Promise<readonly ListedReport[]> {
  return (await ifFound(call(listPublicReports, { query: { limit: 3 } })))?.items ?? []
}
