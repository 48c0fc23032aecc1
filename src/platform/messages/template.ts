import { type Bilingual, fill, type Language } from '../../kernel/texts.ts'

/** What a placeholder is filled with; words that differ by language are given in both. */
export type Value = string | number | Bilingual

/** The words of one message. `sms` is the short form; where it is missing an SMS says `text`. */
export type TemplateWords = { readonly subject: Bilingual; readonly text: Bilingual; readonly sms?: Bilingual }

/** A message that a module can send; `N` are the names of its placeholders. */
export type Template<N extends string = string> = TemplateWords & {
  /** `module.name`, by which it is kept in the outbox and known at the SMS gateway. */
  readonly id: string
  readonly names: readonly N[]
}

type NamesIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type WordsIn<W extends TemplateWords> =
  | W['subject']['zh']
  | W['text']['zh']
  | (W extends { readonly sms: { readonly zh: infer S extends string } } ? S : never)

/**
 * Declares the messages of a module in both languages, with placeholders such as `{number}`. Who queues one must give a
 * value for every placeholder, or it does not compile. Throws where the two languages have different placeholders.
 */
export function defineTemplates<const T extends Record<string, TemplateWords>>(
  module: string,
  templates: T,
): { readonly [K in keyof T]: Template<NamesIn<WordsIn<T[K]>>> } {
  const made = Object.entries(templates).map(([name, words]) => {
    const id = `${module}.${name}`
    const names = namesOf(words, 'zh')
    if (names.join() !== namesOf(words, 'en').join()) throw new Error(`${id}: zh and en differ in their placeholders`)
    return [name, { ...words, id, names }] as const
  })
  return Object.fromEntries(made) as unknown as { readonly [K in keyof T]: Template<NamesIn<WordsIn<T[K]>>> }
}

function namesOf({ subject, text, sms }: TemplateWords, language: Language): string[] {
  const words = `${subject[language]} ${text[language]} ${sms?.[language] ?? ''}`
  return [...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort()
}

/** The values of a message as text in one language. */
export function valuesIn(
  language: Language,
  values: Readonly<Record<string, Value>>,
): Readonly<Record<string, string>> {
  const one = (value: Value) => (typeof value === 'object' ? value[language] : String(value))
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, one(value)]))
}

/**
 * The words of a message in one language. The subject is one line without control characters, whatever the values hold;
 * the text keeps its line breaks.
 */
export function render(
  { subject, text, sms }: TemplateWords,
  language: Language,
  values: Readonly<Record<string, Value>>,
): { subject: string; text: string; sms: string } {
  const filled = valuesIn(language, values)
  return {
    subject: fill(subject[language], filled).replace(CONTROL, ' ').trim(),
    text: fill(text[language], filled),
    sms: fill((sms ?? text)[language], filled),
  }
}

/** Control and line-breaking characters, none of which may stand in a header. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu
