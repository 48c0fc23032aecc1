import { useState } from 'react'
import type { z } from 'zod'
import { type Complaint, type Contact, revealComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { ConfirmWithReason } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useSession } from '../../session/Session.tsx'
import { matterTexts } from './matter-texts.ts'

type ContactFields = z.infer<typeof Contact>

/** Who wrote: masked, until somebody who may asks to see it and says why. Another matter begins masked again. */
export function MatterContact({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).contact
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<ContactFields>()
  const reveal = useAction(revealComplaint, { showsError: true, refresh: [] })
  const contact = shown ?? matter.contact
  const isAnonymous = Object.values(matter.contact).every((field) => field === null)
  const field = (value: string | null) => value ?? <span className="wb-soft">{texts.none}</span>
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      {isAnonymous ? (
        <p className="wb-soft">{texts.anonymous}</p>
      ) : (
        <>
          <Facts
            facts={[
              { label: texts.name, value: field(contact.name) },
              { label: texts.phone, value: field(contact.phone) },
              { label: texts.email, value: field(contact.email) },
            ]}
          />
          <p>
            {shown ? (
              <Button icon="eyeOff" onClick={() => setShown(undefined)}>
                {texts.hide}
              </Button>
            ) : (
              can('feedback.reveal') && (
                <Button
                  icon="eye"
                  notNow={matter.mayReveal ? undefined : texts.notAllowed}
                  onClick={() => setAsking(true)}
                >
                  {texts.reveal}
                </Button>
              )
            )}
          </p>
        </>
      )}
      {asking && (
        <ConfirmWithReason
          title={texts.revealTitle}
          doIt={texts.reveal}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            const outcome = await reveal.run({ params: { id: matter.id }, body: { reason } })
            if (outcome.reply) setShown(outcome.reply)
            return outcome
          }}
        >
          <p>{texts.revealText}</p>
        </ConfirmWithReason>
      )}
    </section>
  )
}
