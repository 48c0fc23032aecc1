import { openRectification } from '../../../oversight/rectifications/rectifications.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { CheckboxField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useGo } from '../../../ui/workbench/navigation.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { rectificationTexts } from './rectification-texts.ts'

/** Opens a rectification by hand: which unit, what is wrong. */
export function OpenRectification({ onClose }: { onClose: () => void }) {
  const texts = useTexts(rectificationTexts)
  const { cancel } = useTexts(partTexts)
  const go = useGo()
  const { unitChoices, loading } = useDirectory()
  const open = useAction(openRectification, { showsError: true, done: ({ number }) => texts.opened2(number) })
  const form = useForm({
    initial: { unitId: null as string | null, title: '', titleEn: '', problem: '', complex: true },
    labels: {
      unitId: texts.unit,
      title: texts.newTitle,
      titleEn: texts.newTitleEn,
      problem: texts.problem,
      complex: texts.complex,
    },
    check: ({ unitId, title, problem }) => ({
      ...(unitId ? {} : { unitId: texts.required(texts.unit) }),
      ...(title.trim().length < 2 ? { title: texts.required(texts.newTitle) } : {}),
      ...(problem.trim() ? {} : { problem: texts.required(texts.problem) }),
    }),
    draftKey: 'rectification',
  })
  const submit = form.submit(async ({ unitId, titleEn, ...rest }) => {
    const outcome = await open.run({
      body: { ...rest, unitId: unitId ?? '', ...(titleEn.trim() ? { titleEn: titleEn.trim() } : {}) },
    })
    if (outcome.reply) go(`/inbox/rectifications/${outcome.reply.id}`)
    return outcome
  })
  return (
    <Dialog title={texts.open} onClose={onClose}>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <SelectField {...form.bind('unitId')} choices={unitChoices} loading={loading} />
        <TextField {...form.bind('title')} maxLength={120} />
        <TextField {...form.bind('titleEn')} maxLength={160} optional />
        <TextAreaField {...form.bind('problem')} most={4000} />
        <CheckboxField {...form.bind('complex')} />
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.opening}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}
