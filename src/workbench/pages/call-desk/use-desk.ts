import { useRef, useState } from 'react'
import { type Registered, registerCall } from '../../../delivery/feedback/registration.contract.ts'
import { useEntry } from '../../../delivery/knowledge/knowledge.contract.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { type Form, useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useMe, useSession } from '../../session/Session.tsx'
import { deskTexts } from './call-desk-texts.ts'
import { type DeskDraft, EMPTY_DRAFT, missingFor, registrationOf, type Way } from './desk-draft.ts'

/** What the parts of the desk work on together. */
export type Desk = {
  readonly form: Form<DeskDraft>
  readonly sent: { readonly registered: Registered; readonly way: Way } | undefined
  /** Sends the draft in one of its ways; what is missing, and what the server finds, goes to the fields. */
  send(way: Way): void
  /** Empties the desk for the next call. */
  next(): void
}

/** The draft of the call at hand and the way in which it leaves the desk. A failed sending keeps everything. */
export function useDesk(): Desk {
  const texts = useTexts(deskTexts)
  const me = useMe()
  const { can } = useSession()
  const [sent, setSent] = useState<Desk['sent']>()
  const wanted = useRef<Way>('register')
  const register = useAction(registerCall, { showsError: true })
  const noteUse = useAction(useEntry, { showsError: true })
  const form = useForm<DeskDraft>({
    initial: EMPTY_DRAFT,
    labels: texts.fields,
    check: (draft) =>
      Object.fromEntries(missingFor(draft, wanted.current).map((field) => [field, texts.missing[field]])),
    draftKey: `call-desk.${me.id}`,
  })
  const submit = form.submit(async (draft) => {
    const way = wanted.current
    const outcome = await register.run({ body: registrationOf(draft, way) })
    if (outcome.reply) {
      setSent({ registered: outcome.reply, way })
      if (way === 'answer' && draft.knowledgeId && can('knowledge.read'))
        void noteUse.run({ params: { id: draft.knowledgeId }, body: { helped: true } })
    }
    return outcome
  })
  return {
    form,
    sent,
    send: (way) => {
      wanted.current = way
      submit({ preventDefault: () => undefined })
    },
    next: () => {
      setSent(undefined)
      form.reset(EMPTY_DRAFT)
    },
  }
}
