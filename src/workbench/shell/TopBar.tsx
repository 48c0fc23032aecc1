import { SteelyardMark } from '../../ui/charts/SteelyardMark.tsx'
import { IconButton } from '../../ui/workbench/Button.tsx'
import { Icon } from '../../ui/workbench/Icon.tsx'
import { useLanguage, useTexts } from '../../ui/workbench/language.tsx'
import { Menu } from '../../ui/workbench/Menu.tsx'
import { PageLink, useGo } from '../../ui/workbench/navigation.tsx'
import { partTexts } from '../../ui/workbench/part-texts.ts'
import { unitOf, useMe, useSession } from '../session/Session.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { shellTexts } from './shell-texts.ts'

type TopBarProps = {
  railOpen: boolean
  onRail: () => void
  onPalette: () => void
  onKeyboardHelp: () => void
}

/** Above every page: the way home, the unit one works for, the palette, the language, the own account. */
export function TopBar({ railOpen, onRail, onPalette, onKeyboardHelp }: TopBarProps) {
  const texts = useTexts(shellTexts)
  const product = useTexts(partTexts).productName
  const language = useLanguage()
  const me = useMe()
  const { signOut } = useSession()
  const go = useGo()
  return (
    <header className="wb-topbar">
      <div className="wb-railswitch">
        <IconButton
          name={railOpen ? 'close' : 'menu'}
          label={railOpen ? texts.closeRail : texts.openRail}
          expanded={railOpen}
          controls="rail"
          onClick={onRail}
        />
      </div>
      <PageLink to="/" className="wb-brand">
        <SteelyardMark size={26} />
        <strong>{product}</strong>
      </PageLink>
      {me.unitName && <span className="wb-unit">{unitOf(me, language)}</span>}
      <button type="button" className="wb-palettebutton" onClick={onPalette} aria-keyshortcuts="Control+K">
        <Icon name="search" size={16} />
        <span>{texts.search}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="wb-topbar-end">
        <LanguageSwitch />
        <Menu
          label={me.displayName}
          icon="account"
          className="wb-accountbutton"
          items={[
            { id: 'account', label: texts.account, icon: 'account', run: () => go('/settings/account') },
            { id: 'keys', label: texts.keyboard, icon: 'keyboard', run: onKeyboardHelp },
            { id: 'out', label: texts.signOut, icon: 'signOut', run: () => void signOut() },
          ]}
        />
      </div>
    </header>
  )
}
