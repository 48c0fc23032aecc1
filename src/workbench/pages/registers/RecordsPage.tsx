import { useMemo } from 'react'
import { RECORD_STATUSES } from '../../../delivery/registers/mapping.contract.ts'
import { listRecords, type RegisterRecord, TIMINGS } from '../../../delivery/registers/registers.contract.ts'
import { CHANNELS } from '../../../foundation/directory/directory.contract.ts'
import { isLocalDate, showInstant } from '../../../kernel/dates.ts'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { type Standing, StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useQuerySearch } from '../../../ui/workbench/use-query-search.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { registersTexts } from './registers-texts.ts'
import { useSources } from './use-sources.ts'

const STANDINGS: Readonly<Partial<Record<RegisterRecord['timing'], Standing>>> = {
  'on-time': 'kept',
  late: 'missed',
  overdue: 'missed',
  running: 'provisional',
}
const keyOf = (record: RegisterRecord) => record.id

const FILTERS = ['source', 'unit', 'area', 'timing', 'status', 'from', 'to'] as const

/** Records that came in by registers, found by number, source, unit, area, state and whether they were in time. */
export function RecordsPage() {
  const texts = useTexts(registersTexts).records
  const { unitChoices, areaChoices } = useDirectory()
  const { sourceChoices } = useSources()
  const { typed, setTyped, search } = useQuerySearch('q')
  const values = useFilterValues(FILTERS)
  const wantedTiming = TIMINGS.find((one) => one === values.timing)
  const wantedStatus = RECORD_STATUSES.find((one) => one === values.status)
  const query = {
    ...(search ? { recordId: search } : {}),
    ...(values.source ? { sourceId: values.source } : {}),
    ...(values.unit ? { unitId: values.unit } : {}),
    ...(values.area ? { areaCode: values.area } : {}),
    ...(wantedTiming ? { timing: wantedTiming } : {}),
    ...(wantedStatus ? { status: wantedStatus } : {}),
    ...(isLocalDate(values.from) ? { openedFrom: values.from } : {}),
    ...(isLocalDate(values.to) ? { openedTo: values.to } : {}),
  }
  const read = usePages(listRecords, { query })
  const columns = useRecordColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      <QueryFilters
        label={texts.filters}
        all={texts.all}
        filters={[
          { name: 'source', label: texts.source, choices: sourceChoices },
          { name: 'area', label: texts.area, choices: areaChoices },
          { name: 'unit', label: texts.unit, choices: unitChoices },
          {
            name: 'timing',
            label: texts.timing,
            choices: TIMINGS.map((one) => ({ value: one, label: texts.timings[one] })),
          },
          {
            name: 'status',
            label: texts.status,
            choices: RECORD_STATUSES.map((one) => ({ value: one, label: texts.statuses[one] })),
          },
          { name: 'from', label: texts.from, kind: 'date' },
          { name: 'to', label: texts.to, kind: 'date' },
        ]}
      />
      <DataTable
        id="records"
        label={texts.title}
        columns={columns}
        source={read}
        rowKey={keyOf}
        rowName={(record) => record.recordId}
        search={{ value: typed, onChange: setTyped }}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
    </div>
  )
}

function useRecordColumns(): readonly Column<RegisterRecord>[] {
  const texts = useTexts(registersTexts).records
  const language = useLanguage()
  const { areaName } = useDirectory()
  return useMemo(() => {
    const time = (id: 'openedAt' | 'dueAt' | 'closedAt', header: string): Column<RegisterRecord> => {
      const words = (row: RegisterRecord) => (row[id] ? showInstant(row[id], language) : '')
      return {
        id,
        header,
        value: (row) => row[id],
        words,
        show: (row) => words(row) || '—',
        width: 176,
        filter: 'date',
      }
    }
    const named = (zh: string | null, en: string | null) => (language === 'en' ? en || zh : zh)
    return [
      { id: 'recordId', header: texts.number, value: (row) => row.recordId, width: 190, filter: 'none' },
      { id: 'item', header: texts.item, value: (row) => row.item, width: 220, grow: true },
      {
        id: 'unit',
        header: texts.unit,
        value: (row) => named(row.unitName, row.unitNameEn),
        width: 170,
        filter: 'none',
      },
      { id: 'area', header: texts.area, value: (row) => areaName(row.areaCode), width: 110, filter: 'none' },
      {
        id: 'timing',
        header: texts.timing,
        value: (row) => texts.timings[row.timing],
        show: (row) => {
          const standing = STANDINGS[row.timing]
          const word = texts.timings[row.timing]
          return standing ? (
            <StatusWord standing={standing}>{word}</StatusWord>
          ) : (
            <span className="wb-soft">{word}</span>
          )
        },
        width: 130,
        filter: 'none',
      },
      time('dueAt', texts.due),
      time('closedAt', texts.closed),
      {
        id: 'hours',
        header: texts.hours,
        value: (row) => row.hours,
        show: (row) => (row.hours === null ? '—' : showNumber(row.hours, language, 1)),
        width: 120,
        align: 'end',
        filter: 'number',
      },
      time('openedAt', texts.opened),
      { id: 'status', header: texts.status, value: (row) => texts.statuses[row.status], width: 100, filter: 'none' },
      {
        id: 'channel',
        header: texts.channel,
        value: (row) => row.channel && CHANNELS[row.channel][language],
        width: 100,
        filter: 'choice',
        hidden: true,
      },
      {
        id: 'source',
        header: texts.source,
        value: (row) => named(row.sourceName, row.sourceNameEn),
        width: 160,
        hidden: true,
        filter: 'none',
      },
    ]
  }, [texts, language, areaName])
}
