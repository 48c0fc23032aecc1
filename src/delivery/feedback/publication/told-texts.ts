import type { Bilingual } from '../../../kernel/texts.ts'
import { type Found, type Known, maskText, type PersonalKind } from '../../../platform/privacy/mask-text.ts'
import { CHECKS, type CheckCode, PERSONAL, publicationErrors } from './publication.contract.ts'

/** The words of a case. */
export type Told = { readonly title: string; readonly question: string; readonly answer: string }

/** A text in which each part has its own list of places. */
export type Places = { title: readonly Found[]; question: readonly Found[]; answer: readonly Found[] }

const LONGEST_TITLE = 120

/** What would be told of a matter: every part with personal data hidden, the sender's own above all. */
export function maskedCase(original: Told, known: readonly Known[]): Told {
  const masked = (text: string) => maskText(text, known).masked
  const title = [...masked(original.title)].slice(0, LONGEST_TITLE).join('')
  return { title, question: masked(original.question), answer: masked(original.answer) }
}

/** Where personal data stands in each part. */
export function placesIn(told: Told, known: readonly Known[] = []): Places {
  const found = (text: string) => maskText(text, known).found
  return { title: found(told.title), question: found(told.question), answer: found(told.answer) }
}

/** What names one person beyond doubt: refused in a published text, whoever says that it is fine. */
const NEVER: ReadonlySet<PersonalKind> = new Set(['id-number', 'bank-card', 'mobile', 'email', 'account'])

/**
 * Throws what hinders publication: a point of the check list not confirmed (CHECKS_MISSING), personal data that is
 * still there (PERSONAL_DATA_LEFT), or what may be some and nobody has said that it is not (MAYBE_PERSONAL).
 */
export function refuseUnchecked(told: Told, checks: readonly CheckCode[], foundIsFine: boolean): void {
  const missing = (Object.keys(CHECKS) as CheckCode[]).filter((code) => !checks.includes(code))
  if (missing.length > 0) {
    const words = joined(missing.map((code) => CHECKS[code]))
    throw publicationErrors.CHECKS_MISSING({ missing: words.zh, missingEn: words.en }, { field: 'checks' })
  }
  const { title, question, answer } = placesIn(told)
  const kinds = [...new Set([...title, ...question, ...answer].map(({ kind }) => kind))]
  const certain = kinds.filter((kind) => NEVER.has(kind))
  if (certain.length > 0) throw publicationErrors.PERSONAL_DATA_LEFT(what(certain))
  if (kinds.length > 0 && !foundIsFine) throw publicationErrors.MAYBE_PERSONAL(what(kinds), { field: 'foundIsFine' })
}

function what(kinds: readonly PersonalKind[]) {
  const words = joined(kinds.map((kind) => PERSONAL[kind]))
  return { what: words.zh, whatEn: words.en }
}

function joined(words: readonly Bilingual[]): Bilingual {
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') }
}
