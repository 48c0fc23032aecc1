import type { ReactNode } from 'react'
import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'

export type TimelineEntry = {
  title: string
  /** When, as words; with `dateTime` it becomes a machine-readable time. */
  when?: string
  dateTime?: string
  /** Who holds or held it. */
  who?: string
  body?: ReactNode
  state: 'done' | 'current' | 'next'
}

/** What has happened, what happens now and what comes next, in order, on an upright beam. */
export function Timeline({ language, entries }: { language: Language; entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry, index) => (
        <li key={`${entry.when ?? ''}${entry.title}`} className={entry.state} aria-current={currentStep(entry)}>
          <TimelineTitle
            language={language}
            entry={entry}
            repeated={entry.state === 'next' && entries[index - 1]?.state === 'next'}
          />
          {(entry.when || entry.who) && (
            <p className="timeline-when">
              {entry.when && (entry.dateTime ? <time dateTime={entry.dateTime}>{entry.when}</time> : entry.when)}
              {entry.when && entry.who && ' · '}
              {entry.who}
            </p>
          )}
          {entry.body && <div className="timeline-body">{entry.body}</div>}
        </li>
      ))}
    </ol>
  )
}

const currentStep = ({ state }: TimelineEntry) => (state === 'current' ? ('step' as const) : undefined)

type TimelineTitleProps = { language: Language; entry: TimelineEntry; repeated: boolean }

/** The word of the state is seen once for several entries to come, and heard with each. */
function TimelineTitle({ language, entry, repeated }: TimelineTitleProps) {
  const words = portalTexts[language].timeline
  return (
    <p className="timeline-title">
      {entry.title}
      {entry.state !== 'done' && <span className={repeated ? 'hidden' : 'timeline-state'}>{words[entry.state]}</span>}
    </p>
  )
}
