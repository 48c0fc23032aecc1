import './board.css'
import { useQueries } from '@tanstack/react-query'
import { call } from '../../../kernel/call.ts'
import { type Answer, askMeasure, listMeasures } from '../../../oversight/indicators/indicators.contract.ts'
import { useCalls } from '../../../ui/workbench/calls/Calls.tsx'
import { keyOf, useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { EmptyState, FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { PeriodField } from '../../../ui/workbench/forms/PeriodField.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { ScrollBox } from '../../../ui/workbench/ScrollBox.tsx'
import { boardTexts } from './board-texts.ts'
import { FigureGauge, VerdictWord } from './FigureGauge.tsx'
import { showFigure, showTarget } from './figure-words.ts'
import { usePeriod } from './use-period.ts'

/** Every measure of a period beside its promise, with the sentence that sums it up first. */
export function BoardPage() {
  const texts = useTexts(boardTexts).board
  const { typed, period, change, query } = usePeriod()
  const { data, error, retry } = useEndpoint(listMeasures, {}, { fresh: 300_000 })
  const answers = useAnswers(data?.items.map(({ id }) => id) ?? [], period)
  const answered = answers.filter((answer) => answer !== undefined)
  const promised = byUrgency(answered.filter(({ total }) => total.target !== null))
  const others = byUrgency(answered.filter(({ total }) => total.target === null))
  return (
    <div className="wb-page">
      <PageHeader title={useHeadline(promised)} lead={texts.lead(period.from, period.to)} />
      <PeriodField label={texts.period} value={typed} onChange={change} />
      {error && !data && <FailedState title={texts.empty} error={error} onRetry={retry} />}
      {data?.items.length === 0 && <EmptyState title={texts.empty} />}
      {data && answered.length < data.items.length && <Loading lines={6} />}
      {promised.length > 0 && <MeasuresTable label={texts.promised} answers={promised} query={query} />}
      {others.length > 0 && <MeasuresTable label={texts.others} answers={others} query={query} />}
    </div>
  )
}

/** What is missed stands first; what was not measured in this period last. */
function byUrgency(answers: readonly Answer[]): readonly Answer[] {
  const order = ['missed', 'risk', 'kept', 'few', 'none']
  const place = ({ total }: Answer) => (total.count === 0 ? order.length : order.indexOf(total.verdict))
  return [...answers].sort((one, other) => place(one) - place(other))
}

function useHeadline(promised: readonly Answer[]): string {
  const texts = useTexts(boardTexts).board
  const judged = promised.filter(({ total }) => total.verdict !== 'few')
  const missed = judged.filter(({ total }) => total.verdict === 'missed').length
  if (judged.length === 0) return texts.nothing
  return missed > 0 ? texts.someMissed(missed, judged.length) : texts.allKept(judged.length)
}

function useAnswers(ids: readonly string[], { from, to }: { from: string; to: string }) {
  const { transport } = useCalls()
  return useQueries({
    queries: ids.map((id) => {
      const input = { params: { id }, query: { from, to } }
      return { queryKey: keyOf(askMeasure, input), queryFn: () => call(transport, askMeasure, input) }
    }),
    combine: (reads) => reads.map(({ data }) => data),
  })
}

function MeasuresTable({ label, answers, query }: { label: string; answers: readonly Answer[]; query: string }) {
  const texts = useTexts(boardTexts).board
  const language = useLanguage()
  const isPromised = answers.some(({ total }) => total.target !== null)
  return (
    <section className="wb-block">
      <h2>{label}</h2>
      <ScrollBox label={label}>
        <table className="wb-grid bd-table">
          <thead>
            <tr>
              <th scope="col">{texts.measure}</th>
              <th scope="col" className="wb-end">
                {texts.value}
              </th>
              {isPromised && (
                <>
                  <th scope="col" className="wb-end">
                    {texts.promise}
                  </th>
                  <th scope="col">{texts.gauge}</th>
                  <th scope="col">{texts.verdict}</th>
                </>
              )}
              <th scope="col" className="wb-end">
                {texts.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {answers.map(({ measure, total }) => (
              <tr key={measure.id}>
                <th scope="row">
                  <PageLink to={`/board/${measure.id}?${query}`}>{measure.label[language]}</PageLink>
                  <div className="wb-soft bd-definition">{measure.definition[language]}</div>
                </th>
                <td className="wb-end" data-label={texts.value}>
                  {showFigure(measure, total, language)}
                </td>
                {isPromised && total.target !== null && (
                  <>
                    <td className="wb-end" data-label={texts.promise}>
                      {showTarget(measure, total.target, language)}
                    </td>
                    <td data-label={texts.gauge}>
                      <FigureGauge id={`gauge-${measure.id}`} measure={measure} figure={total} />
                    </td>
                    <td data-label={texts.verdict}>
                      <VerdictWord verdict={total.verdict} />
                    </td>
                  </>
                )}
                <td className="wb-end" data-label={texts.count}>
                  {showNumber(total.count, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}
