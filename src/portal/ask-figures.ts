import type { Language } from '../kernel/texts.ts'
import {
  type Answer,
  askPublicMeasure,
  type Figure,
  listPublicMeasures,
  type MeasureCard,
} from '../oversight/indicators/indicators.contract.ts'
import { lastMonth, lastYear, type Period, thisMonth } from './figures.ts'
import { ifFound, type Visit } from './visit.ts'

/** Where figures are asked for. */
export type Where = { readonly area?: string | undefined; readonly unit?: string | undefined }

/** The measures that everybody may see: rates first, then times, scores and numbers. */
export async function publicMeasures({ call }: Visit): Promise<MeasureCard[]> {
  const order = ['rate', 'duration', 'score', 'volume']
  const items = (await ifFound(call(listPublicMeasures, {})))?.items ?? []
  return [...items].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** Those of them that can be held against a promise. */
export async function promisedMeasures(visit: Visit): Promise<MeasureCard[]> {
  return (await publicMeasures(visit)).filter(({ kind, better }) => kind !== 'volume' && better !== 'neither')
}

/** A public measure over a period. */
export function askFigures(
  { call }: Visit,
  measure: string,
  { from, to }: Period,
  { area, unit }: Where,
  by?: string,
): Promise<Answer | undefined> {
  return ifFound(call(askPublicMeasure, { params: { id: measure }, query: { from, to, area, unit, by } }))
}

/** Fewer than these say nothing about a month. */
const ENOUGH = 30

export type Recent = { readonly measure: MeasureCard; readonly figure: Figure; readonly period: Period }

/** Each measure for this month, or for the last whole one while this one has too few cases; those without cases are left out. */
export async function recentFigures(visit: Visit, measures: readonly MeasureCard[], where: Where): Promise<Recent[]> {
  const periods = [thisMonth(visit.now, visit.zone), lastMonth(visit.now, visit.zone)]
  const all = await Promise.all(
    measures.map(async (measure) => {
      const answers = await Promise.all(periods.map((period) => askFigures(visit, measure.id, period, where)))
      const [now, before] = answers.map((answer) => answer?.total)
      const isNow = (now?.count ?? 0) >= ENOUGH || (now?.count ?? 0) >= (before?.count ?? 0)
      const figure = isNow ? now : before
      return figure && figure.count > 0 ? [{ measure, figure, period: periods[isNow ? 0 : 1]! }] : []
    }),
  )
  return all.flat()
}

/** Twelve months of a measure, by month. */
export function yearByMonth(visit: Visit, measure: string, where: Where) {
  return askFigures(visit, measure, lastYear(visit.now, visit.zone), where, 'month')
}

/** The name of a figure's place, as the answer carries it. */
export const placeName = ({ name, unit, area }: Figure, language: Language): string =>
  name?.[language] ?? unit ?? area ?? ''
