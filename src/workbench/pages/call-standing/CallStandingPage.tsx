import { callStanding, type Standing } from '../../../delivery/calls/calls.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx'
import { ColumnChart } from '../../../ui/charts/ColumnChart.tsx'
import { type ColumnChartData, columnChartTable } from '../../../ui/charts/column-chart-data.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { EmptyState, FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { KeyFigure, KeyFigures } from '../../../ui/workbench/KeyFigure.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { showNumber, showShare } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { standingTexts } from './standing-texts.ts'

const EVERY = 5000

/** The wall: how many wait and talk now, and whether calls were answered as promised, each beside its promise. */
export function CallStandingPage() {
  const texts = useTexts(standingTexts)
  const language = useLanguage()
  const { data, error, retry } = usePolled(useEndpoint(callStanding, {}), () => true, EVERY)
  const rate = data?.last24h.answered.rate ?? null
  const lead = data && (rate === null ? texts.none : rate >= data.promise.answeredRate ? texts.good : texts.bad)
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} lead={lead ?? ''} />
      {!data && (error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={8} />)}
      {data && (
        <>
          <Now standing={data} />
          {data.last24h.entered === 0 && data.lowest24h === null ? (
            <EmptyState title={texts.none} text={texts.noneText} />
          ) : (
            <LastDay standing={data} />
          )}
          <Reasons standing={data} />
          <p className="wb-soft">{texts.at(showInstant(data.at, language))}</p>
        </>
      )}
    </div>
  )
}

function Now({ standing: { now, callBacks } }: { standing: Standing }) {
  const texts = useTexts(standingTexts)
  const language = useLanguage()
  const count = (value: number) => showNumber(value, language)
  return (
    <Card title={texts.now}>
      <KeyFigures>
        <KeyFigure
          label={texts.waiting}
          value={count(now.waiting)}
          note={now.longestWaitSeconds === null ? undefined : texts.longest(count(now.longestWaitSeconds))}
        />
        <KeyFigure
          label={texts.talking}
          value={count(now.talking)}
          note={now.ringing > 0 ? texts.ringing(count(now.ringing)) : undefined}
        />
        <KeyFigure label={texts.seated} value={count(now.seated)} />
        <KeyFigure
          label={texts.callBacks}
          value={count(callBacks.open)}
          {...(callBacks.overdue > 0
            ? { standing: 'missed' as const, standingWord: texts.overdue(count(callBacks.overdue)) }
            : {})}
          note={<PageLink to="/hotline/call-backs">{texts.toCallBacks}</PageLink>}
        />
      </KeyFigures>
    </Card>
  )
}

function LastDay({ standing }: { standing: Standing }) {
  const texts = useTexts(standingTexts)
  const language = useLanguage()
  const { last24h, lowest24h, promise } = standing
  const { answered, inTime, abandoned, meanWaitSeconds, p90WaitSeconds, meanTalkSeconds } = last24h
  const count = (value: number) => showNumber(value, language)
  const share = (value: number | null) => (value === null ? '—' : showShare(value, language))
  const seconds = (value: number | null) => (value === null ? '—' : texts.seconds(showNumber(value, language, 1)))
  const least = showShare(promise.answeredRate, language, 0)
  const standingOf = (rate: number | null) =>
    rate === null ? {} : { standing: rate >= promise.answeredRate ? ('kept' as const) : ('missed' as const) }
  const within = showNumber(promise.answerWithinSeconds, language)
  return (
    <Card title={texts.last}>
      <KeyFigures>
        <KeyFigure
          label={texts.answered}
          value={share(answered.rate)}
          promise={texts.promise(least)}
          {...standingOf(answered.rate)}
          note={texts.ofCalls(count(answered.count), count(answered.of))}
        />
        <KeyFigure
          label={texts.inTime(within)}
          value={share(inTime.rate)}
          note={texts.ofCalls(count(inTime.count), count(inTime.of))}
        />
        <KeyFigure
          label={texts.abandoned}
          value={share(abandoned.rate)}
          note={texts.ofCalls(count(abandoned.count), count(abandoned.of))}
        />
        <KeyFigure
          label={texts.wait}
          value={seconds(meanWaitSeconds)}
          promise={texts.promiseWait(within)}
          note={p90WaitSeconds === null ? undefined : texts.p90(showNumber(p90WaitSeconds, language, 1))}
        />
        <KeyFigure label={texts.talk} value={seconds(meanTalkSeconds)} />
      </KeyFigures>
      {lowest24h && (
        <KeyFigures>
          <KeyFigure
            label={texts.lowest}
            value={texts.lowestText(
              share(lowest24h.answered.rate),
              showInstant(lowest24h.from, language),
              showInstant(lowest24h.to, language),
            )}
            promise={texts.promise(least)}
            {...standingOf(lowest24h.answered.rate)}
            note={texts.lowestNote}
          />
        </KeyFigures>
      )}
      <ByHour standing={standing} />
    </Card>
  )
}

function ByHour({ standing: { hours, promise } }: { standing: Standing }) {
  const texts = useTexts(standingTexts)
  const language = useLanguage()
  const data: ColumnChartData = {
    columns: hours.map(({ from, answered }) => ({
      period: showInstant(from, language).slice(-5),
      value: answered.rate === null ? null : answered.rate * 100,
    })),
    unit: 'percent',
    promised: { value: promise.answeredRate * 100, direction: 'atLeast' },
    valueName: texts.rate,
  }
  return (
    <ChartFigure
      id="calls-by-hour"
      caption={texts.chart}
      language={language}
      table={columnChartTable(data, language)}
      note={texts.chartNote}
      draw={(place) => <ColumnChart {...place} language={language} title={texts.chart} {...data} />}
    />
  )
}

function Reasons({ standing: { withoutMatter } }: { standing: Standing }) {
  const texts = useTexts(standingTexts)
  const language = useLanguage()
  return (
    <Card title={texts.reasons}>
      {withoutMatter.length === 0 ? (
        <p className="wb-soft">{texts.noReasons}</p>
      ) : (
        <Facts
          facts={withoutMatter.map(({ name, count }) => ({
            label: name[language],
            value: showNumber(count, language),
          }))}
        />
      )}
    </Card>
  )
}
