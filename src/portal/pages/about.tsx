import { listCentres } from '../../foundation/directory/directory.contract.ts'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { ButtonLink } from '../../ui/portal/form/Button.tsx'
import { portalTexts } from '../../ui/portal/portal-texts.ts'
import { nameOf } from '../areas.ts'
import { aboutTexts } from '../texts/about-texts.ts'
import { answersTexts } from '../texts/answers-texts.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import { ifFound, type Page, type Visit } from '../visit.ts'

export async function accessibilityPage({ language }: Visit): Promise<Page> {
  const { title, lead, sections, ask } = aboutTexts[language].accessibility
  return articlePage({ title, lead, sections: Object.values(sections), ask })
}

export async function privacyPage({ language }: Visit): Promise<Page> {
  const { title, lead, sections, ask } = aboutTexts[language].privacy
  return articlePage({ title, lead, sections: Object.values(sections), ask })
}

type Article = {
  title: string
  lead: string
  sections: readonly { title: string; text?: string; list?: Readonly<Record<string, string>> }[]
  ask: string
}

function articlePage({ title, lead, sections, ask }: Article): Page {
  return {
    title,
    description: lead,
    body: (
      <div className="text">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {sections.map((section) => (
          <section key={section.title}>
            <h2>{section.title}</h2>
            {section.text && <p>{section.text}</p>}
            {section.list && (
              <ul>
                {Object.values(section.list).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
        <p>
          <ButtonLink href="/tell" kind="second">
            {ask}
          </ButtonLink>
        </p>
      </div>
    ),
  }
}

/** How to reach us: the hotline, the form, and the halls with their hours. */
export async function contactUsPage({ language, hotline, call }: Visit): Promise<Page> {
  const texts = aboutTexts[language].contact
  const centres = (await ifFound(call(listCentres, {})))?.items ?? []
  const rows = centres.map((centre) => ({
    label: nameOf(centre, language),
    value: (
      <>
        {language === 'zh' ? centre.address : centre.addressEn}
        <br />
        {centre.hours}
        {centre.phone && (
          <>
            <br />
            <a href={`tel:${centre.phone.replace(/[^\d+]/g, '')}`}>{centre.phone}</a>
          </>
        )}
      </>
    ),
  }))
  return {
    title: texts.title,
    description: texts.lead,
    body: (
      <>
        <div className="text">
          <h1>{texts.title}</h1>
          <p className="lead">{texts.lead}</p>
          <h2>{texts.phone}</h2>
          <p>
            <a href={`tel:${hotline}`}>{texts.phoneText(hotline)}</a>
          </p>
          <h2>{texts.online}</h2>
          <p>{texts.onlineText}</p>
          <p>
            <ButtonLink href="/tell" kind="second">
              {texts.tell}
            </ButtonLink>
          </p>
        </div>
        {rows.length > 0 && (
          <section className="section" aria-labelledby="centres">
            <h2 id="centres">{texts.centres}</h2>
            <SummaryList language={language} rows={rows} />
          </section>
        )}
      </>
    ),
  }
}

/** Every page of the site in one list. */
export async function sitemapPage({ language }: Visit): Promise<Page> {
  const texts = aboutTexts[language]
  const portal = portalTexts[language]
  const watch = watchTexts[language]
  const groups = [
    {
      title: portal.doors.apply,
      links: [
        { href: '/apply', label: portal.doors.apply },
        { href: '/answers', label: answersTexts[language].title },
      ],
    },
    {
      title: `${portal.doors.tell} · ${portal.doors.follow}`,
      links: [
        { href: '/tell', label: portal.doors.tell },
        { href: '/follow', label: portal.doors.follow },
      ],
    },
    {
      title: portal.doors.watch,
      links: [
        { href: '/watch', label: portal.doors.watch },
        { href: '/watch/rectifications', label: watch.more.rectifications },
        { href: '/watch/reports', label: watch.more.reports },
        { href: '/watch/data', label: watch.more.data },
      ],
    },
    {
      title: texts.sitemap.other,
      links: [
        { href: '/contact', label: texts.contact.title },
        { href: '/accessibility', label: texts.accessibility.title },
        { href: '/privacy', label: texts.privacy.title },
        { href: '/staff', label: texts.sitemap.staff },
      ],
    },
  ]
  return {
    title: texts.sitemap.title,
    body: (
      <>
        <h1>{texts.sitemap.title}</h1>
        <div className="grid">
          {groups.map(({ title, links }) => (
            <section key={title}>
              <h2>{title}</h2>
              <ul className="list">
                {links.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </>
    ),
  }
}
