import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { ask, type Grouping } from '../../../platform/measures/ask.ts'
import { measuredUpTo } from '../../../platform/measures/fold.ts'
import { wilson } from '../../../platform/measures/interval.ts'
import type { Cell, Measure } from '../../../platform/measures/measure.ts'
import { KINDS, Kind } from '../words.contract.ts'
import type { Share } from './board.contract.ts'
import { headlines, METHOD } from './digest-words.ts'
import { type Compared, type DigestData, digestErrors } from './digests.contract.ts'
import { daysOf, type Period, quarterBefore, quarterWords } from './digests.rules.ts'
import { asked } from './publication.measures.ts'
import { hiddenLines } from './suppression.rules.ts'

export type DigestSources = {
  readonly directory: Pick<DirectoryPublic, 'area' | 'areasBelow' | 'listAreas' | 'cityCode'>
  readonly categoryName: (code: string) => Bilingual | undefined
  readonly settings: () => { readonly smallCell: number; readonly smallNumber: number }
}

const MOST_CATEGORIES = 10
const MOST_PLACES = 10

/**
 * Gathers what a digest says of a quarter, from the measures alone. Counts too small to tell are withheld. Throws
 * NOTHING_HEARD where nothing was registered.
 */
export async function gatherDigest(
  tx: Tx,
  { directory, categoryName, settings }: DigestSources,
  { quarter, areaCode }: { quarter: string; areaCode: string },
): Promise<DigestData> {
  const area = await directory.area(tx, areaCode)
  const period = daysOf(quarter)
  const before = daysOf(quarterBefore(quarter))
  const { smallCell, smallNumber } = settings()
  // The whole city has no area condition: what belongs to no area counts too.
  const where = area.level === 'city' ? {} : { area: await directory.areasBelow(tx, areaCode) }
  const question = (id: string, kind: Measure['kind'], days: Period, by: Grouping[] = [], more: object = {}) =>
    ask(tx, { measure: asked(id, kind), ...days, by, where: { ...where, ...more } })
  const count = async (id: string, days: Period, more: object = {}) =>
    (await question(id, 'volume', days, [], more)).reduce((sum, cell) => sum + cell.count, 0)
  const received = { count: await count('feedback.received', period), before: await count('feedback.received', before) }
  if (received.count === 0) throw digestErrors.NOTHING_HEARD({ quarter })
  const compared = async (id: string, by: Grouping, keyOf: (cell: Cell) => string | undefined) =>
    compare(
      sumBy(await question(id, 'volume', period, [by]), keyOf),
      sumBy(await question(id, 'volume', before, [by]), keyOf),
      smallCell,
    )
  const kinds = await compared('feedback.received', 'item', ({ item }) => item)
  const classes = await compared('feedback.received-by-category', 'item', ({ item }) => item?.slice(0, 4))
  const classed = await count('feedback.received-by-category', period)
  const places = await compared('feedback.received', 'area', ({ area: one }) => one)
  const areas = new Map((await directory.listAreas(tx)).map((one) => [one.code, one]))
  const share = async (id: string) => shareOf((await question(id, 'rate', period))[0], smallCell, smallNumber)
  const onTime = await share('feedback.replied-on-time')
  const [hours] = await question('feedback.hours-to-reply', 'duration', period)
  const rated = (await question('feedback.satisfied', 'rate', period))[0]?.count ?? 0
  const data: Omit<DigestData, 'headline'> = {
    format: 'gongheng-digest/1',
    quarter,
    period: { ...period },
    before: { ...before },
    area: { code: areaCode, name: { zh: area.name, en: area.nameEn } },
    generatedAt: tx.now.toISOString(),
    eventPosition: await measuredUpTo(tx),
    received,
    kinds: kinds.flatMap((line) => {
      const code = Kind.safeParse(line.code)
      return code.success ? [{ ...line, code: code.data, name: plain(KINDS[code.data]) }] : []
    }),
    categories: classes
      .slice(0, MOST_CATEGORIES)
      .map((line) => ({ ...line, name: plain(categoryName(line.code) ?? { zh: line.code, en: line.code }) })),
    unclassed: Math.max(0, received.count - classed),
    places: places
      .filter(({ code, count: shown }) => shown !== null && areas.get(code)?.level === 'town')
      .slice(0, MOST_PLACES)
      .map((line) => ({ ...line, name: placeName(areas, line.code) })),
    promises: {
      onTime,
      solved: await share('feedback.solved'),
      satisfied: await share('feedback.satisfied'),
      medianHours: hours && hours.count >= smallCell ? hours.p50 : null,
      excluded: { notAccepted: await count('feedback.not-accepted', period), answered: onTime.n ?? 0, rated },
    },
    rectifications: { opened: await count('rectifications.volume', period, { channel: 'complaint' }) },
    published: { cases: await count('feedback.published', period) },
    examples: [],
    note: { zh: '', en: '' },
    method: METHOD.map(plain),
    smallest: smallCell,
  }
  return { ...data, headline: headlines(data, quarterWords(quarter)).map(plain) }
}

const plain = ({ zh, en }: Bilingual) => ({ zh, en })

function placeName(
  areas: ReadonlyMap<string, { name: string; nameEn: string; parentCode: string | null }>,
  code: string,
) {
  const area = areas.get(code)
  const parent = areas.get(area?.parentCode ?? '')
  return {
    zh: `${parent?.name ?? ''}${area?.name ?? code}`,
    en: [area?.nameEn ?? code, parent?.nameEn].filter(Boolean).join(', '),
  }
}

function sumBy(cells: readonly Cell[], keyOf: (cell: Cell) => string | undefined): Map<string, number> {
  const sums = new Map<string, number>()
  for (const cell of cells) {
    const key = keyOf(cell)
    if (key) sums.set(key, (sums.get(key) ?? 0) + cell.count)
  }
  return sums
}

/** The lines of one quarter beside those of the one before, the longest first; small counts withheld in both. */
function compare(
  now: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  smallest: number,
): Omit<Compared, 'name'>[] {
  const keys = [...new Set([...now.keys(), ...before.keys()])]
  const withheld = (counts: ReadonlyMap<string, number>) =>
    hiddenLines(
      keys.map((key) => ({ key, count: counts.get(key) ?? 0 })),
      smallest,
    )
  const hidden = { now: withheld(now), before: withheld(before) }
  return keys
    .sort((a, b) => (now.get(b) ?? 0) - (now.get(a) ?? 0) || (a < b ? -1 : 1))
    .map((code) => ({
      code,
      count: hidden.now.has(code) ? null : (now.get(code) ?? 0),
      before: hidden.before.has(code) ? null : (before.get(code) ?? 0),
    }))
}

function shareOf(cell: Cell | undefined, smallCell: number, smallNumber: number): Share {
  const none = { n: null, rate: null, low: null, high: null, few: true }
  if (!cell || cell.count === 0) return { ...none, n: 0, withheld: false }
  if (cell.count < smallCell) return { ...none, withheld: true }
  const interval = wilson(cell.sum, cell.count)
  return {
    n: cell.count,
    rate: cell.sum / cell.count,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    withheld: false,
    few: cell.count < smallNumber,
  }
}
