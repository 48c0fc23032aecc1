import './board.css'
import { useMemo, useState } from 'react'
import { addDays, isLocalDate, localDateOf, parseLocalDate } from '../../../kernel/dates.ts'
import {
  type Judgement,
  type JudgeResult,
  judgePeriod,
  listJudgements,
  listMeasures,
  type MeasureCard,
} from '../../../oversight/indicators/indicators.contract.ts'
import { listRectifications } from '../../../oversight/rectifications/rectifications.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { PeriodField } from '../../../ui/workbench/forms/PeriodField.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { Progress } from '../../../ui/workbench/Progress.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { boardTexts } from './board-texts.ts'
import { FigureGauge, VerdictWord } from './FigureGauge.tsx'
import { showFigure, showTarget } from './figure-words.ts'

const keyOf = (judgement: Judgement) => judgement.id
const PRESETS = ['lastMonth', 'lastQuarter', 'lastYear'] as const

/** A period is judged: every unit beside its target, and who missed it gets a rectification. */
export function JudgePage() {
  const texts = useTexts(boardTexts).judge
  const { can } = useSession()
  const { data, ...read } = useEndpoint(listJudgements, { query: {} })
  const columns = useJudgementColumns()
  const language = useLanguage()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      {can('indicators.judge') && <JudgeForm />}
      <DataTable
        id="judgements"
        label={texts.list}
        columns={columns}
        source={{ ...read, rows: data?.items }}
        rowKey={keyOf}
        rowName={(row) => (language === 'en' && row.unitNameEn ? row.unitNameEn : row.unitName)}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
    </div>
  )
}

function JudgeForm() {
  const texts = useTexts(boardTexts).judge
  const language = useLanguage()
  const { data } = useEndpoint(listMeasures, {}, { fresh: 300_000 })
  const [period, setPeriod] = useState(lastMonth)
  const [measure, setMeasure] = useState('')
  const [result, setResult] = useState<JudgeResult>()
  const judge = useAction(judgePeriod, { showsError: true, refresh: [listJudgements, listRectifications] })
  const { from, to } = period
  const run = async () => {
    setResult(undefined)
    const { reply } = await judge.run({ body: { from, to, ...(measure ? { measure } : {}) } })
    setResult(reply)
  }
  const promisable = (data?.items ?? []).filter(({ kind, better }) => kind !== 'volume' && better !== 'neither')
  return (
    <section className="wb-block bd-judge">
      <PeriodField label={texts.period} value={period} onChange={setPeriod} presets={PRESETS} />
      <div className="wb-inline bd-judgeline">
        <MiniSelect
          label={texts.measure}
          value={measure}
          onChange={setMeasure}
          choices={promisable.map(({ id, label }) => ({ value: id, label: label[language] }))}
          all={texts.all}
        />
        <Button
          kind="main"
          busy={judge.pending}
          notNow={isLocalDate(from) && isLocalDate(to) ? undefined : texts.fault}
          onClick={() => void run()}
        >
          {texts.go}
        </Button>
      </div>
      <div aria-live="polite">
        {judge.pending && <Progress title={texts.running} state="running" />}
        {judge.error && !judge.pending && <p className="wb-fault">▲ {judge.error.in(language)}</p>}
        {result && <JudgeOutcome result={result} />}
      </div>
    </section>
  )
}

function JudgeOutcome({ result }: { result: JudgeResult }) {
  const texts = useTexts(boardTexts).judge
  return (
    <p className="wb-inline">
      <strong>
        {result.missed > 0 ? '▲' : '●'} {texts.result(result.judged, result.missed)}
      </strong>
      {result.newlyMissed > 0 && <span>{texts.newly(result.newlyMissed)}</span>}
      {result.revised > 0 && <span>{texts.revised(result.revised)}</span>}
      {result.missed > 0 && <PageLink to="/inbox/rectifications">{texts.toRectifications}</PageLink>}
    </p>
  )
}

function lastMonth() {
  const first = parseLocalDate(`${localDateOf(Date.now()).slice(0, 8)}01`)
  const to = addDays(first, -1)
  return { from: `${to.slice(0, 8)}01`, to: to as string }
}

function useJudgementColumns(): readonly Column<Judgement>[] {
  const texts = useTexts(boardTexts).judge
  const language = useLanguage()
  const { data } = useEndpoint(listMeasures, {}, { fresh: 300_000 })
  return useMemo(() => {
    const measures = new Map((data?.items ?? []).map((measure) => [measure.id, measure]))
    const measureOf = ({ measure }: Judgement): Pick<MeasureCard, 'kind' | 'better' | 'label'> =>
      measures.get(measure) ?? { kind: 'rate', better: 'more', label: { zh: measure, en: measure } }
    return [
      {
        id: 'unit',
        header: texts.unit,
        value: (row) => (language === 'en' && row.unitNameEn ? row.unitNameEn : row.unitName),
        width: 200,
        grow: true,
      },
      {
        id: 'measure',
        header: texts.measure,
        value: (row) => measureOf(row).label[language],
        width: 180,
        filter: 'choice',
      },
      { id: 'span', header: texts.span, value: (row) => `${row.from} – ${row.to}`, width: 200, filter: 'choice' },
      {
        id: 'gauge',
        header: texts.gauge,
        value: (row) => row.rate,
        words: (row) => showFigure(measureOf(row), row, language),
        show: (row) => <FigureGauge id={`judged-${row.id}`} measure={measureOf(row)} figure={row} />,
        width: 160,
        filter: 'none',
      },
      {
        id: 'value',
        header: texts.value,
        value: (row) => row.rate,
        words: (row) => showFigure(measureOf(row), row, language),
        show: (row) => showFigure(measureOf(row), row, language),
        width: 100,
        align: 'end',
        filter: 'none',
      },
      {
        id: 'target',
        header: texts.target,
        value: (row) => row.target,
        words: (row) => showTarget(measureOf(row), row.target, language),
        show: (row) => showTarget(measureOf(row), row.target, language),
        width: 100,
        align: 'end',
        filter: 'none',
      },
      {
        id: 'verdict',
        header: texts.verdict,
        value: (row) => texts.verdicts[row.verdict],
        show: (row) => <VerdictWord verdict={row.verdict} />,
        width: 120,
        filter: 'choice',
      },
      { id: 'count', header: texts.count, value: (row) => row.count, width: 90, align: 'end', filter: 'number' },
      {
        id: 'revisions',
        header: texts.revisions,
        value: (row) => row.revisions,
        width: 110,
        align: 'end',
        filter: 'number',
        hidden: true,
      },
    ]
  }, [texts, language, data])
}
