import { getComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { MatterClock } from './MatterClock.tsx'
import { MatterContact } from './MatterContact.tsx'
import { MatterFacts, MatterOutcome, MatterTimeline } from './MatterParts.tsx'
import { MatterSteps } from './MatterSteps.tsx'
import { matterTexts } from './matter-texts.ts'
import { mattersTexts } from './matters-texts.ts'

/** A matter beside the list: the same parts as on its page, one below the other, the next step first. */
export function MatterPane({ id, number, ...frame }: { id: string; number: string } & PaneFrame) {
  const texts = useTexts(mattersTexts).pane
  const words = useTexts(matterTexts)
  const { data: matter, error, retry } = useEndpoint(getComplaint, { params: { id } })
  return (
    <SidePane {...frame} title={number}>
      <p>
        <PageLink to={`/inbox/matters/${id}`}>{texts.full}</PageLink>
      </p>
      {matter ? (
        <div className="wb-panematter" key={id}>
          <MatterSteps matter={matter} />
          <MatterFacts matter={matter} />
          <MatterClock matter={matter} width={320} />
          <MatterContact matter={matter} />
          <MatterOutcome matter={matter} />
          <MatterTimeline matter={matter} />
        </div>
      ) : error ? (
        <FailedState title={words.failed} error={error} onRetry={retry} />
      ) : (
        <Loading lines={8} />
      )}
    </SidePane>
  )
}
