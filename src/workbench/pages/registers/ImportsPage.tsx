import { useMemo } from 'react'
import { IMPORT_STATES, type Import, listImports } from '../../../delivery/registers/registers.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { sizeInWords } from '../../../ui/workbench/forms/file-rules.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useGo } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { ImportStateWord, isGoing } from './import-words.tsx'
import { registersTexts } from './registers-texts.ts'
import { useSources } from './use-sources.ts'

const keyOf = (one: Import) => one.id

/** The imports of registers, the newest first, with how far they are. */
export function ImportsPage() {
  const texts = useTexts(registersTexts).imports
  const states = useTexts(registersTexts).states
  const all = useTexts(registersTexts).records
  const go = useGo()
  const { sourceChoices } = useSources()
  const { source, state } = useFilterValues(['source', 'state'])
  const wanted = IMPORT_STATES.find((one) => one === state)
  const read = usePages(listImports, {
    query: { ...(source ? { sourceId: source } : {}), ...(wanted ? { state: wanted } : {}) },
  })
  usePolled({ ...read, data: read.rows }, (rows) => rows.some(isGoing), 2_000)
  const columns = useImportColumns()
  const start = (
    <Button kind="main" icon="upload" onClick={() => go('/plan/imports/new')}>
      {texts.start}
    </Button>
  )
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader title={texts.title} lead={texts.lead} actions={start} />
      <QueryFilters
        label={all.filters}
        all={all.all}
        filters={[
          { name: 'source', label: texts.source, choices: sourceChoices },
          {
            name: 'state',
            label: texts.state,
            choices: IMPORT_STATES.map((one) => ({ value: one, label: states[one] })),
          },
        ]}
      />
      <DataTable
        id="imports"
        label={texts.title}
        columns={columns}
        source={read}
        rowKey={keyOf}
        rowName={(one) => one.fileName}
        href={(one) => `/plan/imports/${one.id}`}
        empty={{ title: texts.empty, text: texts.emptyText, action: start }}
      />
    </div>
  )
}

function useImportColumns(): readonly Column<Import>[] {
  const texts = useTexts(registersTexts)
  const language = useLanguage()
  return useMemo(() => {
    const { imports, states } = texts
    const count = (id: 'read' | 'rejected' | 'added' | 'changed' | 'unchanged') =>
      ({
        id,
        header: imports[id],
        value: (row: Import) => row.counts[id],
        width: 110,
        align: 'end',
        filter: 'number',
      }) as const
    return [
      { id: 'file', header: imports.file, value: (row) => row.fileName, width: 240, grow: true },
      {
        id: 'state',
        header: imports.state,
        value: (row) => states[row.state],
        show: (row) => <ImportStateWord of={row} />,
        width: 140,
        filter: 'none',
      },
      {
        id: 'source',
        header: imports.source,
        value: (row) => (language === 'en' && row.source.nameEn ? row.source.nameEn : row.source.name),
        width: 180,
        filter: 'none',
      },
      count('read'),
      count('rejected'),
      count('added'),
      count('changed'),
      count('unchanged'),
      {
        id: 'size',
        header: imports.size,
        value: (row) => row.fileBytes,
        words: (row) => sizeInWords(row.fileBytes),
        show: (row) => sizeInWords(row.fileBytes),
        width: 90,
        align: 'end',
        filter: 'none',
        hidden: true,
      },
      { id: 'by', header: imports.by, value: (row) => row.startedBy.name, width: 130 },
      {
        id: 'asked',
        header: imports.asked,
        value: (row) => row.askedAt,
        words: (row) => showInstant(row.askedAt, language),
        show: (row) => showInstant(row.askedAt, language),
        width: 200,
        filter: 'date',
      },
    ]
  }, [texts, language])
}
