import { useState } from 'react'
import {
  listScripts,
  SCRIPT_STEPS,
  type Script,
  type ScriptStep,
} from '../../../delivery/calls/scripts/scripts.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useMe, useSession } from '../../session/Session.tsx'
import { deskTexts } from './call-desk-texts.ts'

const FRESH = 5 * 60_000
const STEPS = Object.keys(SCRIPT_STEPS) as ScriptStep[]
const HOTLINE = '12345'

/** The words for the step that the call has come to; another step can be looked up. */
export function ScriptCard({ step, categoryCode }: { step: ScriptStep; categoryCode: string | null }) {
  const texts = useTexts(deskTexts).script
  const language = useLanguage()
  const { can } = useSession()
  const me = useMe()
  // A step that was looked up stays only until the call comes to another one.
  const [lookedUp, setLookedUp] = useState<{ at: ScriptStep; step: ScriptStep }>()
  const { data, error } = useEndpoint(listScripts, { query: {} }, { enabled: can('calls.read'), fresh: FRESH })
  if (!can('calls.read')) return null
  const shown = lookedUp?.at === step ? lookedUp.step : step
  const scripts = (data?.items ?? []).filter((one) => one.step === shown && fits(one, categoryCode))
  const fill = (text: string) => text.replaceAll('{hotline}', HOTLINE).replaceAll('{operator}', me.displayName)
  return (
    <section className="cd-panel" aria-label={texts.title}>
      <div className="wb-blockhead">
        <h2 className="wb-blocktitle">{texts.title}</h2>
        <MiniSelect
          label={texts.step}
          value={shown}
          onChange={(value) => setLookedUp({ at: step, step: value as ScriptStep })}
          choices={STEPS.map((value) => ({ value, label: SCRIPT_STEPS[value][language] }))}
        />
      </div>
      {error && <p className="wb-soft">{texts.failed}</p>}
      {data && scripts.length === 0 && <p className="wb-soft">{texts.none}</p>}
      {scripts.map((script) => (
        <div key={script.id}>
          <h3>{language === 'en' ? script.titleEn : script.titleZh}</h3>
          <p className="wb-words">{fill(language === 'en' ? script.textEn : script.textZh)}</p>
        </div>
      ))}
    </section>
  )
}

const fits = (script: Script, categoryCode: string | null) =>
  !script.retired && (script.categoryCode === null || (categoryCode?.startsWith(script.categoryCode) ?? false))
