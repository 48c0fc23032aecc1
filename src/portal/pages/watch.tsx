import type { Language } from '../../kernel/texts.ts'
import type { MeasureCard } from '../../oversight/indicators/indicators.contract.ts'
import { nameOf, type Places, placesOf } from '../areas.ts'
import { askFigures, promisedMeasures, recentFigures, yearByMonth } from '../ask-figures.ts'
import { lastYear } from '../figures.ts'
import { heardTexts } from '../texts/heard-texts.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import type { Page, Visit } from '../visit.ts'
import { AreaChoice, FigureTable, KeyFigures, Trend } from './figure-parts.tsx'

/** Whether promises are kept: figures, the trend of the first, and each unit and area beside its promise. */
export async function watchPage(visit: Visit): Promise<Page> {
  const { language } = visit
  const texts = watchTexts[language]
  const [places, measures] = await Promise.all([placesOf(visit), promisedMeasures(visit)])
  const where = { area: places.chosen?.code }
  const recent = await recentFigures(visit, measures, where)
  const main = recent[0]?.measure
  return {
    title: texts.title,
    description: texts.description,
    section: 'watch',
    body: (
      <>
        <h1>{texts.title}</h1>
        <p className="lead">{texts.lead}</p>
        <ul className="ways">
          {(['rectifications', 'reports', 'data'] as const).map((name) => (
            <li key={name}>
              <a href={`/watch/${name}`}>{texts.more[name]}</a>
            </li>
          ))}
          {(['cases', 'board', 'heard'] as const).map((name) => (
            <li key={name}>
              <a href={`/watch/${name}`}>{heardTexts[language].more[name]}</a>
            </li>
          ))}
        </ul>
        {places.counties.length > 0 && <AreaChoice language={language} places={places} path="/watch" />}
        <KeyFigures language={language} recent={recent} level={2} />
        {main && (await YearOf({ visit, places, measure: main }))}
      </>
    ),
  }
}

async function YearOf({ visit, places, measure }: { visit: Visit; places: Places; measure: MeasureCard }) {
  const { language, now, zone } = visit
  const texts = watchTexts[language]
  const period = lastYear(now, zone)
  const where = { area: places.chosen?.code }
  const [byMonth, byUnit, byArea] = await Promise.all([
    yearByMonth(visit, measure.id, where),
    askFigures(visit, measure.id, period, where, 'unit'),
    askFigures(visit, measure.id, period, where, 'area'),
  ])
  const place = placeOf(places, language)
  return (
    <>
      <div className="section">
        {byMonth && <Trend language={language} id="trend" place={place} year={byMonth} period={period} />}
      </div>
      {byUnit && byUnit.figures.length > 0 && (
        <section className="section" aria-labelledby="by-unit">
          <FigureTable
            language={language}
            id="by-unit"
            caption={texts.units}
            answer={byUnit}
            period={period}
            href={({ unit }) => (unit ? `/watch/units/${unit}` : undefined)}
          />
        </section>
      )}
      {byArea && byArea.figures.length > 1 && (
        <section className="section" aria-labelledby="by-area">
          <FigureTable language={language} id="by-area" caption={texts.areas} answer={byArea} period={period} />
        </section>
      )}
    </>
  )
}

/** The area chosen, or the city. */
export function placeOf({ chosen, city }: Places, language: Language): string {
  const area = chosen ?? city
  return area ? nameOf(area, language) : watchTexts[language].wholeCity
}
