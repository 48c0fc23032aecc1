import { dateReader } from './values.rules.ts'

/** How the dates of a column are written, as far as samples tell. */
export type DateGuess = {
  readonly format: string
  /** Share of the samples that this format reads, from 0 to 1. */
  readonly agreement: number
  /** Other formats that read as many samples but mean other days, such as day and month exchanged. */
  readonly ambiguous: readonly string[]
  /** Whether the texts carry their own offset from UTC, so that no time zone needs to be assumed. */
  readonly hasOffset: boolean
}

/** Formats to try, those first that nothing else resembles. Where two read the same days the first is kept. */
const CANDIDATES: readonly string[] = [
  'iso',
  'yyyy/MM/dd[ HH:mm[:ss[.S]]]',
  'yyyy/MM/dd[ ]a[ ]hh:mm[:ss]',
  'yyyy-MM-dd[ ]a[ ]hh:mm[:ss]',
  'yyyy.MM.dd[ HH:mm[:ss]]',
  'yyyy年MM月dd日[[ ]HH:mm[:ss]]',
  'yyyy年MM月dd日[[ ]HH时mm分[ss秒]]',
  'MM/dd/yyyy hh:mm:ss a',
  'MM/dd/yyyy hh:mm a',
  'MM/dd/yyyy[ HH:mm[:ss]]',
  'dd/MM/yyyy hh:mm:ss a',
  'dd/MM/yyyy hh:mm a',
  'dd/MM/yyyy[ HH:mm[:ss]]',
  'dd.MM.yyyy[ HH:mm[:ss]]',
  'MM-dd-yyyy[ HH:mm[:ss]]',
  'dd-MM-yyyy[ HH:mm[:ss]]',
  'MM/dd/yy[ HH:mm[:ss]]',
  'dd/MM/yy[ HH:mm[:ss]]',
  'dd-MMM-yyyy[ HH:mm[:ss]]',
  'dd-MMM-yy[ HH:mm[:ss]]',
  'dd MMM yyyy[ HH:mm[:ss]]',
  'MMM dd, yyyy[ hh:mm[:ss] a]',
]

/** Formats that any number might be; tried only where the column's name speaks of a date. */
const NUMBER_CANDIDATES: readonly string[] = ['yyyyMMddHHmmss', 'yyyyMMddHHmm', 'yyyyMMdd', 'excel', 'unix', 'unix-ms']

const LOOKED_AT = 300
const LEAST_AGREEMENT = 0.8

/**
 * Tells from samples how dates are written. Undefined where no known format reads at least four in five. Of formats
 * that read equally many, day and month exchanged, the one whose days lie closer together is taken (a register covers
 * months, not a year's every month evenly), and the others are named as ambiguous. Years must lie in 1950–2100, of bare
 * numbers in 1990–2100.
 */
export function guessDateFormat(values: readonly string[], { numbersToo = false } = {}): DateGuess | undefined {
  const samples = [...new Set(values)].slice(0, LOOKED_AT)
  if (samples.length === 0) return undefined
  const candidates = numbersToo ? [...CANDIDATES, ...NUMBER_CANDIDATES] : CANDIDATES
  const readings = candidates.map((format) => read(format, samples)).filter(({ count }) => count > 0)
  const most = Math.max(0, ...readings.map(({ count }) => count))
  if (most < samples.length * LEAST_AGREEMENT) return undefined
  const best = distinctReadings(readings.filter(({ count }) => count === most))
  best.sort((a, b) => a.spread - b.spread)
  return {
    format: best[0]!.format,
    agreement: most / samples.length,
    ambiguous: best.slice(1).map(({ format }) => format),
    hasOffset: samples.every((sample) => /([+-]\d\d:?\d\d|Z)$/i.test(sample) && /\d:\d/.test(sample)),
  }
}

type Reading = { format: string; count: number; spread: number; days: string }

const SENSIBLE_FROM = Date.UTC(1950, 0, 1)
/** A bare number has to look like a date of our time. */
const NUMBERS_FROM = Date.UTC(1990, 0, 1)
const SENSIBLE_TO = Date.UTC(2100, 0, 1)

function read(format: string, samples: readonly string[]): Reading {
  const reader = dateReader({ format, timeZone: 'UTC' })
  const from = NUMBER_CANDIDATES.includes(format) ? NUMBERS_FROM : SENSIBLE_FROM
  const times = samples.map(reader).filter((at) => at >= from && at < SENSIBLE_TO)
  const spread = times.length === 0 ? 0 : Math.max(...times) - Math.min(...times)
  return { format, count: times.length, spread, days: times.join() }
}

function distinctReadings(readings: readonly Reading[]): Reading[] {
  const seen = new Set<string>()
  return readings.filter(({ days }) => !seen.has(days) && seen.add(days))
}
