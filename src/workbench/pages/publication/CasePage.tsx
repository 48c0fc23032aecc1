import './publication.css'
import { useState } from 'react'
import {
  CASE_STATES,
  editCase,
  getCase,
  type PublicationCase,
} from '../../../delivery/feedback/publication/publication.contract.ts'
import { KINDS, LEVELS, SOLVED } from '../../../delivery/feedback/words.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, UnsavedGuard, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useSession } from '../../session/Session.tsx'
import { CaseSteps } from './CaseSteps.tsx'
import { hiddenIn, MarkedText } from './MarkedText.tsx'
import { publicationTexts } from './publication-texts.ts'

const PARTS = ['title', 'question', 'answer'] as const

/** One case: what was written beside what would be told, the check list, and what can be done with it. */
export function CasePage() {
  const texts = useTexts(publicationTexts)
  const language = useLanguage()
  const id = usePathValue('id') ?? ''
  const { data, error, retry } = useEndpoint(getCase, { params: { id } })
  const [editing, setEditing] = useState(false)
  const back = <PageLink to="/publication">‹ {texts.back}</PageLink>
  if (error && !data) {
    return (
      <div className="wb-page">
        <PageHeader title={texts.back} back={back} />
        <FailedState title={texts.notFound} error={error} onRetry={retry} />
      </div>
    )
  }
  if (!data) return <Loading lines={8} />
  return (
    <div className="wb-page">
      <PageHeader
        back={back}
        title={data.title}
        lead={`${CASE_STATES[data.state][language]} · ${data.area.name[language]} · ${data.month}`}
      />
      {editing ? (
        <EditForm key={data.version} of={data} onClose={() => setEditing(false)} />
      ) : (
        <Compare of={data} onEdit={() => setEditing(true)} />
      )}
      <div className="wb-columns">
        <CaseSteps key={data.version} of={data} />
        <CaseFacts of={data} />
      </div>
    </div>
  )
}

/** Both texts side by side, part by part, with the hidden places marked in both. */
function Compare({ of, onEdit }: { of: PublicationCase; onEdit: () => void }) {
  const texts = useTexts(publicationTexts).page
  const found = PARTS.reduce((sum, part) => sum + of.marks[part].length, 0)
  const left = PARTS.reduce((sum, part) => sum + of.left[part].length, 0)
  const edit = of.state === 'DRAFT' && (
    <Button icon="edit" onClick={onEdit}>
      {texts.edit}
    </Button>
  )
  return (
    <Card title={`${texts.original} / ${texts.told}`} action={edit}>
      <p className="wb-soft">
        {found > 0 ? texts.found(found) : texts.none}
        {left > 0 && ` · ◐ ${texts.left(left)}`}
      </p>
      {PARTS.map((part) => (
        <section key={part}>
          <h3>{texts.parts[part]}</h3>
          <div className="pb-pair">
            <MarkedText text={of.original[part]} marks={of.marks[part]} />
            <MarkedText text={of[part]} marks={of.left[part].length > 0 ? of.left[part] : hiddenIn(of[part])} />
          </div>
        </section>
      ))}
    </Card>
  )
}

function EditForm({ of, onClose }: { of: PublicationCase; onClose: () => void }) {
  const texts = useTexts(publicationTexts).page
  const { cancel } = useTexts(partTexts)
  const edit = useAction(editCase, { showsError: true, done: texts.saved })
  const { title, question, answer } = of
  const form = useForm({ initial: { title, question, answer }, labels: texts.parts, shape: editCase.body! })
  const submit = form.submit(async (body) => {
    const outcome = await edit.run({ params: { id: of.id }, body }, { ifMatch: etagOfVersion(of.version) })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <Card title={texts.told}>
      <FormFrame onSubmit={submit}>
        <UnsavedGuard when={form.dirty} />
        <ErrorSummary form={form} />
        <TextField {...form.bind('title')} />
        <div className="pb-pair">
          <MarkedText text={of.original.question} marks={of.marks.question} />
          <TextAreaField {...form.bind('question')} rows={8} most={4000} />
          <MarkedText text={of.original.answer} marks={of.marks.answer} />
          <TextAreaField {...form.bind('answer')} rows={8} most={4000} />
        </div>
        <div className="wb-actions">
          <Button submit kind="main" busy={form.pending}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </div>
      </FormFrame>
    </Card>
  )
}

function CaseFacts({ of }: { of: PublicationCase }) {
  const all = useTexts(publicationTexts)
  const texts = all.page
  const language = useLanguage()
  const { can } = useSession()
  const level = of.ratingLevel as keyof typeof LEVELS | null
  return (
    <Card title={texts.facts}>
      <Facts
        facts={[
          { label: all.number, value: of.number },
          { label: all.kind, value: KINDS[of.kind][language] },
          { label: all.category, value: of.category?.name[language] ?? '—' },
          { label: all.unit, value: of.unitName?.[language] ?? '—' },
          { label: texts.hours, value: String(of.hours) },
          { label: texts.onTime, value: of.onTime ? texts.yes : texts.no },
          { label: all.rating, value: level === null ? all.noRating : LEVELS[level][language] },
          ...(of.solved ? [{ label: texts.solved, value: SOLVED[of.solved][language] }] : []),
          { label: all.draftedBy, value: of.draftedByName },
          ...(of.publishedByName ? [{ label: texts.publishedBy, value: of.publishedByName }] : []),
          ...(of.reason ? [{ label: texts.reason, value: of.reason }] : []),
        ]}
      />
      {can('feedback.read') && (
        <p>
          <PageLink to={`/inbox/matters/${of.complaintId}`}>{texts.matter}</PageLink>
        </p>
      )}
    </Card>
  )
}
