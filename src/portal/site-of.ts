import type { Bilingual, Language } from '../kernel/texts.ts'
import type { Site } from '../ui/portal/shell/site.ts'
import { siteTexts } from './texts/site-texts.ts'

/** What the installation says about its publisher; empty fields are left out of the footer. */
export type SiteSettings = {
  readonly hotline: string
  readonly organiser: string | null
  readonly operator: string | null
  readonly siteCode: string | null
  readonly icp: string | null
  readonly publicSecurity: string | null
}

/** The site's names and addresses in one language; the city's name comes from the directory. */
export function siteOf(settings: SiteSettings, city: Bilingual | undefined, language: Language): Site {
  const texts = siteTexts[language]
  const { hotline, organiser, operator, siteCode, icp, publicSecurity } = settings
  return {
    name: texts.name,
    place: texts.place(city?.[language]),
    home: '/',
    hotline: { number: hotline, hours: texts.hours },
    sections: { apply: '/apply', tell: '/tell', follow: '/follow', watch: '/watch' },
    organiser: organiser ?? texts.organiser(city?.[language]),
    ...(operator ? { operator } : {}),
    ...(siteCode ? { siteCode } : {}),
    ...(icp ? { icp: { words: icp, href: 'https://beian.miit.gov.cn/' } } : {}),
    ...(publicSecurity ? { publicSecurity: { words: publicSecurity, href: 'https://beian.mps.gov.cn/' } } : {}),
    links: {
      correction: '/contact',
      sitemap: '/sitemap',
      accessibility: '/accessibility',
      privacy: '/privacy',
      data: '/watch/data',
    },
  }
}
