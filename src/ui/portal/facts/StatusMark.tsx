import type { Verdict } from '../../charts/verdict.ts'

/** How a fact stands to its promise; `provisional` may still change. */
export type Status = Verdict | 'provisional'

/** CSS class that gives the status its colour. */
export function toneOf(status: Status | undefined): string {
  return status ? `tone-${status}` : 'tone-plain'
}

/**
 * The shape of a status, drawn around the origin with a radius of 6, so that the same shape serves as a mark beside
 * words and as the bead on a beam: kept ●, at risk ◐, missed ▲, provisional a dashed ring, none a plain bead.
 */
export function StatusShape({ status }: { status?: Status | undefined }) {
  if (status === 'missed') return <path className="solid" d="M0-6.5 6.5 5.5h-13z" />
  if (status === 'provisional') return <circle className="hollow" r="5" strokeDasharray="2.6 2.6" />
  if (status === 'atRisk') {
    return (
      <>
        <circle className="hollow" r="5" />
        <path className="solid" d="M0-5A5 5 0 0 0 0 5z" />
      </>
    )
  }
  return <circle className="solid" r="6" />
}

/** The status mark as a small picture in a line of text; the word that must stand beside it carries the meaning. */
export function StatusMark({ status }: { status?: Status | undefined }) {
  return (
    <svg className={`mark ${toneOf(status)}`} viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
      <StatusShape status={status} />
    </svg>
  )
}
