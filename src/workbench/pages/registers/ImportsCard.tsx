import { type Import, listImports } from '../../../delivery/registers/registers.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { showNumber, showShare } from '../../../ui/workbench/numbers.ts'
import { useMe } from '../../session/Session.tsx'
import { isGoing } from './import-words.tsx'
import { registersTexts } from './registers-texts.ts'

const NEWS_FOR = 24 * 3_600_000
const LOOKED_AT = 20

/** What has become of the imports that this account started: those at work, and those that ended within a day. */
export function ImportsCard() {
  const texts = useTexts(registersTexts).today
  const language = useLanguage()
  const me = useMe()
  const { data } = usePolled(
    useEndpoint(listImports, { query: { limit: LOOKED_AT } }),
    ({ items }) => items.some(isGoing),
    3_000,
  )
  const isNews = ({ endedAt }: Import) => endedAt !== null && Date.now() - Date.parse(endedAt) < NEWS_FOR
  const news = (data?.items ?? []).filter((one) => one.startedBy.id === me.id && (isGoing(one) || isNews(one)))
  if (news.length === 0) return null
  const words = (one: Import) => {
    const { fileName, counts, progress, state } = one
    if (isGoing(one)) return `◇ ${texts.running(fileName, showShare(progress, language, 0))}`
    if (state === 'failed') return `▲ ${texts.failed(fileName)}`
    if (counts.rejected > 0) return `◐ ${texts.rejected(fileName, showNumber(counts.rejected, language))}`
    return `● ${texts.done(fileName, showNumber(counts.accepted, language))}`
  }
  const tone = news.some(({ state }) => state === 'failed')
    ? { tone: 'missed' as const }
    : news.some(({ counts }) => counts.rejected > 0)
      ? { tone: 'atRisk' as const }
      : {}
  return (
    <Card title={texts.title} {...tone}>
      <ul className="wb-lines">
        {news.slice(0, 5).map((one) => (
          <li key={one.id}>
            <PageLink to={`/plan/imports/${one.id}`}>{words(one)}</PageLink>
          </li>
        ))}
      </ul>
      <p>
        <PageLink to="/plan/imports">{texts.all}</PageLink>
      </p>
    </Card>
  )
}
