import { useMemo } from 'react'
import {
  DRAWN,
  FOLLOW_UP_STATES,
  type FollowUpRow,
  followUpPlan,
  listFollowUps,
  TRIES,
  tryFollowUp,
} from '../../../delivery/feedback/follow-ups/follow-ups.contract.ts'
import { KINDS, type Kind, LEVELS, SOLVED } from '../../../delivery/feedback/words.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { LIGHT_WORDS } from '../../../platform/clock/clock.contract.ts'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint, usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { Filters, MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue, useQueryValues } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { ScrollBox } from '../../../ui/workbench/ScrollBox.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { LightWord } from '../matters/LightGauge.tsx'
import { FollowUpPane } from './FollowUpPane.tsx'
import { followUpsTexts } from './follow-ups-texts.ts'

const keyOf = (row: FollowUpRow) => row.id
const VIEWS = ['due', 'open', 'done', 'advised'] as const
type View = (typeof VIEWS)[number]
const EVERY_MINUTE = 60_000

/** The work list of those who call back: due first, worked by keyboard, the words to say beside it. */
export function FollowUpsPage() {
  const texts = useTexts(followUpsTexts)
  const language = useLanguage()
  const [{ view: named }, change] = useQueryValues(['view', 'open'])
  const [open, setOpen] = useQueryValue('open')
  const [kindName = '', setKind] = useQueryValue('kind')
  const view = VIEWS.find((one) => one === named) ?? 'due'
  const kind = (Object.keys(KINDS) as Kind[]).find((one) => one === kindName)
  const source = usePages(listFollowUps, { query: { status: view, ...(kind ? { kind } : {}) } })
  usePolled({ ...source, data: source.rows }, () => view === 'due', EVERY_MINUTE)
  const attempt = useAction(tryFollowUp, { done: (_, { body }) => texts.tried(TRIES[body.outcome][language]) })
  const note = (outcome: 'no-answer' | 'busy') => (row: FollowUpRow) => {
    if (row.state !== 'OPEN' || !row.mayCall) return
    const input = { params: { id: row.id }, body: { outcome } }
    void attempt.run(input, { ifMatch: etagOfVersion(row.version) })
  }
  const columns = useColumns(view)
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      <fieldset className="wb-presets" aria-label={texts.views.label}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            className="wb-chip"
            aria-pressed={one === view}
            onClick={() => change({ view: one === 'due' ? undefined : one, open: undefined })}
          >
            {texts.views[one]}
          </button>
        ))}
      </fieldset>
      <Filters label={texts.kind}>
        <MiniSelect
          label={texts.kind}
          value={kindName}
          onChange={(value) => setKind(value || undefined)}
          choices={Object.entries(KINDS).map(([value, word]) => ({ value, label: word[language] }))}
          all={texts.all}
        />
      </Filters>
      <DataTable
        key={view}
        id={`follow-ups-${view}`}
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(row) => row.number}
        open={open}
        onOpen={setOpen}
        pane={(row, frame) => <FollowUpPane key={row.id} row={row} {...frame} />}
        letters={view === 'due' ? { n: note('no-answer'), b: note('busy') } : {}}
        empty={texts.empty[view]}
      />
      {view === 'done' && <Plan />}
    </div>
  )
}

/** The shares that are drawn, and what came of them. */
function Plan() {
  const texts = useTexts(followUpsTexts).plan
  const language = useLanguage()
  const { data } = useEndpoint(followUpPlan, {})
  if (!data) return null
  const numbers = ['drawn', 'open', 'overdue', 'reached', 'unreachable', 'refused', 'solved', 'satisfied'] as const
  return (
    <details className="wb-block">
      <summary>{texts.title}</summary>
      <p className="wb-soft">{texts.note}</p>
      <ScrollBox label={texts.title}>
        <table className="wb-grid">
          <thead>
            <tr>
              <th scope="col">{texts.kind}</th>
              <th scope="col">{texts.share}</th>
              {numbers.map((name) => (
                <th scope="col" key={name}>
                  {texts[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
              <tr key={row.kind}>
                <th scope="row">{KINDS[row.kind][language]}</th>
                <td>{row.always ? texts.always : `${Math.round(row.share * 100)} %`}</td>
                {numbers.map((name) => (
                  <td key={name}>{row[name]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  )
}

function useColumns(view: View): readonly Column<FollowUpRow>[] {
  const { columns } = useTexts(followUpsTexts)
  const language = useLanguage()
  return useMemo(() => {
    const wide = language === 'zh' ? 170 : 225
    const instant = (id: 'due' | 'nextTry' | 'at', of: (row: FollowUpRow) => string | null): Column<FollowUpRow> => ({
      id,
      header: columns[id],
      value: of,
      words: (row) => {
        const moment = of(row)
        return moment ? showInstant(moment, language) : ''
      },
      width: wide,
      filter: 'date',
    })
    const waiting: readonly Column<FollowUpRow>[] = [
      {
        id: 'light',
        header: columns.light,
        value: (row) => LIGHT_WORDS[row.light][language],
        show: (row) => <LightWord light={row.light} />,
        width: 110,
        filter: 'choice',
      },
      instant('due', (row) => row.due),
      { id: 'tries', header: columns.tries, value: (row) => row.tries, width: 100, align: 'end', filter: 'number' },
      instant('nextTry', (row) => row.nextTry),
      { id: 'drawn', header: columns.drawn, value: (row) => DRAWN[row.drawn][language], width: 100, filter: 'choice' },
    ]
    const results: readonly Column<FollowUpRow>[] = [
      {
        id: 'state',
        header: columns.state,
        value: (row) => FOLLOW_UP_STATES[row.state][language],
        width: 120,
        filter: 'choice',
      },
      {
        id: 'solved',
        header: columns.solved,
        value: (row) => row.solved && SOLVED[row.solved][language],
        width: 110,
        filter: 'choice',
      },
      {
        id: 'level',
        header: columns.level,
        value: (row) => row.level,
        words: (row) => (row.level === null ? '' : LEVELS[row.level as keyof typeof LEVELS][language]),
        width: 120,
        filter: 'choice',
      },
      { id: 'words', header: columns.words, value: (row) => row.words, width: 220 },
      { id: 'by', header: columns.by, value: (row) => row.doneBy, width: 110, filter: 'choice' },
      instant('at', (row) => row.doneAt),
    ]
    return [
      { id: 'number', header: columns.number, value: (row) => row.number, width: 170 },
      {
        id: 'kind',
        header: columns.kind,
        value: (row) => KINDS[row.kind][language],
        width: language === 'zh' ? 80 : 150,
        filter: 'choice',
      },
      { id: 'title', header: columns.title, value: (row) => row.title, width: 220, grow: true },
      { id: 'unit', header: columns.unit, value: (row) => row.unitName?.[language], width: 160, filter: 'choice' },
      ...(view === 'done' || view === 'advised' ? results : waiting),
    ]
  }, [columns, language, view])
}
