import { daysBetween, localDateOf } from '../../../kernel/dates.ts'
import type { RectificationRow } from '../../../oversight/rectifications/rectifications.contract.ts'
import { LIGHT_WORDS, type Light } from '../../../platform/clock/clock.contract.ts'
import { InlineGauge } from '../../../ui/charts/SteelyardGauge.tsx'
import type { Verdict } from '../../../ui/charts/verdict.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { rectificationTexts } from './rectification-texts.ts'

const VERDICTS: Readonly<Record<Light, Verdict>> = {
  green: 'kept',
  met: 'kept',
  yellow: 'atRisk',
  red: 'missed',
  missed: 'missed',
}

/** How a light is drawn: in time and kept alike, overdue and missed alike. */
export function verdictOfLight(light: Light): Verdict {
  return VERDICTS[light]
}

/** The light of a clock as sign and word. */
export function LightWord({ light }: { light: Light }) {
  const language = useLanguage()
  return <StatusWord standing={VERDICTS[light]}>{LIGHT_WORDS[light][language]}</StatusWord>
}

const DAY = 86_400_000

/** The clock of a row: the days since it was opened as the bead, the day it is due as the notch, and the days left. */
export function RowClock({ row }: { row: RectificationRow }) {
  const texts = useTexts(rectificationTexts)
  const language = useLanguage()
  if (row.light === 'met' || row.light === 'missed') return <LightWord light={row.light} />
  const opened = Date.parse(row.openedAt)
  const allowed = (Date.parse(row.due) - opened) / DAY
  const left = daysBetween(localDateOf(Date.now()), localDateOf(row.due))
  return (
    <span className="wb-inline rc-clock">
      <InlineGauge
        id={`clock-${row.id}`}
        title={`${row.number} ${texts.clock}`}
        language={language}
        value={(Date.now() - opened) / DAY}
        promised={{ value: Math.max(allowed, 0.01), direction: 'atMost' }}
        unit="days"
        verdict={VERDICTS[row.light]}
        width={96}
      />
      <StatusWord standing={VERDICTS[row.light]}>{texts.left(left)}</StatusWord>
    </span>
  )
}
