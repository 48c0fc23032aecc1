import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'
import type { Registration, Site } from './site.ts'

/** The foot of a government site: how to be heard, who publishes it, its registrations, and the pages the rules ask for. */
export function SiteFooter({ language, site }: { language: Language; site: Site }) {
  const texts = portalTexts[language]
  return (
    <footer className="site-footer">
      <div className="wide">
        <p className="footer-hotline">
          <a href={`tel:${site.hotline.number}`}>{texts.hotline(site.hotline.number)}</a> {site.hotline.hours}
        </p>
        <nav aria-label={texts.footer.label}>
          <ul className="footer-links">
            {(['correction', 'sitemap', 'accessibility', 'privacy', 'data'] as const).map((name) => {
              const href = site.links[name]
              return href ? (
                <li key={name}>
                  <a href={href}>{texts.footer[name]}</a>
                </li>
              ) : null
            })}
          </ul>
        </nav>
        <dl className="footer-facts">
          <FooterFact label={texts.footer.organiser} words={site.organiser} />
          <FooterFact label={texts.footer.operator} words={site.operator} />
          <FooterFact label={texts.footer.siteCode} words={site.siteCode} />
        </dl>
        {(site.icp || site.publicSecurity) && (
          <p className="footer-registrations">
            <FooterRegistration registration={site.icp} />
            <FooterRegistration registration={site.publicSecurity} />
          </p>
        )}
      </div>
    </footer>
  )
}

function FooterFact({ label, words }: { label: string; words: string | undefined }) {
  if (!words) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{words}</dd>
    </div>
  )
}

function FooterRegistration({ registration }: { registration: Registration | undefined }) {
  if (!registration) return null
  if (!registration.href) return <span>{registration.words}</span>
  return (
    <a href={registration.href} rel="noopener">
      {registration.words}
    </a>
  )
}
