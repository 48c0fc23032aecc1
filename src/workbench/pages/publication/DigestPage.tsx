import './publication.css'
import type { Share } from '../../../delivery/feedback/publication/board.contract.ts'
import {
  type Compared,
  DIGEST_STATES,
  type Digest,
  getDigest,
} from '../../../delivery/feedback/publication/digests.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { DigestExamples } from './DigestExamples.tsx'
import { DigestSteps } from './DigestSteps.tsx'
import { publicationTexts } from './publication-texts.ts'

/** One digest as it will be published, with its note and examples, and the steps on its way. */
export function DigestPage() {
  const texts = useTexts(publicationTexts).digest
  const language = useLanguage()
  const id = usePathValue('id') ?? ''
  const { data, error, retry } = useEndpoint(getDigest, { params: { id } })
  const back = <PageLink to="/publication/digests">‹ {texts.back}</PageLink>
  if (error && !data) {
    return (
      <div className="wb-page">
        <PageHeader title={texts.back} back={back} />
        <FailedState title={texts.notFound} error={error} onRetry={retry} />
      </div>
    )
  }
  if (!data) return <Loading lines={8} />
  return (
    <div className="wb-page">
      <PageHeader
        back={back}
        title={`${data.area.name[language]} ${data.quarter}`}
        lead={`${DIGEST_STATES[data.state][language]} · ${texts.edition} ${data.edition}`}
      />
      <div className="wb-columns">
        <div>
          <DigestSteps of={data} />
          <Card title={texts.headline}>
            <ul className="wb-lines wb-prose">
              {data.data.headline.map((line) => (
                <li key={line.zh}>{line[language]}</li>
              ))}
            </ul>
          </Card>
          <DigestExamples key={data.version} of={data} />
        </div>
        <div>
          <Numbers of={data} />
          <Check of={data} />
        </div>
      </div>
    </div>
  )
}

function Numbers({ of }: { of: Digest }) {
  const texts = useTexts(publicationTexts).digest
  const language = useLanguage()
  const { received, kinds, categories, promises, rectifications } = of.data
  const count = (value: number | null) => (value === null ? texts.withheld : showNumber(value, language))
  const pair = ({ count: now, before }: Pick<Compared, 'count' | 'before'>) =>
    `${count(now)}（${texts.before} ${count(before)}）`
  const share = ({ rate, n, withheld }: Share) =>
    withheld ? texts.withheld : rate === null ? '—' : `${(Math.floor(rate * 1000) / 10).toFixed(1)}% · n ${n}`
  const lines = (list: readonly Compared[]) => list.map((line) => ({ label: line.name[language], value: pair(line) }))
  return (
    <Card title={texts.numbers}>
      <Facts
        facts={[
          { label: texts.received, value: pair(received) },
          ...lines(kinds),
          ...lines(categories),
          { label: texts.onTime, value: share(promises.onTime) },
          { label: texts.solved, value: share(promises.solved) },
          { label: texts.satisfied, value: share(promises.satisfied) },
          { label: texts.rectifications, value: count(rectifications.opened) },
        ]}
      />
    </Card>
  )
}

function Check({ of }: { of: Digest }) {
  const texts = useTexts(publicationTexts).digest
  const isPublic = of.state === 'PUBLISHED' || of.state === 'SUPERSEDED'
  return (
    <Card title={texts.check}>
      <Facts
        facts={[
          { label: texts.author, value: of.authorName },
          ...(of.reviewerName ? [{ label: texts.reviewer, value: of.reviewerName }] : []),
          { label: texts.position, value: String(of.data.eventPosition) },
          { label: texts.hash, value: <code>{of.hash}</code> },
        ]}
      />
      {isPublic && (
        <p>
          <a href={`/watch/heard/${of.slug}`}>{texts.portal}</a>
        </p>
      )}
    </Card>
  )
}
