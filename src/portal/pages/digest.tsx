import type { Share } from '../../delivery/feedback/publication/board.contract.ts'
import {
  type Compared,
  type DigestData,
  downloadDigest,
  getPublicDigest,
  type PublicDigest,
} from '../../delivery/feedback/publication/digests.contract.ts'
import { addressOf } from '../../kernel/call.ts'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import { BarChart } from '../../ui/charts/BarChart.tsx'
import { type BarChartData, barChartSummary, barChartTable } from '../../ui/charts/bar-chart-data.ts'
import { ChartFigure } from '../../ui/charts/ChartFigure.tsx'
import { DataTable } from '../../ui/portal/content/DataTable.tsx'
import { NotificationBanner } from '../../ui/portal/content/NotificationBanner.tsx'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { heardTexts } from '../texts/heard-texts.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import type { Page, Visit } from '../visit.ts'
import { shareCell } from './board.tsx'
import { quarterName } from './digests.tsx'

const FILES = [
  { file: 'data.json', name: 'json', type: 'application/json' },
  { file: 'data.csv', name: 'csv', type: 'text/csv' },
] as const

/** A published digest: what was heard, what became of it, what was mended, and how it was counted. */
export async function digestPage({ language, params, call, zone }: Visit): Promise<Page> {
  const texts = heardTexts[language].digests
  const digest = await call(getPublicDigest, { params: { slug: (params.slug ?? '').slice(0, 80) } })
  const { data } = digest
  const title = texts.name(data.area.name[language], quarterName(data.quarter, language))
  const published = digest.publishedAt ? texts.published(showDate(localDateOf(digest.publishedAt, zone), language)) : ''
  return {
    title,
    description: data.headline.map((sentence) => sentence[language]).join(' '),
    section: 'watch',
    crumbs: [
      { label: watchTexts[language].title, href: '/watch' },
      { label: texts.title, href: '/watch/heard' },
    ],
    alternates: FILES.map(({ file, type }) => ({ type, href: fileAddress(digest, file), title: file })),
    body: (
      <>
        {digest.supersededBy && (
          <NotificationBanner id="superseded" title={texts.superseded} status="atRisk">
            <p>
              <a href={`/watch/heard/${digest.supersededBy}`}>{texts.newest}</a>
            </p>
          </NotificationBanner>
        )}
        <p className="caption">{[texts.edition(digest.edition), published].filter(Boolean).join(' · ')}</p>
        <h1>{title}</h1>
        <div className="text">
          <h2>{texts.headline}</h2>
          <ul>
            {data.headline.map((sentence) => (
              <li key={sentence.en}>{sentence[language]}</li>
            ))}
          </ul>
          <Words title={texts.note} words={data.note[language] || data.note.zh} />
          <Words title={texts.changed} words={digest.whatChanged?.[language] ?? ''} />
        </div>
        <Heard language={language} data={data} />
        <Became language={language} data={data} />
        <Mended language={language} data={data} />
        <Method language={language} digest={digest} />
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

type Part = { language: Language; data: DigestData }

function Heard({ language, data }: Part) {
  const texts = heardTexts[language].digests
  return (
    <section className="section" aria-labelledby="heard">
      <h2 id="heard">{texts.heard}</h2>
      <Lines language={language} id="kinds" caption={texts.kinds} lines={data.kinds} />
      {data.categories.length > 0 && <Most language={language} data={data} />}
      <Lines language={language} id="places" caption={texts.places} lines={data.places} />
    </section>
  )
}

/** The commonest problems as bars with their table, then beside the quarter before. */
function Most({ language, data }: Part) {
  const texts = heardTexts[language].digests
  const bars: BarChartData = {
    unit: 'count',
    valueName: texts.now,
    rows: data.categories
      .filter(({ count }) => count !== null)
      .map(({ name, count }) => ({ name: name[language], value: count })),
  }
  return (
    <>
      <ChartFigure
        id="most"
        caption={texts.categories}
        language={language}
        draw={(where) => (
          <BarChart
            {...where}
            {...bars}
            language={language}
            title={texts.categories}
            description={barChartSummary(bars, language)}
          />
        )}
        table={barChartTable(bars, language)}
        note={data.unclassed > 0 ? texts.unclassed(data.unclassed) : undefined}
      />
      <Lines language={language} id="categories" caption={texts.categories} lines={data.categories} />
    </>
  )
}

type LinesProps = { language: Language; id: string; caption: string; lines: readonly Compared[] }

function Lines({ language, id, caption, lines }: LinesProps) {
  const texts = heardTexts[language]
  if (lines.length === 0) return null
  const shown = (count: number | null) => (count === null ? texts.board.withheld : count.toLocaleString(language))
  return (
    <DataTable
      language={language}
      id={id}
      caption={caption}
      rows={lines}
      rowKey={({ code }) => code}
      columns={[
        { key: 'name', header: caption, names: true, cell: ({ name }) => name[language] },
        { key: 'now', header: texts.digests.now, numeric: true, cell: ({ count }) => shown(count) },
        { key: 'before', header: texts.digests.before, numeric: true, cell: ({ before }) => shown(before) },
        { key: 'change', header: texts.digests.change, numeric: true, cell: changeOf },
      ]}
    />
  )
}

function changeOf({ count, before }: Compared): string {
  if (count === null || before === null || before === 0) return '—'
  const share = Math.round(((count - before) / before) * 1000) / 10
  return `${share > 0 ? '+' : ''}${share}%`
}

function Became({ language, data }: Part) {
  const texts = heardTexts[language].digests
  const { onTime, solved, satisfied, medianHours, excluded } = data.promises
  const share = (label: string, given: Share) => ({
    label,
    value: given.n === 0 ? texts.noFigure : shareCell(given, language),
  })
  const rows = [
    share(texts.onTime, onTime),
    share(texts.solved, solved),
    share(texts.satisfied, satisfied),
    {
      label: texts.median,
      value: medianHours === null ? texts.noFigure : texts.hours(String(Math.round(medianHours * 10) / 10)),
    },
    { label: texts.excluded, value: texts.excludedWords(excluded.notAccepted, excluded.answered, excluded.rated) },
  ]
  return (
    <section className="section" aria-labelledby="became">
      <h2 id="became">{texts.became}</h2>
      <SummaryList language={language} rows={rows} />
    </section>
  )
}

function Mended({ language, data }: Part) {
  const texts = heardTexts[language].digests
  return (
    <section className="section" aria-labelledby="mended">
      <h2 id="mended">{texts.mended}</h2>
      <p>
        {texts.rectifications(data.rectifications.opened)} {texts.publishedCases(data.published.cases)}
      </p>
      {data.examples.length > 0 && (
        <ul className="list">
          {data.examples.map(({ caseId, said, did }) => (
            <li key={caseId}>
              <p>
                <b>{texts.said}</b> {said[language] || said.zh}
              </p>
              <p>
                <b>{texts.did}</b> {did[language] || did.zh}
              </p>
              <a href={`/watch/cases/${caseId}`}>{texts.readCase}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const fileAddress = ({ slug }: PublicDigest, file: string) => addressOf(downloadDigest, { slug, file })

function Method({ language, digest }: { language: Language; digest: PublicDigest }) {
  const texts = heardTexts[language].digests
  return (
    <section className="section" aria-labelledby="method">
      <div className="text">
        <h2 id="method">{texts.method}</h2>
        <ul>
          {digest.data.method.map((sentence) => (
            <li key={sentence.en}>{sentence[language]}</li>
          ))}
          <li>{texts.counted(digest.data.eventPosition)}</li>
        </ul>
        <h2>{texts.download}</h2>
        <ul>
          {FILES.map(({ file, name }) => (
            <li key={file}>
              <a href={fileAddress(digest, file)}>{texts[name]}</a>
            </li>
          ))}
        </ul>
        <p className="hint">
          {texts.hash} <code>{digest.hash}</code>
        </p>
      </div>
    </section>
  )
}
