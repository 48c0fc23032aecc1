import { AppError } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'
import { siteTexts } from '../texts/site-texts.ts'
import type { Page } from '../visit.ts'

type Trouble = { language: Language; hotline: string; requestId: string }

/** The page that says what did not work and what to do now: 404, 429, 503, 500 and other refusals. */
export function troublePage(thrown: unknown, { language, hotline, requestId }: Trouble): Page {
  const texts = siteTexts[language]
  const status = statusOf(thrown)
  if (status === 404) return notFoundPage(language, hotline)
  if (status === 503) {
    return page(status, texts.unavailable.title, [texts.unavailable.text, texts.unavailable.call(hotline)])
  }
  if (thrown instanceof AppError && status < 500) {
    if (status === 429) {
      const seconds = Number(thrown.params.seconds)
      const lines = [thrown.in(language), texts.tooMany.back, texts.tooMany.call(hotline)]
      return { ...page(status, texts.tooMany.title, lines), ...(seconds > 0 ? { retryAfter: seconds } : {}) }
    }
    const faults = thrown.faults.map(({ message }) => message[language])
    return page(status, texts.refused.title, [thrown.in(language), ...faults])
  }
  if (status < 500) return page(status, texts.refused.title, [])
  return page(500, texts.failed.title, [texts.failed.text, texts.failed.number(requestId)])
}

/** The status that an error means for its reader. */
export function statusOf(thrown: unknown): number {
  if (thrown instanceof AppError) return thrown.status
  const { statusCode } = (thrown ?? {}) as { statusCode?: unknown }
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : 500
}

function notFoundPage(language: Language, hotline: string): Page {
  const texts = siteTexts[language].notFound
  return {
    ...page(404, texts.title, []),
    body: (
      <div className="text">
        <h1>{texts.title}</h1>
        <p>{texts.text}</p>
        <p>{texts.ways}</p>
        <ul>
          <li>
            <a href="/apply">{texts.search}</a>
          </li>
          <li>
            <a href="/">{texts.home}</a>
          </li>
          <li>
            <a href="/sitemap">{texts.sitemap}</a>
          </li>
          <li>
            <a href={`tel:${hotline}`}>{texts.call(hotline)}</a>
          </li>
        </ul>
      </div>
    ),
  }
}

function page(status: number, title: string, lines: readonly string[]): Page {
  return {
    status,
    title,
    unlisted: true,
    body: (
      <div className="text">
        <h1>{title}</h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    ),
  }
}
