import { useState } from 'react'
import { type ComplaintRow, dispatchComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { ProgressBar } from '../../../ui/workbench/Progress.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { showToast } from '../../../ui/workbench/toast/toast-list.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { dispatchable } from './matter-views.ts'
import { mattersTexts } from './matters-texts.ts'

type DispatchManyProps = { matters: readonly ComplaintRow[]; onDone: () => void }

/** Sends the chosen matters to one unit; those that cannot be sent are named and left out. */
export function DispatchMany({ matters, onDone }: DispatchManyProps) {
  const texts = useTexts(mattersTexts).bulk
  const [asking, setAsking] = useState(false)
  const ready = dispatchable(matters)
  return (
    <>
      <Button kind="main" notNow={ready.length === 0 ? texts.none : undefined} onClick={() => setAsking(true)}>
        {texts.dispatch(ready.length)}
      </Button>
      {asking && (
        <DispatchDialog
          matters={ready}
          leftOut={matters.length - ready.length}
          onDone={onDone}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

type DispatchDialogProps = DispatchManyProps & { leftOut: number; onClose: () => void }
type Failure = { readonly number: string; readonly why: string }

function DispatchDialog({ matters, leftOut, onDone, onClose }: DispatchDialogProps) {
  const texts = useTexts(mattersTexts).bulk
  const parts = useTexts(partTexts)
  const language = useLanguage()
  const { unitChoices, loading } = useDirectory()
  const [at, setAt] = useState(0)
  const [failures, setFailures] = useState<readonly Failure[]>([])
  // The list is read again once, after the last one.
  const dispatch = useAction(dispatchComplaint, { showsError: true })
  const form = useForm({
    initial: { unitId: null as string | null, opinion: '' },
    labels: { unitId: texts.unit, opinion: texts.opinion },
    check: ({ unitId }) => (unitId ? {} : { unitId: texts.unitMissing }),
  })
  const dispatchAll = async (unitId: string, opinion: string) => {
    const failed: Failure[] = []
    for (const [index, { id, number, version }] of matters.entries()) {
      setAt(index)
      const { error } = await dispatch.run(
        { params: { id }, body: { unitId, opinion } },
        { ifMatch: etagOfVersion(version) },
      )
      if (error) failed.push({ number, why: error.in(language) })
    }
    const done = matters.length - failed.length
    if (failed.length === 0) {
      showToast({ kind: 'done', text: texts.done(done) })
      onDone()
      onClose()
      return {}
    }
    showToast({ kind: 'failed', text: texts.partly(done, failed.length) })
    setFailures(failed)
    return {}
  }
  return (
    <Dialog title={texts.dispatch(matters.length)} onClose={onClose}>
      <FormFrame onSubmit={form.submit(({ unitId, opinion }) => dispatchAll(unitId ?? '', opinion))}>
        <ErrorSummary form={form} />
        {leftOut > 0 && <p className="wb-soft">{texts.leftOut(leftOut)}</p>}
        <SelectField {...form.bind('unitId')} hint={texts.unitHint} choices={unitChoices} loading={loading} />
        <TextAreaField {...form.bind('opinion')} rows={2} most={1000} optional />
        {form.pending && <ProgressBar share={at / matters.length} label={texts.running(at, matters.length)} />}
        {failures.length > 0 && (
          <div role="alert">
            <strong>{texts.failed}</strong>
            <ul className="wb-lines">
              {failures.map(({ number, why }) => (
                <li key={number}>
                  {number} <span className="wb-soft">{why}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.dispatch(matters.length)}
          </Button>
          <Button onClick={onClose}>{parts.cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}
