/**
 * One reading, ready to be shown: the number for the beam, and the figure and unit as the reader sees them
 * (`{ value: 5, figure: '5', unit: '个工作日' }`).
 */
export type Reading = { value: number; figure: string; unit: string }

/** A reading with its figure large and its unit small; a unit in Latin letters keeps a space before it. */
export function ReadingWords({ reading }: { reading: Reading }) {
  return (
    <span className="reading">
      <b>{reading.figure}</b>
      {readingGap(reading)}
      <span className="reading-unit">{reading.unit}</span>
    </span>
  )
}

/** The same reading as plain text. */
export function readingText(reading: Reading): string {
  return `${reading.figure}${readingGap(reading)}${reading.unit}`
}

const readingGap = ({ unit }: Reading) => (unit === '' || unit.startsWith('%') ? '' : ' ')
