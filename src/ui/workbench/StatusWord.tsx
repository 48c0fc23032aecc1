import { useTexts } from './language.tsx'
import { partTexts } from './part-texts.ts'

export type Standing = 'kept' | 'atRisk' | 'missed' | 'provisional'
const SIGNS: Readonly<Record<Standing, string>> = { kept: '●', atRisk: '◐', missed: '▲', provisional: '◇' }

/** A state as sign, colour and word together: ● kept, ◐ at risk, ▲ missed, ◇ provisional. Never colour alone. */
export function StatusWord({ standing, children }: { standing: Standing; children?: string }) {
  const texts = useTexts(partTexts)
  return (
    <span className={`wb-status wb-status-${standing}`}>
      <span aria-hidden="true">{SIGNS[standing]}</span> {children ?? texts.status[standing]}
    </span>
  )
}
