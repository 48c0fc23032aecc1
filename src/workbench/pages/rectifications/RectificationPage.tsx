import './rectifications.css'
import { showInstant } from '../../../kernel/dates.ts'
import {
  getRectification,
  ORIGINS,
  type Rectification,
  STATES,
} from '../../../oversight/rectifications/rectifications.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { Timeline } from '../../../ui/workbench/Timeline.tsx'
import { Evidence } from './Evidence.tsx'
import { MendingClock } from './MendingClock.tsx'
import { MissedCard } from './MissedCard.tsx'
import { NextSteps } from './NextSteps.tsx'
import { rectificationTexts } from './rectification-texts.ts'

/** One rectification: left what was missed and what is done about it, centre what comes next and what was, right the clock. */
export function RectificationPage() {
  const texts = useTexts(rectificationTexts)
  const language = useLanguage()
  const id = usePathValue('id') ?? ''
  const { data, error, retry } = useEndpoint(getRectification, { params: { id } })
  const back = <PageLink to="/inbox/rectifications">‹ {texts.back}</PageLink>
  if (error && !data) {
    return (
      <div className="wb-page">
        <PageHeader title={texts.back} back={back} />
        <FailedState title={texts.notFound} error={error} onRetry={retry} />
      </div>
    )
  }
  if (!data) return <Loading lines={8} />
  const inLanguage = (zh: string, en: string) => (language === 'en' ? en || zh : zh)
  return (
    <div className="wb-page">
      <PageHeader
        back={back}
        title={inLanguage(data.title, data.titleEn)}
        lead={[data.number, inLanguage(data.unitName, data.unitNameEn), STATES[data.state][language]].join(' · ')}
      />
      <div className="wb-matter">
        <div>
          {data.missed && <MissedCard missed={data.missed} unitId={data.unitId} />}
          <Plan of={data} />
          <Evidence of={data} />
        </div>
        <div>
          <Timeline next={<NextSteps of={data} />} entries={entriesOf(data, language)} />
        </div>
        <div>
          <MendingClock of={data} />
          <People of={data} />
          <Card title={texts.rules}>
            <ul className="wb-lines">
              {texts.rulesList.split('\n').map((rule) => (
                <li key={rule}>· {rule}</li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </div>
  )
}

function entriesOf({ timeline }: Rectification, language: 'zh' | 'en') {
  const latestFirst = [...timeline].sort((one, other) => other.at.localeCompare(one.at))
  return latestFirst.map(({ at, what, label, by, byUnit, note }) => {
    const who = [by, byUnit].filter(Boolean).join(' · ')
    return {
      id: `${at} ${what}`,
      at: { text: showInstant(at, language), iso: at },
      title: label[language],
      ...(who ? { who } : {}),
      ...(note ? { body: note } : {}),
    }
  })
}

function Plan({ of }: { of: Rectification }) {
  const texts = useTexts(rectificationTexts)
  const empty = <span className="wb-soft">{texts.nothing}</span>
  return (
    <Card title={texts.plan}>
      <Facts
        facts={[
          ...(of.problem ? [{ label: texts.problem, value: of.problem }] : []),
          { label: texts.cause, value: of.cause ?? empty },
          { label: texts.measure, value: of.measure ?? empty },
          ...(of.checkNote ? [{ label: texts.checkNote, value: of.checkNote }] : []),
        ]}
      />
    </Card>
  )
}

function People({ of }: { of: Rectification }) {
  const texts = useTexts(rectificationTexts)
  const language = useLanguage()
  const checker = [of.checkedBy, of.checkedByUnit].filter(Boolean).join(' · ')
  return (
    <Card title={texts.people}>
      <Facts
        facts={[
          { label: texts.unit, value: language === 'en' ? of.unitNameEn || of.unitName : of.unitName },
          { label: texts.owner, value: of.ownerName ?? texts.noOwner },
          { label: texts.origin, value: ORIGINS[of.origin][language] },
          ...(checker ? [{ label: texts.checkedBy, value: checker }] : []),
          { label: texts.reworks, value: String(of.reworks) },
        ]}
      />
    </Card>
  )
}
