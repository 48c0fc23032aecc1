import { useState } from 'react'
import { GROUNDS } from '../../../delivery/calls/calls.contract.ts'
import {
  changeScript,
  listScriptVersions,
  SCRIPT_STEPS,
  type Script,
  ScriptInput,
} from '../../../delivery/calls/scripts/scripts.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Confirm } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useClasses } from '../matters/use-classes.ts'
import { callSettingsTexts } from './call-settings-texts.ts'
import { ScriptForm } from './ScriptForm.tsx'
import { ScriptPreview } from './ScriptPreview.tsx'
import { titleOf } from './script-words.ts'

/** One script: where it is shown, how it reads, its former versions; changed, taken out of use, used again. */
export function ScriptPane({ script, ...frame }: { script: Script } & PaneFrame) {
  const texts = useTexts(callSettingsTexts).scripts
  const language = useLanguage()
  const { pathOf } = useClasses()
  const [draft, setDraft] = useState<Script>()
  const [retiring, setRetiring] = useState(false)
  const change = useAction(changeScript, { done: ({ retired }) => (retired ? texts.retiredDone : texts.restored) })
  const setRetired = (retired: boolean) =>
    change.run(
      { params: { id: script.id }, body: { ...ScriptInput.parse(script), retired } },
      { ifMatch: etagOfVersion(script.version) },
    )
  const title = titleOf(script, language)
  return (
    <SidePane
      {...frame}
      title={title}
      foot={
        <>
          <Button kind="main" onClick={() => setDraft(script)}>
            {texts.edit}
          </Button>
          {script.retired ? (
            <Button busy={change.pending} onClick={() => void setRetired(false)}>
              {texts.restore}
            </Button>
          ) : (
            <Button kind="danger" onClick={() => setRetiring(true)}>
              {texts.retire.action}
            </Button>
          )}
        </>
      }
    >
      <Facts
        facts={[
          { label: texts.step, value: SCRIPT_STEPS[script.step][language] },
          { label: texts.category, value: script.categoryCode ? pathOf(script.categoryCode) : texts.everyCategory },
          ...(script.ground ? [{ label: texts.ground, value: GROUNDS[script.ground][language] }] : []),
          { label: texts.use, value: script.retired ? texts.retired : texts.inUse },
          {
            label: texts.columns.changed,
            value: texts.by(script.changedBy ?? texts.shipped, showInstant(script.changedAt, language)),
          },
        ]}
      />
      <ScriptPreview words={script} />
      <Versions script={script} onUse={setDraft} />
      {draft && <ScriptForm script={script} draft={draft} onClose={() => setDraft(undefined)} />}
      {retiring && (
        <Confirm
          title={texts.retire.title(title)}
          doIt={texts.retire.action}
          danger
          onClose={() => setRetiring(false)}
          onConfirm={() => setRetired(true)}
        >
          <p>{texts.retire.text}</p>
        </Confirm>
      )}
    </SidePane>
  )
}

function Versions({ script, onUse }: { script: Script; onUse: (version: Script) => void }) {
  const texts = useTexts(callSettingsTexts).scripts
  const language = useLanguage()
  const { data, error, retry } = useEndpoint(listScriptVersions, { params: { id: script.id } })
  const former = data?.items.filter(({ version }) => version !== script.version) ?? []
  return (
    <section className="wb-block" aria-label={texts.versions}>
      <h3>{texts.versions}</h3>
      {!data && (error ? <FailedState title={texts.versionsFailed} error={error} onRetry={retry} /> : <Loading />)}
      {data && former.length === 0 && <p className="wb-soft">{texts.noVersions}</p>}
      <ol className="cs-versions">
        {former.map((version) => (
          <li key={version.version}>
            <details>
              <summary>
                {texts.version(String(version.version))} ·{' '}
                {texts.by(version.changedBy ?? texts.shipped, showInstant(version.changedAt, language))}
              </summary>
              <p className="wb-words" lang="zh">
                {version.textZh}
              </p>
              <p className="wb-words" lang="en">
                {version.textEn}
              </p>
              <button type="button" className="wb-textbutton" onClick={() => onUse(version)}>
                {texts.basedOn}
              </button>
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}
