import { useState } from 'react'
import { getComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { listRequests, type Request } from '../../../delivery/feedback/requests/requests.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { MiniText } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useSettled } from '../../../ui/workbench/use-settled.ts'
import { useSession } from '../../session/Session.tsx'
import { MatterFacts } from '../matters/MatterParts.tsx'
import { RequestFacts } from '../matters/MatterRequests.tsx'
import { MatterSteps } from '../matters/MatterSteps.tsx'
import { RULINGS } from '../matters/RulingForm.tsx'
import { Watermark } from '../matters/Watermark.tsx'
import { rulingsTexts } from './rulings-texts.ts'

/** A request with its matter: what is asked, the ruling, and what was ruled before in such cases. */
export function RulingPane({ request, ...frame }: { request: Request } & PaneFrame) {
  const texts = useTexts(rulingsTexts)
  const { can } = useSession()
  const id = request.complaintId
  const { data: matter, error, retry } = useEndpoint(getComplaint, { params: { id } })
  return (
    <SidePane {...frame} title={request.number}>
      <div className="wb-panematter" key={request.id}>
        <p>
          <PageLink to={`/inbox/matters/${id}`}>{texts.pane.open}</PageLink>
        </p>
        <RequestFacts request={request} />
        {request.outcome === null &&
          (can('feedback.rule') && matter ? (
            <MatterSteps matter={matter} only={RULINGS} />
          ) : (
            !can('feedback.rule') && <p className="wb-soft">{texts.pane.notYours}</p>
          ))}
        <Precedents request={request} />
        {matter && <MatterFacts matter={matter} />}
        {error && <FailedState title={texts.pane.failed} error={error} onRetry={retry} />}
        {!matter && !error && <Loading lines={4} />}
        <Watermark strong={matter?.confidential || matter?.kind === 'report'} of={request.number} />
      </div>
    </SidePane>
  )
}

const MOST = 5

/** Earlier rulings on the same kind of request, narrowed by words, class and unit. */
function Precedents({ request }: { request: Request }) {
  const texts = useTexts(rulingsTexts).precedents
  const [typed, setTyped] = useState('')
  const [sameClass, setSameClass] = useState(request.categoryCode !== null)
  const [sameUnit, setSameUnit] = useState(false)
  const search = useSettled(typed.trim())
  const query = {
    status: 'ruled' as const,
    kind: request.kind,
    limit: MOST,
    ...(search ? { search } : {}),
    ...(sameClass && request.categoryCode ? { categoryCode: request.categoryCode } : {}),
    ...(sameUnit ? { unitId: request.unitId } : {}),
  }
  const { data, error } = useEndpoint(listRequests, { query }, { keepPrevious: true })
  const found = data?.items.filter(({ id }) => id !== request.id)
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      <div className="wb-inline">
        <MiniText label={texts.search} value={typed} onChange={setTyped} placeholder={texts.searchHint} />
        {request.categoryCode && (
          <label className="wb-line">
            <input type="checkbox" checked={sameClass} onChange={(event) => setSameClass(event.target.checked)} />{' '}
            {texts.sameClass}
          </label>
        )}
        <label className="wb-line">
          <input type="checkbox" checked={sameUnit} onChange={(event) => setSameUnit(event.target.checked)} />{' '}
          {texts.sameUnit}
        </label>
      </div>
      {error && <p className="wb-soft">{texts.failed}</p>}
      <p role="status" className="wb-soft">
        {found?.length === 0 ? texts.none : ''}
      </p>
      {found?.map((one) => (
        <div key={one.id}>
          <PageLink to={`/inbox/matters/${one.complaintId}`}>{one.number}</PageLink> {one.title}
          <RequestFacts request={one} />
        </div>
      ))}
      {data?.next && (
        <p>
          <PageLink to={`/rulings?view=ruled${search ? `&q=${encodeURIComponent(search)}` : ''}`}>
            {texts.more}
          </PageLink>
        </p>
      )}
    </section>
  )
}
