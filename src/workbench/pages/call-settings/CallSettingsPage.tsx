import './call-settings.css'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { CallNumbers } from './CallNumbers.tsx'
import { callSettingsTexts } from './call-settings-texts.ts'
import { Scripts } from './Scripts.tsx'

const VIEWS = ['numbers', 'scripts'] as const

/** What an administrator of the hotline sets for calls: the numbers that are promised, and the words of each step. */
export function CallSettingsPage() {
  const texts = useTexts(callSettingsTexts)
  const [viewName, setView] = useQueryValue('view')
  const view = VIEWS.find((one) => one === viewName) ?? 'numbers'
  return (
    <div className={view === 'scripts' ? 'wb-page wb-page-fill' : 'wb-page'}>
      <PageHeader title={texts.title} lead={texts.lead} />
      <fieldset className="wb-presets" aria-label={texts.view}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            className="wb-chip"
            aria-pressed={one === view}
            onClick={() => setView(one === 'numbers' ? undefined : one)}
          >
            {texts.views[one]}
          </button>
        ))}
      </fieldset>
      {view === 'scripts' ? <Scripts /> : <CallNumbers />}
    </div>
  )
}
