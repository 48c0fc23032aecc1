import { type ChartLook, SCREEN_LOOK } from './chart-look.ts'

/**
 * The mark of the house: a fine beam, the promise as a notch, the fact as a bead on its way to it. It stands beside the
 * name, which says it all, so screen readers pass over it.
 */
export function SteelyardMark({ size, look = SCREEN_LOOK }: { size: number; look?: ChartLook }) {
  const { palette } = look
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="chart chart-inline"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
    >
      <path d="M1 16H31" stroke={palette.ink} strokeWidth={1.75} />
      <path d="M22.5 7V25" stroke={palette.ink} strokeWidth={2.5} />
      <circle cx={11.5} cy={16} r={4.75} fill={palette.brand} />
    </svg>
  )
}
