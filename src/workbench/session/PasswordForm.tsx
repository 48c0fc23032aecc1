import { changePassword, type Me } from '../../foundation/identity/identity.contract.ts'
import { Button } from '../../ui/workbench/Button.tsx'
import { useAction } from '../../ui/workbench/calls/use-action.ts'
import { ErrorSummary } from '../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../ui/workbench/forms/FormFrame.tsx'
import { PasswordField } from '../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../ui/workbench/language.tsx'
import { sessionTexts } from './session-texts.ts'

const FIRST = { current: '', next: '', again: '' }

/** Changes the own password; the new one is typed twice, because it cannot be read back. */
export function PasswordForm({ onChanged }: { onChanged: (me: Me) => void }) {
  const texts = useTexts(sessionTexts).password
  const send = useAction(changePassword, { showsError: true, done: texts.done, refresh: [] })
  const form = useForm({
    initial: FIRST,
    labels: { current: texts.current, next: texts.next, again: texts.again },
    fieldOfCode: { WEAK_PASSWORD: 'next', WRONG_CREDENTIALS: 'current' },
    check: ({ current, next, again }) => ({
      ...(current === '' ? { current: texts.missing } : {}),
      ...(next === '' ? { next: texts.missing } : {}),
      ...(next !== again ? { again: texts.differ } : {}),
    }),
  })
  const submit = form.submit(async ({ current, next }) => {
    const { reply, error } = await send.run({ body: { current, next } })
    if (reply) {
      form.reset(FIRST)
      onChanged(reply)
    }
    return { error }
  })
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <PasswordField {...form.bind('current')} autoComplete="current-password" />
      <PasswordField {...form.bind('next')} autoComplete="new-password" hint={texts.rule} />
      <PasswordField {...form.bind('again')} autoComplete="new-password" />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {texts.submit}
        </Button>
      </div>
    </FormFrame>
  )
}
