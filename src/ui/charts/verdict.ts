import type { Language } from '../../kernel/texts.ts'
import { chartTexts } from './chart-texts.ts'
import { isMeasured, type Measured } from './values.ts'

/** How a fact stands to its promise. */
export type Verdict = 'kept' | 'atRisk' | 'missed'

/** What was promised: a value and which side of it is good (an on-time rate is at least, a number of days at most). */
export type Promised = {
  readonly value: number
  readonly direction: 'atLeast' | 'atMost'
  readonly label?: string
}

/** The shape that goes with each verdict, so that nobody has to tell them by colour. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = { kept: '●', atRisk: '◐', missed: '▲' }

/** The verdict of a fact against a promise; undefined where nothing was measured. Meeting the promise exactly keeps it. */
export function judge(value: Measured | undefined, promised: Promised | undefined): Verdict | undefined {
  if (!promised || !isMeasured(value)) return undefined
  const isKept = promised.direction === 'atLeast' ? value >= promised.value : value <= promised.value
  return isKept ? 'kept' : 'missed'
}

/** Mark and word together: `▲ 未兑现`. Empty where there is no verdict. */
export function verdictLabel(verdict: Verdict | undefined, language: Language): string {
  return verdict ? `${VERDICT_MARKS[verdict]} ${chartTexts[language][verdict]}` : ''
}
