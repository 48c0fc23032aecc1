import { useMemo, useState } from 'react'
import {
  assignProblemOrder,
  closeProblemOrder,
  DECISIONS,
  type Decision,
  decideProblemOrder,
  getProblemOrder,
  listProblemOrders,
  PROBLEM_CAUSES,
  PROBLEM_STATES,
  type ProblemOrder,
  type ProblemRow,
} from '../../../delivery/feedback/supervision/problem-orders.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint, usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { RadioField } from '../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { Filters } from '../../../ui/workbench/forms/MiniFields.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { TextAreaField } from '../../../ui/workbench/forms/TextAreaField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable, type PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { Lines } from './Lines.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import { TextStep } from './TextStep.tsx'
import { useStatus } from './use-status.tsx'

const keyOf = (row: ProblemRow) => row.id
const WAYS = Object.keys(DECISIONS) as Decision[]

/** Problem orders: taken on, decided and closed beside the list. */
export function ProblemsView() {
  const texts = useTexts(supervisionTexts)
  const [open, setOpen] = useQueryValue('open')
  const { status, select } = useStatus([
    ['open', 'open'],
    ['closed', 'closed'],
  ])
  const source = usePages(listProblemOrders, { query: { status } })
  return (
    <>
      <Filters label={texts.status.label}>{select}</Filters>
      <DataTable
        id="problem-orders"
        label={texts.views.problems}
        columns={useColumns()}
        source={source}
        rowKey={keyOf}
        rowName={(row) => row.number}
        open={open}
        onOpen={setOpen}
        pane={(row, frame) => <ProblemPane row={row} {...frame} />}
        empty={texts.empty.problems}
      />
    </>
  )
}

function ProblemPane({ row, ...frame }: { row: ProblemRow } & PaneFrame) {
  const all = useTexts(supervisionTexts)
  const texts = all.problem
  const language = useLanguage()
  const { data, error, retry } = useEndpoint(getProblemOrder, { params: { id: row.id } })
  return (
    <SidePane {...frame} title={row.number}>
      <Facts
        facts={[
          {
            label: all.columns.title,
            value: (
              <>
                <PageLink to={`/inbox/matters/${row.complaintId}`}>{row.complaintNumber}</PageLink> {row.title}
              </>
            ),
          },
          { label: all.columns.unit, value: row.unitName?.[language] ?? '—' },
          { label: all.columns.cause, value: texts.cause(PROBLEM_CAUSES[row.cause][language], String(row.count)) },
          ...(data?.reason ? [{ label: all.fields.problemReason, value: data.reason }] : []),
          { label: all.columns.state, value: PROBLEM_STATES[row.state][language] },
          { label: all.columns.assigned, value: row.assignedName ?? '—' },
          ...(data?.decision
            ? [{ label: texts.decision, value: `${DECISIONS[data.decision][language]} · ${data.decisionText ?? ''}` }]
            : []),
          ...(data?.ruledUnitName ? [{ label: texts.ruled, value: data.ruledUnitName[language] }] : []),
          ...(data?.result ? [{ label: texts.result, value: data.result }] : []),
        ]}
      />
      {data && <ProblemSteps key={data.version} order={data} />}
      {data && <Lines lines={data.timeline} />}
      {error && !data && <FailedState title={all.failed} error={error} onRetry={retry} />}
      {!data && !error && <Loading lines={5} />}
    </SidePane>
  )
}

function ProblemSteps({ order }: { order: ProblemOrder }) {
  const texts = useTexts(supervisionTexts)
  const language = useLanguage()
  const [chosen, setChosen] = useState<string>()
  const steps = order.steps.filter(({ allowed }) => allowed)
  const close = () => setChosen(undefined)
  const label = steps.find(({ step }) => step === chosen)?.label[language] ?? ''
  if (steps.length === 0) return null
  return (
    <section className="wb-block">
      <div className="wb-actions">
        {steps.toReversed().map(({ step, label: word }, place) => (
          <Button key={step} kind={place === 0 && !chosen ? 'main' : 'plain'} onClick={() => setChosen(step)}>
            {word[language]}
          </Button>
        ))}
      </div>
      {order.state !== 'OPEN' && <p className="wb-soft">{texts.problem.notYours}</p>}
      {chosen === 'assign' && <Assign order={order} doIt={label} onClose={close} />}
      {chosen === 'decide' && <Decide order={order} doIt={label} onClose={close} />}
      {chosen === 'close' && (
        <TextStep
          endpoint={closeProblemOrder}
          version={order.version}
          field="result"
          label={texts.fields.result}
          doIt={label}
          most={4000}
          onClose={close}
          input={(result) => ({ params: { id: order.id }, body: { result } })}
        />
      )}
    </section>
  )
}

type StepProps = { order: ProblemOrder; doIt: string; onClose: () => void }

function Assign({ order, doIt, onClose }: StepProps) {
  const texts = useTexts(supervisionTexts)
  const { cancel } = useTexts(partTexts)
  const assign = useAction(assignProblemOrder, { showsError: true, done: texts.done(doIt) })
  const form = useForm<{ accountId: string | null }>({
    initial: { accountId: order.assignedTo },
    labels: { accountId: texts.fields.supervisor },
    check: ({ accountId }): { accountId?: string } =>
      accountId ? {} : { accountId: texts.required(texts.fields.supervisor) },
  })
  const submit = form.submit(async ({ accountId }) => {
    const input = { params: { id: order.id }, body: { accountId: accountId ?? '' } }
    const outcome = await assign.run(input, { ifMatch: etagOfVersion(order.version) })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <SelectField
        {...form.bind('accountId')}
        choices={order.supervisors.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {doIt}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </FormFrame>
  )
}

type Deciding = { decision: string; text: string; unitId: string | null }

function Decide({ order, doIt, onClose }: StepProps) {
  const texts = useTexts(supervisionTexts)
  const { cancel } = useTexts(partTexts)
  const language = useLanguage()
  const { unitChoices } = useDirectory()
  const decide = useAction(decideProblemOrder, { showsError: true, done: texts.done(doIt) })
  const form = useForm<Deciding>({
    initial: { decision: 'meeting', text: '', unitId: null },
    labels: { decision: texts.fields.decision, text: texts.fields.text, unitId: texts.fields.unit },
    check: ({ decision, text, unitId }): Partial<Record<keyof Deciding, string>> => ({
      ...(text.trim() ? {} : { text: texts.required(texts.fields.text) }),
      ...(decision === 'ruling' && !unitId ? { unitId: texts.required(texts.fields.unit) } : {}),
    }),
  })
  const submit = form.submit(async ({ decision, text, unitId }) => {
    const ruling = decision === 'ruling' && unitId ? { unitId } : {}
    const body = { decision: decision as Decision, text, ...ruling }
    const outcome = await decide.run({ params: { id: order.id }, body }, { ifMatch: etagOfVersion(order.version) })
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <FormFrame onSubmit={submit}>
      <ErrorSummary form={form} />
      <RadioField
        {...form.bind('decision')}
        choices={WAYS.map((value) => ({ value, label: DECISIONS[value][language] }))}
        inline
      />
      {form.values.decision === 'ruling' && <SelectField {...form.bind('unitId')} choices={unitChoices} />}
      <TextAreaField {...form.bind('text')} rows={4} most={4000} />
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {doIt}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </div>
    </FormFrame>
  )
}

function useColumns(): readonly Column<ProblemRow>[] {
  const { columns, problem } = useTexts(supervisionTexts)
  const language = useLanguage()
  return useMemo(
    () => [
      { id: 'number', header: columns.order, value: (row) => row.number, width: 140 },
      {
        id: 'cause',
        header: columns.cause,
        value: (row) => problem.cause(PROBLEM_CAUSES[row.cause][language], String(row.count)),
        width: 230,
      },
      { id: 'title', header: columns.title, value: (row) => row.title, width: 220, grow: true },
      { id: 'unit', header: columns.unit, value: (row) => row.unitName?.[language], width: 170, filter: 'choice' },
      {
        id: 'state',
        header: columns.state,
        value: (row) => PROBLEM_STATES[row.state][language],
        width: 130,
        filter: 'choice',
      },
      { id: 'assigned', header: columns.assigned, value: (row) => row.assignedName, width: 120, filter: 'choice' },
      {
        id: 'raised',
        header: columns.raised,
        value: (row) => row.raisedAt,
        words: (row) => showInstant(row.raisedAt, language),
        width: language === 'zh' ? 170 : 225,
        filter: 'date',
      },
      { id: 'matter', header: columns.number, value: (row) => row.complaintNumber, width: 170, hidden: true },
    ],
    [columns, problem, language],
  )
}
