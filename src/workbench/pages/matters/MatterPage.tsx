import { getComplaint } from '../../../delivery/feedback/feedback.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { LightWord } from './LightGauge.tsx'
import { MatterClock } from './MatterClock.tsx'
import { MatterContact } from './MatterContact.tsx'
import { MatterFacts, MatterOutcome, MatterPeople, MatterTimeline } from './MatterParts.tsx'
import { MatterSteps } from './MatterSteps.tsx'
import { matterTexts } from './matter-texts.ts'
import { Watermark } from './Watermark.tsx'

/** One matter: left the facts, in the middle the next step above the history, right the clock and the people. */
export function MatterPage() {
  const texts = useTexts(matterTexts)
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
      <PageHeader title={texts.title(matter.number)} lead={<LightWord light={matter.light} />} back={back} />
      <div className="wb-matter" key={id}>
        <div>
          <MatterFacts matter={matter} />
          <MatterOutcome matter={matter} />
        </div>
        <div>
          <MatterSteps matter={matter} />
          <MatterTimeline matter={matter} />
        </div>
        <div>
          <MatterClock matter={matter} />
          <MatterContact matter={matter} />
          <MatterPeople matter={matter} />
        </div>
      </div>
      <Watermark />
    </div>
  )
}
