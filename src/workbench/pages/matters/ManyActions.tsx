import { type ReactNode, useState } from 'react'
import { type ComplaintRow, closeComplaint, dispatchComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { ManyProgress, useMany } from './many.tsx'
import { closable, dispatchable } from './matter-views.ts'
import { mattersTexts } from './matters-texts.ts'

type ManyProps = { matters: readonly ComplaintRow[]; onDone: () => void }

/** What can be done with several chosen matters: sent to one unit, or closed. Each tells how many it is possible for. */
export function ManyActions({ matters, onDone }: ManyProps) {
  const texts = useTexts(mattersTexts).bulk
  const [asking, setAsking] = useState<'dispatch' | 'close'>()
  const toDispatch = dispatchable(matters)
  const toClose = closable(matters)
  const close = () => setAsking(undefined)
  const hasNone = toDispatch.length === 0 && toClose.length === 0
  return (
    <>
      {(toDispatch.length > 0 || hasNone) && (
        <Button kind="main" notNow={hasNone ? texts.none : undefined} onClick={() => setAsking('dispatch')}>
          {texts.dispatch(toDispatch.length)}
        </Button>
      )}
      {toClose.length > 0 && <Button onClick={() => setAsking('close')}>{texts.close(toClose.length)}</Button>}
      {asking === 'dispatch' && (
        <DispatchMany matters={toDispatch} of={matters.length} onDone={onDone} onClose={close} />
      )}
      {asking === 'close' && <CloseMany matters={toClose} of={matters.length} onDone={onDone} onClose={close} />}
    </>
  )
}

type DialogProps = ManyProps & { of: number; onClose: () => void }

function DispatchMany({ matters, of, onDone, onClose }: DialogProps) {
  const texts = useTexts(mattersTexts).bulk
  const { unitChoices, loading } = useDirectory()
  const many = useMany(matters)
  const dispatch = useAction(dispatchComplaint, { showsError: true })
  const form = useForm({
    initial: { unitId: null as string | null, opinion: '' },
    labels: { unitId: texts.unit, opinion: texts.opinion },
    check: ({ unitId }) => (unitId ? {} : { unitId: texts.unitMissing }),
  })
  const dispatchAll = async ({ unitId, opinion }: typeof form.values) => {
    const isWhole = await many.doAll(({ id, version }) =>
      dispatch.run({ params: { id }, body: { unitId: unitId ?? '', opinion } }, { ifMatch: etagOfVersion(version) }),
    )
    if (isWhole) finish(onDone, onClose)
    return {}
  }
  return (
    <Dialog title={texts.dispatch(matters.length)} onClose={onClose}>
      <FormFrame onSubmit={form.submit(dispatchAll)}>
        <ErrorSummary form={form} />
        {of > matters.length && <p className="wb-soft">{texts.leftOut(of - matters.length)}</p>}
        <SelectField {...form.bind('unitId')} hint={texts.unitHint} choices={unitChoices} loading={loading} />
        <TextAreaField {...form.bind('opinion')} rows={2} most={1000} optional />
        <ManyProgress many={many} all={matters.length} running={form.pending} />
        <Send busy={form.pending} onClose={onClose}>
          {texts.dispatch(matters.length)}
        </Send>
      </FormFrame>
    </Dialog>
  )
}

function CloseMany({ matters, of, onDone, onClose }: DialogProps) {
  const texts = useTexts(mattersTexts).bulk
  const many = useMany(matters)
  const close = useAction(closeComplaint, { showsError: true })
  const form = useForm({ initial: { opinion: '' }, labels: { opinion: texts.opinion } })
  const closeAll = async (body: typeof form.values) => {
    const isWhole = await many.doAll(({ id, version }) =>
      close.run({ params: { id }, body }, { ifMatch: etagOfVersion(version) }),
    )
    if (isWhole) finish(onDone, onClose)
    return {}
  }
  return (
    <Dialog title={texts.close(matters.length)} onClose={onClose}>
      <FormFrame onSubmit={form.submit(closeAll)}>
        <ErrorSummary form={form} />
        {of > matters.length && <p className="wb-soft">{texts.notAnswered(of - matters.length)}</p>}
        <TextAreaField {...form.bind('opinion')} rows={2} most={1000} optional />
        <ManyProgress many={many} all={matters.length} running={form.pending} />
        <Send busy={form.pending} onClose={onClose}>
          {texts.close(matters.length)}
        </Send>
      </FormFrame>
    </Dialog>
  )
}

function Send({ busy, onClose, children }: { busy: boolean; onClose: () => void; children: ReactNode }) {
  const { cancel } = useTexts(partTexts)
  return (
    <DialogActions>
      <Button submit kind="main" busy={busy}>
        {children}
      </Button>
      <Button onClick={onClose}>{cancel}</Button>
    </DialogActions>
  )
}

function finish(onDone: () => void, onClose: () => void): void {
  onDone()
  onClose()
}
