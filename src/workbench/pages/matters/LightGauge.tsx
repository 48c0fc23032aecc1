import type { ComplaintRow } from '../../../delivery/feedback/feedback.contract.ts'
import { LIGHT_WORDS } from '../../../platform/clock/clock.contract.ts'
import { InlineGauge } from '../../../ui/charts/SteelyardGauge.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { STANDING_OF_LIGHT, timeOnBeam } from './matter-views.ts'
import { mattersTexts } from './matters-texts.ts'

/** The light of a matter as a word: ● In time, ◐ Due soon, ▲ Overdue. */
export function LightWord({ light }: { light: ComplaintRow['light'] }) {
  const language = useLanguage()
  return <StatusWord standing={STANDING_OF_LIGHT[light]}>{LIGHT_WORDS[light][language]}</StatusWord>
}

/** The clock of a row: while it runs the beam with its deadline as the notch, always the word. */
export function LightGauge({ row }: { row: ComplaintRow }) {
  const texts = useTexts(mattersTexts)
  const language = useLanguage()
  const runs = row.light !== 'met' && row.light !== 'missed'
  const { used, promised } = timeOnBeam(row, Date.now())
  const days = (count: number) => showNumber(Math.round(count * 10) / 10, language)
  return (
    <span className="wb-clockcell">
      {runs && (
        <InlineGauge
          id={`gauge-${row.id}`}
          title={texts.gauge(days(used), days(promised))}
          language={language}
          value={used}
          promised={{ value: promised, direction: 'atMost' }}
          unit="days"
          verdict={STANDING_OF_LIGHT[row.light]}
          width={64}
        />
      )}
      <LightWord light={row.light} />
    </span>
  )
}
