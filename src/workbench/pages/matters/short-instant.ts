import { localDateOf, type Moment, showInstant } from '../../../kernel/dates.ts'
import type { Language } from '../../../kernel/texts.ts'

/** A moment for a narrow cell: without its year where that is the present one, and with the month's short name in English. */
export function showShortInstant(moment: Moment, language: Language, now: Moment = Date.now()): string {
  const words = showInstant(moment, language)
  const year = localDateOf(moment).slice(0, 4)
  const isThisYear = year === localDateOf(now).slice(0, 4)
  if (language === 'zh') return isThisYear ? words.slice(words.indexOf('年') + 1) : words
  const short = words.replace(/^(\d+) (\p{L}{3})\p{L}*/u, '$1 $2')
  return isThisYear ? short.replace(` ${year}`, '') : short
}
