import type { Cell, Measure } from '../../platform/measures/measure.ts'
import type { Figure, Judgement, MeasureCard, Target, Verdict } from './indicators.contract.ts'

/** Cases below which a number is shown as too few to stand for anything (domain rules: n < 30). */
export const FEW = 30
/** Cases below which a number is not published, so that nobody can be recognised in it. */
export const RECOGNISABLE = 5
/** Cases of a unit in a period from which it is judged. */
export const JUDGED_FROM = 5

/** What a reader needs to know of a measure. */
export function cardOf({ id, kind, label, definition, better, isPublic = true }: Measure): MeasureCard {
  return { id, kind, label: { ...label }, definition: { ...definition }, better, isPublic }
}

/** Whether a promise can be made on a measure: it has a better and a worse, and is more than a count. */
export function canBePromised({ kind, better }: Pick<Measure, 'kind' | 'better'>): boolean {
  return kind !== 'volume' && better !== 'neither'
}

/** Whether a value can be promised on a measure: a share for a rate, hours (or points) from 0 otherwise. */
export function fitsTarget(measure: Pick<Measure, 'kind' | 'better'>, value: number): boolean {
  return canBePromised(measure) && value >= 0 && (measure.kind !== 'rate' || value <= 1)
}

/** For whom and when a promise is looked for. `areas` are the codes of the area and all above it. */
export type Place = {
  readonly measure: string
  readonly unit?: string | undefined
  readonly areas?: readonly string[] | undefined
  readonly item?: string | undefined
  /** First and last day of the period. */
  readonly from: string
  readonly to: string
}

/**
 * The target that holds for a place and a period: the one for the unit before the one for the item, that before the one
 * for the nearest area, that before the one for all; among these the one in force on the first day of the period, so
 * that nobody is judged by a promise that came later. Where none was, the first that began within the period.
 */
export function targetFor(targets: readonly Target[], place: Place): Target | undefined {
  const fitting = targets.filter((target) => isFor(target, place) && target.validFrom <= place.to)
  const nearest = Math.max(...fitting.map((target) => nearness(target, place)))
  const candidates = fitting.filter((target) => nearness(target, place) === nearest)
  candidates.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return candidates.findLast(({ validFrom }) => validFrom <= place.from) ?? candidates[0]
}

function isFor({ measure, unitId, areaCode, item }: Target, place: Place): boolean {
  return (
    measure === place.measure &&
    (unitId === null || unitId === place.unit) &&
    (item === null || item === place.item) &&
    (areaCode === null || (place.areas ?? []).includes(areaCode))
  )
}

/** A number that grows with how closely a target is meant for a place; areas come with the city first. */
function nearness({ unitId, areaCode, item }: Target, { areas = [] }: Place): number {
  return (unitId ? 1000 : 0) + (item ? 100 : 0) + (areaCode ? 1 + areas.indexOf(areaCode) : 0)
}

type Numbers = Pick<Cell, 'count' | 'rate' | 'low' | 'high' | 'p90'>

/**
 * How a number stands beside its promise. Meeting it exactly keeps it. `risk`: kept, but it may be chance: the 95 %
 * Wilson interval of a rate reaches beyond the target, or the 90th percentile of a duration does.
 */
export function verdictOf(
  numbers: Numbers,
  target: number | null,
  better: Measure['better'],
  kind: Measure['kind'],
): Verdict {
  if (target === null || better === 'neither') return 'none'
  if (numbers.count < FEW || numbers.rate === null) return 'few'
  if (!keeps(numbers.rate, target, better)) return 'missed'
  const worst =
    kind === 'rate' ? (better === 'more' ? numbers.low : numbers.high) : kind === 'duration' ? numbers.p90 : null
  return worst !== null && !keeps(worst, target, better) ? 'risk' : 'kept'
}

/** Whether a value meets a target; the last digits that computing in binary adds do not count. */
export function keeps(value: number, target: number, better: Measure['better']): boolean {
  const slack = 1e-9
  return better === 'less' ? value <= target + slack : value >= target - slack
}

/** The judgement on a unit's number for a period that is over: below five cases nothing is said. */
export function judge(
  { count, rate }: Pick<Cell, 'count' | 'rate'>,
  target: number,
  better: Measure['better'],
): Judgement['verdict'] {
  if (count < JUDGED_FROM || rate === null) return 'few'
  return keeps(rate, target, better) ? 'kept' : 'missed'
}

/**
 * What may be published of figures: those with fewer than five cases are left out. Where what was left out could be had
 * by taking the rest from the total, the smallest of the rest is left out as well.
 */
export function publishable(figures: readonly Figure[]): Figure[] {
  const shown = figures.filter(({ count }) => count >= RECOGNISABLE)
  const hidden = figures.reduce((sum, { count }) => sum + (count < RECOGNISABLE ? count : 0), 0)
  if (hidden === 0 || hidden >= RECOGNISABLE || shown.length === 0) return shown
  const smallest = shown.reduce((least, one) => (one.count < least.count ? one : least))
  return shown.filter((one) => one !== smallest)
}

/** A total that may be published: below five cases its numbers stay at zero and it says so. */
export function publishableTotal(total: Figure): Figure {
  if (total.count === 0 || total.count >= RECOGNISABLE) return total
  const none = { rate: null, low: null, high: null, p50: null, p90: null }
  return { ...total, ...none, count: 0, sum: 0, suppressed: true }
}

/** First and last day of the month before a day: what is judged on the first of a month. */
export function monthBefore(today: string): { from: string; to: string } {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 2, 1))
  const last = new Date(Date.UTC(year, month - 1, 0))
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) }
}

/** The first and last day that a figure covers, within the days that were asked for. */
export function daysOf({ day, month }: { day?: string; month?: string }, asked: { from: string; to: string }) {
  if (day) return { from: day, to: day }
  if (!month) return asked
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  // Days written as YYYY-MM-DD sort as texts.
  const [, from = asked.from] = [`${month}-01`, asked.from].sort()
  const [to = asked.to] = [last, asked.to].sort()
  return { from, to }
}
