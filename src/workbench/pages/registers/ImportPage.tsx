import { useState } from 'react'
import {
  cancelImport,
  downloadRejects,
  getImport,
  type Import,
} from '../../../delivery/registers/registers.contract.ts'
import { addressOf } from '../../../kernel/call.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { Confirm } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Icon } from '../../../ui/workbench/Icon.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useGo, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { Progress } from '../../../ui/workbench/Progress.tsx'
import { nameOf } from '../directory/use-directory.ts'
import { ImportFacts } from './ImportFacts.tsx'
import { ImportFigures } from './ImportFigures.tsx'
import { isGoing } from './import-words.tsx'
import { registersTexts } from './registers-texts.ts'

/** One import: how far it is while it runs, then what became of every row, with what was refused to take along. */
export function ImportPage() {
  const texts = useTexts(registersTexts).one
  const language = useLanguage()
  const go = useGo()
  const id = usePathValue('id') ?? ''
  const { data, error, retry } = usePolled(useEndpoint(getImport, { params: { id } }), isGoing)
  const back = <PageLink to="/plan/imports">‹ {texts.back}</PageLink>
  if (error && !data) {
    return (
      <div className="wb-page">
        <PageHeader title={texts.back} back={back} />
        <FailedState title={texts.notFound} error={error} onRetry={retry} />
      </div>
    )
  }
  if (!data) return <Loading lines={6} />
  return (
    <div className="wb-page">
      <PageHeader
        back={back}
        title={texts.title(data.fileName)}
        lead={texts.lead(nameOf(data.source, language), data.startedBy.name, showInstant(data.askedAt, language))}
        actions={
          <Button icon="upload" onClick={() => go('/plan/imports/new')}>
            {texts.again}
          </Button>
        }
      />
      <ImportProgress of={data} />
      <div className="wb-columns">
        <ImportFigures of={data} />
        <Card title={texts.details}>
          <ImportFacts of={data} />
        </Card>
      </div>
    </div>
  )
}

/** The bar while it runs, the outcome afterwards, and what to do with it. */
function ImportProgress({ of }: { of: Import }) {
  const texts = useTexts(registersTexts)
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const cancel = useAction(cancelImport)
  const going = isGoing(of)
  const { rowsEstimated, progress, state, failure } = of
  const title = going ? (of.phase ? texts.phases[of.phase] : texts.states[state]) : of.fileName
  const total = rowsEstimated ?? undefined
  const outcome = failure
    ? failure.text[language]
    : { waiting: texts.one.waiting, done: texts.one.outcomeDone, cancelled: texts.one.outcomeCancelled }[
        state as string
      ]
  return (
    <>
      <Progress
        title={title}
        state={going ? 'running' : state === 'done' ? 'done' : 'failed'}
        {...(total === undefined ? {} : { done: Math.round(progress * total), total })}
        {...(outcome === undefined ? {} : { outcome })}
        {...(going ? { onStop: () => setAsking(true) } : {})}
      />
      {!going && (
        <div className="wb-inline">
          {of.hasRejects && <RejectsLink id={of.id} />}
          {state === 'done' && (
            <>
              <PageLink to="/board">{texts.one.board}</PageLink>
              <PageLink to={`/lookup/records?source=${of.source.id}`}>{texts.one.records}</PageLink>
            </>
          )}
        </div>
      )}
      {asking && (
        <Confirm
          title={texts.one.stopTitle}
          doIt={texts.one.stop}
          danger
          onClose={() => setAsking(false)}
          onConfirm={() => cancel.run({ params: { id: of.id } })}
        >
          <p>{texts.one.stopText}</p>
        </Confirm>
      )}
    </>
  )
}

function RejectsLink({ id }: { id: string }) {
  const texts = useTexts(registersTexts).one
  return (
    <a className="wb-linkbutton" href={addressOf(downloadRejects, { id })} download title={texts.rejectsHint}>
      <Icon name="export" />
      {texts.rejects}
    </a>
  )
}
