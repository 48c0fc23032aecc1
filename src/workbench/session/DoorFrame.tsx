import type { ReactNode } from 'react'
import { SteelyardMark } from '../../ui/charts/SteelyardMark.tsx'
import { useDocumentTitle } from '../../ui/workbench/arrival.ts'
import { useTexts } from '../../ui/workbench/language.tsx'
import { partTexts } from '../../ui/workbench/part-texts.ts'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { shellTexts } from '../shell/shell-texts.ts'

type DoorFrameProps = { title: string; lead?: string; children: ReactNode; foot: ReactNode; wide?: boolean }

/** A page before the workbench: one task on a card below the beam, nothing else. */
export function DoorFrame({ title, lead, children, foot, wide }: DoorFrameProps) {
  const tagline = useTexts(shellTexts).tagline
  const product = useTexts(partTexts).productName
  useDocumentTitle(title, product)
  return (
    <div className="wb-door">
      <header className="wb-door-top">
        <LanguageSwitch />
      </header>
      <main className="wb-door-main">
        <div className="wb-door-brand">
          <SteelyardMark size={44} />
          <p>
            <strong>{product}</strong>
            <span>{tagline}</span>
          </p>
        </div>
        <div className="wb-beam" aria-hidden="true" />
        <section className={wide ? 'wb-door-card wb-door-wide' : 'wb-door-card'} aria-labelledby="door-title">
          <div>
            <h1 id="door-title">{title}</h1>
            {lead && <p className="wb-lead">{lead}</p>}
          </div>
          {children}
        </section>
        <div className="wb-door-foot">{foot}</div>
      </main>
    </div>
  )
}
