import { useState } from 'react'
import { getComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import {
  type FollowUp,
  type FollowUpRow,
  getFollowUp,
  settleAdvice,
  TRIES,
  type TryOutcome,
  tryFollowUp,
} from '../../../delivery/feedback/follow-ups/follow-ups.contract.ts'
import type { Action } from '../../../delivery/feedback/words.contract.ts'
import { addDays, instantOf, localDateOf, momentAt, showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { MiniText } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { MatterContact } from '../matters/MatterContact.tsx'
import { MatterSteps } from '../matters/MatterSteps.tsx'
import { Watermark } from '../matters/Watermark.tsx'
import { followUpsTexts } from './follow-ups-texts.ts'

const HOUR = 3_600_000
const FOLLOW_UP: ReadonlySet<Action> = new Set(['followUp'] as const)
const NINE = 9 * HOUR

/** A call-back beside the list: whom to call, what to say, and what came of it. */
export function FollowUpPane({ row, ...frame }: { row: FollowUpRow } & PaneFrame) {
  const texts = useTexts(followUpsTexts)
  const language = useLanguage()
  const [isShown, setShown] = useState(false)
  const { data, error, retry } = useEndpoint(getFollowUp, { params: { id: row.id } })
  const matter = useEndpoint(getComplaint, { params: { id: row.complaintId } }).data
  const isOpen = data?.state === 'OPEN'
  return (
    <SidePane {...frame} title={row.number}>
      <p>
        <PageLink to={`/inbox/matters/${row.complaintId}`}>{texts.openMatter}</PageLink> {row.title}
      </p>
      {error && !data && <FailedState title={texts.failed} error={error} onRetry={retry} />}
      {!data && !error && <Loading lines={6} />}
      {data && !data.mayCall && isOpen && <p>◐ {texts.notForYou}</p>}
      {data?.advice === 'redo' && !data.adviceDone && <Advice of={data} />}
      {matter && data?.mayCall && isOpen && (
        <>
          <MatterContact matter={matter} onShown={setShown} />
          <Script of={data} />
          <section className="wb-block">
            <h2 className="wb-blocktitle">{texts.record}</h2>
            <MatterSteps matter={matter} only={FOLLOW_UP} />
          </section>
          <Attempt of={data} />
        </>
      )}
      {data && (
        <>
          <section className="wb-block">
            <h2 className="wb-blocktitle">{texts.question}</h2>
            <p className="wb-prose">{data.question}</p>
            <h2 className="wb-blocktitle">{texts.reply}</h2>
            <p className="wb-prose">{data.reply}</p>
          </section>
          {data.attempts.length > 0 && (
            <section className="wb-block">
              <h2 className="wb-blocktitle">{texts.attempts}</h2>
              <ul className="wb-lines">
                {data.attempts.map((one) => (
                  <li key={one.at}>
                    {showInstant(one.at, language)} {TRIES[one.outcome][language]}
                    <span className="wb-soft"> {[one.by, one.note].filter(Boolean).join(' · ')}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      <Watermark strong={isShown || (matter?.confidential ?? false)} of={row.number} />
    </SidePane>
  )
}

function Script({ of }: { of: FollowUp }) {
  const texts = useTexts(followUpsTexts)
  const language = useLanguage()
  return (
    <section className="wb-block">
      <h2 className="wb-blocktitle">{texts.script}</h2>
      <p className="wb-prose">{of.script.opening[language]}</p>
      <ol>
        {of.script.questions.map((question) => (
          <li key={question.zh}>{question[language]}</li>
        ))}
      </ol>
      <p className="wb-prose">{of.script.closing[language]}</p>
    </section>
  )
}

/** Notes that nobody was reached; “later” names when. */
function Attempt({ of }: { of: FollowUp }) {
  const texts = useTexts(followUpsTexts)
  const language = useLanguage()
  const [note, setNote] = useState('')
  const attempt = useAction(tryFollowUp, { done: (_, { body }) => texts.tried(TRIES[body.outcome][language]) })
  const send = (outcome: TryOutcome, nextTry?: string) =>
    void attempt.run(
      { params: { id: of.id }, body: { outcome, note, nextTry } },
      { ifMatch: etagOfVersion(of.version) },
    )
  const at = (days: number) => instantOf(momentAt(addDays(localDateOf(Date.now()), days), NINE))
  return (
    <section className="wb-block">
      <h2 className="wb-blocktitle">{texts.notReached}</h2>
      <p className="wb-soft">{texts.triesLeft(String(of.tries), String(of.mostTries))}</p>
      <MiniText label={texts.note} value={note} onChange={setNote} />
      <div className="wb-actions">
        {(['no-answer', 'busy', 'wrong-number'] as const).map((outcome) => (
          <Button key={outcome} busy={attempt.pending} onClick={() => send(outcome)}>
            {TRIES[outcome][language]}
          </Button>
        ))}
      </div>
      <p className="wb-soft">{TRIES.later[language]}</p>
      <div className="wb-actions">
        <Button onClick={() => send('later', instantOf(Date.now() + 2 * HOUR))}>{texts.later.hours}</Button>
        <Button onClick={() => send('later', at(1))}>{texts.later.tomorrow}</Button>
        <Button onClick={() => send('later', at(3))}>{texts.later.days}</Button>
      </div>
    </section>
  )
}

/** What the call-back advised, for whoever decides on it: the redo itself is a step of the matter. */
function Advice({ of }: { of: FollowUp }) {
  const texts = useTexts(followUpsTexts)
  const { can } = useSession()
  const settle = useAction(settleAdvice, { done: texts.settled })
  return (
    <section className="wb-block">
      <p>▲ {texts.advised}</p>
      {of.words && <p className="wb-prose">{of.words}</p>}
      {can('feedback.dispatch') && (
        <div className="wb-actions">
          <Button
            busy={settle.pending}
            onClick={() => void settle.run({ params: { id: of.id } }, { ifMatch: etagOfVersion(of.version) })}
          >
            {texts.settle}
          </Button>
        </div>
      )}
    </section>
  )
}
