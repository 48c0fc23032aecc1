import type { Language } from '../../kernel/texts.ts'
import { portalTexts } from '../../ui/portal/portal-texts.ts'

type NextPageProps = {
  language: Language
  path: string
  cursor: string | undefined
  /** What narrows the list, to be kept on the next page. */
  kept?: Readonly<Record<string, string | undefined>>
}

/** The way to the next page of a list that is read by cursor. */
export function NextPage({ language, path, cursor, kept = {} }: NextPageProps) {
  if (!cursor) return null
  const texts = portalTexts[language].pagination
  const given = Object.entries({ ...kept, cursor }).filter((part): part is [string, string] => Boolean(part[1]))
  return (
    <nav className="pagination" aria-label={texts.label}>
      <ul>
        <li>
          <a href={`${path}?${new URLSearchParams(given)}`} rel="next">
            {texts.next}
          </a>
        </li>
      </ul>
    </nav>
  )
}
