import { addDays, type LocalDate } from '../../kernel/dates.ts'
import type { Random } from './random.ts'

/** Some days on which more comes of some classes, in the whole city or around one point. */
export type Burst = {
  readonly name: 'heat' | 'cold' | 'storm' | 'water-cut' | 'site-noise'
  readonly from: LocalDate
  readonly to: LocalDate
  /** Classes by their code or its beginning, with weights. */
  readonly classes: Readonly<Record<string, number>>
  /** Further matters a day, as a share of an ordinary day. */
  readonly more: number
  /** All at one point: which one of the city's, by its place in the list. */
  readonly point?: number
}

type Kind = Omit<Burst, 'from' | 'to' | 'point'> & {
  /** Months in which it happens, how often in a year of them, and how many days it lasts. */
  readonly months: readonly number[]
  readonly perMonth: number
  readonly days: readonly [least: number, most: number]
  readonly isLocal?: true
}

const KINDS: readonly Kind[] = [
  {
    name: 'heat',
    months: [6, 7, 8],
    perMonth: 1.1,
    days: [3, 7],
    more: 0.35,
    classes: { '1202': 5, '1201': 2, '030304': 1, '0802': 2, '0104': 1 },
  },
  {
    name: 'cold',
    months: [11, 12, 1, 2],
    perMonth: 0.9,
    days: [2, 6],
    more: 0.45,
    classes: { '1204': 8, '120104': 2, '1202': 1, '0702': 0.2 },
  },
  {
    name: 'storm',
    months: [5, 6, 7, 8, 9],
    perMonth: 0.8,
    days: [1, 2],
    more: 0.5,
    classes: { '0108': 6, '010502': 2, '090802': 2, '1202': 2, '010104': 1 },
  },
  {
    name: 'water-cut',
    months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    perMonth: 0.9,
    days: [1, 2],
    more: 0.3,
    classes: { '120101': 6, '120102': 2 },
    isLocal: true,
  },
  {
    name: 'site-noise',
    months: [3, 4, 5, 9, 10],
    perMonth: 0.8,
    days: [4, 9],
    more: 0.08,
    classes: { '080201': 5, '0107': 2 },
    isLocal: true,
  },
]

/** The bursts of a period: the weather of its months, and what happens at single points. */
export function burstsOf(from: LocalDate, to: LocalDate, points: number, random: Random): Burst[] {
  const bursts: Burst[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const month = Number(day.slice(5, 7))
    for (const { months, perMonth, days, isLocal, ...burst } of KINDS) {
      if (!months.includes(month) || !random.chance(perMonth / 30)) continue
      const last = addDays(day, random.between(...days) - 1)
      bursts.push({ ...burst, from: day, to: last, ...(isLocal ? { point: random.between(0, points - 1) } : {}) })
    }
  }
  return bursts
}
