import './registers.css'
import { useMemo, useState } from 'react'
import type { Source } from '../../../delivery/registers/registers.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { Dialog } from '../../../ui/workbench/dialog/Dialog.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import { Tabs } from '../../../ui/workbench/Tabs.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { nameOf, useDirectory } from '../directory/use-directory.ts'
import { MappingsTable } from './MappingsTable.tsx'
import { registersTexts } from './registers-texts.ts'
import { SourceForm } from './SourceForm.tsx'
import { useSources } from './use-sources.ts'

/** Where registers come from, and how their columns are read. */
export function SourcesPage() {
  const texts = useTexts(registersTexts).sources
  const [tab = 'sources', setTab] = useQueryValue('tab')
  const [creating, setCreating] = useState(false)
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button kind="main" icon="plus" onClick={() => setCreating(true)}>
            {texts.add}
          </Button>
        }
      />
      <div className="rg-tabs">
        <Tabs
          label={texts.label}
          current={tab}
          onChange={(id) => setTab(id === 'sources' ? undefined : id)}
          tabs={[
            { id: 'sources', label: texts.tabs.sources, content: <SourcesTable /> },
            { id: 'mappings', label: texts.tabs.mappings, content: <MappingsTable /> },
          ]}
        />
      </div>
      {creating && (
        <Dialog title={texts.add} onClose={() => setCreating(false)}>
          <SourceForm onSaved={() => setCreating(false)} />
        </Dialog>
      )}
    </div>
  )
}

const keyOf = (source: Source) => source.id

function SourcesTable() {
  const texts = useTexts(registersTexts).sources
  const language = useLanguage()
  const { areaName } = useDirectory()
  const [open, setOpen] = useQueryValue('open')
  const { rows, loading, error, retry } = useSources()
  const columns = useMemo(
    (): readonly Column<Source>[] => [
      { id: 'name', header: texts.name, value: (row) => nameOf(row, language), width: 240, grow: true },
      { id: 'key', header: texts.key, value: (row) => row.key, width: 160 },
      { id: 'area', header: texts.area, value: (row) => areaName(row.areaCode), width: 140, filter: 'choice' },
      { id: 'records', header: texts.records, value: (row) => row.records, width: 110, align: 'end', filter: 'number' },
      {
        id: 'last',
        header: texts.last,
        value: (row) => row.lastImportAt,
        words: (row) => (row.lastImportAt ? showInstant(row.lastImportAt, language) : ''),
        show: (row) => (row.lastImportAt ? showInstant(row.lastImportAt, language) : texts.never),
        width: 200,
        filter: 'date',
      },
    ],
    [texts, language, areaName],
  )
  return (
    <DataTable
      id="register-sources"
      label={texts.tabs.sources}
      columns={columns}
      source={{ rows, loading, error, retry }}
      rowKey={keyOf}
      rowName={(source) => nameOf(source, language)}
      open={open}
      onOpen={setOpen}
      pane={(source, frame) => (
        <SidePane {...frame} title={nameOf(source, language)}>
          <p className="wb-inline">
            <PageLink to={`/plan/imports?source=${source.id}`}>{texts.history}</PageLink>
            <PageLink to={`/lookup/records?source=${source.id}`}>{texts.records}</PageLink>
          </p>
          <SourceForm key={source.id} source={source} />
        </SidePane>
      )}
      empty={{ title: texts.empty, text: texts.emptyText }}
    />
  )
}
