import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'

export type Crumb = { label: string; href: string }

/** The way back up, from the home page; the page itself is not part of it, its heading follows. */
export function Breadcrumbs({ language, crumbs }: { language: Language; crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null
  return (
    <nav className="crumbs" aria-label={portalTexts[language].breadcrumbs}>
      <ol>
        {crumbs.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
