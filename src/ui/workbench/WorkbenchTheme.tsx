import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { languageTag } from '../../kernel/texts.ts'
import { useThemeName } from './appearance.ts'
import { useLanguage } from './language.tsx'
import { antThemeOf } from './theme.ts'

/**
 * Dresses everything below in the theme of the house. What floats (menus, lists) is put inside the open dialog it
 * belongs to, because a modal `<dialog>` lies above all else on the page. Ant's own words are not loaded: our parts
 * bring theirs. Its styles stand in the stylesheet already (ant-styles.ts).
 */
export function WorkbenchTheme({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const theme = useThemeName()
  return (
    <ConfigProvider
      theme={antThemeOf(theme)}
      locale={{ locale: languageTag(language) }}
      button={{ autoInsertSpace: false }}
      getPopupContainer={(trigger) => trigger?.closest<HTMLElement>('dialog, [popover]') ?? document.body}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}
