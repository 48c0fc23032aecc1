import { useMemo } from 'react'
import { useCalls } from '../../ui/workbench/calls/Calls.tsx'
import { useLanguage, useTexts, useWord } from '../../ui/workbench/language.tsx'
import { useGo } from '../../ui/workbench/navigation.tsx'
import { type Command, CommandPalette, type LookUp } from '../../ui/workbench/palette/CommandPalette.tsx'
import { partTexts } from '../../ui/workbench/part-texts.ts'
import { LOOK_UPS } from '../look-ups.ts'
import { mayOpen, RAIL } from '../page.ts'
import { PAGES } from '../pages.ts'
import { useSession } from '../session/Session.tsx'
import { shellTexts } from './shell-texts.ts'

/** The palette with what this account may open and do. */
export function ShellPalette({ onClose, onKeyboardHelp }: { onClose: () => void; onKeyboardHelp: () => void }) {
  const texts = useTexts(partTexts).palette
  const shell = useTexts(shellTexts)
  const language = useLanguage()
  const say = useWord()
  const go = useGo()
  const { transport } = useCalls()
  const { can, speak, signOut } = useSession()

  const pages: Command[] = PAGES.filter((page) => page.rail && mayOpen(page, can)).map((page) => ({
    id: `page${page.path.replaceAll('/', '-')}`,
    group: texts.pages,
    text: say(page.title),
    words: `${page.title.zh} ${page.title.en} ${page.words ?? ''}`,
    ...(page.rail ? { icon: RAIL[page.rail].icon, hint: say(RAIL[page.rail].text) } : {}),
    run: () => go(page.path),
  }))
  const actions: Command[] = [
    {
      id: 'language',
      group: texts.actions,
      text: shell.languageLabel,
      words: 'language yuyan 语言 中文 english',
      run: () => speak(language === 'zh' ? 'en' : 'zh'),
    },
    {
      id: 'keys',
      group: texts.actions,
      icon: 'keyboard',
      text: shell.keyboard,
      words: 'jianpan 快捷键',
      run: onKeyboardHelp,
    },
    {
      id: 'out',
      group: texts.actions,
      icon: 'signOut',
      text: shell.signOut,
      words: 'tuichu logout',
      run: () => void signOut(),
    },
  ]
  const lookUps = useMemo(
    () =>
      LOOK_UPS.filter((lookUp) => mayOpen(lookUp, can)).map(
        (lookUp): LookUp =>
          async (typed) => {
            const found = await lookUp.find(typed, transport, language)
            return found.map(({ id, text, hint, path }) => ({
              id: `${lookUp.id}-${id}`,
              group: lookUp.group[language],
              text,
              icon: 'lookup' as const,
              ...(hint ? { hint } : {}),
              run: () => go(path),
            }))
          },
      ),
    // The palette lives for one search; its look-ups are fixed when it opens.
    [can, go, transport, language],
  )
  return <CommandPalette commands={[...pages, ...actions]} lookUps={lookUps} onClose={onClose} />
}
