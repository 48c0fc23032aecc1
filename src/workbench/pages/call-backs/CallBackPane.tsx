import { useState } from 'react'
import {
  assignCallBack,
  type CallBack,
  releaseCallBack,
  TRY_OUTCOMES,
  type TryOutcome,
  takeCallBack,
  tryCallBack,
} from '../../../delivery/calls/call-backs/call-backs.contract.ts'
import { listExtensions } from '../../../delivery/calls/calls.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { MiniSelect, MiniText } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { callBacksTexts } from './call-backs-texts.ts'
import { originWords } from './origin-words.ts'

const OUTCOMES = Object.keys(TRY_OUTCOMES) as TryOutcome[]

/** One call-back: taking it shows the number; every try is recorded with one press. */
export function CallBackPane({ row, ...frame }: { row: CallBack } & PaneFrame) {
  const texts = useTexts(callBacksTexts)
  const language = useLanguage()
  const { me, can } = useSession()
  const [shown, setShown] = useState<string>()
  const take = useAction(takeCallBack, { done: texts.taken, onDone: ({ caller }) => setShown(caller) })
  const release = useAction(releaseCallBack, { done: texts.released })
  const input = { params: { id: row.id } }
  const version = { ifMatch: etagOfVersion(row.version) }
  const isMine = row.takenById !== null && row.takenById === me?.id
  const mayTake = can('calls.operate') && row.endedAt === null && (row.takenById === null || isMine)
  const mayWrite = row.endedAt === null && ((isMine && can('calls.operate')) || can('calls.supervise'))
  const { columns } = texts
  return (
    <SidePane
      {...frame}
      title={row.callerMasked}
      foot={
        mayTake && (
          <>
            <Button kind="main" icon="phone" busy={take.pending} onClick={() => void take.run(input, version)}>
              {isMine ? texts.show : texts.take}
            </Button>
            {isMine && (
              <Button busy={release.pending} onClick={() => void release.run(input, version)}>
                {texts.release}
              </Button>
            )}
          </>
        )
      }
    >
      {shown && isMine && (
        <p className="wb-prose" role="status">
          {texts.number} <strong>{shown}</strong>
        </p>
      )}
      <Facts
        facts={[
          { label: columns.due, value: showInstant(row.due, language) },
          { label: columns.origin, value: originWords(row, texts, language) },
          ...(row.about ? [{ label: columns.about, value: row.about }] : []),
          ...(row.notBefore ? [{ label: texts.notBefore, value: showInstant(row.notBefore, language) }] : []),
          { label: columns.takenBy, value: row.takenByName ?? texts.nobody },
          { label: texts.created, value: showInstant(row.createdAt, language) },
        ]}
      />
      {mayWrite && isMine && <RecordTry row={row} />}
      {mayTake && !isMine && <p className="wb-soft">{texts.takeFirst}</p>}
      {can('calls.supervise') && row.endedAt === null && <Assign row={row} />}
      <Tries row={row} />
      <p className="wb-soft">{texts.recorded}</p>
    </SidePane>
  )
}

function RecordTry({ row }: { row: CallBack }) {
  const texts = useTexts(callBacksTexts)
  const language = useLanguage()
  const [note, setNote] = useState('')
  const record = useAction(tryCallBack, { done: texts.noted, onDone: () => setNote('') })
  return (
    <section className="wb-block" aria-label={texts.result}>
      <h3>{texts.result}</h3>
      <MiniText label={texts.note} value={note} onChange={setNote} />
      <div className="wb-inline">
        {OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            busy={record.pending}
            onClick={() =>
              void record.run(
                { params: { id: row.id }, body: { outcome, ...(note.trim() ? { note: note.trim() } : {}) } },
                { ifMatch: etagOfVersion(row.version) },
              )
            }
          >
            {TRY_OUTCOMES[outcome][language]}
          </Button>
        ))}
      </div>
    </section>
  )
}

function Assign({ row }: { row: CallBack }) {
  const texts = useTexts(callBacksTexts)
  const { data } = useEndpoint(listExtensions, {})
  const assign = useAction(assignCallBack, { done: texts.assigned })
  const give = (accountId: string | null) =>
    void assign.run({ params: { id: row.id }, body: { accountId } }, { ifMatch: etagOfVersion(row.version) })
  const choices = (data?.items ?? []).map(({ accountId, name, extension }) => ({
    value: accountId,
    label: `${name} · ${extension}`,
  }))
  return (
    <section className="wb-block" aria-label={texts.assign}>
      <MiniSelect
        label={texts.assign}
        value=""
        all={texts.assignTo}
        choices={choices}
        onChange={(accountId) => accountId && give(accountId)}
      />
      {row.takenById && (
        <Button kind="quiet" busy={assign.pending} onClick={() => give(null)}>
          {texts.unassign}
        </Button>
      )}
    </section>
  )
}

function Tries({ row }: { row: CallBack }) {
  const texts = useTexts(callBacksTexts)
  const language = useLanguage()
  return (
    <section className="wb-block" aria-label={texts.triesTitle}>
      <h3>{texts.triesTitle}</h3>
      {row.tries.length === 0 && <p className="wb-soft">{texts.noTries}</p>}
      <ol>
        {row.tries.map(({ at, by, outcome, note }) => (
          <li key={at}>
            {showInstant(at, language)} · {TRY_OUTCOMES[outcome][language]}
            {by ? ` · ${by}` : ''}
            {note && <p className="wb-soft">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
