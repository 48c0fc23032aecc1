import {
  GROUNDS,
  type Ground,
  OUTCOME_REASONS,
  type OutcomeReason,
  recordOutcome,
} from '../../../delivery/calls/calls.contract.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextField } from '../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { deskTexts } from './call-desk-texts.ts'
import { ScriptCard } from './ScriptCard.tsx'
import type { Desk } from './use-desk.ts'

type RefusalDialogProps = { desk: Desk; onClose: () => void; onDone: () => void }

/** Why a call led to no matter; what the hotline does not take needs its ground and where the caller was pointed to. */
export function RefusalDialog({ desk, onClose, onDone }: RefusalDialogProps) {
  const texts = useTexts(deskTexts).refusal
  const parts = useTexts(partTexts)
  const language = useLanguage()
  const { callId, knowledgeId, categoryCode } = desk.form.values
  const record = useAction(recordOutcome, { showsError: true, done: texts.done })
  const form = useForm({
    initial: { reason: knowledgeId ? 'advice-given' : '', ground: null as string | null, pointedTo: '' },
    labels: { reason: texts.reason, ground: texts.ground, pointedTo: texts.pointedTo },
    check: ({ reason, ground, pointedTo }) => ({
      ...(reason === '' ? { reason: texts.reasonMissing } : {}),
      ...(reason === 'out-of-scope' && !ground ? { ground: texts.groundMissing } : {}),
      ...(reason === 'out-of-scope' && pointedTo.trim().length < 2 ? { pointedTo: texts.pointedToMissing } : {}),
    }),
  })
  const isOutside = form.values.reason === 'out-of-scope'
  const choices = (words: Readonly<Record<string, Bilingual>>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: word[language] }))
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <FormFrame
        onSubmit={form.submit(async ({ reason, ground, pointedTo }) => {
          const outcome = await record.run({
            body: {
              reason: reason as OutcomeReason,
              ...(callId ? { callId } : {}),
              ...(isOutside ? { ground: ground as Ground, pointedTo } : {}),
              ...(reason === 'advice-given' && knowledgeId ? { knowledgeId } : {}),
              ...(categoryCode ? { categoryCode } : {}),
            },
          })
          if (!outcome.error) onDone()
          return outcome
        })}
      >
        <ErrorSummary form={form} />
        <p className="wb-soft">{texts.intro}</p>
        <RadioField {...form.bind('reason')} choices={choices(OUTCOME_REASONS)} />
        {isOutside && (
          <>
            <SelectField {...form.bind('ground')} choices={choices(GROUNDS)} />
            <TextField {...form.bind('pointedTo')} hint={texts.pointedToHint} maxLength={200} />
            <ScriptCard step="refusal" categoryCode={categoryCode} />
          </>
        )}
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
