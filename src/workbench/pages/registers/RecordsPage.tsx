import { useMemo } from 'react'
import { RECORD_STATUSES } from '../../../delivery/registers/mapping.contract.ts'
import { listRecords, type RegisterRecord, TIMINGS } from '../../../delivery/registers/registers.contract.ts'
import { CHANNELS } from '../../../foundation/directory/directory.contract.ts'
import { isLocalDate, showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Filters, MiniSelect, MiniText } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useGo, useQueryValue } from '../../../ui/workbench/navigation.tsx'
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

/** Records that came in by registers, found by number, source, unit, area, state and whether they were in time. */
export function RecordsPage() {
  const texts = useTexts(registersTexts).records
  const go = useGo()
  const { unitChoices, areaChoices } = useDirectory()
  const { sourceChoices } = useSources()
  const { typed, setTyped, search } = useQuerySearch('q')
  const source = useFilter('source')
  const unit = useFilter('unit')
  const area = useFilter('area')
  const timing = useFilter('timing')
  const status = useFilter('status')
  const from = useFilter('from')
  const to = useFilter('to')
  const wantedTiming = TIMINGS.find((one) => one === timing.value)
  const wantedStatus = RECORD_STATUSES.find((one) => one === status.value)
  const query = {
    ...(search ? { recordId: search } : {}),
    ...(source.value ? { sourceId: source.value } : {}),
    ...(unit.value ? { unitId: unit.value } : {}),
    ...(area.value ? { areaCode: area.value } : {}),
    ...(wantedTiming ? { timing: wantedTiming } : {}),
    ...(wantedStatus ? { status: wantedStatus } : {}),
    ...(isLocalDate(from.value) ? { openedFrom: from.value } : {}),
    ...(isLocalDate(to.value) ? { openedTo: to.value } : {}),
  }
  const read = usePages(listRecords, { query })
  const columns = useRecordColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} />
      <Filters label={texts.filters}>
        <MiniSelect label={texts.source} {...source} choices={sourceChoices} all={texts.all} />
        <MiniSelect label={texts.area} {...area} choices={areaChoices} all={texts.all} />
        <MiniSelect label={texts.unit} {...unit} choices={unitChoices} all={texts.all} />
        <MiniSelect
          label={texts.timing}
          {...timing}
          choices={TIMINGS.map((one) => ({ value: one, label: texts.timings[one] }))}
          all={texts.all}
        />
        <MiniSelect
          label={texts.status}
          {...status}
          choices={RECORD_STATUSES.map((one) => ({ value: one, label: texts.statuses[one] }))}
          all={texts.all}
        />
        <MiniText label={texts.from} kind="date" {...from} />
        <MiniText label={texts.to} kind="date" {...to} />
        {Object.keys(query).length > 0 && (
          <Button kind="quiet" onClick={() => go('/lookup/records', { replace: true })}>
            {texts.clear}
          </Button>
        )}
      </Filters>
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

/** One filter that lives in the address of the page. */
function useFilter(name: string): { value: string; onChange: (value: string) => void } {
  const [value = '', change] = useQueryValue(name)
  return { value, onChange: (next) => change(next || undefined) }
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
