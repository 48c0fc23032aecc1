import { type Language, languageTag } from '../../kernel/texts.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** A number with its thousands apart, and `digits` after the point where they are asked for. */
export function showNumber(value: number, language: Language, digits?: number): string {
  return format(language, { minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? 3 }).format(value)
}

/** A share (0 to 1) in per cent with one digit after the point. */
export function showShare(share: number, language: Language, digits: number = 1): string {
  const options = { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits } as const
  return format(language, options).format(share)
}

function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  let kept = formats.get(key)
  if (!kept) {
    kept = new Intl.NumberFormat(languageTag(language), options)
    formats.set(key, kept)
  }
  return kept
}
