import { useState } from 'react'
import { type Digest, type Example, editDigest } from '../../../delivery/feedback/publication/digests.contract.ts'
import { listCases } from '../../../delivery/feedback/publication/publication.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { publicationTexts } from './publication-texts.ts'

/** The note and the examples “you said, we did”; they can be written while the digest is a draft. */
export function DigestExamples({ of }: { of: Digest }) {
  const texts = useTexts(publicationTexts).digest
  const language = useLanguage()
  const [editing, setEditing] = useState<'note' | 'example'>()
  const save = useAction(editDigest, { showsError: true, done: texts.saved })
  const { note, examples } = of.data
  const write = (body: { note: { zh: string; en: string }; examples: Example[] }) =>
    save.run({ params: { id: of.id }, body }, { ifMatch: etagOfVersion(of.version) })
  const isDraft = of.state === 'DRAFT'
  return (
    <>
      <Card title={texts.examples}>
        <p className="wb-soft">{texts.examplesHint}</p>
        <ul className="wb-lines wb-prose">
          {examples.map((example) => (
            <li key={example.caseId}>
              {example.said[language] || example.said.zh} → {example.did[language] || example.did.zh}{' '}
              {isDraft && (
                <Button
                  onClick={() => void write({ note, examples: examples.filter((one) => one !== example) })}
                  busy={save.pending}
                >
                  {texts.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {isDraft && editing === undefined && <Button onClick={() => setEditing('example')}>{texts.add}</Button>}
        {editing === 'example' && (
          <ExampleForm
            onClose={() => setEditing(undefined)}
            onSave={(example) => write({ note, examples: [...examples, example] })}
          />
        )}
      </Card>
      <Card title={texts.note}>
        {editing === 'note' ? (
          <NoteForm
            note={note}
            onClose={() => setEditing(undefined)}
            onSave={(changed) => write({ note: changed, examples: [...examples] })}
          />
        ) : (
          <>
            <p className="wb-prose pb-text">{note[language] || note.zh || '—'}</p>
            {isDraft && <Button onClick={() => setEditing('note')}>{texts.note}</Button>}
          </>
        )}
      </Card>
    </>
  )
}

type Saved = ReturnType<ReturnType<typeof useAction<typeof editDigest>>['run']>

function ExampleForm({ onClose, onSave }: { onClose: () => void; onSave: (example: Example) => Saved }) {
  const texts = useTexts(publicationTexts).digest
  const { cancel } = useTexts(partTexts)
  const { data } = useEndpoint(listCases, { query: { state: 'PUBLISHED', limit: 200 } })
  const choices = (data?.items ?? []).map(({ id, title, month }) => ({ value: id, label: `${month} ${title}` }))
  const form = useForm({
    initial: { caseId: null as string | null, said: '', saidEn: '', did: '', didEn: '' },
    labels: { caseId: texts.case, said: texts.said, saidEn: texts.saidEn, did: texts.did, didEn: texts.didEn },
    check: ({ caseId, said, did }) => ({
      ...(caseId ? {} : { caseId: texts.case }),
      ...(said.trim() ? {} : { said: texts.said }),
      ...(did.trim() ? {} : { did: texts.did }),
    }),
  })
  const submit = form.submit(async ({ caseId, said, saidEn, did, didEn }) => {
    const outcome = await onSave({
      caseId: caseId ?? '',
      said: { zh: said.trim(), en: saidEn.trim() },
      did: { zh: did.trim(), en: didEn.trim() },
    })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <SelectField {...form.bind('caseId')} choices={choices} loading={!data} />
      <TextAreaField {...form.bind('said')} rows={2} most={600} />
      <TextAreaField {...form.bind('saidEn')} rows={2} most={900} optional />
      <TextAreaField {...form.bind('did')} rows={2} most={600} />
      <TextAreaField {...form.bind('didEn')} rows={2} most={900} optional />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {texts.save}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </FormFrame>
  )
}

type NoteProps = {
  note: { zh: string; en: string }
  onClose: () => void
  onSave: (note: { zh: string; en: string }) => Saved
}

function NoteForm({ note, onClose, onSave }: NoteProps) {
  const texts = useTexts(publicationTexts).digest
  const { cancel } = useTexts(partTexts)
  const form = useForm({ initial: { ...note }, labels: { zh: texts.noteZh, en: texts.noteEn } })
  const submit = form.submit(async ({ zh, en }) => {
    const outcome = await onSave({ zh: zh.trim(), en: en.trim() })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <p className="wb-hint">{texts.noteHint}</p>
      <TextAreaField {...form.bind('zh')} rows={5} most={4000} optional />
      <TextAreaField {...form.bind('en')} rows={5} most={6000} optional />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {texts.save}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </FormFrame>
  )
}
