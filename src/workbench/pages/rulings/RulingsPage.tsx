import { useMemo } from 'react'
import { listRequests, type Request } from '../../../delivery/feedback/requests/requests.contract.ts'
import { ASKABLE, type Askable } from '../../../delivery/feedback/words.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
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
import { useDirectory } from '../directory/use-directory.ts'
import { LightWord } from '../matters/LightGauge.tsx'
import { useClasses } from '../matters/use-classes.ts'
import { RulingPane } from './RulingPane.tsx'
import { rulingsTexts } from './rulings-texts.ts'

const keyOf = (request: Request) => request.id
const EVERY_MINUTE = 60_000
const VIEWS = ['open', 'ruled'] as const
const KINDS = Object.keys(ASKABLE) as Askable[]
const OUTCOMES = ['granted', 'refused', 'withdrawn'] as const
const FILTERS = ['kind', 'unit', 'category', 'outcome'] as const

/** What units ask for, the soonest due first, ruled on beside its precedents; and the rulings so far. */
export function RulingsPage() {
  const texts = useTexts(rulingsTexts)
  const language = useLanguage()
  const { unitChoices } = useDirectory()
  const classes = useClasses()
  const [open, setOpen] = useQueryValue('open')
  const [viewName, setView] = useQueryValue('view')
  const view = viewName === 'ruled' ? 'ruled' : 'open'
  const values = useFilterValues(FILTERS)
  const { typed, setTyped, search } = useQuerySearch('q')
  const kind = KINDS.find((one) => one === values.kind)
  const outcome = view === 'ruled' ? OUTCOMES.find((one) => one === values.outcome) : undefined
  const source = usePages(listRequests, {
    query: {
      status: view,
      ...(kind ? { kind } : {}),
      ...(outcome ? { outcome } : {}),
      ...(values.unit ? { unitId: values.unit } : {}),
      ...(values.category ? { categoryCode: values.category } : {}),
      ...(search ? { search } : {}),
    },
  })
  usePolled({ ...source, data: source.rows }, () => view === 'open', EVERY_MINUTE)
  const columns = useRulingColumns(view)
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
          {
            name: 'kind',
            label: texts.filters.kind,
            choices: KINDS.map((value) => ({ value, label: ASKABLE[value][language] })),
          },
          { name: 'unit', label: texts.filters.unit, choices: unitChoices },
          { name: 'category', label: texts.filters.category, choices: classes.choices },
          ...(view === 'ruled'
            ? [
                {
                  name: 'outcome',
                  label: texts.filters.outcome,
                  choices: OUTCOMES.map((value) => ({ value, label: texts.outcomes[value] })),
                },
              ]
            : []),
        ]}
      />
      <DataTable
        key={view}
        id={`rulings-${view}`}
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(request) => request.number}
        search={{ value: typed, onChange: setTyped }}
        open={open}
        onOpen={setOpen}
        pane={(request, frame) => <RulingPane request={request} {...frame} />}
        empty={texts.empty[view]}
      />
    </div>
  )
}

function useRulingColumns(view: (typeof VIEWS)[number]): readonly Column<Request>[] {
  const texts = useTexts(rulingsTexts)
  const language = useLanguage()
  const { pathOf } = useClasses()
  return useMemo(() => {
    const { columns } = texts
    const instant = (id: 'due' | 'asked' | 'ruled', of: (row: Request) => string | null): Column<Request> => ({
      id,
      header: columns[id],
      value: of,
      words: (row) => showInstant(of(row) ?? row.askedAt, language),
      width: language === 'zh' ? 170 : 225,
      filter: 'date',
    })
    const waiting: readonly Column<Request>[] = [
      {
        id: 'light',
        header: columns.light,
        value: (row) => LIGHT_WORDS[row.light][language],
        show: (row) => <LightWord light={row.light} />,
        width: 110,
        filter: 'choice',
      },
      instant('due', (row) => row.due),
    ]
    const ruled: readonly Column<Request>[] = [
      {
        id: 'outcome',
        header: columns.outcome,
        value: (row) => row.outcome && texts.outcomes[row.outcome],
        width: 90,
        filter: 'choice',
      },
      { id: 'ruling', header: columns.ruling, value: (row) => row.ruling, width: 260 },
      { id: 'assigned', header: columns.assigned, value: (row) => row.assignedUnitName?.[language], width: 160 },
      instant('ruled', (row) => row.ruledAt),
    ]
    return [
      { id: 'number', header: columns.number, value: (row) => row.number, width: 170 },
      ...(view === 'open' ? waiting : []),
      {
        id: 'kind',
        header: columns.kind,
        value: (row) => ASKABLE[row.kind][language],
        width: language === 'zh' ? 80 : 150,
        filter: 'choice',
      },
      { id: 'title', header: columns.title, value: (row) => row.title, width: 220, grow: true },
      { id: 'unit', header: columns.unit, value: (row) => row.unitName[language], width: 170, filter: 'choice' },
      { id: 'reason', header: columns.reason, value: (row) => row.reason, width: 240 },
      ...(view === 'ruled' ? ruled : []),
      { id: 'ground', header: columns.ground, value: (row) => row.ground, width: 200, hidden: true },
      {
        id: 'category',
        header: columns.category,
        value: (row) => row.categoryCode && pathOf(row.categoryCode),
        width: 200,
        hidden: true,
      },
      { ...instant('asked', (row) => row.askedAt), hidden: true },
    ]
  }, [texts, language, view, pathOf])
}
