/**
 * The mark: a steelyard in balance. A beam with its cord, a pan on the left (the promise), a bead on the right (the
 * fact), and graduations between. Drawn in the current colour.
 */
export function SteelyardMark({ size = 40 }: { size?: number }) {
  return (
    <svg className="steelyard" viewBox="0 0 40 40" width={size} height={size} aria-hidden="true">
      <SteelyardShape />
    </svg>
  )
}

/** The strokes of the mark; favicon.ts draws the same. */
export const STEELYARD_LINES = 'M2 14H38M14 14V9M7 14 2.5 25M7 14 11.5 25M31 14V22'
export const STEELYARD_PAN = 'M1 25H13A6 6 0 0 1 1 25Z'

function SteelyardShape() {
  return (
    <>
      <path className="steelyard-line" d={STEELYARD_LINES} />
      <circle className="steelyard-line" cx="14" cy="6.5" r="2.5" />
      <path d={STEELYARD_PAN} />
      <circle className="steelyard-bead" cx="31" cy="27" r="5.5" />
      <circle cx="19.5" cy="18.5" r="1.1" />
      <circle cx="23" cy="18.5" r="1.1" />
      <circle cx="26.5" cy="18.5" r="1.1" />
    </>
  )
}
