import type { DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { localDateOf } from '../../../kernel/dates.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import { invalid } from '../../../platform/http/validation.ts'
import { ask } from '../../../platform/measures/ask.ts'
import { wilson } from '../../../platform/measures/interval.ts'
import type { Names } from '../names.ts'
import type { Board, BoardLine, Share } from './board.contract.ts'
import { asked } from './publication.measures.ts'
import { districtOf } from './publication.rules.ts'
import { hiddenCells, hiddenLines, keyOf } from './suppression.rules.ts'

export type BoardDeps = {
  readonly db: Database
  readonly directory: Pick<DirectoryPublic, 'cityCode'>
  readonly names: Names
  readonly timeZone: string
  readonly categoryName: (code: string) => Bilingual | undefined
  /** Counts below `smallCell` are withheld; shares of fewer than `smallNumber` are marked. */
  readonly settings: () => { readonly smallCell: number; readonly smallNumber: number }
}

type Query = { from?: string | undefined; to?: string | undefined; category?: string | undefined }
/** A cell of a measure with its class and district, summed up. */
type Sum = { category: string; area: string; count: number; sum: number }

const ALL: Bilingual = { zh: '合计', en: 'All' }
const LONGEST_MONTHS = 60

/** The board of classes and places, from the measures alone. */
export function createBoardService({ db, directory, names, timeZone, categoryName, settings }: BoardDeps) {
  async function board(query: Query, actor: Actor): Promise<Board> {
    const known = await names.read()
    return db.read(actor, async (tx) => {
      const { from, to } = periodOf(query, localDateOf(tx.now, timeZone))
      const length = query.category ? query.category.length + 2 : 2
      const city = await directory.cityCode(tx)
      const sums = async (id: string, kind: 'volume' | 'rate') =>
        summed(tx, { id, kind, from, to, length, within: query.category, city })
      const received = await sums('feedback.received-by-category', 'volume')
      const onTime = await sums('feedback.on-time-by-category', 'rate')
      const satisfied = await sums('feedback.satisfied-by-category', 'rate')
      const { smallCell, smallNumber } = settings()
      const share = shareOf(smallCell, smallNumber)
      const lines = (of: 'category' | 'area', nameOf: (code: string) => Bilingual): BoardLine[] => {
        const counts = totalsBy(received, of)
        const hidden = hiddenLines(
          [...counts].map(([key, { count }]) => ({ key, count })),
          smallCell,
        )
        const [timely, content] = [totalsBy(onTime, of), totalsBy(satisfied, of)]
        return [...counts]
          .sort(([, a], [, b]) => b.count - a.count)
          .map(([code, { count }]) => ({
            code,
            name: plain(nameOf(code)),
            count: hidden.has(code) ? null : count,
            // What is withheld in the count is withheld in every share of the line.
            onTime: share(hidden.has(code) ? undefined : timely.get(code)),
            satisfied: share(hidden.has(code) ? undefined : content.get(code)),
          }))
      }
      const nameOfCategory = (code: string) => categoryName(code) ?? { zh: code, en: code }
      const categories = lines('category', nameOfCategory)
      const areas = lines('area', known.area)
      const isShown = (code: string, of: readonly BoardLine[]) => of.find((line) => line.code === code)?.count != null
      const counts = received.map(({ category, area, count }) => ({ row: category, column: area, count }))
      const hidden = hiddenCells(counts, smallCell, (line, key) => isShown(key, line === 'row' ? categories : areas))
      const all = total(received)
      return {
        from: from.slice(0, 7),
        to: to.slice(0, 7),
        within: query.category ? { code: query.category, name: plain(nameOfCategory(query.category)) } : null,
        total: {
          code: 'all',
          name: plain(ALL),
          count: all.count > 0 && all.count < smallCell ? null : all.count,
          onTime: share(total(onTime)),
          satisfied: share(total(satisfied)),
        },
        categories,
        areas,
        cells: counts.map((cell) => ({
          category: cell.row,
          area: cell.column,
          count: hidden.has(keyOf(cell)) ? null : cell.count,
        })),
        smallest: smallCell,
      }
    })
  }
  return { board }
}
export type BoardService = ReturnType<typeof createBoardService>

const plain = ({ zh, en }: Bilingual) => ({ zh, en })

type Wanted = {
  id: string
  kind: 'volume' | 'rate'
  from: string
  to: string
  length: number
  within: string | undefined
  city: string
}

/** The cells of a measure summed up by class of the wanted depth and by district. */
async function summed(tx: Tx, { id, kind, from, to, length, within, city }: Wanted): Promise<Sum[]> {
  const cells = await ask(tx, { measure: asked(id, kind), from, to, by: ['item', 'area'] })
  const sums = new Map<string, Sum>()
  for (const { item = '', area, count, sum } of cells) {
    if (within && !item.startsWith(within)) continue
    const category = item.slice(0, length)
    const district = area ? districtOf(area) : city
    const key = `${category} ${district}`
    const known = sums.get(key) ?? { category, area: district, count: 0, sum: 0 }
    sums.set(key, { ...known, count: known.count + count, sum: known.sum + sum })
  }
  return [...sums.values()]
}

function totalsBy(sums: readonly Sum[], of: 'category' | 'area'): Map<string, { count: number; sum: number }> {
  const totals = new Map<string, { count: number; sum: number }>()
  for (const one of sums) {
    const known = totals.get(one[of]) ?? { count: 0, sum: 0 }
    totals.set(one[of], { count: known.count + one.count, sum: known.sum + one.sum })
  }
  return totals
}

function total(sums: readonly Sum[]) {
  return sums.reduce((all, { count, sum }) => ({ count: all.count + count, sum: all.sum + sum }), { count: 0, sum: 0 })
}

function shareOf(smallCell: number, smallNumber: number) {
  return (given: { count: number; sum: number } | undefined): Share => {
    const none = { n: null, rate: null, low: null, high: null }
    if (!given || given.count === 0) return { ...none, n: given ? 0 : null, withheld: !given, few: true }
    if (given.count < smallCell) return { ...none, withheld: true, few: true }
    const interval = wilson(given.sum, given.count)
    return {
      n: given.count,
      rate: given.sum / given.count,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      withheld: false,
      few: given.count < smallNumber,
    }
  }
}

/** First and last day of the asked months; the twelve months up to the present one unless told. */
function periodOf({ from, to }: Query, today: string): { from: string; to: string } {
  const last = to ?? today.slice(0, 7)
  const first = from ?? monthsBefore(last, 11)
  const months = monthNumber(last) - monthNumber(first)
  if (months < 0 || months >= LONGEST_MONTHS) {
    const message = {
      zh: `起止月份有误：起始月不晚于截止月，最长 ${LONGEST_MONTHS} 个月。`,
      en: `The first month must not be after the last one, ${LONGEST_MONTHS} months at most.`,
    }
    throw invalid([{ field: 'from', code: 'OUT_OF_RANGE', message }])
  }
  const [year, month] = last.split('-').map(Number) as [number, number]
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { from: `${first}-01`, to: `${last}-${days}` }
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1

function monthsBefore(month: string, months: number): string {
  const number = monthNumber(month) - months
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
}
