import type { Language } from '../../../kernel/texts.ts'
import type { DoorName } from '../content/DoorIcon.tsx'
import { portalTexts } from '../portal-texts.ts'
import { SteelyardMark } from './SteelyardMark.tsx'
import type { Site } from './site.ts'

export type SiteHeaderProps = {
  language: Language
  site: Site
  elder: boolean
  /** This page in the other language, and in (or out of) elder mode. */
  languageHref: string
  elderHref: string
  section?: DoorName | undefined
}

const SECTIONS = ['apply', 'tell', 'follow', 'watch'] as const satisfies DoorName[]

/** Mark and name, the switches, and the four sections on the beam: the bead rests where the reader is. */
export function SiteHeader({ language, site, elder, languageHref, elderHref, section }: SiteHeaderProps) {
  const texts = portalTexts[language]
  const other = language === 'zh' ? 'en' : 'zh-CN'
  return (
    <header className="site-header">
      <div className="wide site-top">
        <a className="site-brand" href={site.home}>
          <SteelyardMark />
          <span className="site-names">
            <span className="site-name">{site.name}</span>
            <span className="site-place">{site.place}</span>
          </span>
        </a>
        <ul className="site-tools">
          <li className="site-hotline">
            <a href={`tel:${site.hotline.number}`}>{texts.hotline(site.hotline.number)}</a>
          </li>
          <li>
            <a href={elderHref} rel="nofollow">
              {elder ? texts.elderOff : texts.elderOn}
            </a>
          </li>
          <li>
            <a href={languageHref} hrefLang={other} lang={other}>
              {texts.otherLanguage}
            </a>
          </li>
        </ul>
      </div>
      <nav className="site-nav" aria-label={texts.mainNavigation}>
        <ul className="wide">
          {SECTIONS.map((name) => (
            <li key={name}>
              <a href={site.sections[name]} aria-current={name === section ? 'true' : undefined}>
                {texts.doors[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}
