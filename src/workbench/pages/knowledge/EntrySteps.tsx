import { useState } from 'react'
import {
  checkEntry,
  ENTRY_ACTIONS,
  type Entry,
  type EntryAction,
  publishEntry,
  retireEntry,
  returnEntry,
  reviewEntry,
} from '../../../delivery/knowledge/knowledge.contract.ts'
import { addDays, type LocalDate, localDateOf } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { ConfirmWithReason } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { DateField } from '../../../ui/workbench/forms/DateField.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { knowledgeTexts } from './knowledge-texts.ts'

const SHORTEST_REASON = 2
const NEXT_REVIEW = 180

/** The next steps of an entry; one that is not possible says why. */
export function EntrySteps({ entry, onEdit }: { entry: Entry; onEdit: () => void }) {
  const texts = useTexts(knowledgeTexts)
  const language = useLanguage()
  const [asking, setAsking] = useState<'return' | 'retire' | 'review'>()
  const check = useAction(checkEntry, { done: texts.done.check })
  const publish = useAction(publishEntry, { done: texts.done.publish })
  const giveBack = useAction(returnEntry, { done: texts.done.return, showsError: true })
  const retire = useAction(retireEntry, { done: texts.done.retire, showsError: true })
  const params = { id: entry.id }
  const version = { ifMatch: etagOfVersion(entry.version) }
  const act: Readonly<Record<EntryAction, () => void>> = {
    edit: onEdit,
    check: () => void check.run({ params }, version),
    publish: () => void publish.run({ params }, version),
    return: () => setAsking('return'),
    retire: () => setAsking('retire'),
    review: () => setAsking('review'),
  }
  const close = () => setAsking(undefined)
  // Steps that do not belong to where the entry stands are left out; of the rest it is said why not.
  const belongs = (action: EntryAction) =>
    action === 'review' || action === 'retire' ? entry.isLive : action === 'edit' || entry.state !== 'published'
  return (
    <div className="wb-inline">
      {entry.actions
        .filter(({ action }) => belongs(action))
        .map(({ action, allowed, why }) => (
          <Button
            key={action}
            kind={allowed && (action === 'check' || action === 'publish') ? 'main' : 'plain'}
            notNow={allowed ? undefined : (why?.[language] ?? '')}
            busy={action === 'check' ? check.pending : action === 'publish' ? publish.pending : false}
            onClick={act[action]}
          >
            {ENTRY_ACTIONS[action][language]}
          </Button>
        ))}
      {(asking === 'return' || asking === 'retire') && (
        <ConfirmWithReason
          title={texts.confirm[asking].title}
          doIt={texts.confirm[asking].doIt}
          danger={asking === 'retire'}
          leastLength={SHORTEST_REASON}
          onClose={close}
          onConfirm={(reason) => (asking === 'return' ? giveBack : retire).run({ params, body: { reason } }, version)}
        >
          <p>{texts.confirm[asking].text}</p>
        </ConfirmWithReason>
      )}
      {asking === 'review' && <Review entry={entry} onClose={close} />}
    </div>
  )
}

function Review({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const texts = useTexts(knowledgeTexts)
  const parts = useTexts(partTexts)
  const review = useAction(reviewEntry, { done: texts.done.review, showsError: true, onDone: onClose })
  const form = useForm({
    initial: { reviewOn: addDays(localDateOf(Date.now()), NEXT_REVIEW) as string },
    labels: { reviewOn: texts.nextReview },
    shape: reviewEntry.body!,
  })
  const send = form.submit(({ reviewOn }) =>
    review.run(
      { params: { id: entry.id }, body: { reviewOn: reviewOn as LocalDate } },
      { ifMatch: etagOfVersion(entry.version) },
    ),
  )
  return (
    <Dialog title={texts.reviewTitle} onClose={onClose}>
      <FormFrame onSubmit={send}>
        <ErrorSummary form={form} />
        <DateField {...form.bind('reviewOn')} />
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {parts.save}
          </Button>
          <Button onClick={onClose}>{parts.cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}
