import { createContext, type ReactNode, use } from 'react'
import type { Bilingual, Language } from '../../kernel/texts.ts'

const LanguageContext = createContext<Language>('zh')

/** Gives every part below it the language in which it speaks. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The language of the reader. */
export function useLanguage(): Language {
  return use(LanguageContext)
}

/** The texts of an area in the language of the reader; `texts` comes from `defineTexts`. */
export function useTexts<T>(texts: Readonly<Record<Language, T>>): T {
  return texts[useLanguage()]
}

/** A function that says a bilingual word (a state, a role, a channel) in the language of the reader. */
export function useWord(): (word: Bilingual) => string {
  const language = useLanguage()
  return (word) => word[language]
}
