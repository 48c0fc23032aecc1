import { addressOf } from '../../kernel/call.ts'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import type { Answer } from '../../oversight/indicators/indicators.contract.ts'
import {
  downloadReport,
  getPublicReport,
  type PublicReport,
  type ReportSection,
} from '../../oversight/transparency/transparency.contract.ts'
import { Details } from '../../ui/portal/content/Details.tsx'
import { NotificationBanner } from '../../ui/portal/content/NotificationBanner.tsx'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { KeyFigure } from '../../ui/portal/facts/KeyFigure.tsx'
import { keyFigureOf, type Period, periodWords } from '../figures.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import type { Page, Visit } from '../visit.ts'
import { FigureTable, Trend } from './figure-parts.tsx'

/** A published report: the headline, then each question with the sentence, the chart and the table that answer it. */
export async function reportPage(visit: Visit): Promise<Page> {
  const { language, params, call, zone } = visit
  const texts = reportTexts[language]
  const report = await call(getPublicReport, { params: { slug: (params.slug ?? '').slice(0, 80) } })
  const { data } = report
  const period = data.period as Period
  const published = report.publishedAt ? texts.published(showDate(localDateOf(report.publishedAt, zone), language)) : ''
  return {
    title: report.title[language],
    description: data.headline.map((sentence) => sentence[language]).join(' ') || texts.description,
    section: 'watch',
    crumbs: [
      { label: watchTexts[language].title, href: '/watch' },
      { label: texts.title, href: '/watch/reports' },
    ],
    alternates: FILES.map(({ file, type }) => ({ type, href: fileAddress(report, file), title: file })),
    body: (
      <>
        {report.supersededBy && (
          <NotificationBanner id="superseded" title={texts.superseded} status="atRisk">
            <p>
              <a href={`/watch/reports/${report.supersededBy}`}>{texts.newest}</a>
            </p>
          </NotificationBanner>
        )}
        <p className="caption">
          {[data.area.name[language], periodWords(period, language), texts.edition(report.edition), published]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <h1>{report.title[language]}</h1>
        <div className="text">
          <h2>{texts.headline}</h2>
          <ul>
            {data.headline.map((sentence) => (
              <li key={sentence.en}>{sentence[language]}</li>
            ))}
          </ul>
          <Words title={texts.note} words={report.note[language]} />
          <Words title={texts.changed} words={report.whatChanged?.[language] ?? ''} />
        </div>
        {data.sections.map((section) => (
          <Section key={section.id} language={language} section={section} period={period} />
        ))}
        <Mended language={language} report={report} />
        <Method language={language} report={report} />
      </>
    ),
  }
}

function Words({ title, words }: { title: string; words: string }) {
  if (words === '') return null
  return (
    <>
      <h2>{title}</h2>
      <p className="lines">{words}</p>
    </>
  )
}

function Section({ language, section, period }: { language: Language; section: ReportSection; period: Period }) {
  const texts = reportTexts[language]
  const { id, question, headline, measure, total, byMonth, byUnit, byArea } = section
  const answer = (figures: ReportSection['byMonth']): Answer => ({ measure, ...period, total, figures })
  const figure = keyFigureOf(measure, total, period, language)
  const name = measure.label[language]
  return (
    <section className="section" aria-labelledby={id}>
      <p className="caption">{question[language]}</p>
      <h2 id={id}>{headline[language]}</h2>
      {figure && (
        <div className="grid">
          <KeyFigure {...figure} level={3} />
        </div>
      )}
      {byMonth.length > 1 && (
        <Trend language={language} id={`${id}-trend`} place="" year={answer(byMonth)} period={period} />
      )}
      {byUnit.length > 0 && (
        <FigureTable
          language={language}
          id={`${id}-units`}
          caption={`${name} · ${texts.byUnit}`}
          answer={answer(byUnit)}
          period={period}
          href={({ unit }) => (unit ? `/watch/units/${unit}` : undefined)}
        />
      )}
      {byArea.length > 1 && (
        <Details summary={`${name} · ${texts.byArea}`}>
          <FigureTable
            language={language}
            id={`${id}-areas`}
            caption={`${name} · ${texts.byArea}`}
            answer={answer(byArea)}
            period={period}
          />
        </Details>
      )}
    </section>
  )
}

function Mended({ language, report }: { language: Language; report: PublicReport }) {
  const texts = reportTexts[language]
  const { opened, closed, closedOnTime, open, overdue } = report.data.rectifications
  const rows = [
    { label: texts.opened, value: opened },
    { label: texts.closed, value: closed },
    { label: texts.onTime, value: closedOnTime },
    { label: texts.open, value: open },
    { label: texts.overdue, value: overdue },
  ]
  return (
    <section className="section" aria-labelledby="mended">
      <h2 id="mended">{texts.rectifications}</h2>
      <SummaryList language={language} rows={rows} />
    </section>
  )
}

const FILES = [
  { file: 'report.pdf', name: 'pdf', type: 'application/pdf' },
  { file: 'report.en.pdf', name: 'pdfEn', type: 'application/pdf' },
  { file: 'data.csv', name: 'csv', type: 'text/csv' },
  { file: 'data.json', name: 'json', type: 'application/json' },
] as const

const fileAddress = ({ slug }: PublicReport, file: string) => addressOf(downloadReport, { slug, file })

function Method({ language, report }: { language: Language; report: PublicReport }) {
  const texts = reportTexts[language]
  return (
    <section className="section" aria-labelledby="method">
      <div className="text">
        <h2 id="method">{texts.method}</h2>
        <ul>
          {report.data.method.map((sentence) => (
            <li key={sentence.en}>{sentence[language]}</li>
          ))}
          <li>{texts.counted(report.data.eventPosition)}</li>
        </ul>
        <h2>{texts.download}</h2>
        <ul>
          {FILES.map(({ file, name }) => (
            <li key={file}>
              <a href={fileAddress(report, file)}>{texts.files[name]}</a>
            </li>
          ))}
        </ul>
        <p className="hint">
          {texts.hash} <code>{report.hash}</code>
        </p>
      </div>
    </section>
  )
}
