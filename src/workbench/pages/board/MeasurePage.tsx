import { CHANNELS } from '../../../foundation/directory/directory.contract.ts'
import { addressOf } from '../../../kernel/call.ts'
import {
  type Answer,
  askMeasure,
  exportMeasure,
  exportMeasureSheet,
} from '../../../oversight/indicators/indicators.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { EmptyState, FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Filters, MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { PeriodField } from '../../../ui/workbench/forms/PeriodField.tsx'
import { Icon } from '../../../ui/workbench/Icon.tsx'
import { KeyFigure, KeyFigures } from '../../../ui/workbench/KeyFigure.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, usePathValue, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { boardTexts } from './board-texts.ts'
import { BarsFigure, TrendFigure } from './FigureCharts.tsx'
import { showFigure, showTarget, standingOf, verdictWord } from './figure-words.ts'
import { isLong, usePeriod } from './use-period.ts'

const GROUPINGS = ['unit', 'area', 'channel', 'item'] as const

/** One measure: the sentence that says how it stands, its trend, who is behind it, and how it is counted. */
export function MeasurePage() {
  const texts = useTexts(boardTexts).measure
  const say = useHeadline()
  const id = usePathValue('id') ?? ''
  const { typed, period, change, query } = usePeriod()
  const [byName, setBy] = useQueryValue('by')
  const [area = '', setArea] = useQueryValue('area')
  const [unit = '', setUnit] = useQueryValue('unit')
  const [channel = '', setChannel] = useQueryValue('channel')
  const { areaChoices, unitChoices } = useDirectory()
  const language = useLanguage()
  const by = GROUPINGS.find((one) => one === byName) ?? 'unit'
  const asked = {
    ...period,
    ...(area ? { area } : {}),
    ...(unit ? { unit } : {}),
    ...(channel ? { channel } : {}),
  }
  const keep = { keepPrevious: true }
  const trend = useEndpoint(
    askMeasure,
    { params: { id }, query: { ...asked, by: isLong(period) ? 'month' : 'day' } },
    keep,
  )
  const groups = useEndpoint(askMeasure, { params: { id }, query: { ...asked, by } }, keep)
  const back = <PageLink to={`/board?${query}`}>‹ {texts.back}</PageLink>
  if (trend.error && !trend.data) {
    return (
      <div className="wb-page">
        <PageHeader title={texts.back} back={back} />
        <FailedState title={texts.noData} error={trend.error} onRetry={trend.retry} />
      </div>
    )
  }
  if (!trend.data) return <Loading lines={8} />
  const { measure, total } = trend.data
  return (
    <div className="wb-page">
      <PageHeader
        back={back}
        title={say(trend.data)}
        lead={measure.definition[language]}
        actions={<ExportLinks id={id} asked={{ ...asked, by }} />}
      />
      <PeriodField label={texts.period} value={typed} onChange={change} />
      <Filters label={texts.filters}>
        <MiniSelect
          label={texts.by}
          value={by}
          onChange={(value) => setBy(value === 'unit' ? undefined : value)}
          choices={GROUPINGS.map((value) => ({ value, label: texts.bys[value] }))}
        />
        <MiniSelect
          label={texts.area}
          value={area}
          onChange={(value) => setArea(value || undefined)}
          choices={areaChoices}
          all={texts.all}
        />
        <MiniSelect
          label={texts.unit}
          value={unit}
          onChange={(value) => setUnit(value || undefined)}
          choices={unitChoices}
          all={texts.all}
        />
        <MiniSelect
          label={texts.channel}
          value={channel}
          onChange={(value) => setChannel(value || undefined)}
          choices={Object.entries(CHANNELS).map(([value, name]) => ({ value, label: name[language] }))}
          all={texts.all}
        />
      </Filters>
      {total.count === 0 ? (
        <EmptyState icon="board" title={texts.noData} text={texts.noDataText} />
      ) : (
        <>
          <TotalCard answer={trend.data} />
          <TrendFigure id="trend" measure={measure} figures={trend.data.figures} />
          {groups.data ? (
            <BarsFigure id="groups" measure={measure} figures={groups.data.figures} by={texts.bys[by]} />
          ) : (
            <Loading />
          )}
          {id.startsWith('records.') && <PageLink to="/lookup/records">{texts.records}</PageLink>}
        </>
      )}
    </div>
  )
}

/** How the measure stands, in one sentence. */
function useHeadline(): (answer: Answer) => string {
  const texts = useTexts(boardTexts).measure.headline
  const language = useLanguage()
  return ({ measure, total }) => {
    const name = measure.label[language]
    const value = showFigure(measure, total, language)
    if (total.count === 0) return texts.nothing(name)
    if (total.target === null || total.verdict === 'none') return texts.none(name, value)
    return texts[total.verdict](name, value, showTarget(measure, total.target, language))
  }
}

function TotalCard({ answer: { measure, total } }: { answer: Answer }) {
  const texts = useTexts(boardTexts).measure
  const language = useLanguage()
  const { verdict, low, high, p50, p90, target } = total
  const standing = standingOf(verdict)
  const show = (rate: number) => showFigure(measure, { count: 0, rate }, language)
  const note =
    measure.kind === 'rate' && low !== null && high !== null
      ? texts.interval(show(low), show(high))
      : measure.kind === 'duration' && p50 !== null && p90 !== null
        ? texts.spread(show(p50), show(p90))
        : undefined
  return (
    <Card title={texts.total}>
      <KeyFigures>
        <KeyFigure
          label={measure.label[language]}
          value={showFigure(measure, total, language)}
          promise={target === null ? texts.noTarget : texts.promise(showTarget(measure, target, language))}
          {...(standing ? { standing, standingWord: verdictWord(verdict, language) } : {})}
          {...(note ? { note } : {})}
        />
        {measure.kind !== 'volume' && <KeyFigure label={texts.count} value={showNumber(total.count, language)} />}
      </KeyFigures>
    </Card>
  )
}

function ExportLinks({ id, asked }: { id: string; asked: Readonly<Record<string, string>> }) {
  const texts = useTexts(boardTexts).measure
  return (
    <>
      <a className="wb-linkbutton" href={addressOf(exportMeasure, { id }, asked)} download>
        <Icon name="export" />
        {texts.exportCsv}
      </a>
      <a className="wb-linkbutton" href={addressOf(exportMeasureSheet, { id }, asked)} download>
        <Icon name="export" />
        {texts.exportSheet}
      </a>
    </>
  )
}
