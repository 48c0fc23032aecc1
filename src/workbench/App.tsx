import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { AppError } from '../kernel/errors.ts'
import { chooseLanguage, type Language, languageTag } from '../kernel/texts.ts'
import { CallsProvider } from '../ui/workbench/calls/Calls.tsx'
import { LanguageProvider } from '../ui/workbench/language.tsx'
import { Toaster } from '../ui/workbench/toast/Toaster.tsx'
import { WorkbenchTheme } from '../ui/workbench/WorkbenchTheme.tsx'
import { router } from './router.tsx'
import { SessionProvider } from './session/Session.tsx'

const LANGUAGE_KEY = 'gongheng.language'

/** The workbench: language, look, the way to the server, who is signed in, and the routes. */
export function App() {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  const [refusal, setRefusal] = useState<AppError>()
  useEffect(() => {
    document.documentElement.lang = languageTag(language)
    localStorage.setItem(LANGUAGE_KEY, language)
  }, [language])
  return (
    <LanguageProvider language={language}>
      <WorkbenchTheme>
        <CallsProvider onRefused={setRefusal}>
          <SessionProvider refusal={refusal} onLanguage={setLanguage}>
            <RouterProvider router={router} />
            <Toaster />
          </SessionProvider>
        </CallsProvider>
      </WorkbenchTheme>
    </LanguageProvider>
  )
}

function firstLanguage(): Language {
  return chooseLanguage(localStorage.getItem(LANGUAGE_KEY) ?? undefined, navigator.languages.join(','))
}
