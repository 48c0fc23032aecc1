import { useMemo } from 'react'
import { type ComplaintRow, listComplaints } from '../../../delivery/feedback/feedback.contract.ts'
import { ASKABLE, CLOCKS, KINDS, LEVELS, STATES, URGENCIES } from '../../../delivery/feedback/words.contract.ts'
import { CHANNELS } from '../../../foundation/directory/directory.contract.ts'
import { localDateOf } from '../../../kernel/dates.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { LIGHT_WORDS } from '../../../platform/clock/clock.contract.ts'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useQuerySearch } from '../../../ui/workbench/use-query-search.ts'
import { useMe, useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { LightGauge } from './LightGauge.tsx'
import { ManyActions } from './ManyActions.tsx'
import { MatterPane } from './MatterPane.tsx'
import { queryOfView, readView, viewsFor } from './matter-views.ts'
import { mattersTexts } from './matters-texts.ts'
import { RowSuggestion, useAccept } from './RowSuggestion.tsx'
import { StageCell, stageWords, UrgencyWord } from './StageCell.tsx'
import { showShortInstant } from './short-instant.ts'
import { useClasses } from './use-classes.ts'

const keyOf = (matter: ComplaintRow) => matter.id
const EVERY_MINUTE = 60_000

/** The inbox: what residents turned to the city with, the soonest due first, worked without leaving the list. */
export function MattersPage() {
  const texts = useTexts(mattersTexts)
  const { can } = useSession()
  const [open, setOpen] = useQueryValue('open')
  const { typed, setTyped, search } = useQuerySearch('q')
  const { view, query, controls } = useMatterQuery()
  const mayDispatch = can('feedback.dispatch')
  const suggests = mayDispatch && view === 'new'
  const accept = useAccept(setOpen)
  const source = usePages(listComplaints, { query: { ...query, ...(search ? { search } : {}) } })
  usePolled({ ...source, data: source.rows }, () => true, EVERY_MINUTE)
  const columns = useMatterColumns(suggests)
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      {controls}
      <DataTable
        key={suggests ? 'queue' : 'all'}
        id={suggests ? 'matters-queue' : 'matters'}
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(matter) => matter.number}
        search={{ value: typed, onChange: setTyped }}
        open={open}
        onOpen={setOpen}
        pane={(matter, frame) => <MatterPane id={matter.id} number={matter.number} {...frame} />}
        {...(mayDispatch
          ? {
              letters: { a: (row: ComplaintRow) => void accept(row) },
              bulk: (rows: readonly ComplaintRow[], clear: () => void) => <ManyActions matters={rows} onDone={clear} />,
            }
          : {})}
        empty={texts.empty}
      />
    </div>
  )
}

const FILTERS = ['kind', 'urgency', 'category', 'area', 'unit', 'stage', 'asked'] as const

/** The view and the filters of the list, kept in the address so that a link shows the same. */
function useMatterQuery() {
  const texts = useTexts(mattersTexts)
  const language = useLanguage()
  const me = useMe()
  const { areaChoices, unitChoices } = useDirectory()
  const classes = useClasses()
  const [viewName, setView] = useQueryValue('view')
  const values = useFilterValues(FILTERS)
  const view = readView(viewName)
  const kind = keyIn(KINDS, values.kind)
  const urgency = keyIn(URGENCIES, values.urgency)
  const stage = keyIn(CLOCKS, values.stage)
  const asked = keyIn(ASKABLE, values.asked)
  const query = {
    ...(kind ? { kind } : {}),
    ...(urgency ? { urgency } : {}),
    ...(stage ? { stage } : {}),
    ...(asked ? { asked } : {}),
    ...(values.category ? { categoryCode: values.category } : {}),
    ...(values.area ? { areaCode: values.area } : {}),
    ...(values.unit ? { unitId: values.unit } : {}),
    ...queryOfView(view, localDateOf(Date.now()), me.unitId),
  }
  const choices = (words: Readonly<Record<string, Bilingual>>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: word[language] }))
  const controls = (
    <>
      <fieldset className="wb-presets" aria-label={texts.views.label}>
        {viewsFor(me.unitId).map((one) => (
          <button
            key={one}
            type="button"
            className="wb-chip"
            aria-pressed={one === view}
            onClick={() => setView(one === 'open' ? undefined : one)}
          >
            {texts.views[one]}
          </button>
        ))}
      </fieldset>
      <QueryFilters
        label={texts.filters.label}
        all={texts.filters.all}
        filters={[
          { name: 'kind', label: texts.filters.kind, choices: choices(KINDS) },
          { name: 'urgency', label: texts.filters.urgency, choices: choices(URGENCIES) },
          { name: 'category', label: texts.filters.category, choices: classes.choices },
          { name: 'area', label: texts.filters.area, choices: areaChoices },
          { name: 'unit', label: texts.filters.unit, choices: unitChoices },
          { name: 'stage', label: texts.filters.stage, choices: choices(CLOCKS) },
          { name: 'asked', label: texts.filters.asked, choices: choices(ASKABLE) },
        ]}
      />
    </>
  )
  return { view, query, controls }
}

/** The key of a table of words that an address names; undefined where it names none. */
function keyIn<K extends string>(words: Readonly<Record<K, unknown>>, text: string): K | undefined {
  return (Object.keys(words) as K[]).find((key) => key === text)
}

function useMatterColumns(suggests: boolean): readonly Column<ComplaintRow>[] {
  const texts = useTexts(mattersTexts)
  const language = useLanguage()
  const { nameOf } = useClasses()
  return useMemo(() => {
    const { columns } = texts
    const instant = (id: 'due' | 'received', of: (row: ComplaintRow) => string): Column<ComplaintRow> => ({
      id,
      header: columns[id],
      value: of,
      words: (row) => showShortInstant(of(row), language),
      width: language === 'zh' ? 130 : 140,
      filter: 'date',
    })
    return [
      { id: 'number', header: columns.number, value: (row) => row.number, width: 172 },
      {
        id: 'clock',
        header: columns.clock,
        value: (row) => LIGHT_WORDS[row.light][language],
        show: (row) => <LightGauge row={row} />,
        width: 176,
        filter: 'choice',
      },
      {
        id: 'stage',
        header: columns.stage,
        value: (row) => row.stageDue,
        words: (row) => stageWords(row, language),
        show: (row) => <StageCell row={row} />,
        width: language === 'zh' ? 160 : 190,
        filter: 'date',
      },
      instant('due', (row) => row.due),
      {
        id: 'urgency',
        header: columns.urgency,
        value: (row) => URGENCIES[row.urgency][language],
        show: (row) => <UrgencyWord row={row} />,
        width: 116,
        filter: 'choice',
      },
      {
        id: 'title',
        header: columns.title,
        value: (row) => row.title,
        show: (row) => (row.confidential ? `【${texts.sealed}】${row.title}` : row.title),
        width: 220,
        grow: true,
      },
      ...(suggests
        ? [
            {
              id: 'suggested',
              header: columns.suggested,
              value: () => null,
              show: (row: ComplaintRow) => <RowSuggestion row={row} />,
              width: 200,
              filter: 'none' as const,
              sortable: false,
            },
          ]
        : []),
      {
        id: 'category',
        header: columns.category,
        value: (row) => nameOf(row.categoryCode),
        width: 140,
        filter: 'choice',
      },
      {
        id: 'kind',
        header: columns.kind,
        value: (row) => KINDS[row.kind][language],
        width: language === 'zh' ? 90 : 150,
        filter: 'choice',
      },
      {
        id: 'state',
        header: columns.state,
        value: (row) => STATES[row.state][language],
        width: language === 'zh' ? 100 : 130,
        filter: 'choice',
        // In the queue of the dispatchers all wait alike, and none has a unit yet.
        hidden: suggests,
      },
      {
        id: 'unit',
        header: columns.unit,
        value: (row) => row.unitName?.[language] ?? texts.noUnit,
        width: 170,
        filter: 'choice',
        hidden: suggests,
      },
      {
        id: 'asked',
        header: columns.asked,
        value: (row) => row.asked && ASKABLE[row.asked][language],
        width: 100,
        filter: 'choice',
        hidden: true,
      },
      { id: 'area', header: columns.area, value: (row) => row.areaName[language], width: 120, filter: 'choice' },
      {
        id: 'channel',
        header: columns.channel,
        value: (row) => CHANNELS[row.channel][language],
        width: 100,
        filter: 'choice',
        hidden: true,
      },
      { ...instant('received', (row) => row.receivedAt), hidden: true },
      {
        id: 'rating',
        header: columns.rating,
        value: (row) => row.ratingLevel && LEVELS[row.ratingLevel as keyof typeof LEVELS][language],
        width: 120,
        filter: 'choice',
        hidden: true,
      },
    ]
  }, [texts, language, nameOf, suggests])
}
