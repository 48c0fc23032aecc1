import { useMemo, useState } from 'react'
import {
  exportEvents,
  type LedgerEvent,
  type LedgerFilter,
  listEvents,
  listEventTypes,
} from '../../../foundation/ledger/ledger.contract.ts'
import { addressOf } from '../../../kernel/call.ts'
import { isLocalDate, showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint, usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { actorWords } from './actor-words.ts'
import { EventPane } from './EventPane.tsx'
import { ledgerTexts } from './ledger-texts.ts'
import { VerifyDialog } from './VerifyDialog.tsx'

const keyOf = (event: LedgerEvent) => String(event.id)

/** The log of events as an auditor reads it: found by what, whom, where and when; checked; exported. */
export function LedgerPage() {
  const texts = useTexts(ledgerTexts)
  const [open, setOpen] = useQueryValue('open')
  const [verifying, setVerifying] = useState(false)
  const { filter, controls } = useLedgerFilter()
  const source = usePages(listEvents, { query: filter })
  const columns = useEventColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <>
            <Button kind="main" icon="check" onClick={() => setVerifying(true)}>
              {texts.verify.open}
            </Button>
            <a className="wb-linkbutton" href={addressOf(exportEvents, {}, filter)} download>
              {texts.export}
            </a>
          </>
        }
      />
      {controls}
      <DataTable
        id="ledger"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(event) => texts.event(String(event.id))}
        open={open}
        onOpen={setOpen}
        pane={(event, frame) => <EventPane id={event.id} {...frame} />}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
      {verifying && <VerifyDialog onClose={() => setVerifying(false)} />}
    </div>
  )
}

const FILTERS = ['type', 'subject', 'unit', 'area', 'from', 'to'] as const

/** The conditions on the events, in the address of the page. A day that is not whole yet counts as none. */
function useLedgerFilter() {
  const texts = useTexts(ledgerTexts).filters
  const { unitChoices, areaChoices } = useDirectory()
  const types = useEndpoint(listEventTypes, {})
  const { type, subject, unit, area, from, to } = useFilterValues(FILTERS)
  const filter: LedgerFilter = {
    ...(type ? { type } : {}),
    ...(subject.trim() ? { subjectId: subject.trim() } : {}),
    ...(unit ? { unitId: unit } : {}),
    ...(area ? { areaCode: area } : {}),
    ...(isLocalDate(from) ? { from } : {}),
    ...(isLocalDate(to) ? { to } : {}),
  }
  const controls = (
    <QueryFilters
      label={texts.label}
      all={texts.all}
      filters={[
        {
          name: 'type',
          label: texts.type,
          choices: (types.data?.items ?? []).map((value) => ({ value, label: value })),
        },
        { name: 'subject', label: texts.subject },
        { name: 'unit', label: texts.unit, choices: unitChoices },
        { name: 'area', label: texts.area, choices: areaChoices },
        { name: 'from', label: texts.from, kind: 'date' },
        { name: 'to', label: texts.to, kind: 'date' },
      ]}
    />
  )
  return { filter, controls }
}

function useEventColumns(): readonly Column<LedgerEvent>[] {
  const texts = useTexts(ledgerTexts)
  const language = useLanguage()
  const { areaName, unitName } = useDirectory()
  return useMemo(() => {
    const { columns } = texts
    return [
      { id: 'id', header: columns.id, value: (row) => row.id, width: 90, filter: 'number' },
      {
        id: 'at',
        header: columns.at,
        value: (row) => row.at,
        words: (row) => showInstant(row.at, language),
        width: 225,
        filter: 'date',
      },
      { id: 'type', header: columns.type, value: (row) => row.type, width: 220, filter: 'choice' },
      { id: 'actor', header: columns.actor, value: (row) => actorWords(row, texts), width: 160 },
      {
        id: 'subject',
        header: columns.subject,
        value: (row) => `${row.subject.kind} ${row.subject.id}`,
        width: 300,
        grow: true,
      },
      {
        id: 'area',
        header: columns.area,
        value: (row) => row.areaCode && areaName(row.areaCode),
        width: 130,
        filter: 'choice',
      },
      {
        id: 'unit',
        header: columns.unit,
        value: (row) => row.unitId && unitName(row.unitId),
        width: 180,
        filter: 'choice',
      },
      { id: 'hash', header: columns.hash, value: (row) => row.hash, width: 220, hidden: true },
    ]
  }, [texts, language, areaName, unitName])
}
