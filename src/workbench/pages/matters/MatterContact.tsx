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
export function MatterContact({ matter, onShown }: { matter: Complaint; onShown?: (shown: boolean) => void }) {
  const texts = useTexts(matterTexts).contact
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const [shown, keepShown] = useState<ContactFields>()
  const setShown = (fields: ContactFields | undefined) => {
    keepShown(fields)
    onShown?.(fields !== undefined)
  }
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
              ...(matter.onBehalfOf ? [{ label: texts.onBehalfOf, value: matter.onBehalfOf }] : []),
            ]}
          />
          {matter.accused && !matter.mayReveal && (
            <p className="wb-status wb-status-atRisk wb-wraps">◐ {texts.accused}</p>
          )}
          <p>
            {shown ? (
              <Button icon="eyeOff" onClick={() => setShown(undefined)}>
                {texts.hide}
              </Button>
            ) : (
              can('feedback.reveal') && (
                <Button
                  icon="eye"
                  notNow={matter.mayReveal ? undefined : matter.accused ? texts.accused : texts.notAllowed}
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
