import { type ComplaintRow, listComplaints } from '../../../delivery/feedback/feedback.contract.ts'
import { KINDS } from '../../../delivery/feedback/words.contract.ts'
import { localDateOf, showInstant } from '../../../kernel/dates.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { Loading } from '../../../ui/workbench/EmptyState.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { useMe } from '../../session/Session.tsx'
import { cardTexts } from './card-texts.ts'
import { LightWord } from './LightGauge.tsx'
import { type MatterView, queryOfView } from './matter-views.ts'

/** What is past its promised answer. */
export function OverdueCard() {
  return <MattersCard view="overdue" tone="missed" />
}

/** What has to be answered before this day ends; what is late already stands in the card above. */
export function DueTodayCard() {
  return <MattersCard view="today" tone="atRisk" keep={({ light }) => light === 'yellow' || light === 'green'} />
}

/** What turned yellow, beyond today. */
export function DueSoonCard() {
  const today = localDateOf(Date.now())
  return <MattersCard view="soon" tone="atRisk" keep={({ due }) => localDateOf(due) !== today} />
}

/** What the own unit has not signed for yet. */
export function ToSignCard() {
  return <MattersCard view="toSign" />
}

/** What has come in and waits for a unit. */
export function NewMattersCard() {
  return <MattersCard view="new" />
}

type MattersCardProps = {
  view: Extract<MatterView, 'overdue' | 'today' | 'soon' | 'toSign' | 'new'>
  tone?: 'missed' | 'atRisk'
  keep?: (row: ComplaintRow) => boolean
}

const MOST = 100
const SHOWN = 5
const EVERY_MINUTE = 60_000

/** How many matters a view has and the first of them, the soonest due on top; nothing where there are none. */
function MattersCard({ view, tone, keep = () => true }: MattersCardProps) {
  const texts = useTexts(cardTexts)
  const language = useLanguage()
  const { unitId } = useMe()
  const query = { ...queryOfView(view, localDateOf(Date.now()), unitId), limit: MOST }
  const read = useEndpoint(listComplaints, { query })
  usePolled(read, () => true, EVERY_MINUTE)
  if (read.loading) return <Loading />
  const rows = (read.data?.items ?? []).filter(keep)
  if (rows.length === 0) return null
  const count = `${rows.length}${read.data?.next ? '+' : ''}`
  return (
    <Card title={texts.titles[view](count)} {...(tone ? { tone } : {})}>
      <ul className="wb-lines">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <PageLink to={`/inbox/matters/${row.id}`}>{row.number}</PageLink> <LightWord light={row.light} />
            <br />
            {KINDS[row.kind][language]} · {row.title}
            <br />
            <span className="wb-soft">{texts.due(showInstant(row.due, language))}</span>
          </li>
        ))}
      </ul>
      <p>
        <PageLink to={`/inbox/matters?view=${view}`}>{texts.all(count)}</PageLink>
      </p>
    </Card>
  )
}
