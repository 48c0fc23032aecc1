import './hotline-settings.css'
import { getSettings, type SettingsReply, saveSettings } from '../../../delivery/feedback/settings/settings.contract.ts'
import { CLOCKS, KINDS, URGENCIES } from '../../../delivery/feedback/words.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import type { Language } from '../../../kernel/texts.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { useSession } from '../../session/Session.tsx'
import { ClockTables } from './ClockTables.tsx'
import { hotlineSettingsTexts } from './hotline-settings-texts.ts'
import { SettingField } from './SettingField.tsx'
import { SETTING_GROUPS } from './setting-rows.ts'
import { clockPath, sameValue, settingsOf, standardsOf, unreadable, valuesOf } from './setting-values.ts'

/** Long enough that nothing typed is ever replaced by a reading in the background. */
const UNTIL_ASKED = 24 * 3_600_000

/** Every number by which the hotline works, in groups, each with its unit and with what ships beside what differs. */
export function HotlineSettingsPage() {
  const texts = useTexts(hotlineSettingsTexts)
  const { data, error, retry } = useEndpoint(getSettings, {}, { fresh: UNTIL_ASKED })
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} lead={texts.lead} />
      {!data && (error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={12} />)}
      {data && <SettingsForm key={data.version} reply={data} onReload={retry} />}
    </div>
  )
}

function SettingsForm({ reply, onReload }: { reply: SettingsReply; onReload: () => void }) {
  const texts = useTexts(hotlineSettingsTexts)
  const say = useWord()
  const language = useLanguage()
  const mayChange = useSession().can('feedback.settings')
  const { settings, defaults } = reply
  const save = useAction(saveSettings, { showsError: true, done: texts.saved, refresh: [getSettings] })
  const initial = valuesOf(settings)
  const standards = standardsOf(settings, defaults)
  const form = useForm({
    initial,
    labels: labelsOf(reply, language, texts.clocks.field),
    check: (values) => Object.fromEntries(unreadable(values).map((path) => [path, texts.notNumber])),
  })
  const submit = form.submit((values) => save.run({ body: settingsOf(values, settings) }))
  const changes = Object.keys(initial).filter((path) => !sameValue(initial[path], form.values[path])).length
  const faultOf = (path: string) => form.faults.fields.get(path)
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty} />
      <Standing reply={reply} mayChange={mayChange} />
      <ErrorSummary form={form} />
      {save.error?.code === 'CHANGED_MEANWHILE' && <Button onClick={onReload}>{texts.reload}</Button>}
      <nav className="hs-sections" aria-label={texts.sections}>
        {[{ id: 'clocks', title: texts.clocks.title }, ...SETTING_GROUPS].map(({ id, title }) => (
          <a key={id} href={`#${form.idOf(id)}`} onClick={(event) => goTo(event, form.idOf(id))}>
            {typeof title === 'string' ? title : say(title)}
          </a>
        ))}
      </nav>
      <fieldset className="hs-groups" disabled={!mayChange}>
        <div id={form.idOf('clocks')} tabIndex={-1} className="hs-group">
          <Card title={texts.clocks.title}>
            <p className="wb-soft wb-prose">{texts.clocks.lead}</p>
            <ClockTables
              clocks={settings.clocks}
              values={form.values}
              standards={standards}
              faultOf={faultOf}
              idOf={form.idOf}
              onChange={(path, value) => form.set({ [path]: value })}
            />
          </Card>
        </div>
        {SETTING_GROUPS.map((group) => (
          <div key={group.id} id={form.idOf(group.id)} tabIndex={-1} className="hs-group">
            <Card title={say(group.title)}>
              {group.lead && <p className="wb-soft wb-prose">{say(group.lead)}</p>}
              {faultOf(group.id) && <p className="wb-fault">▲ {faultOf(group.id)}</p>}
              <div>
                {group.rows.map((row) => (
                  <SettingField
                    key={row.path}
                    id={form.idOf(row.path)}
                    row={row}
                    value={form.values[row.path] ?? null}
                    standard={standards[row.path] ?? null}
                    fault={faultOf(row.path)}
                    onChange={(value) => form.set({ [row.path]: value })}
                  />
                ))}
              </div>
            </Card>
          </div>
        ))}
      </fieldset>
      {mayChange && (
        <div className="hs-bar">
          <span role="status">{changes > 0 ? texts.unsaved(String(changes)) : texts.nothingChanged}</span>
          <Button submit kind="main" busy={form.pending} notNow={changes > 0 ? undefined : texts.nothingChanged}>
            {texts.save}
          </Button>
          {changes > 0 && <Button onClick={() => form.reset()}>{texts.discard}</Button>}
        </div>
      )}
    </FormFrame>
  )
}

/** Who changed it last, and how much differs from what ships. */
function Standing({ reply, mayChange }: { reply: SettingsReply; mayChange: boolean }) {
  const texts = useTexts(hotlineSettingsTexts)
  const language = useLanguage()
  const { version, updatedBy, updatedAt, changed } = reply
  const saved =
    updatedBy && updatedAt ? texts.changedBy(updatedBy, showInstant(updatedAt, language), String(version)) : texts.never
  return (
    <p className="wb-inline">
      <span>{saved}</span>
      {changed.length > 0 && <strong>{texts.changedCount(String(changed.length))}</strong>}
      {!mayChange && <span className="wb-soft">{texts.readOnly}</span>}
    </p>
  )
}

/** The name of every field for the summary of faults; groups too, for what is wrong with several fields together. */
function labelsOf({ settings }: SettingsReply, language: Language, clocks: string): Record<string, string> {
  const labels: Record<string, string> = { clocks }
  settings.clocks.forEach(({ clock, urgency, kind }, at) => {
    const parts = [CLOCKS[clock], URGENCIES[urgency], ...(kind ? [KINDS[kind]] : [])]
    labels[clockPath(at)] = parts.map((part) => part[language]).join(' · ')
  })
  for (const { id, title, rows } of SETTING_GROUPS) {
    labels[id] = title[language]
    for (const { path, label } of rows) labels[path] = label[language]
  }
  return labels
}

function goTo(event: { preventDefault(): void }, id: string) {
  event.preventDefault()
  const place = document.getElementById(id)
  place?.scrollIntoView()
  place?.focus({ preventScroll: true })
}
