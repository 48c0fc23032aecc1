import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'

export type PaginationProps = { language: Language; page: number; pages: number; href: (page: number) => string }

/** Ways to the pages of a list: the neighbours, the ends, and the pages around this one. Nothing for a single page. */
export function Pagination({ language, page, pages, href }: PaginationProps) {
  if (pages <= 1) return null
  const texts = portalTexts[language].pagination
  return (
    <nav className="pagination" aria-label={texts.label}>
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              {texts.previous}
            </a>
          </li>
        )}
        {pagesShown(page, pages).map((shown, index, all) => (
          <li key={shown} className={placeOf(shown, all[index - 1], page, pages)}>
            <a href={href(shown)} aria-label={texts.page(shown)} aria-current={shown === page ? 'page' : undefined}>
              {shown}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              {texts.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** First, last, and one on either side of the current page, in order; a gap that hides a single page is closed. */
export function pagesShown(page: number, pages: number): number[] {
  const wanted = new Set([1, page - 1, page, page + 1, pages].filter((shown) => shown >= 1 && shown <= pages))
  for (const shown of [...wanted]) if (wanted.has(shown + 2)) wanted.add(shown + 1)
  return [...wanted].sort((a, b) => a - b)
}

/** Marks a page that follows a gap, and a neighbour that narrow screens may leave out. */
function placeOf(shown: number, before: number | undefined, page: number, pages: number): string | undefined {
  if (before !== undefined && shown - before > 1) return shown === page - 1 ? 'after-gap near' : 'after-gap'
  return Math.abs(shown - page) === 1 && shown !== 1 && shown !== pages ? 'near' : undefined
}
