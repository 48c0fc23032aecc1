import { GROUNDS } from '../../../delivery/calls/calls.contract.ts'
import {
  addScript,
  changeScript,
  SCRIPT_STEPS,
  type Script,
  ScriptInput,
  type ScriptStep,
} from '../../../delivery/calls/scripts/scripts.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FieldRow, FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useClasses } from '../matters/use-classes.ts'
import { callSettingsTexts } from './call-settings-texts.ts'
import { ScriptPreview } from './ScriptPreview.tsx'
import { titleOf } from './script-words.ts'

type Values = Omit<ScriptInput, 'step' | 'ground'> & { step: string | null; ground: string | null }

type ScriptFormProps = {
  /** The script that is changed; a new one without it. */
  script?: Script
  /** The version whose words the form begins with. */
  draft?: Script
  step?: ScriptStep | undefined
  onClose: () => void
  onSaved?: (script: Script) => void
}

/** Writes a new script, or new words for one, with how they will read at the desk below. */
export function ScriptForm({ script, draft, step = 'greeting', onClose, onSaved }: ScriptFormProps) {
  const texts = useTexts(callSettingsTexts).scripts
  const cancel = useTexts(partTexts).cancel
  const language = useLanguage()
  const classes = useClasses()
  const onDone = (saved: Script) => {
    onSaved?.(saved)
    onClose()
  }
  const add = useAction(addScript, { showsError: true, done: texts.added, onDone })
  const change = useAction(changeScript, { showsError: true, done: texts.saved, onDone })
  const form = useForm<Values>({
    initial: draft ? ScriptInput.parse(draft) : blank(step),
    labels: texts.fields,
    shape: ScriptInput,
    draftKey: `call-script-${script ? `${script.id}-${draft?.version}` : 'new'}`,
  })
  const { values } = form
  const isRefusal = values.step === 'refusal'
  const submit = form.submit((given) => {
    const body = ScriptInput.parse(given)
    if (!script) return add.run({ body })
    const input = { params: { id: script.id }, body: { ...body, retired: script.retired } }
    return change.run(input, { ifMatch: etagOfVersion(script.version) })
  })
  const choicesOf = (words: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: word[language] }))
  return (
    <Dialog title={script ? texts.changedTitle(titleOf(script, language)) : texts.newTitle} onClose={onClose} wide>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <FieldRow>
          <SelectField
            {...form.bind('step')}
            choices={choicesOf(SCRIPT_STEPS)}
            onChange={(next) => form.set({ step: next, ...(next === 'refusal' ? {} : { ground: null }) })}
          />
          <SelectField
            {...form.bind('categoryCode')}
            choices={classes.choices}
            hint={texts.categoryHint}
            placeholder={texts.everyCategory}
            optional
          />
          {isRefusal && <SelectField {...form.bind('ground')} choices={choicesOf(GROUNDS)} optional />}
        </FieldRow>
        <FieldRow>
          <TextField {...form.bind('titleZh')} maxLength={80} />
          <TextField {...form.bind('titleEn')} maxLength={80} />
        </FieldRow>
        <TextAreaField {...form.bind('textZh')} hint={texts.textHint} rows={3} most={2000} />
        <TextAreaField {...form.bind('textEn')} hint={texts.textHint} rows={3} most={2000} />
        <ScriptPreview words={values} />
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}

const blank = (step: ScriptStep): Values => ({
  step,
  categoryCode: null,
  ground: null,
  titleZh: '',
  titleEn: '',
  textZh: '',
  textEn: '',
})
