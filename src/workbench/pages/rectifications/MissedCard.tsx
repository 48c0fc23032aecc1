import type { MissedFigure } from '../../../oversight/rectifications/rectifications.contract.ts'
import { CardGauge } from '../../../ui/charts/SteelyardGauge.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { showFigure, showTarget } from '../board/figure-words.ts'
import { rectificationTexts } from './rectification-texts.ts'

/** The figure that was missed, beside what was promised. */
export function MissedCard({ missed, unitId }: { missed: MissedFigure; unitId: string }) {
  const texts = useTexts(rectificationTexts)
  const language = useLanguage()
  const { rate, target, low, high, count, from, to, label, measure } = missed
  // A promise of at most one is a share; larger ones are hours, which are to be stayed below.
  const kind = target <= 1 ? 'rate' : 'duration'
  const show = (value: number) => showFigure({ kind }, { count, rate: value }, language)
  return (
    <Card title={texts.missed} tone="missed">
      <CardGauge
        id="missed"
        title={label[language]}
        language={language}
        value={rate}
        promised={{ value: target, direction: kind === 'rate' ? 'atLeast' : 'atMost' }}
        unit={kind === 'rate' ? 'percent' : 'hours'}
        verdict="missed"
        width={300}
        {...(low !== null && high !== null ? { lower: low, upper: high } : {})}
      />
      <Facts
        facts={[
          { label: label[language], value: rate === null ? texts.none : show(rate) },
          { label: texts.fact, value: `${texts.promise(showTarget({ kind }, target, language))}` },
          ...(low !== null && high !== null ? [{ label: '95%', value: texts.interval(show(low), show(high)) }] : []),
          { label: texts.cases, value: showNumber(count, language) },
        ]}
      />
      <p className="wb-soft">{texts.span(from, to)}</p>
      <PageLink to={`/board/${measure}?from=${from}&to=${to}&unit=${unitId}`}>{texts.toMeasure}</PageLink>
    </Card>
  )
}
