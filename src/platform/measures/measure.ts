import type { Bilingual } from '../../kernel/texts.ts'
import type { StoredEvent } from '../events/events.ts'

/** The dimensions by which every measure can be asked. */
export const DIMENSIONS = ['area', 'unit', 'item', 'channel'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/**
 * What one event adds to a measure: on which local day, for which dimensions, how much. A correction takes back what
 * was added by a `count` of −1 with the same value.
 */
export type Contribution = {
  countyCode: string
  /** Local date of the city, YYYY-MM-DD. */
  day: string
  area?: string | null
  unit?: string | null
  item?: string | null
  channel?: string | null
  count: 1 | -1
  /** 0 or 1 for a rate, hours for a duration, nothing for a volume. */
  value?: number
}

/**
 * A number that a module offers: what it counts, from which events, and what it means in words. `rate` is the share of
 * contributions whose value is 1; `duration` and `score` have a mean and percentiles; `volume` only counts.
 */
export type Measure = {
  readonly id: string
  readonly kind: 'rate' | 'duration' | 'score' | 'volume'
  readonly label: Bilingual
  /** Numerator and denominator, and what is left out, in words. */
  readonly definition: Bilingual
  /** Whether more is better, for verdicts and colours. */
  readonly better: 'more' | 'less' | 'neither'
  /** Whether residents may see it; yes unless told. */
  readonly isPublic?: boolean
  readonly from: Readonly<Record<string, (event: StoredEvent) => readonly Contribution[]>>
}

/** One cell of an answer: the asked dimensions and the numbers. Rates lie between 0 and 1; durations are in hours. */
export type Cell = {
  readonly month?: string
  readonly day?: string
  readonly area?: string
  readonly unit?: string
  readonly item?: string
  readonly channel?: string
  readonly count: number
  readonly sum: number
  /** sum ÷ count for rates, the mean otherwise; null without data. */
  readonly rate: number | null
  /** Ends of the 95 % Wilson interval of a rate. */
  readonly low: number | null
  readonly high: number | null
  readonly p50: number | null
  readonly p90: number | null
}
