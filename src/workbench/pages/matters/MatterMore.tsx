import { useState } from 'react'
import { type Complaint, classifyComplaint, excludeComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { findSimilar, joinComplaint, unjoinComplaint } from '../../../delivery/feedback/texts/texts.contract.ts'
import { KINDS, SETTLED, URGENCIES } from '../../../delivery/feedback/words.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Confirm } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { type Sent, useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { Menu, type MenuItem } from '../../../ui/workbench/Menu.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useSession } from '../../session/Session.tsx'
import { matterTexts } from './matter-texts.ts'
import { isShort } from './StepButtons.tsx'
import { stepTexts } from './step-texts.ts'
import { useClasses } from './use-classes.ts'

type Asked = 'classify' | 'exclude' | 'join' | 'unjoin'
type DialogProps = { matter: Complaint; onClose: () => void }

/** What is no step of the process: classing anew, joining, leaving out of assessment. */
export function MatterMore({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).more
  const { can } = useSession()
  const [asked, setAsked] = useState<Asked>()
  const isSettled = SETTLED.includes(matter.state)
  const item = (id: Asked, label: string, holds: boolean): MenuItem[] =>
    holds ? [{ id, label, run: () => setAsked(id) }] : []
  const items = [
    ...item('classify', texts.classify, can('feedback.register') && !isSettled),
    ...item('join', texts.join, can('feedback.dispatch') && !isSettled && matter.parentId === null),
    ...item('unjoin', texts.unjoin, can('feedback.dispatch') && matter.parentId !== null),
    ...item('exclude', matter.excluded ? texts.include : texts.exclude, can('feedback.supervise')),
  ]
  const close = () => setAsked(undefined)
  if (items.length === 0) return null
  return (
    <>
      <Menu label={texts.label} icon="more" items={items} />
      {asked === 'classify' && <ClassifyDialog matter={matter} onClose={close} />}
      {asked === 'exclude' && <ExcludeDialog matter={matter} onClose={close} />}
      {asked === 'join' && <JoinDialog matter={matter} onClose={close} />}
      {asked === 'unjoin' && <UnjoinDialog matter={matter} onClose={close} />}
    </>
  )
}

/** Closes the dialog where it went well. */
async function closing(sent: Promise<Sent>, onClose: () => void): Promise<Sent> {
  const outcome = await sent
  if (!outcome.error) onClose()
  return outcome
}

function ClassifyDialog({ matter, onClose }: DialogProps) {
  const texts = useTexts(matterTexts)
  const fields = useTexts(stepTexts).fields
  const { cancel } = useTexts(partTexts)
  const language = useLanguage()
  const classes = useClasses()
  const classify = useAction(classifyComplaint, { showsError: true, done: texts.more.classified(matter.number) })
  const form = useForm({
    initial: {
      kind: matter.kind as string,
      categoryCode: matter.categoryCode,
      urgency: matter.urgency as string,
      title: matter.title,
    },
    labels: {
      kind: texts.facts.kind,
      categoryCode: fields.category,
      urgency: fields.urgency,
      title: texts.more.titleField,
    },
  })
  const send = ({ kind, categoryCode, urgency, title }: typeof form.values) => {
    const body = {
      ...(kind !== matter.kind ? { kind: kind as Complaint['kind'] } : {}),
      ...(urgency !== matter.urgency ? { urgency: urgency as Complaint['urgency'] } : {}),
      categoryCode: categoryCode !== matter.categoryCode ? categoryCode : '',
      title: title !== matter.title ? title : '',
    }
    const change = classify.run({ params: { id: matter.id }, body }, { ifMatch: etagOfVersion(matter.version) })
    return closing(change, onClose)
  }
  const choices = (words: typeof KINDS | typeof URGENCIES) =>
    Object.entries(words).map(([value, word]) => ({ value, label: word[language] }))
  return (
    <Dialog title={texts.more.classifyTitle} onClose={onClose}>
      <FormFrame onSubmit={form.submit(send)}>
        <ErrorSummary form={form} />
        <TextField {...form.bind('title')} maxLength={120} />
        <RadioField {...form.bind('kind')} choices={choices(KINDS)} inline />
        <SelectField {...form.bind('categoryCode')} choices={classes.choices} optional />
        <RadioField {...form.bind('urgency')} choices={choices(URGENCIES)} inline />
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.more.save}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}

function ExcludeDialog({ matter, onClose }: DialogProps) {
  const texts = useTexts(matterTexts).more
  const fields = useTexts(stepTexts).fields
  const { cancel } = useTexts(partTexts)
  const excluded = !matter.excluded
  const done = excluded ? texts.excluded(matter.number) : texts.included(matter.number)
  const exclude = useAction(excludeComplaint, { showsError: true, done })
  const form = useForm({
    initial: { reason: '', ground: '' },
    labels: { reason: fields.reason, ground: fields.ground },
    check: ({ reason, ground }) => ({
      ...(isShort(reason) ? { reason: fields.reasonMissing } : {}),
      ...(isShort(ground) ? { ground: fields.groundMissing } : {}),
    }),
  })
  const title = excluded ? texts.exclude : texts.include
  const send = (given: typeof form.values) => {
    const change = exclude.run(
      { params: { id: matter.id }, body: { ...given, excluded } },
      { ifMatch: etagOfVersion(matter.version) },
    )
    return closing(change, onClose)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame onSubmit={form.submit(send)}>
        <ErrorSummary form={form} />
        <p className="wb-soft">{texts.excludeText}</p>
        <TextAreaField {...form.bind('reason')} hint={fields.reasonInside} rows={3} most={1000} />
        <TextAreaField {...form.bind('ground')} hint={fields.groundHint} rows={2} most={1000} />
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {title}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}

function JoinDialog({ matter, onClose }: DialogProps) {
  const texts = useTexts(matterTexts).more
  const { cancel } = useTexts(partTexts)
  const body = {
    text: matter.text,
    areaCode: matter.areaCode,
    exceptId: matter.id,
    ...(matter.place ? { lat: matter.place.lat, lon: matter.place.lon } : {}),
    ...(matter.placeCode ? { placeCode: matter.placeCode } : {}),
  }
  const { data } = useEndpoint(findSimilar, { body })
  const join = useAction(joinComplaint, { showsError: true, done: texts.joined(matter.number) })
  const form = useForm({
    initial: { parentId: '' },
    labels: { parentId: texts.chooseMain },
    check: ({ parentId }) => (parentId === '' ? { parentId: texts.mainMissing } : {}),
  })
  const choices = (data?.items ?? []).map((one) => ({
    value: one.parentId ?? one.id,
    label: `${one.number} ${one.title}`,
  }))
  const send = ({ parentId }: typeof form.values) => {
    const change = join.run(
      { params: { id: matter.id }, body: { parentId } },
      { ifMatch: etagOfVersion(matter.version) },
    )
    return closing(change, onClose)
  }
  return (
    <Dialog title={texts.joinTitle} onClose={onClose}>
      <FormFrame onSubmit={form.submit(send)}>
        <ErrorSummary form={form} />
        <p className="wb-soft">{texts.joinText}</p>
        {data && choices.length === 0 && <p role="status">{texts.joinNone}</p>}
        {choices.length > 0 && <RadioField {...form.bind('parentId')} choices={choices} />}
        <DialogActions>
          <Button submit kind="main" busy={form.pending} notNow={choices.length === 0 ? texts.joinNone : undefined}>
            {texts.join}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}

function UnjoinDialog({ matter, onClose }: DialogProps) {
  const texts = useTexts(matterTexts).more
  const unjoin = useAction(unjoinComplaint, { done: texts.unjoined(matter.number) })
  const ifMatch = etagOfVersion(matter.version)
  return (
    <Confirm
      title={texts.unjoin}
      doIt={texts.unjoin}
      onClose={onClose}
      onConfirm={() => unjoin.run({ params: { id: matter.id } }, { ifMatch })}
    >
      <p>{texts.unjoinText}</p>
    </Confirm>
  )
}
