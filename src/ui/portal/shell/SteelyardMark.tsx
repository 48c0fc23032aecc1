/** The strokes of the mark in a square of 40: the beam, and the cord with its ring, which is the promise. */
export const STEELYARD_BEAM = 'M0 24H40'
export const STEELYARD_CORD = 'M28 14.5V33'
const RING = { x: 28, y: 10, radius: 4.5 }
/** The bead: the fact, on its way to the promise. */
export const STEELYARD_BEAD = { x: 12, y: 24, radius: 7.5 }

/** The mark: a steelyard's beam with the promise as the cord it hangs from and the fact as the bead that slides on it. */
export function SteelyardMark({ size = 40 }: { size?: number }) {
  return (
    <svg className="steelyard" viewBox="0 0 40 40" width={size} height={size} aria-hidden="true">
      <path d={STEELYARD_BEAM} strokeWidth="2" />
      <path d={STEELYARD_CORD} strokeWidth="3" />
      <circle cx={RING.x} cy={RING.y} r={RING.radius} strokeWidth="2" />
      <circle className="steelyard-bead" cx={STEELYARD_BEAD.x} cy={STEELYARD_BEAD.y} r={STEELYARD_BEAD.radius} />
    </svg>
  )
}
