import type { Language } from '../../../kernel/texts.ts'
import type { Figure, MeasureCard } from '../../../oversight/indicators/indicators.contract.ts'
import { VERDICTS, type Verdict } from '../../../oversight/indicators/indicators.contract.ts'
import { formatValue, type Unit } from '../../../ui/charts/values.ts'
import type { Verdict as DrawnVerdict, Promised } from '../../../ui/charts/verdict.ts'
import type { Standing } from '../../../ui/workbench/StatusWord.tsx'

const UNITS: Readonly<Record<MeasureCard['kind'], Unit>> = {
  rate: 'percent',
  duration: 'hours',
  score: 'score',
  volume: 'count',
}

/** What the numbers of a measure count. */
export function unitOf({ kind }: Pick<MeasureCard, 'kind'>): Unit {
  return UNITS[kind]
}

/** The value of a figure: the share, the mean, or for a plain count the number of cases; null where nothing was measured. */
export function factOf({ kind }: Pick<MeasureCard, 'kind'>, { count, rate }: Pick<Figure, 'count' | 'rate'>) {
  return kind === 'volume' ? count : rate
}

/** A figure in words with its unit. */
export function showFigure(
  measure: Pick<MeasureCard, 'kind'>,
  figure: Pick<Figure, 'count' | 'rate'>,
  language: Language,
): string {
  return formatValue(factOf(measure, figure), unitOf(measure), language)
}

/** A promised value in words, without empty decimals: 95%, 48 小时. */
export function showTarget(measure: Pick<MeasureCard, 'kind'>, target: number, language: Language): string {
  const shown = measure.kind === 'rate' ? target * 100 : target
  return formatValue(target, unitOf(measure), language, Number.isInteger(Math.round(shown * 1e6) / 1e6) ? 0 : 1)
}

/** What was promised, as charts take it. */
export function promisedOf({ better }: Pick<MeasureCard, 'better'>, target: number | null): Promised | undefined {
  if (target === null || better === 'neither') return undefined
  return { value: target, direction: better === 'more' ? 'atLeast' : 'atMost' }
}

const DRAWN: Readonly<Partial<Record<Verdict, DrawnVerdict>>> = { kept: 'kept', risk: 'atRisk', missed: 'missed' }
const STANDINGS: Readonly<Record<Verdict, Standing | undefined>> = {
  kept: 'kept',
  risk: 'atRisk',
  missed: 'missed',
  few: 'provisional',
  none: undefined,
}

/** The verdict as charts draw it; nothing where there are too few cases or no target. */
export function drawnVerdict(verdict: Verdict): DrawnVerdict | undefined {
  return DRAWN[verdict]
}

/** The sign that a verdict carries beside its word. */
export function standingOf(verdict: Verdict): Standing | undefined {
  return STANDINGS[verdict]
}

/** The word of a verdict. */
export function verdictWord(verdict: Verdict, language: Language): string {
  return VERDICTS[verdict][language]
}

/** The worst first: missed before at risk before kept, within these the furthest from the promise first, counts by size. */
export function worstFirst(measure: MeasureCard, figures: readonly Figure[]): readonly Figure[] {
  const rank = ({ verdict }: Figure) => ['missed', 'risk', 'kept', 'none', 'few'].indexOf(verdict)
  const way = measure.better === 'more' ? 1 : -1
  const value = (figure: Figure) => factOf(measure, figure) ?? 0
  return [...figures].sort((one, other) => rank(one) - rank(other) || way * (value(one) - value(other)))
}

/** What a figure is for: its unit, area or channel by name, its item, month or day as they are. */
export function nameOfFigure(figure: Figure, language: Language): string {
  const { name, unit, area, item, channel, month, day } = figure
  if (name) return name[language] || name.zh
  return item || month || day || unit || area || channel || '—'
}
