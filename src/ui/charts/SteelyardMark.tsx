import { type ChartLook, SCREEN_LOOK } from './chart-look.ts'

/**
 * The mark of the house: a steelyard's beam, the cord with its ring (the promise), the bead on its way to it (the fact).
 * It carries its colours, for places that have no stylesheet of the portal. It stands beside the name, which says it
 * all, so screen readers pass over it.
 */
export function SteelyardMark({ size, look = SCREEN_LOOK }: { size: number; look?: ChartLook }) {
  const { palette } = look
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="chart chart-inline"
      width={size}
      height={size}
      viewBox="0 0 40 40"
      fill="none"
      aria-hidden="true"
    >
      <path d="M0 24H40" stroke={palette.ink} strokeWidth={2} />
      <path d="M28 14.5V33" stroke={palette.ink} strokeWidth={3} />
      <circle cx={28} cy={10} r={4.5} stroke={palette.ink} strokeWidth={2} />
      <circle cx={12} cy={24} r={7.5} fill={palette.brand} />
    </svg>
  )
}
