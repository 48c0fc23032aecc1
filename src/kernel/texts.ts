/** The languages of the product. Chinese is written first; English says the same completely. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One text in both languages, for words that live beside the thing they name (a state, an error, a role). */
export type Bilingual = { readonly zh: string; readonly en: string }

/**
 * The shape that the English catalogue must have: the same keys as the Chinese one, a string where it has a string,
 * a function of the same arguments where it has a function. A missing key does not compile.
 */
export type Messages<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Messages<T[K]>
}

/**
 * Declares a catalogue of texts in both languages: `texts[language].key`. Values are strings, functions that return a
 * string, or nested groups of these.
 */
export function defineTexts<T extends object>(texts: { zh: T; en: Messages<T> }): Record<Language, Messages<T>> {
  return texts as unknown as Record<Language, Messages<T>>
}

/**
 * Chooses the language from an explicit wish and an Accept-Language header (RFC 9110 §12.5.4, without weights below
 * the first match). Chinese is the answer where nothing is said.
 */
export function chooseLanguage(wish: string | undefined, acceptLanguage: string | undefined): Language {
  if (wish === 'zh' || wish === 'en') return wish
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (tag === 'zh' || tag === 'en') return tag
  }
  return 'zh'
}

/** Fills `{name}` in a text with the given parameters; an unknown name stays as it is written. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}

/** The BCP 47 tag that goes into `<html lang>` and `Intl`. */
export function languageTag(language: Language): 'zh-CN' | 'en' {
  return language === 'zh' ? 'zh-CN' : 'en'
}
