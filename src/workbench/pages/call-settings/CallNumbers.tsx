import type { z } from 'zod'
import {
  type CallSettingsReply,
  getCallSettings,
  saveCallSettings,
} from '../../../delivery/calls/settings/call-settings.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { NumberInput } from '../hotline-settings/LimitInput.tsx'
import {
  CALL_NUMBER_ROWS,
  type CallNumber,
  type CallNumberRow,
  type CallNumberValues,
  meantNumbers,
  shownNumbers,
  withUnit,
  wrongNumber,
} from './call-number-rows.ts'
import { callSettingsTexts } from './call-settings-texts.ts'

type Reply = z.infer<typeof CallSettingsReply>

/** Long enough that nothing typed is ever replaced by a reading in the background. */
const UNTIL_ASKED = 24 * 3_600_000
const GROUPS = ['answering', 'callBacks'] as const

/** The numbers by which calls are judged and called back, each with what ships beside it. */
export function CallNumbers() {
  const texts = useTexts(callSettingsTexts).numbers
  const { data, error, retry } = useEndpoint(getCallSettings, {}, { fresh: UNTIL_ASKED })
  if (!data) return error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={10} />
  return <NumbersForm key={data.version} reply={data} onReload={retry} />
}

function NumbersForm({ reply, onReload }: { reply: Reply; onReload: () => void }) {
  const texts = useTexts(callSettingsTexts).numbers
  const language = useLanguage()
  const initial = shownNumbers(reply.settings)
  const standards = shownNumbers(reply.defaults)
  const save = useAction(saveCallSettings, { showsError: true, done: texts.saved, refresh: [getCallSettings] })
  const faultsIn = (values: CallNumberValues) =>
    Object.fromEntries(
      CALL_NUMBER_ROWS.flatMap(({ name }) => {
        const wrong = wrongNumber(name, values[name])
        if (!wrong) return []
        const told = wrong.kind === 'notNumber' ? texts.notNumber : texts[wrong.kind](`${wrong.least}`, `${wrong.most}`)
        return [[name, told]]
      }),
    )
  const form = useForm<Record<CallNumber, number | null>>({
    initial,
    labels: Object.fromEntries(CALL_NUMBER_ROWS.map(({ name, label }) => [name, label[language]])) as Record<
      CallNumber,
      string
    >,
    check: faultsIn,
  })
  const submit = form.submit((values) =>
    save.run({ body: meantNumbers(values) }, { ifMatch: etagOfVersion(reply.version) }),
  )
  const changes = CALL_NUMBER_ROWS.filter(({ name }) => !Object.is(initial[name], form.values[name])).length
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty} />
      <LastChange reply={reply} />
      <ErrorSummary form={form} />
      {save.error?.code === 'CHANGED_MEANWHILE' && <Button onClick={onReload}>{texts.reload}</Button>}
      <div className="cs-groups">
        {GROUPS.map((group) => (
          <Card key={group} title={texts[group]}>
            {CALL_NUMBER_ROWS.filter((row) => row.group === group).map((row) => (
              <NumberRow
                key={row.name}
                row={row}
                id={form.idOf(row.name)}
                value={form.values[row.name]}
                standard={standards[row.name]}
                fault={form.faults.fields.get(row.name)}
                onChange={(value) => form.set({ [row.name]: value })}
              />
            ))}
          </Card>
        ))}
      </div>
      <div className="cs-bar">
        <span role="status">{changes > 0 ? texts.unsaved(String(changes)) : texts.nothingChanged}</span>
        <Button submit kind="main" busy={form.pending} notNow={changes > 0 ? undefined : texts.nothingChanged}>
          {texts.save}
        </Button>
        {changes > 0 && <Button onClick={() => form.reset()}>{texts.discard}</Button>}
      </div>
    </FormFrame>
  )
}

function LastChange({ reply: { version, changedAt, changedBy } }: { reply: Reply }) {
  const texts = useTexts(callSettingsTexts).numbers
  const language = useLanguage()
  if (!changedAt) return <p>{texts.never}</p>
  return <p>{texts.changedBy(changedBy ?? '—', showInstant(changedAt, language), String(version))}</p>
}

type NumberRowProps = {
  row: CallNumberRow
  id: string
  value: number | null
  standard: number | null
  fault: string | undefined
  onChange: (value: number | null) => void
}

function NumberRow({ row, id, value, standard, fault, onChange }: NumberRowProps) {
  const texts = useTexts(callSettingsTexts).numbers
  const language = useLanguage()
  const say = useWord()
  const label = say(row.label)
  const unit = say(row.unit)
  const shipped = withUnit(standard, row, language)
  const described = [row.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div className={fault ? 'cs-row cs-row-wrong' : 'cs-row'}>
      <div>
        <span>{label}</span>
        {row.hint && (
          <p className="wb-hint" id={`${id}-hint`}>
            {say(row.hint)}
          </p>
        )}
      </div>
      <div>
        <span className="cs-value">
          <NumberInput
            id={id}
            label={`${label} (${unit})`}
            value={value}
            onChange={onChange}
            fault={fault}
            described={described}
          />
          <span aria-hidden="true">{unit}</span>
        </span>
        {fault && (
          <p className="wb-fault" id={`${id}-fault`}>
            <span aria-hidden="true">▲ </span>
            {fault}
          </p>
        )}
      </div>
      {Object.is(value, standard) ? (
        <span className="wb-soft">{texts.isDefault(shipped)}</span>
      ) : (
        <span>
          <button
            type="button"
            className="wb-textbutton"
            aria-label={texts.defaultOf(label, shipped)}
            onClick={() => onChange(standard)}
          >
            {texts.backTo(shipped)}
          </button>
        </span>
      )}
    </div>
  )
}
