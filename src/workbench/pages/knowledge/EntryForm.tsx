import { addEntry, type Entry, editEntry } from '../../../delivery/knowledge/knowledge.contract.ts'
import { localDateOf } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { CheckboxField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { DateField } from '../../../ui/workbench/forms/DateField.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FieldRow, FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { useClasses } from '../matters/use-classes.ts'
import { entryBody, entryValues } from './entry-form.ts'
import { knowledgeTexts } from './knowledge-texts.ts'

const LONG = 8000

type EntryFormProps = { entry?: Entry; onClose: () => void; onSaved: (entry: Entry) => void }

/** Writes a new entry, or a new wording of one. */
export function EntryForm({ entry, onClose, onSaved }: EntryFormProps) {
  const texts = useTexts(knowledgeTexts)
  const parts = useTexts(partTexts)
  const { me } = useSession()
  const { unitChoices, areaChoices } = useDirectory()
  const classes = useClasses()
  const add = useAction(addEntry, { showsError: true, done: texts.done.add, onDone: onSaved })
  const edit = useAction(editEntry, { showsError: true, done: texts.done.edit, onDone: onSaved })
  const form = useForm({
    initial: entryValues(entry?.content, localDateOf(Date.now()), me?.unitId ?? null),
    labels: texts.fields,
    draftKey: `knowledge-${entry?.id ?? 'new'}`,
  })
  const send = form.submit((values) => {
    const content = entryBody(values)
    if (!entry) return add.run({ body: content })
    const note = values.note.trim()
    const body = { content, ...(note ? { note } : {}) }
    return edit.run({ params: { id: entry.id }, body }, { ifMatch: etagOfVersion(entry.version) })
  })
  return (
    <Dialog title={entry ? texts.edit : texts.new} onClose={onClose} wide>
      <FormFrame onSubmit={send}>
        <ErrorSummary form={form} />
        <TextField {...form.bind('questionZh')} hint={texts.hints.question} maxLength={200} />
        <TextAreaField {...form.bind('shortZh')} hint={texts.hints.short} rows={2} most={300} />
        <TextAreaField {...form.bind('answerZh')} hint={texts.hints.answer} rows={7} most={LONG} />
        <TextField {...form.bind('keywords')} hint={texts.hints.keywords} maxLength={400} optional />
        <FieldRow>
          <SelectField {...form.bind('categoryCode')} choices={classes.choices} optional />
          <SelectField {...form.bind('unitId')} choices={unitChoices} />
          <SelectField {...form.bind('areaCode')} choices={areaChoices} />
        </FieldRow>
        <TextField {...form.bind('source')} hint={texts.hints.source} maxLength={500} />
        <FieldRow>
          <DateField {...form.bind('validFrom')} />
          <DateField {...form.bind('validTo')} optional />
          <DateField {...form.bind('reviewOn')} hint={texts.hints.reviewOn} />
        </FieldRow>
        <CheckboxField {...form.bind('isPublic')} />
        <TextField {...form.bind('questionEn')} maxLength={300} optional />
        <TextAreaField {...form.bind('shortEn')} rows={2} most={500} optional />
        <TextAreaField {...form.bind('answerEn')} rows={5} most={LONG} optional />
        {entry && <TextField {...form.bind('note')} maxLength={500} optional />}
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{parts.cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}
