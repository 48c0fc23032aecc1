import { useState } from 'react'
import {
  ENTRY_STATES,
  type Entry,
  type EntryContent,
  getEntry,
  useEntry as noteUse,
} from '../../../delivery/knowledge/knowledge.contract.ts'
import { showDate, showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { useClasses } from '../matters/use-classes.ts'
import { EntryForm } from './EntryForm.tsx'
import { EntrySteps } from './EntrySteps.tsx'
import { knowledgeTexts } from './knowledge-texts.ts'

/** One entry: what is read out first, then in full; what can be done with it; its versions. */
export function EntryPage() {
  const texts = useTexts(knowledgeTexts)
  const language = useLanguage()
  const id = usePathValue('id') ?? ''
  const { data: entry, error, retry } = useEndpoint(getEntry, { params: { id } })
  const [editing, setEditing] = useState(false)
  if (!entry) {
    return (
      <div className="wb-page">
        <PageHeader title={texts.title} />
        {error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={8} />}
      </div>
    )
  }
  const isNew = entry.workingNo !== entry.liveNo
  return (
    <div className="wb-page">
      <p>
        <PageLink to="/hotline/knowledge">{texts.back}</PageLink>
      </p>
      <PageHeader title={entry.question[language]} lead={ENTRY_STATES[entry.state][language]} />
      {entry.reviewOverdue && (
        <p>
          <StatusWord standing="missed">{texts.overdue}</StatusWord>
        </p>
      )}
      <EntrySteps entry={entry} onEdit={() => setEditing(true)} />
      {entry.live && <Content content={entry.live} />}
      {entry.live && <Use id={entry.id} entry={entry} />}
      {isNew && (
        <Card title={texts.working}>
          {entry.live && <p className="wb-soft">{texts.liveStays}</p>}
          <Content content={entry.content} />
        </Card>
      )}
      <Versions entry={entry} />
      {editing && <EntryForm entry={entry} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />}
    </div>
  )
}

function Content({ content }: { content: EntryContent }) {
  const texts = useTexts(knowledgeTexts)
  const language = useLanguage()
  const { areaName, unitName } = useDirectory()
  const { pathOf } = useClasses()
  const { validFrom, validTo } = content
  const from = showDate(validFrom, language)
  return (
    <div className="wb-prose">
      <h2>{texts.short}</h2>
      <p>{content.shortZh}</p>
      <h2>{texts.answer}</h2>
      <Paragraphs text={content.answerZh} />
      <h2>{texts.english}</h2>
      {content.answerEn ? (
        <div lang="en">
          {content.shortEn && <p>{content.shortEn}</p>}
          <Paragraphs text={content.answerEn} />
        </div>
      ) : (
        <p className="wb-soft">{texts.noEnglish}</p>
      )}
      <Facts
        facts={[
          { label: texts.columns.unit, value: unitName(content.unitId) },
          { label: texts.area, value: areaName(content.areaCode) },
          ...(content.categoryCode ? [{ label: texts.columns.category, value: pathOf(content.categoryCode) }] : []),
          { label: texts.source, value: content.source },
          { label: texts.keywords, value: content.keywords.join('、') },
          {
            label: texts.valid,
            value: validTo ? texts.validUntil(from, showDate(validTo, language)) : texts.validFrom(from),
          },
          { label: texts.columns.reviewOn, value: showDate(content.reviewOn, language) },
          { label: texts.audience, value: content.isPublic ? texts.everybody : texts.staffOnly },
        ]}
      />
    </div>
  )
}

function Paragraphs({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph) => (
    <p key={paragraph} className="wb-words">
      {paragraph}
    </p>
  ))
}

function Use({ id, entry }: { id: string; entry: Entry }) {
  const texts = useTexts(knowledgeTexts)
  const language = useLanguage()
  const use = useAction(noteUse, { done: texts.counted })
  const count = (value: number) => showNumber(value, language)
  return (
    <section className="wb-block" aria-label={texts.helps}>
      <h2 className="wb-blocktitle">{texts.helps}</h2>
      <div className="wb-inline">
        <Button busy={use.pending} onClick={() => void use.run({ params: { id }, body: { helped: true } })}>
          {texts.helped}
        </Button>
        <Button busy={use.pending} onClick={() => void use.run({ params: { id }, body: { helped: false } })}>
          {texts.notHelped}
        </Button>
      </div>
      <p className="wb-soft">{texts.used(count(entry.used), count(entry.helped), count(entry.notHelped))}</p>
    </section>
  )
}

function Versions({ entry }: { entry: Entry }) {
  const texts = useTexts(knowledgeTexts)
  const language = useLanguage()
  const at = (instant: string) => showInstant(instant, language)
  return (
    <Card title={texts.versions}>
      <ol reversed>
        {entry.versions.map((one) => (
          <li key={one.no}>
            <strong>{texts.version(String(one.no))}</strong>{' '}
            {[
              texts.written(one.writtenByName ?? '', at(one.writtenAt)),
              ...(one.checkedAt ? [texts.checked(one.checkedByName ?? '', at(one.checkedAt))] : []),
              ...(one.publishedAt ? [texts.published(one.publishedByName ?? '', at(one.publishedAt))] : []),
            ].join(' · ')}
            {one.note && <p className="wb-soft">{one.note}</p>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
