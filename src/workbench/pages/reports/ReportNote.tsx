import { useState } from 'react'
import { editReport, type Report } from '../../../oversight/transparency/transparency.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { UnsavedGuard } from '../../../ui/workbench/navigation.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useSession } from '../../session/Session.tsx'
import { reportsTexts } from './reports-texts.ts'

/** The author's note in both languages; it can be written while the report is a draft. */
export function ReportNote({ of }: { of: Report }) {
  const texts = useTexts(reportsTexts).page
  const language = useLanguage()
  const { can } = useSession()
  const [editing, setEditing] = useState(false)
  const mayEdit = can('transparency.author') && of.state === 'DRAFT'
  return (
    <Card title={texts.note}>
      {editing ? (
        <NoteForm of={of} onClose={() => setEditing(false)} />
      ) : (
        <>
          <p className={of.note[language] ? 'wb-prose rp-note' : 'wb-soft'}>{of.note[language] || texts.noteNone}</p>
          {mayEdit && (
            <div>
              <Button icon="edit" onClick={() => setEditing(true)}>
                {texts.edit}
              </Button>
            </div>
          )}
        </>
      )}
    </Card>
  )
}

function NoteForm({ of, onClose }: { of: Report; onClose: () => void }) {
  const texts = useTexts(reportsTexts).page
  const { cancel } = useTexts(partTexts)
  const edit = useAction(editReport, { showsError: true, done: texts.saved })
  const form = useForm({
    initial: { zh: of.note.zh, en: of.note.en },
    labels: { zh: texts.noteZh, en: texts.noteEn },
  })
  const submit = form.submit(async ({ zh, en }) => {
    const note = { zh: zh.trim(), en: en.trim() }
    const outcome = await edit.run({ params: { id: of.id }, body: { note } }, { ifMatch: etagOfVersion(of.version) })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <UnsavedGuard when={form.dirty} />
      <ErrorSummary form={form} />
      <p className="wb-hint">{texts.noteHint}</p>
      <TextAreaField {...form.bind('zh')} rows={5} most={4000} optional />
      <TextAreaField {...form.bind('en')} rows={5} most={4000} optional />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {texts.save}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </FormFrame>
  )
}
