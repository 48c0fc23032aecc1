import { useState } from 'react'
import type { Complaint } from '../../../delivery/feedback/feedback.contract.ts'
import {
  COLOURS,
  listUrgings,
  URGING_STEPS,
  urgeComplaint,
} from '../../../delivery/feedback/supervision/ladder.contract.ts'
import { listSlips, SLIP_STATES } from '../../../delivery/feedback/supervision/slips.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { ConfirmWithReason } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { useSession } from '../../session/Session.tsx'
import { matterTexts } from './matter-texts.ts'

/** Every slip, reminder, urging and notice about a matter; whoever may urge the unit can do it here. */
export function MatterSupervision({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).supervision
  const language = useLanguage()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const { data } = useEndpoint(listUrgings, { params: { id: matter.id } })
  const urge = useAction(urgeComplaint, { showsError: true, done: texts.urged(matter.number) })
  const openSlips = useEndpoint(listSlips, { query: { complaintId: matter.id } }).data
  const closedSlips = useEndpoint(listSlips, { query: { complaintId: matter.id, status: 'closed' } }).data
  const slips = [...(openSlips?.items ?? []), ...(closedSlips?.items ?? [])]
  const items = data?.items ?? []
  const mayUrge = can('feedback.urge') && matter.unitId !== null && matter.closedAt === null
  if (items.length + slips.length === 0 && !mayUrge) return null
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      {items.length + slips.length === 0 && <p className="wb-soft">{texts.none}</p>}
      <ul className="wb-lines">
        {slips.map((slip) => (
          <li key={slip.id}>
            <PageLink to={`/supervision/slips/${slip.id}`}>{slip.number}</PageLink> {COLOURS[slip.colour][language]}
            <br />
            <span className="wb-soft">
              {SLIP_STATES[slip.state][language]} ·{' '}
              {slip.closedAt ? showInstant(slip.closedAt, language) : texts.slipDue(showInstant(slip.due, language))}
            </span>
          </li>
        ))}
        {items.map((one) => (
          <li key={one.id}>
            <strong>{URGING_STEPS[one.step][language]}</strong> {showInstant(one.at, language)}
            <br />
            <span className="wb-soft">
              {one.automatic ? texts.automatic : one.by} · {texts.told(String(one.told))}
              {one.reason && ` · ${one.reason}`}
            </span>
          </li>
        ))}
      </ul>
      {mayUrge && (
        <p>
          <Button onClick={() => setAsking(true)}>{texts.urge}</Button>
        </p>
      )}
      {asking && (
        <ConfirmWithReason
          title={texts.urgeTitle}
          doIt={texts.urge}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => urge.run({ params: { id: matter.id }, body: { reason } })}
        >
          <p>{texts.urgeText}</p>
        </ConfirmWithReason>
      )}
    </section>
  )
}
