import type { Complaint } from '../../../delivery/feedback/feedback.contract.ts'
import { listRequests, type Request } from '../../../delivery/feedback/requests/requests.contract.ts'
import { ASKABLE } from '../../../delivery/feedback/words.contract.ts'
import { showDate, showInstant } from '../../../kernel/dates.ts'
import { showLimit } from '../../../platform/clock/clock.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { LightWord } from './LightGauge.tsx'
import { matterTexts } from './matter-texts.ts'

const MOST = 20

/** What units asked for this matter and how it was ruled on; nothing where nobody asked. */
export function MatterRequests({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).requests
  const asks = matter.asked !== null
  const hadAny = asks || matter.returned > 0 || matter.extended > 0 || wasAsked(matter)
  const query = { complaintId: matter.id, limit: MOST }
  const open = useEndpoint(listRequests, { query: { ...query, status: 'open' } }, { enabled: asks })
  const ruled = useEndpoint(listRequests, { query: { ...query, status: 'ruled' } }, { enabled: hadAny })
  const all = [...(asks ? (open.data?.items ?? []) : []), ...(ruled.data?.items ?? [])]
  if (all.length === 0) return null
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      {all.map((request) => (
        <RequestFacts key={request.id} request={request} />
      ))}
    </section>
  )
}

const ASKING: readonly string[] = ['sendBack', 'askExtension', 'askListing']
const wasAsked = ({ timeline }: Complaint) => timeline.some(({ action }) => ASKING.includes(action))

/** One request with what is wanted, why, and its ruling; or until when it has to be ruled on. */
export function RequestFacts({ request }: { request: Request }) {
  const texts = useTexts(matterTexts).requests
  const language = useLanguage()
  const { kind, reason, ground, wanted, askedAt, unitName, outcome, ruling, ruledBy, ruledAt, due, light } = request
  return (
    <article className="wb-request">
      <h3>
        {ASKABLE[kind][language]}
        {wanted.by && ` · ${texts.wantedBy(showLimit(wanted.by, language))}`}
        {wanted.until && ` · ${texts.wantedUntil(showDate(wanted.until, language))}`}
      </h3>
      <p className="wb-words">{reason}</p>
      <p className="wb-soft">{texts.ground(ground)}</p>
      <p className="wb-soft">{texts.asked(unitName[language], showInstant(askedAt, language))}</p>
      {outcome === null ? (
        <p>
          <LightWord light={light} /> {texts.due(showInstant(due, language))}
        </p>
      ) : (
        <>
          <p>
            <StatusWord standing={outcome === 'granted' ? 'kept' : 'missed'}>{texts.outcome[outcome]}</StatusWord>{' '}
            {request.assignedUnitName && texts.assigned(request.assignedUnitName[language])}
          </p>
          {ruling && <p className="wb-words">{ruling}</p>}
          {ruledBy && ruledAt && <p className="wb-soft">{texts.ruled(ruledBy, showInstant(ruledAt, language))}</p>}
        </>
      )}
    </article>
  )
}
