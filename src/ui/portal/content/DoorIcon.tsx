export type DoorName = 'apply' | 'tell' | 'follow' | 'watch'

/** One line each, in the stroke of the beam; the bead marks what the door is about. */
const DRAWINGS: Readonly<Record<DoorName, { line: string; bead: readonly [number, number] }>> = {
  // A form whose last line is being filled in.
  apply: { line: 'M8 4h11l5 5v19H8zM19 4v5h5M12 14h8M12 19h8', bead: [13, 24] },
  // A voice.
  tell: { line: 'M4 6h24v16H15l-6 6v-6H4zM10 12h12', bead: [11, 17] },
  // A beam with the bead on its way to the notch.
  follow: { line: 'M2 16h28M24 8v13M21 8h6', bead: [13, 16] },
  // A steelyard.
  watch: { line: 'M3 10h26M11 10V4M6 10 2.5 20h7zM2.5 20a3.5 3.5 0 0 0 7 0M23 10v7', bead: [23, 20] },
}

/** The picture of a door; its words stand beside it. */
export function DoorIcon({ name }: { name: DoorName }) {
  const { line, bead } = DRAWINGS[name]
  return (
    <svg className="door-icon" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true">
      <path d={line} />
      <circle cx={bead[0]} cy={bead[1]} r="3" />
    </svg>
  )
}
