import { useState } from 'react'
import { changePromise, getItem, type Item } from '../../../foundation/standards/standards.contract.ts'
import { LimitUnit } from '../../../platform/clock/clock.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FieldRow, FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { NumberField } from '../../../ui/workbench/forms/NumberField.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { itemName, useLimitWords } from './item-words.tsx'
import { itemsTexts } from './items-texts.ts'
import { isWholeOrNone, promiseBody, promiseChanges, promiseMerged, promiseValues } from './promise-form.ts'

const CHANGED_MEANWHILE = 412
const MOST_VISITS = 20
const MOST_AMOUNT = 100_000

/** Changes what an item promises. Where somebody else was quicker, both versions stand side by side to choose from. */
export function EditPromise({ item, onClose }: { item: Item; onClose: () => void }) {
  const texts = useTexts(itemsTexts)
  const parts = useTexts(partTexts)
  const language = useLanguage()
  const current = useEndpoint(getItem, { params: { id: item.id } })
  const [base, setBase] = useState(item)
  const [conflict, setConflict] = useState(false)
  const change = useAction(changePromise, {
    showsError: true,
    done: (reply) => texts.edit.saved(itemName(reply, language)),
  })
  const form = useForm({
    initial: promiseValues(item),
    labels: {
      amount: texts.edit.amount,
      unit: texts.edit.unit,
      visits: texts.edit.visits,
      phone: texts.edit.phone,
      complaintPhone: texts.edit.complaintPhone,
    },
    check: ({ amount, visits }) => ({
      ...(isWholeOrNone(amount, MOST_AMOUNT) ? {} : { amount: texts.edit.amountFault }),
      ...(isWholeOrNone(visits, MOST_VISITS) ? {} : { visits: texts.edit.visitsFault }),
    }),
  })
  const send = form.submit(async (values) => {
    const outcome = await change.run(
      { params: { id: item.id }, body: promiseChanges(values, base) },
      { ifMatch: etagOfVersion(base.version) },
    )
    if (outcome.error?.status === CHANGED_MEANWHILE) {
      current.retry()
      setConflict(true)
      return {}
    }
    if (!outcome.error) onClose()
    return outcome
  })
  const theirs = current.data
  if (conflict && theirs && theirs.version !== base.version) {
    return (
      <Dialog title={texts.conflict.title} onClose={onClose} wide>
        <p>{texts.conflict.text}</p>
        <Differences theirs={theirs} yours={promiseMerged(form.values, base, theirs)} />
        <DialogActions>
          <Button
            kind="main"
            onClick={() => {
              form.set(promiseMerged(form.values, base, theirs))
              setBase(theirs)
              setConflict(false)
            }}
          >
            {texts.conflict.keep}
          </Button>
          <Button onClick={onClose}>{texts.conflict.drop}</Button>
        </DialogActions>
      </Dialog>
    )
  }
  const units = LimitUnit.options.map((value) => ({ value, label: texts.edit.units[value] }))
  return (
    <Dialog title={texts.edit.title} onClose={onClose}>
      <FormFrame onSubmit={send}>
        <ErrorSummary form={form} />
        <FieldRow>
          <NumberField {...form.bind('amount')} hint={texts.edit.amountHint} optional />
          <SelectField {...form.bind('unit')} choices={units} />
        </FieldRow>
        <NumberField {...form.bind('visits')} hint={texts.edit.visitsHint} optional />
        <TextField {...form.bind('phone')} maxLength={40} inputMode="tel" optional />
        <TextField {...form.bind('complaintPhone')} maxLength={40} inputMode="tel" optional />
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

function Differences({ theirs, yours }: { theirs: Item; yours: ReturnType<typeof promiseValues> }) {
  const texts = useTexts(itemsTexts)
  const limitWords = useLimitWords()
  const body = promiseBody(yours)
  const visits = (count: number | null) => (count === null ? texts.notSaid : texts.visits(count))
  const rows = [
    [texts.edit.amount, limitWords(theirs.promised), limitWords(body.promised)],
    [texts.edit.visits, visits(theirs.visits), visits(body.visits)],
    [texts.edit.phone, theirs.phone ?? '', body.phone ?? ''],
    [texts.edit.complaintPhone, theirs.complaintPhone ?? '', body.complaintPhone ?? ''],
  ]
  return (
    <table className="wb-grid">
      <thead>
        <tr>
          <th scope="col">{texts.conflict.field}</th>
          <th scope="col">{texts.conflict.theirs}</th>
          <th scope="col">{texts.conflict.yours}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([field, now, mine]) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{now}</td>
            <td>{now === mine ? mine : <strong>◐ {mine}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
