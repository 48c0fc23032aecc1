import { useState } from 'react'
import { getComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { LightWord } from './LightGauge.tsx'
import { MatterClock } from './MatterClock.tsx'
import { MatterClocks } from './MatterClocks.tsx'
import { MatterContact } from './MatterContact.tsx'
import { MatterFamily } from './MatterFamily.tsx'
import { MatterFiles } from './MatterFiles.tsx'
import { MatterMore } from './MatterMore.tsx'
import { MatterFacts, MatterOutcome, MatterPeople, MatterTimeline } from './MatterParts.tsx'
import { MatterRequests } from './MatterRequests.tsx'
import { MatterSteps } from './MatterSteps.tsx'
import { MatterSupervision } from './MatterSupervision.tsx'
import { matterTexts } from './matter-texts.ts'
import { Watermark } from './Watermark.tsx'

/** One matter: left the facts, in the middle the next step above the history, right the clock and the people. */
export function MatterPage() {
  const texts = useTexts(matterTexts)
  const [shown, setShown] = useState(false)
  const id = usePathValue('id') ?? ''
  const { data: matter, error, retry } = useEndpoint(getComplaint, { params: { id } })
  const back = <PageLink to="/inbox/matters">{texts.back}</PageLink>
  if (!matter) {
    return (
      <div className="wb-page">
        <PageHeader title={error?.status === 404 ? texts.notFound : texts.title('')} back={back} />
        {error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={8} />}
      </div>
    )
  }
  return (
    <div className="wb-page">
      <PageHeader
        title={texts.title(matter.number)}
        lead={
          <>
            <LightWord light={matter.light} />
            {matter.excluded && <span className="wb-tag">{texts.more.excludedMark}</span>}
          </>
        }
        back={back}
        actions={<MatterMore matter={matter} />}
      />
      <div className="wb-matter" key={id}>
        <div>
          <MatterFacts matter={matter} />
          <MatterOutcome matter={matter} />
          <MatterFiles matter={matter} />
        </div>
        <div>
          <MatterSteps matter={matter} />
          <MatterRequests matter={matter} />
          <MatterFamily matter={matter} />
          <MatterTimeline matter={matter} />
        </div>
        <div>
          <MatterClock matter={matter} />
          <MatterClocks matter={matter} />
          <MatterContact matter={matter} onShown={setShown} />
          <MatterPeople matter={matter} />
          <MatterSupervision matter={matter} />
        </div>
      </div>
      <Watermark strong={shown || matter.confidential || matter.kind === 'report'} of={matter.number} />
    </div>
  )
}
