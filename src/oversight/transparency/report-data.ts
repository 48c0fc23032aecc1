import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { Scope } from '../../kernel/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { measuredUpTo } from '../../platform/measures/fold.ts'
import type { Figure, Grouping, MeasureCard } from '../indicators/indicators.contract.ts'
import type { IndicatorsPublic } from '../indicators/indicators.public.ts'
import type { RectificationsPublic } from '../rectifications/rectifications.public.ts'
import { headlineOf, leadOf, METHOD, questionOf } from './headlines.rules.ts'
import { type ReportData, type ReportSection, transparencyErrors } from './transparency.contract.ts'

export type ReportSources = {
  readonly directory: DirectoryPublic
  readonly indicators: IndicatorsPublic
  readonly rectifications: RectificationsPublic
}

export type ReportWish = { readonly from: string; readonly to: string; readonly areaCode: string }

const EVERYTHING: Scope = { everything: true, areas: [], units: [] }
/** Groups of fewer cases are left out of everything that is published. */
const SMALLEST_GROUP = 5
const MOST_UNITS = 60

/**
 * Gathers everything a report says, from the measures alone. What is public there is in here, groups too small to
 * publish are left out. Throws NOTHING_MEASURED where the period holds no number at all.
 */
export async function gatherReport(tx: Tx, sources: ReportSources, wish: ReportWish): Promise<ReportData> {
  const { directory, indicators, rectifications } = sources
  const { from, to, areaCode } = wish
  const area = await directory.area(tx, areaCode)
  const sections: ReportSection[] = []
  for (const card of indicators.cards().filter(({ isPublic }) => isPublic)) {
    const section = await sectionOf(tx, indicators, card, wish, area.level === 'city')
    if (section) sections.push(section)
  }
  if (sections.length === 0) throw transparencyErrors.NOTHING_MEASURED({ from, to })
  sections.sort((a, b) => rank(a.measure) - rank(b.measure))
  return {
    format: 'gongheng-report/1',
    period: { from, to },
    area: { code: areaCode, name: { zh: area.name, en: area.nameEn } },
    generatedAt: tx.now.toISOString(),
    eventPosition: await measuredUpTo(tx),
    headline: leadOf(sections.filter(({ measure }) => measure.kind === 'rate')).map(plainText),
    sections,
    rectifications: await rectificationsOf(tx, rectifications, wish, area.level === 'city'),
    method: METHOD.map(plainText),
  }
}

const plainText = ({ zh, en }: { zh: string; en: string }) => ({ zh, en })

/** Promises first, then times, then volumes. */
function rank({ kind }: MeasureCard): number {
  return ['rate', 'duration', 'score', 'volume'].indexOf(kind)
}

async function sectionOf(
  tx: Tx,
  indicators: IndicatorsPublic,
  card: MeasureCard,
  { from, to, areaCode }: ReportWish,
  isCity: boolean,
): Promise<ReportSection | undefined> {
  // The whole city has no area condition: what belongs to no area counts too.
  const place = isCity ? {} : { area: areaCode }
  const ask = (...by: Grouping[]) => indicators.answer(tx, card.id, { from, to, by, ...place }, EVERYTHING)
  const { total } = await ask()
  if (total.count < SMALLEST_GROUP) return undefined
  const byUnit = publishable((await ask('unit')).figures, 'unit').sort((a, b) => b.count - a.count)
  return {
    id: card.id,
    question: plainText(questionOf(card)),
    headline: plainText(headlineOf(card, total, byUnit)),
    measure: card,
    total,
    byMonth: publishable((await ask('month')).figures, 'month'),
    byUnit: byUnit.slice(0, MOST_UNITS),
    byArea: publishable((await ask('area')).figures, 'area'),
  }
}

function publishable(figures: readonly Figure[], by: 'unit' | 'month' | 'area'): Figure[] {
  return figures.filter((figure) => figure[by] && figure.count >= SMALLEST_GROUP)
}

async function rectificationsOf(tx: Tx, rectifications: RectificationsPublic, wish: ReportWish, isCity: boolean) {
  const { from, to, areaCode } = wish
  return { ...(await rectifications.summary(tx, { from, to, ...(isCity ? {} : { areaCode }) })) }
}
