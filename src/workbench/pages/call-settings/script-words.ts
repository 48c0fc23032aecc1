import type { Script } from '../../../delivery/calls/scripts/scripts.contract.ts'
import type { Language } from '../../../kernel/texts.ts'

const HOTLINE = '12345'
const PLACE = /\{[^{}]*\}/g
const KNOWN = new Set(['{hotline}', '{operator}'])

/** The words of a script as they are read out: `{hotline}` and `{operator}` filled in, everything else as it stands. */
export function spokenWords(text: string, operator: string): string {
  return text.replaceAll('{hotline}', HOTLINE).replaceAll('{operator}', operator)
}

/** What stands in braces but is never filled in, each once. */
export function unknownPlaces(text: string): string[] {
  return [...new Set(text.match(PLACE) ?? [])].filter((place) => !KNOWN.has(place))
}

/** The title of a script in the language of the reader. */
export function titleOf(script: Pick<Script, 'titleZh' | 'titleEn'>, language: Language): string {
  return language === 'en' ? script.titleEn : script.titleZh
}
