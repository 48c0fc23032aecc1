import { listUnits } from '../../foundation/directory/directory.contract.ts'
import { errors } from '../../kernel/errors.ts'
import { listPublicRectifications } from '../../oversight/rectifications/rectifications.contract.ts'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { ButtonLink } from '../../ui/portal/form/Button.tsx'
import { nameOf, placesOf } from '../areas.ts'
import { promisedMeasures, recentFigures, yearByMonth } from '../ask-figures.ts'
import { lastYear } from '../figures.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import { ifFound, type Page, type Visit } from '../visit.ts'
import { KeyFigures, Trend } from './figure-parts.tsx'
import { RectificationList } from './rectification-list.tsx'

/** One unit: its figures beside its promises, the trend, what it is mending, and how to reach it. */
export async function unitPage(visit: Visit): Promise<Page> {
  const { language, params, call, now, zone } = visit
  const texts = watchTexts[language]
  const id = params.id ?? ''
  const unit = (await call(listUnits, { query: {} })).items.find((one) => one.id === id)
  if (!unit) throw errors.NOT_FOUND({ what: id })
  const where = { unit: id }
  const [places, measures, mending] = await Promise.all([
    placesOf(visit),
    promisedMeasures(visit),
    ifFound(call(listPublicRectifications, { query: { unitId: id, limit: 5 } })),
  ])
  const recent = await recentFigures(visit, measures, where)
  const year = recent[0] && (await yearByMonth(visit, recent[0].measure.id, where))
  const area = places.all.find(({ code }) => code === unit.areaCode)
  const name = nameOf(unit, language)
  return {
    title: name,
    description: texts.description,
    section: 'watch',
    crumbs: [{ label: texts.title, href: '/watch' }],
    body: (
      <>
        <h1>{name}</h1>
        <div className="split">
          <div>
            <KeyFigures language={language} recent={recent} level={2} />
            {year && (
              <div className="section">
                <Trend language={language} id="trend" place={name} year={year} period={lastYear(now, zone)} />
              </div>
            )}
            {mending && mending.items.length > 0 && (
              <section className="section" aria-labelledby="mending">
                <h2 id="mending">{texts.rectifications.ofUnit}</h2>
                <RectificationList language={language} items={mending.items} />
              </section>
            )}
          </div>
          <aside>
            <SummaryList
              language={language}
              rows={[
                { label: texts.unitFacts.kind, value: texts.kinds[unit.kind] },
                ...(area ? [{ label: texts.unitFacts.area, value: nameOf(area, language) }] : []),
                ...(unit.phone
                  ? [{ label: texts.unitFacts.phone, value: <a href={`tel:${unit.phone}`}>{unit.phone}</a> }]
                  : []),
              ]}
            />
            <p className="more">
              <a href={`/apply?unit=${unit.id}`}>{texts.unitItems}</a>
            </p>
            <p className="more">
              <ButtonLink href={`/tell?unit=${unit.id}`} kind="second">
                {texts.unitTell}
              </ButtonLink>
            </p>
          </aside>
        </div>
      </>
    ),
  }
}
