import './reports.css'
import { getReport, type Report } from '../../../oversight/transparency/transparency.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { KeyFigure, KeyFigures } from '../../../ui/workbench/KeyFigure.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { ReportCheck } from './ReportCheck.tsx'
import { ReportNote } from './ReportNote.tsx'
import { ReportSectionView } from './ReportSectionView.tsx'
import { ReportStateWord } from './ReportStateWord.tsx'
import { ReportSteps } from './ReportSteps.tsx'
import { reportsTexts } from './reports-texts.ts'

/** One report as it will be published, with its note, and the steps on its way. */
export function ReportPage() {
  const texts = useTexts(reportsTexts)
  const language = useLanguage()
  const { areaName } = useDirectory()
  const id = usePathValue('id') ?? ''
  const { data, error, retry } = useEndpoint(getReport, { params: { id } })
  const back = <PageLink to="/reports">‹ {texts.back}</PageLink>
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
        title={data.title[language]}
        lead={
          <>
            <ReportStateWord state={data.state} /> · {data.period.from} – {data.period.to} · {areaName(data.areaCode)}
            {data.edition > 1 && ` · ${texts.edition} ${data.edition}`}
          </>
        }
      />
      <div className="wb-columns">
        <div>
          <ReportSteps of={data} />
          <Headlines of={data} />
          <ReportNote key={data.version} of={data} />
        </div>
        <div>
          <ReportCheck of={data} />
          <Rectifications of={data} />
        </div>
      </div>
      {data.data.sections.map((section) => (
        <ReportSectionView key={section.id} section={section} />
      ))}
      <Card title={texts.page.method}>
        <ul className="wb-lines wb-prose">
          {data.data.method.map((line) => (
            <li key={line.zh}>· {line[language]}</li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

function Headlines({ of }: { of: Report }) {
  const texts = useTexts(reportsTexts).page
  const language = useLanguage()
  return (
    <Card title={texts.headline}>
      <ul className="wb-lines wb-prose">
        {of.data.headline.map((line) => (
          <li key={line.zh}>{line[language]}</li>
        ))}
      </ul>
      {of.whatChanged && (
        <p>
          <strong>{texts.changed}</strong> {of.whatChanged[language]}
        </p>
      )}
    </Card>
  )
}

function Rectifications({ of }: { of: Report }) {
  const texts = useTexts(reportsTexts).page
  const language = useLanguage()
  const { opened, closed, closedOnTime, open, overdue } = of.data.rectifications
  const number = (value: number) => showNumber(value, language)
  return (
    <Card title={texts.rectifications}>
      <KeyFigures>
        <KeyFigure label={texts.opened} value={number(opened)} />
        <KeyFigure label={texts.closed} value={number(closed)} />
        <KeyFigure label={texts.onTime} value={number(closedOnTime)} />
        <KeyFigure label={texts.open} value={number(open)} />
        <KeyFigure
          label={texts.overdue}
          value={number(overdue)}
          {...(overdue > 0 ? { standing: 'missed' as const } : {})}
        />
      </KeyFigures>
    </Card>
  )
}
