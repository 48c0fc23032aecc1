import { useState } from 'react'
import { showInstant } from '../../../kernel/dates.ts'
import { addEvidence, type Rectification } from '../../../oversight/rectifications/rectifications.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useSession } from '../../session/Session.tsx'
import { rectificationTexts } from './rectification-texts.ts'

/** What proves that it was mended, and a way to add to it while the unit works on it. */
export function Evidence({ of }: { of: Rectification }) {
  const texts = useTexts(rectificationTexts)
  const language = useLanguage()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const mayAdd = can('rectifications.mend') && (of.state === 'ACCEPTED' || of.state === 'RETURNED')
  return (
    <Card title={texts.evidence}>
      {of.evidence.length === 0 && <p className="wb-soft">{texts.noEvidence}</p>}
      <ol className="wb-lines">
        {of.evidence.map(({ id, text, fileName, at }) => (
          <li key={id}>
            {text}
            {fileName && <span> · {fileName}</span>}
            <div className="wb-soft">{showInstant(at, language)}</div>
          </li>
        ))}
      </ol>
      {mayAdd &&
        (adding ? (
          <EvidenceForm id={of.id} onClose={() => setAdding(false)} />
        ) : (
          <div>
            <Button icon="plus" onClick={() => setAdding(true)}>
              {texts.addEvidence}
            </Button>
          </div>
        ))}
    </Card>
  )
}

function EvidenceForm({ id, onClose }: { id: string; onClose: () => void }) {
  const texts = useTexts(rectificationTexts)
  const { cancel } = useTexts(partTexts)
  const add = useAction(addEvidence, { showsError: true, done: texts.evidenceAdded })
  const form = useForm({
    initial: { text: '' },
    labels: { text: texts.evidenceText },
    check: ({ text }) => (text.trim() ? {} : { text: texts.required(texts.evidenceText) }),
    draftKey: `evidence-${id}`,
  })
  const submit = form.submit(async ({ text }) => {
    const outcome = await add.run({ params: { id }, body: { text: text.trim() } })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <TextAreaField {...form.bind('text')} rows={3} most={4000} />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {texts.addEvidence}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </FormFrame>
  )
}
