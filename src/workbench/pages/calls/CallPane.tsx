import { useState } from 'react'
import {
  CALL_STATES,
  type Call,
  GROUNDS,
  noteCall,
  OUTCOME_REASONS,
  revealCaller,
} from '../../../delivery/calls/calls.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { ConfirmWithReason } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { type Fact, Facts } from '../../../ui/workbench/Facts.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { durationWords, resultWords } from './call-words.ts'
import { callsTexts } from './calls-texts.ts'

/** One call beside the list: how it went, what was noted, what came of it; the number for a stated reason. */
export function CallPane({ call, ...frame }: { call: Call } & PaneFrame) {
  const texts = useTexts(callsTexts)
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<string | null>()
  const reveal = useAction(revealCaller, { showsError: true, refresh: [] })
  const mayOperate = can('calls.operate')
  const mayReveal = mayOperate && call.callerMasked !== null
  return (
    <SidePane
      {...frame}
      title={call.callerMasked ?? texts.withheld}
      foot={
        mayReveal && (
          <Button icon="eye" onClick={() => setAsking(true)}>
            {texts.reveal}
          </Button>
        )
      }
    >
      {shown !== undefined && (
        <p role="status">
          {shown === null ? (
            texts.noNumber
          ) : (
            <>
              {texts.number} <strong>{shown}</strong>
            </>
          )}
        </p>
      )}
      <CallFacts call={call} />
      <Matters call={call} />
      {mayOperate ? <NoteForm key={call.version} call={call} /> : <Note call={call} />}
      {!mayOperate && <p className="wb-soft">{texts.revealNotYours}</p>}
      {asking && (
        <ConfirmWithReason
          title={texts.revealTitle}
          doIt={texts.reveal}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            const { reply, error } = await reveal.run({ params: { id: call.id }, body: { reason } })
            if (reply) setShown(reply.caller)
            return { error }
          }}
        >
          <p>{texts.revealText}</p>
        </ConfirmWithReason>
      )}
    </SidePane>
  )
}

function CallFacts({ call }: { call: Call }) {
  const texts = useTexts(callsTexts)
  const language = useLanguage()
  const { columns } = texts
  const { outcome } = call
  const at = (label: string, moment: string | null): Fact[] =>
    moment ? [{ label, value: showInstant(moment, language) }] : []
  const word = (label: string, value: string | null | undefined): Fact[] => (value ? [{ label, value }] : [])
  return (
    <Facts
      facts={[
        { label: columns.state, value: CALL_STATES[call.state][language] },
        ...at(texts.entered, call.queuedAt),
        ...at(texts.ringing, call.ringingAt),
        ...at(texts.answered, call.answeredAt),
        ...at(texts.abandoned, call.abandonedAt),
        ...at(texts.ended, call.endedAt),
        ...word(columns.waitOnly, durationWords(call.waitSeconds, texts)),
        ...word(columns.talk, durationWords(call.talkSeconds, texts)),
        ...word(columns.queue, call.queue),
        ...word(columns.extension, call.extension),
        ...word(columns.operator, call.operatorName),
        ...(call.matters.length === 0 ? word(columns.result, resultWords(call, texts, language)) : []),
        ...word(texts.reason, call.matters.length > 0 && outcome ? OUTCOME_REASONS[outcome.reason][language] : null),
        ...word(texts.ground, outcome?.ground && GROUNDS[outcome.ground][language]),
        ...word(texts.pointedTo, outcome?.pointedTo),
      ]}
    />
  )
}

function Matters({ call: { matters } }: { call: Call }) {
  const texts = useTexts(callsTexts)
  const language = useLanguage()
  const { can } = useSession()
  return (
    <section className="wb-block" aria-label={texts.matters}>
      <h3>{texts.matters}</h3>
      {matters.length === 0 && <p className="wb-soft">{texts.noMatters}</p>}
      {matters.length > 0 && (
        <ul className="wb-lines">
          {matters.map(({ complaintId, number, at }) => (
            <li key={complaintId}>
              {can('feedback.read') ? <PageLink to={`/inbox/matters/${complaintId}`}>{number}</PageLink> : number}{' '}
              <span className="wb-soft">{showInstant(at, language)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Note({ call: { note } }: { call: Call }) {
  const texts = useTexts(callsTexts)
  return (
    <section className="wb-block" aria-label={texts.note}>
      <h3>{texts.note}</h3>
      {note ? <p className="wb-words">{note}</p> : <p className="wb-soft">{texts.noNote}</p>}
    </section>
  )
}

function NoteForm({ call }: { call: Call }) {
  const texts = useTexts(callsTexts)
  const save = useAction(noteCall, { showsError: true, done: texts.noteSaved })
  const form = useForm({ initial: { text: call.note ?? '' }, labels: { text: texts.note }, shape: noteCall.body! })
  const submit = form.submit((body) =>
    save.run({ params: { id: call.id }, body }, { ifMatch: etagOfVersion(call.version) }),
  )
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <TextAreaField {...form.bind('text')} hint={texts.noteEmpty} rows={4} most={2000} />
      <Button submit busy={form.pending}>
        {texts.saveNote}
      </Button>
    </FormFrame>
  )
}
