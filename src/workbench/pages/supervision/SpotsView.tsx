import { useMemo, useState } from 'react'
import {
  closeHotSpot,
  getHotSpot,
  type HotSpot,
  listHotSpots,
  listRepeats,
  type Repeat,
} from '../../../delivery/feedback/supervision/spots.contract.ts'
import { KINDS, STATES } from '../../../delivery/feedback/words.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint, usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { Filters } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable, type PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import { TextStep } from './TextStep.tsx'
import { useStatus } from './use-status.tsx'

const keyOf = (row: HotSpot) => row.id
const repeatKey = (row: Repeat) => row.complaintId

/** Places about which several people called, with their matters beside the list. */
export function SpotsView() {
  const texts = useTexts(supervisionTexts)
  const [open, setOpen] = useQueryValue('open')
  const { status, select } = useStatus([
    ['open', 'open'],
    ['closed', 'closed'],
  ])
  const source = usePages(listHotSpots, { query: { status } })
  return (
    <>
      <Filters label={texts.status.label}>{select}</Filters>
      <DataTable
        id="hot-spots"
        label={texts.views.spots}
        columns={useSpotColumns()}
        source={source}
        rowKey={keyOf}
        rowName={(row) => row.label}
        open={open}
        onOpen={setOpen}
        pane={(row, frame) => <SpotPane row={row} {...frame} />}
        empty={texts.empty.spots}
      />
    </>
  )
}

function SpotPane({ row, ...frame }: { row: HotSpot } & PaneFrame) {
  const texts = useTexts(supervisionTexts)
  const language = useLanguage()
  const [closing, setClosing] = useState(false)
  const { data, error, retry } = useEndpoint(getHotSpot, { params: { id: row.id } })
  return (
    <SidePane {...frame} title={row.label}>
      <Facts
        facts={[
          { label: texts.columns.area, value: row.areaName[language] },
          { label: texts.columns.callers, value: String(row.callers) },
          { label: texts.columns.matters, value: String(row.matters) },
          { label: texts.columns.last, value: showInstant(row.lastAt, language) },
          ...(row.note ? [{ label: texts.fields.note, value: `${row.note} · ${row.closedBy ?? ''}` }] : []),
        ]}
      />
      <p className="wb-soft">{texts.spot.callersNote}</p>
      {row.state === 'OPEN' && !closing && (
        <div className="wb-actions">
          <Button kind="main" onClick={() => setClosing(true)}>
            {texts.spot.close}
          </Button>
        </div>
      )}
      {closing && data && (
        <TextStep
          endpoint={closeHotSpot}
          version={data.version}
          field="note"
          label={texts.fields.note}
          doIt={texts.spot.close}
          most={1000}
          onClose={() => setClosing(false)}
          input={(note) => ({ params: { id: row.id }, body: { note } })}
        />
      )}
      <section className="wb-block">
        <h2 className="wb-blocktitle">{texts.spot.matters}</h2>
        {error && !data && <FailedState title={texts.failed} error={error} onRetry={retry} />}
        {!data && !error && <Loading lines={4} />}
        <ul className="wb-lines">
          {data?.items.map((one) => (
            <li key={one.complaintId}>
              <PageLink to={`/inbox/matters/${one.complaintId}`}>{one.number}</PageLink> {one.title}
              <br />
              <span className="wb-soft">
                {KINDS[one.kind][language]} · {STATES[one.state][language]} · {one.unitName?.[language] ?? '—'} ·{' '}
                {showInstant(one.at, language)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </SidePane>
  )
}

function useSpotColumns(): readonly Column<HotSpot>[] {
  const { columns } = useTexts(supervisionTexts)
  const language = useLanguage()
  return useMemo(
    () => [
      { id: 'label', header: columns.label, value: (row) => row.label, width: 260, grow: true },
      { id: 'area', header: columns.area, value: (row) => row.areaName[language], width: 140, filter: 'choice' },
      {
        id: 'callers',
        header: columns.callers,
        value: (row) => row.callers,
        width: 100,
        align: 'end',
        filter: 'number',
      },
      {
        id: 'matters',
        header: columns.matters,
        value: (row) => row.matters,
        width: 90,
        align: 'end',
        filter: 'number',
      },
      {
        id: 'last',
        header: columns.last,
        value: (row) => row.lastAt,
        words: (row) => showInstant(row.lastAt, language),
        width: language === 'zh' ? 170 : 225,
        filter: 'date',
      },
    ],
    [columns, language],
  )
}

/** Matters that somebody raised again soon after they were closed; each opens as a page. */
export function RepeatsView() {
  const texts = useTexts(supervisionTexts)
  const source = usePages(listRepeats, { query: {} })
  return (
    <DataTable
      id="repeats"
      label={texts.views.repeats}
      columns={useRepeatColumns()}
      source={source}
      rowKey={repeatKey}
      rowName={(row) => row.number}
      href={(row) => `/inbox/matters/${row.complaintId}`}
      empty={texts.empty.repeats}
    />
  )
}

function useRepeatColumns(): readonly Column<Repeat>[] {
  const { columns } = useTexts(supervisionTexts)
  const language = useLanguage()
  return useMemo(
    () => [
      { id: 'number', header: columns.number, value: (row) => row.number, width: 170 },
      { id: 'title', header: columns.title, value: (row) => row.title, width: 220, grow: true },
      {
        id: 'earlier',
        header: columns.earlier,
        value: (row) => row.earlierNumber,
        show: (row) => <PageLink to={`/inbox/matters/${row.earlierId}`}>{row.earlierNumber}</PageLink>,
        width: 170,
      },
      { id: 'unit', header: columns.unit, value: (row) => row.unitName?.[language], width: 170, filter: 'choice' },
      { id: 'times', header: columns.times, value: (row) => row.times, width: 90, align: 'end', filter: 'number' },
      {
        id: 'days',
        header: columns.days,
        value: (row) => row.days,
        width: language === 'zh' ? 120 : 165,
        align: 'end',
        filter: 'number',
      },
      {
        id: 'found',
        header: columns.found,
        value: (row) => row.foundAt,
        words: (row) => showInstant(row.foundAt, language),
        width: language === 'zh' ? 170 : 225,
        filter: 'date',
      },
    ],
    [columns, language],
  )
}
