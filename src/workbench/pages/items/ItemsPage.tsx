import { useMemo } from 'react'
import { ITEM_TYPES, type ItemSummary, listItems } from '../../../foundation/standards/standards.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useGo } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useQuerySearch } from '../../../ui/workbench/use-query-search.ts'
import { useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { itemName, PromiseGauge, unitNameOf, useLimitWords } from './item-words.tsx'
import { itemsTexts } from './items-texts.ts'

const keyOf = (item: ItemSummary) => item.id
const AUDIENCES = ['person', 'business'] as const

/** The handbook of service items: what is promised beside what the law allows. */
export function ItemsPage() {
  const texts = useTexts(itemsTexts)
  const language = useLanguage()
  const go = useGo()
  const { can } = useSession()
  const { areaChoices, unitChoices, areaName } = useDirectory()
  const { unit, area, audience } = useFilterValues(['unit', 'area', 'audience'])
  const { typed, setTyped, search } = useQuerySearch('q')
  const wanted = AUDIENCES.find((one) => one === audience)
  const source = usePages(listItems, {
    query: {
      ...(search ? { search } : {}),
      ...(unit ? { unitId: unit } : {}),
      ...(area ? { areaCode: area } : {}),
      ...(wanted ? { audience: wanted } : {}),
    },
  })
  const columns = useItemColumns(areaName)
  const start = can('standards.manage') && (
    <Button kind="main" icon="upload" onClick={() => go('/lookup/items/import')}>
      {texts.import}
    </Button>
  )
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} actions={start} />
      <QueryFilters
        label={texts.filters.label}
        all={texts.filters.all}
        filters={[
          { name: 'unit', label: texts.filters.unit, choices: unitChoices },
          { name: 'area', label: texts.filters.area, choices: areaChoices },
          {
            name: 'audience',
            label: texts.filters.audience,
            choices: AUDIENCES.map((value) => ({ value, label: texts.audience[value] })),
          },
        ]}
      />
      <DataTable
        id="items"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(item) => itemName(item, language)}
        href={(item) => `/lookup/items/${item.id}`}
        search={{ value: typed, onChange: setTyped }}
        empty={{ title: texts.empty, text: texts.emptyText, action: start }}
      />
    </div>
  )
}

function useItemColumns(areaName: (code: string) => string): readonly Column<ItemSummary>[] {
  const texts = useTexts(itemsTexts)
  const language = useLanguage()
  const limitWords = useLimitWords()
  return useMemo(() => {
    const { columns } = texts
    return [
      { id: 'name', header: columns.name, value: (row) => itemName(row, language), width: 280, grow: true },
      {
        id: 'promised',
        header: columns.promised,
        value: (row) => limitWords(row.promised),
        width: 140,
        filter: 'choice',
      },
      {
        id: 'gauge',
        header: columns.gauge,
        value: () => null,
        show: (row) => <PromiseGauge item={row} />,
        width: 140,
        filter: 'none',
        sortable: false,
      },
      {
        id: 'statutory',
        header: columns.statutory,
        value: (row) => limitWords(row.statutory),
        width: 140,
        filter: 'choice',
      },
      {
        id: 'visits',
        header: columns.visits,
        value: (row) => row.visits,
        words: (row) => (row.visits === null ? texts.notSaid : texts.visits(row.visits)),
        width: 110,
        filter: 'number',
      },
      { id: 'online', header: columns.online, value: (row) => texts.online[row.online], width: 120, filter: 'choice' },
      { id: 'unit', header: columns.unit, value: (row) => unitNameOf(row, language), width: 200, filter: 'choice' },
      {
        id: 'area',
        header: columns.area,
        value: (row) => areaName(row.areaCode),
        width: 110,
        filter: 'choice',
        hidden: true,
      },
      {
        id: 'type',
        header: columns.type,
        value: (row) => ITEM_TYPES[row.type][language],
        width: 110,
        filter: 'choice',
        hidden: true,
      },
      { id: 'code', header: columns.code, value: (row) => row.code, width: 200, hidden: true },
    ]
  }, [texts, language, limitWords, areaName])
}
