import { useMemo } from 'react'
import { type ComplaintRow, listComplaints } from '../../../delivery/feedback/feedback.contract.ts'
import { KINDS, type Kind, LEVELS, STATES } from '../../../delivery/feedback/words.contract.ts'
import { CHANNELS } from '../../../foundation/directory/directory.contract.ts'
import { localDateOf, showInstant } from '../../../kernel/dates.ts'
import { LIGHT_WORDS } from '../../../platform/clock/clock.contract.ts'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { Filters, MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useQuerySearch } from '../../../ui/workbench/use-query-search.ts'
import { useMe, useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { DispatchMany } from './DispatchMany.tsx'
import { LightGauge } from './LightGauge.tsx'
import { MatterPane } from './MatterPane.tsx'
import { queryOfView, readView, viewsFor } from './matter-views.ts'
import { mattersTexts } from './matters-texts.ts'

const keyOf = (matter: ComplaintRow) => matter.id
const EVERY_MINUTE = 60_000

/** The inbox: what residents turned to the city with, the soonest due first, worked without leaving the list. */
export function MattersPage() {
  const texts = useTexts(mattersTexts)
  const { can } = useSession()
  const [open, setOpen] = useQueryValue('open')
  const { typed, setTyped, search } = useQuerySearch('q')
  const { query, controls } = useMatterQuery()
  const source = usePages(listComplaints, { query: { ...query, ...(search ? { search } : {}) } })
  usePolled({ ...source, data: source.rows }, () => true, EVERY_MINUTE)
  const columns = useMatterColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      {controls}
      <DataTable
        id="matters"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(matter) => matter.number}
        search={{ value: typed, onChange: setTyped }}
        open={open}
        onOpen={setOpen}
        pane={(matter, frame) => <MatterPane id={matter.id} number={matter.number} {...frame} />}
        {...(can('feedback.dispatch')
          ? {
              bulk: (rows: readonly ComplaintRow[], clear: () => void) => (
                <DispatchMany matters={rows} onDone={clear} />
              ),
            }
          : {})}
        empty={texts.empty}
      />
    </div>
  )
}

/** The view and the filters of the list, kept in the address so that a link shows the same. */
function useMatterQuery() {
  const texts = useTexts(mattersTexts)
  const language = useLanguage()
  const me = useMe()
  const { areaChoices, unitChoices } = useDirectory()
  const [viewName, setView] = useQueryValue('view')
  const [kindName = '', setKind] = useQueryValue('kind')
  const [area = '', setArea] = useQueryValue('area')
  const [unit = '', setUnit] = useQueryValue('unit')
  const view = readView(viewName)
  const kind = (Object.keys(KINDS) as Kind[]).find((one) => one === kindName)
  const query = {
    ...(kind ? { kind } : {}),
    ...(area ? { areaCode: area } : {}),
    ...(unit ? { unitId: unit } : {}),
    ...queryOfView(view, localDateOf(Date.now()), me.unitId),
  }
  const kinds = Object.entries(KINDS).map(([value, name]) => ({ value, label: name[language] }))
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
      <Filters label={texts.filters.label}>
        <MiniSelect
          label={texts.filters.kind}
          value={kindName}
          onChange={(value) => setKind(value || undefined)}
          choices={kinds}
          all={texts.filters.all}
        />
        <MiniSelect
          label={texts.filters.area}
          value={area}
          onChange={(value) => setArea(value || undefined)}
          choices={areaChoices}
          all={texts.filters.all}
        />
        <MiniSelect
          label={texts.filters.unit}
          value={unit}
          onChange={(value) => setUnit(value || undefined)}
          choices={unitChoices}
          all={texts.filters.all}
        />
      </Filters>
    </>
  )
  return { query, controls }
}

function useMatterColumns(): readonly Column<ComplaintRow>[] {
  const texts = useTexts(mattersTexts)
  const language = useLanguage()
  return useMemo(() => {
    const { columns } = texts
    const instant = (id: 'due' | 'received', of: (row: ComplaintRow) => string): Column<ComplaintRow> => ({
      id,
      header: columns[id],
      value: of,
      words: (row) => showInstant(of(row), language),
      width: language === 'zh' ? 170 : 225,
      filter: 'date',
    })
    return [
      { id: 'number', header: columns.number, value: (row) => row.number, width: 170 },
      {
        id: 'clock',
        header: columns.clock,
        value: (row) => LIGHT_WORDS[row.light][language],
        show: (row) => <LightGauge row={row} />,
        width: 216,
        filter: 'choice',
      },
      instant('due', (row) => row.due),
      {
        id: 'title',
        header: columns.title,
        value: (row) => row.title,
        show: (row) => (row.confidential ? `【${texts.sealed}】${row.title}` : row.title),
        width: 260,
        grow: true,
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
      },
      {
        id: 'unit',
        header: columns.unit,
        value: (row) => row.unitName?.[language] ?? texts.noUnit,
        width: 180,
        filter: 'choice',
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
  }, [texts, language])
}
