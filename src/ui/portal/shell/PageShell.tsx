import type { ReactNode } from 'react'
import { languageTag } from '../../../kernel/texts.ts'
import { PALETTES } from '../../tokens/tokens.ts'
import { portalTexts } from '../portal-texts.ts'
import { Breadcrumbs, type Crumb } from './Breadcrumbs.tsx'
import { HotlineBar } from './HotlineBar.tsx'
import { SiteFooter } from './SiteFooter.tsx'
import { SiteHeader, type SiteHeaderProps } from './SiteHeader.tsx'
import type { AssetLinks } from './site.ts'

export type PageShellProps = SiteHeaderProps & {
  /** What the page is, without the site's name. */
  title: string
  description?: string
  /** The form on this page came back with faults: the title says so first. */
  wrong?: boolean
  crumbs?: readonly Crumb[]
  assets: AssetLinks
  /** Where the site is reached (`https://…`) and this page's one address there, for search engines. */
  origin?: string
  canonical?: string
  /** The same content as data or feed: `<link rel="alternate">`. */
  alternates?: readonly { type: string; href: string; title: string }[]
  /** Pages that belong to one reader are not for search engines. */
  unlisted?: boolean
  children: ReactNode
}

/** A whole page of the portal: head, skip link, header, main content, footer; in elder mode the phone number on top. */
export function PageShell(props: PageShellProps) {
  const { language, site, title, elder, crumbs = [], assets, alternates = [], origin = '', children } = props
  const texts = portalTexts[language]
  const other = language === 'zh' ? 'en' : 'zh-CN'
  return (
    <html lang={languageTag(language)} data-elder={elder ? '' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${props.wrong ? texts.errorPrefix : ''}${title} - ${site.name}`}</title>
        {props.description && <meta name="description" content={props.description} />}
        {props.unlisted && <meta name="robots" content="noindex" />}
        <meta name="theme-color" media="(prefers-color-scheme:light)" content={PALETTES.light.ground} />
        <meta name="theme-color" media="(prefers-color-scheme:dark)" content={PALETTES.dark.ground} />
        <meta name="format-detection" content="telephone=no" />
        <link rel="stylesheet" href={assets.stylesheet} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {props.canonical && <link rel="canonical" href={origin + props.canonical} />}
        <link rel="alternate" hrefLang={other} href={origin + props.languageHref} />
        {alternates.map(({ type, href, title: name }) => (
          <link key={href} rel="alternate" type={type} href={href} title={name} />
        ))}
        <script src={assets.script} defer />
      </head>
      <body>
        <a className="skip" href="#main">
          {texts.skip}
        </a>
        {elder && <HotlineBar language={language} site={site} />}
        <SiteHeader
          language={language}
          site={site}
          elder={elder}
          languageHref={props.languageHref}
          elderHref={props.elderHref}
          section={props.section}
        />
        <div className="wide page">
          <Breadcrumbs language={language} crumbs={crumbs} />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
        <SiteFooter language={language} site={site} />
      </body>
    </html>
  )
}
