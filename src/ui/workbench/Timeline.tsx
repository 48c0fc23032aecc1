import type { ReactNode } from 'react'
import { useTexts } from './language.tsx'
import { partTexts } from './part-texts.ts'

export type TimelineEntry = {
  readonly id: string
  /** The moment, ready to read, and as ISO text for machines. */
  readonly at: { readonly text: string; readonly iso: string }
  readonly title: string
  readonly who?: string
  readonly body?: ReactNode
  readonly standing?: 'kept' | 'atRisk' | 'missed'
}

/** What happened, the latest first, as a list that reads in order; `next` is what comes, above it. */
export function Timeline({ entries, next }: { entries: readonly TimelineEntry[]; next?: ReactNode }) {
  const texts = useTexts(partTexts)
  return (
    <div className="wb-timeline">
      {next && <div className="wb-timeline-next">{next}</div>}
      {entries.length === 0 && <p className="wb-soft">{texts.timeline.none}</p>}
      <ol>
        {entries.map(({ id, at, title, who, body, standing }) => (
          <li key={id} className={standing ? `wb-timeline-${standing}` : undefined}>
            <p className="wb-timeline-title">
              {title}
              {who && <span className="wb-soft"> · {who}</span>}
            </p>
            <time dateTime={at.iso}>{at.text}</time>
            {body && <div className="wb-timeline-body">{body}</div>}
          </li>
        ))}
      </ol>
    </div>
  )
}
