import { listRectifications } from '../../../oversight/rectifications/rectifications.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { rectificationTexts } from './rectification-texts.ts'

const MOST = 200

/** How many rectifications are overdue, due soon and open; nothing where there are none. */
export function RectificationsCard() {
  const texts = useTexts(rectificationTexts).card
  const { data } = useEndpoint(listRectifications, { query: { open: 'true', limit: MOST } })
  const rows = data?.items ?? []
  if (rows.length === 0) return null
  const red = rows.filter(({ light }) => light === 'red').length
  const yellow = rows.filter(({ light }) => light === 'yellow').length
  const tone = red > 0 ? ('missed' as const) : yellow > 0 ? ('atRisk' as const) : undefined
  return (
    <Card title={texts.title} {...(tone ? { tone } : {})}>
      <ul className="wb-lines">
        {red > 0 && (
          <li>
            <PageLink to="/inbox/rectifications?open=true&light=red">▲ {texts.overdue(red)}</PageLink>
          </li>
        )}
        {yellow > 0 && (
          <li>
            <PageLink to="/inbox/rectifications?open=true&light=yellow">◐ {texts.soon(yellow)}</PageLink>
          </li>
        )}
        <li>
          <PageLink to="/inbox/rectifications?open=true">● {texts.open(data?.total ?? rows.length)}</PageLink>
        </li>
      </ul>
    </Card>
  )
}
