import type { Progress } from '../../delivery/feedback/resident.contract.ts'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import { type ClockReading, type Light, showLimit } from '../../platform/clock/clock.contract.ts'
import { ClockRibbon } from '../../ui/portal/facts/ClockRibbon.tsx'
import type { Status } from '../../ui/portal/facts/StatusMark.tsx'
import { readingOf, showDue } from '../readings.ts'
import { followTexts } from '../texts/follow-texts.ts'

const STATUS: Readonly<Record<Light, Status>> = {
  green: 'kept',
  yellow: 'atRisk',
  red: 'missed',
  met: 'kept',
  missed: 'missed',
}

type AnswerClockProps = { language: Language; zone: string; progress: Progress }

/** The time to answer as a beam: used, paused, left, and the day that was promised. */
export function AnswerClock({ language, zone, progress }: AnswerClockProps) {
  const texts = followTexts[language].matter
  const { clock } = progress
  const { unit } = clock.limit
  const inUnit = (amount: number) => readingOf({ amount: round(Math.abs(amount)), unit }, language, amount)
  return (
    <ClockRibbon
      language={language}
      id="clock"
      heading={`${texts.clock} · ${showLimit(clock.limit, language)}`}
      passed={passedOf(clock)}
      used={inUnit(clock.used)}
      {...(clock.paused > 0 ? { paused: inUnit(clock.paused) } : {})}
      left={inUnit(clock.left)}
      due={showDue(clock, language, zone)}
      dueLabel={texts.due}
      provisional={clock.provisional}
      status={STATUS[clock.light]}
      statusWord={wordOf(clock, language)}
      notes={notesOf(clock, language, zone)}
    />
  )
}

/** Why it stood still or was given more time, each with its legal ground. */
function notesOf(clock: ClockReading, language: Language, zone: string): string[] {
  const texts = followTexts[language].matter
  const isPaused = clock.state === 'paused'
  const pause = clock.pauses.at(-1)
  const until = isPaused && pause?.plannedEnd ? showDate(localDateOf(pause.plannedEnd, zone), language) : undefined
  return [
    ...clock.pauses.map(({ reason, ground }) => texts.pausedWhy(reason, ground)),
    ...(until ? [texts.pausedUntil(until)] : []),
    ...(isPaused && clock.projected ? [texts.projected] : []),
    ...clock.extensions.map(({ by, reason, ground }) => texts.extendedWhy(showLimit(by, language), reason, ground)),
  ]
}

function wordOf(clock: ClockReading, language: Language): string {
  const texts = followTexts[language].matter
  const over = { amount: Math.max(1, Math.ceil(-clock.left)), unit: clock.limit.unit }
  const words: Readonly<Record<Light, string>> = {
    green: texts.stillDue,
    yellow: texts.dueSoon,
    red: texts.overdue(showLimit(over, language)),
    met: texts.onTime,
    missed: texts.late,
  }
  return clock.state === 'paused' ? texts.paused : words[clock.light]
}

/** What has passed since the start. Pauses are drawn as one stretch before the last of the used time. */
function passedOf({ used, paused }: ClockReading) {
  const stretches = [
    { kind: 'used' as const, length: used },
    { kind: 'paused' as const, length: paused },
  ]
  return stretches.filter(({ length }) => length > 0)
}

const round = (amount: number) => Math.round(amount * 10) / 10
