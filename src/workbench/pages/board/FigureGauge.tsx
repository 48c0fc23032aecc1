import type { Figure, MeasureCard, Verdict } from '../../../oversight/indicators/indicators.contract.ts'
import { InlineGauge } from '../../../ui/charts/SteelyardGauge.tsx'
import { useLanguage } from '../../../ui/workbench/language.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { drawnVerdict, factOf, promisedOf, standingOf, unitOf, verdictWord } from './figure-words.ts'

type FigureGaugeProps = {
  id: string
  measure: Pick<MeasureCard, 'kind' | 'better' | 'label'>
  figure: Pick<Figure, 'count' | 'rate' | 'low' | 'high' | 'target' | 'verdict'>
}

/** The beam with the promise as its notch and the fact as its bead; nothing where no promise was made. */
export function FigureGauge({ id, measure, figure }: FigureGaugeProps) {
  const language = useLanguage()
  const promised = promisedOf(measure, figure.target)
  if (!promised) return null
  const verdict = drawnVerdict(figure.verdict)
  const interval = measure.kind === 'rate' ? { lower: figure.low, upper: figure.high } : {}
  return (
    <InlineGauge
      id={id}
      title={measure.label[language]}
      language={language}
      value={figure.verdict === 'few' ? null : factOf(measure, figure)}
      promised={promised}
      unit={unitOf(measure)}
      {...interval}
      {...(verdict ? { verdict } : {})}
    />
  )
}

/** A verdict as sign and word: ● kept, ◐ at risk, ▲ missed, ◇ too few. */
export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const language = useLanguage()
  const standing = standingOf(verdict)
  const word = verdictWord(verdict, language)
  return standing ? <StatusWord standing={standing}>{word}</StatusWord> : <span className="wb-soft">{word}</span>
}
