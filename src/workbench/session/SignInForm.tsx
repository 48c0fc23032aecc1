import { useState } from 'react'
import { type Me, signIn } from '../../foundation/identity/identity.contract.ts'
import { Button } from '../../ui/workbench/Button.tsx'
import { useAction } from '../../ui/workbench/calls/use-action.ts'
import { ErrorSummary } from '../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../ui/workbench/forms/FormFrame.tsx'
import { PasswordField, TextField } from '../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../ui/workbench/language.tsx'
import { sessionTexts } from './session-texts.ts'

type SignInFormProps = {
  onSignedIn: (me: Me) => void
  /** The account that was at work; the name is then given and not asked for. */
  name?: string
}

/** Name and password, then the code where the account has a second factor. */
export function SignInForm({ onSignedIn, name }: SignInFormProps) {
  const texts = useTexts(sessionTexts).signIn
  const words = useTexts(sessionTexts).password
  const [asksCode, setAsksCode] = useState(false)
  const send = useAction(signIn, { showsError: true, refresh: [] })
  const form = useForm({
    initial: { name: name ?? '', password: '', code: '' },
    labels: { name: texts.name, password: texts.password, code: texts.code },
    fieldOfCode: { WRONG_CODE: 'code' },
    check: (values) => ({
      ...(values.name.trim() === '' ? { name: words.missing } : {}),
      ...(values.password === '' ? { password: words.missing } : {}),
      ...(asksCode && !/^\d{6}$/.test(values.code.trim()) ? { code: texts.codeHint } : {}),
    }),
  })
  const submit = form.submit(async (values) => {
    const code = asksCode ? { code: values.code.trim() } : {}
    const { reply, error } = await send.run({ body: { name: values.name, password: values.password, ...code } })
    if (reply) onSignedIn(reply)
    if (error?.code === 'CODE_NEEDED') {
      setAsksCode(true)
      // That a code is needed is the next step, not a mistake.
      return {}
    }
    if (error?.code === 'WRONG_CODE') form.set({ code: '' })
    return { error }
  })

  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      {asksCode ? (
        <>
          <p className="wb-lead">
            <strong>{texts.codeTitle}</strong> · {form.values.name}
          </p>
          <TextField
            {...form.bind('code')}
            hint={texts.codeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            chars={10}
            autoFocus
          />
        </>
      ) : (
        <>
          {name === undefined && <TextField {...form.bind('name')} autoComplete="username" autoFocus />}
          <PasswordField {...form.bind('password')} autoComplete="current-password" autoFocus={name !== undefined} />
        </>
      )}
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending} wide={!asksCode}>
          {texts.submit}
        </Button>
        {asksCode && name === undefined && (
          <Button
            onClick={() => {
              setAsksCode(false)
              form.reset()
            }}
          >
            {texts.back}
          </Button>
        )}
      </div>
    </FormFrame>
  )
}
