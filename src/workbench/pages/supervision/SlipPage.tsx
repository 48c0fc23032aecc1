import { getSlip } from '../../../delivery/feedback/supervision/slips.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { SlipBody } from './SlipBody.tsx'
import { supervisionTexts } from './supervision-texts.ts'

/** One slip on a page of its own, as it is printed and filed. */
export function SlipPage() {
  const texts = useTexts(supervisionTexts).slip
  const id = usePathValue('id') ?? ''
  const { data, error, retry } = useEndpoint(getSlip, { params: { id } })
  const back = <PageLink to="/supervision?view=slips">‹ {texts.back}</PageLink>
  return (
    <div className="wb-page">
      <PageHeader
        back={back}
        title={data ? `${texts.title} ${data.number}` : texts.title}
        actions={data && <Button onClick={() => window.print()}>{texts.print}</Button>}
      />
      {error && !data && <FailedState title={texts.notFound} error={error} onRetry={retry} />}
      {!data && !error && <Loading lines={8} />}
      {data && <SlipBody slip={data} />}
    </div>
  )
}
