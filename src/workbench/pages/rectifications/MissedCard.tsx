import { listMeasures } from '../../../oversight/indicators/indicators.contract.ts'
import type { MissedFigure } from '../../../oversight/rectifications/rectifications.contract.ts'
import { CardGauge } from '../../../ui/charts/SteelyardGauge.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { useSession } from '../../session/Session.tsx'
import { promisedOf, showFigure, showTarget, unitOf } from '../board/figure-words.ts'
import { rectificationTexts } from './rectification-texts.ts'

/** The figure that was missed, beside what was promised. */
export function MissedCard({ missed, unitId }: { missed: MissedFigure; unitId: string }) {
  const texts = useTexts(rectificationTexts)
  const language = useLanguage()
  const { rate, target, low, high, count, from, to, label, measure } = missed
  const { can } = useSession()
  const { data } = useEndpoint(listMeasures, {}, { fresh: 300_000, enabled: can('indicators.read') })
  const declared = data?.items.find(({ id }) => id === measure)
  // Who may not read the list of measures sees them by their size: a promise of at most one is a share, others are hours.
  const guessed = target <= 1 ? 'rate' : 'duration'
  const kind = declared?.kind ?? guessed
  const better = declared?.better ?? (kind === 'duration' ? 'less' : 'more')
  const promised = promisedOf({ better }, target) ?? { value: target, direction: 'atLeast' as const }
  const show = (value: number) => showFigure({ kind }, { count, rate: value }, language)
  return (
    <Card title={texts.missed} tone="missed">
      <CardGauge
        id="missed"
        title={label[language]}
        language={language}
        value={rate}
        promised={promised}
        unit={unitOf({ kind })}
        verdict="missed"
        width={300}
        {...(low !== null && high !== null ? { lower: low, upper: high } : {})}
      />
      <Facts
        facts={[
          { label: texts.figure, value: label[language] },
          { label: texts.fact, value: rate === null ? texts.none : show(rate) },
          { label: texts.promised, value: showTarget({ kind }, target, language) },
          ...(low !== null && high !== null
            ? [{ label: texts.interval, value: texts.between(show(low), show(high)) }]
            : []),
          { label: texts.cases, value: showNumber(count, language) },
        ]}
      />
      <p className="wb-soft">{texts.span(from, to)}</p>
      <PageLink to={`/board/${measure}?from=${from}&to=${to}&unit=${unitId}`}>{texts.toMeasure}</PageLink>
    </Card>
  )
}
