import { useState } from 'react'
import { getComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { MatterClock } from './MatterClock.tsx'
import { MatterClocks } from './MatterClocks.tsx'
import { MatterContact } from './MatterContact.tsx'
import { MatterFamily } from './MatterFamily.tsx'
import { MatterFiles } from './MatterFiles.tsx'
import { MatterFacts, MatterOutcome, MatterTimeline } from './MatterParts.tsx'
import { MatterRequests } from './MatterRequests.tsx'
import { MatterSteps } from './MatterSteps.tsx'
import { matterTexts } from './matter-texts.ts'
import { mattersTexts } from './matters-texts.ts'
import { Watermark } from './Watermark.tsx'

/** A matter beside the list: the same parts as on its page, one below the other, the next step first. */
export function MatterPane({ id, number, ...frame }: { id: string; number: string } & PaneFrame) {
  const texts = useTexts(mattersTexts).pane
  const words = useTexts(matterTexts)
  const [shown, setShown] = useState(false)
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
          <MatterRequests matter={matter} />
          <MatterClock matter={matter} width={320} />
          <MatterClocks matter={matter} />
          <MatterContact matter={matter} onShown={setShown} />
          <MatterOutcome matter={matter} />
          <MatterFamily matter={matter} />
          <MatterFiles matter={matter} />
          <MatterTimeline matter={matter} />
          <Watermark strong={shown || matter.confidential || matter.kind === 'report'} of={matter.number} />
        </div>
      ) : error ? (
        <FailedState title={words.failed} error={error} onRetry={retry} />
      ) : (
        <Loading lines={8} />
      )}
    </SidePane>
  )
}
