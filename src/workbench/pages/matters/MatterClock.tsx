import type { Complaint } from '../../../delivery/feedback/feedback.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { type ClockReading, type LimitUnit, showLimit } from '../../../platform/clock/clock.contract.ts'
import { ClockRibbon, type ClockStretch } from '../../../ui/charts/ClockRibbon.tsx'
import type { Unit } from '../../../ui/charts/values.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { LightWord } from './LightGauge.tsx'
import { matterTexts } from './matter-texts.ts'
import { STANDING_OF_LIGHT } from './matter-views.ts'

const UNITS: Readonly<Record<LimitUnit, Unit>> = {
  WORKDAY: 'workdays',
  NATURAL_DAY: 'days',
  HOUR: 'hours',
  MINUTE: 'minutes',
  WORKHOUR: 'hours',
}

/** The clock of a matter: what was promised, until when, the ribbon with time used and left, pauses and extensions. */
export function MatterClock({ matter, width = 300 }: { matter: Complaint; width?: number }) {
  const texts = useTexts(matterTexts).clock
  const language = useLanguage()
  const { clock } = matter
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      <p>
        <LightWord light={clock.light} />
        <br />
        {texts.limit(showLimit(clock.limit, language))}
        <br />
        <strong>{texts.due(showInstant(clock.due, language))}</strong>
      </p>
      <ClockRibbon
        id={`clock-${matter.id}`}
        title={texts.title}
        language={language}
        stretches={stretchesOf(clock)}
        allowed={clock.total}
        unit={UNITS[clock.limit.unit]}
        verdict={STANDING_OF_LIGHT[clock.light]}
        isEnded={clock.state === 'stopped'}
        width={width}
      />
      {clock.provisional && <p className="wb-status wb-status-provisional">◇ {texts.provisional}</p>}
      {clock.projected && <p className="wb-soft">{texts.projected}</p>}
      {clock.round > 1 && <p className="wb-soft">{texts.round(String(clock.round))}</p>}
      <Interruptions title={texts.pauses} all={clock.pauses.map((one) => ({ ...one, at: one.from }))} />
      <Interruptions title={texts.extensions} all={clock.extensions} />
    </section>
  )
}

/** The ribbon begins with what was used and then paused; where in between the pauses lay, the history tells. */
function stretchesOf({ used, paused }: Pick<ClockReading, 'used' | 'paused'>): ClockStretch[] {
  return [{ kind: 'used', length: used }, ...(paused > 0 ? [{ kind: 'paused' as const, length: paused }] : [])]
}

type Interruption = { readonly at: string; readonly reason: string; readonly ground: string }

function Interruptions({ title, all }: { title: string; all: readonly Interruption[] }) {
  const texts = useTexts(matterTexts).clock
  const language = useLanguage()
  if (all.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="wb-lines">
        {all.map(({ at, reason, ground }) => (
          <li key={at}>
            {showInstant(at, language)} · {reason}
            <br />
            <span className="wb-soft">{texts.ground(ground)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
