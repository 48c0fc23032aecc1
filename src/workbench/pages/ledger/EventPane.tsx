import { getEvent } from '../../../foundation/ledger/ledger.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { pageOfReference } from '../messages/references.ts'
import { actorWords } from './actor-words.ts'
import { ledgerTexts } from './ledger-texts.ts'

/** One event: what it says, and whether that still gives its hash. */
export function EventPane({ id, ...frame }: { id: number } & PaneFrame) {
  const texts = useTexts(ledgerTexts)
  const language = useLanguage()
  const { can } = useSession()
  const { areaName, unitName } = useDirectory()
  const { data: event, error, retry } = useEndpoint(getEvent, { params: { id } })
  const page = event && can('feedback.read') ? pageOfReference(event.subject) : undefined
  const { columns } = texts
  return (
    <SidePane {...frame} title={texts.event(String(id))}>
      {!event && (error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={6} />)}
      {event && (
        <>
          <p>
            <StatusWord standing={event.intact ? 'kept' : 'missed'}>
              {event.intact ? texts.intact : texts.altered}
            </StatusWord>
          </p>
          <Facts
            facts={[
              { label: columns.type, value: event.type },
              { label: columns.at, value: showInstant(event.at, language) },
              { label: columns.actor, value: actorWords(event, texts) },
              { label: columns.subject, value: `${event.subject.kind} ${event.subject.id}` },
              ...(event.areaCode ? [{ label: columns.area, value: areaName(event.areaCode) }] : []),
              ...(event.unitId ? [{ label: columns.unit, value: unitName(event.unitId) }] : []),
              { label: columns.hash, value: <code className="wb-code">{event.hash}</code> },
            ]}
          />
          {page && (
            <p>
              <PageLink to={page}>{texts.openMatter}</PageLink>
            </p>
          )}
          <section className="wb-block" aria-label={texts.data}>
            <h3>{texts.data}</h3>
            <Facts
              facts={Object.entries(event.data).map(([label, value]) => ({
                label,
                value: typeof value === 'string' ? value : JSON.stringify(value),
              }))}
            />
          </section>
        </>
      )}
    </SidePane>
  )
}
