import { showInstant } from '../../../kernel/dates.ts'
import type { Rectification } from '../../../oversight/rectifications/rectifications.contract.ts'
import { type LimitUnit, showLimit } from '../../../platform/clock/clock.contract.ts'
import { ClockRibbon } from '../../../ui/charts/ClockRibbon.tsx'
import type { Unit } from '../../../ui/charts/values.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { verdictOfLight } from './Light.tsx'
import { rectificationTexts } from './rectification-texts.ts'

const UNITS: Readonly<Record<LimitUnit, Unit>> = {
  WORKDAY: 'workdays',
  NATURAL_DAY: 'days',
  HOUR: 'hours',
  MINUTE: 'minutes',
  WORKHOUR: 'hours',
}

/** The clock of the mending as a ribbon: used, left, when it is due, and each extension with its reason. */
export function MendingClock({ of: { clock } }: { of: Rectification }) {
  const texts = useTexts(rectificationTexts)
  const language = useLanguage()
  const { limit, total, used, paused, light, state, due, extensions } = clock
  return (
    <Card title={texts.time}>
      <ClockRibbon
        id="mending"
        title={texts.time}
        language={language}
        stretches={[
          { kind: 'used', length: used },
          ...(paused > 0 ? [{ kind: 'paused' as const, length: paused }] : []),
        ]}
        allowed={total}
        unit={UNITS[limit.unit]}
        verdict={verdictOfLight(light)}
        isEnded={state === 'stopped'}
        due={showInstant(due, language)}
        width={300}
      />
      {extensions.map(({ at, by, reason, ground }) => (
        <p key={at} className="wb-soft">
          +{showLimit(by, language)} · {reason} · {ground}
        </p>
      ))}
    </Card>
  )
}
