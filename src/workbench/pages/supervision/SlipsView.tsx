import { useMemo } from 'react'
import { COLOURS } from '../../../delivery/feedback/supervision/ladder.contract.ts'
import { getSlip, listSlips, SLIP_STATES, type SlipRow } from '../../../delivery/feedback/supervision/slips.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { LIGHT_WORDS } from '../../../platform/clock/clock.contract.ts'
import { useEndpoint, usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Filters } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable, type PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { LightWord } from '../matters/LightGauge.tsx'
import { SlipBody } from './SlipBody.tsx'
import { supervisionTexts } from './supervision-texts.ts'
import { useStatus } from './use-status.tsx'

const keyOf = (row: SlipRow) => row.id

/** The slips of the own scope: units find those that they have to answer here too. */
export function SlipsView() {
  const texts = useTexts(supervisionTexts)
  const [open, setOpen] = useQueryValue('open')
  const { status, select } = useStatus([
    ['open', 'open'],
    ['closed', 'closed'],
  ])
  const source = usePages(listSlips, { query: { status } })
  return (
    <>
      <Filters label={texts.status.label}>{select}</Filters>
      <DataTable
        id="slips"
        label={texts.views.slips}
        columns={useColumns()}
        source={source}
        rowKey={keyOf}
        rowName={(row) => row.number}
        open={open}
        onOpen={setOpen}
        pane={(row, frame) => <SlipPane row={row} {...frame} />}
        empty={texts.empty.slips}
      />
    </>
  )
}

function SlipPane({ row, ...frame }: { row: SlipRow } & PaneFrame) {
  const texts = useTexts(supervisionTexts)
  const { data, error, retry } = useEndpoint(getSlip, { params: { id: row.id } })
  return (
    <SidePane {...frame} title={row.number}>
      <p>
        <PageLink to={`/supervision/slips/${row.id}`}>{texts.slip.open}</PageLink>
      </p>
      {data && <SlipBody slip={data} />}
      {error && !data && <FailedState title={texts.failed} error={error} onRetry={retry} />}
      {!data && !error && <Loading lines={6} />}
    </SidePane>
  )
}

function useColumns(): readonly Column<SlipRow>[] {
  const { columns } = useTexts(supervisionTexts)
  const language = useLanguage()
  return useMemo(() => {
    const wide = language === 'zh' ? 170 : 225
    return [
      { id: 'number', header: columns.slip, value: (row) => row.number, width: 140 },
      {
        id: 'colour',
        header: columns.colour,
        value: (row) => COLOURS[row.colour][language],
        width: language === 'zh' ? 150 : 190,
        filter: 'choice',
      },
      {
        id: 'light',
        header: columns.light,
        value: (row) => LIGHT_WORDS[row.light][language],
        show: (row) => <LightWord light={row.light} />,
        width: 110,
        filter: 'choice',
      },
      {
        id: 'due',
        header: columns.answerDue,
        value: (row) => row.due,
        words: (row) => showInstant(row.due, language),
        width: wide,
        filter: 'date',
      },
      { id: 'title', header: columns.title, value: (row) => row.title, width: 220, grow: true },
      { id: 'unit', header: columns.unit, value: (row) => row.unitName[language], width: 170, filter: 'choice' },
      {
        id: 'state',
        header: columns.state,
        value: (row) => SLIP_STATES[row.state][language],
        width: 130,
        filter: 'choice',
      },
      {
        id: 'days',
        header: columns.daysOver,
        value: (row) => row.daysOver,
        width: 140,
        align: 'end',
        filter: 'number',
        hidden: true,
      },
      { id: 'matter', header: columns.number, value: (row) => row.complaintNumber, width: 170, hidden: true },
      {
        id: 'issued',
        header: columns.issued,
        value: (row) => row.issuedAt,
        words: (row) => showInstant(row.issuedAt, language),
        width: wide,
        filter: 'date',
        hidden: true,
      },
    ]
  }, [columns, language])
}
