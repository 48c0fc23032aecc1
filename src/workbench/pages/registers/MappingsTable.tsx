import { useMemo, useState } from 'react'
import { FIELD_NAMES, MAPPING_FIELDS } from '../../../delivery/registers/mapping.contract.ts'
import { getMapping, listMappings, type SavedMapping } from '../../../delivery/registers/registers.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { nameOf } from '../directory/use-directory.ts'
import { registersTexts } from './registers-texts.ts'
import { wizardTexts } from './wizard/wizard-texts.ts'

const keyOf = (mapping: SavedMapping) => mapping.id

/** The saved mappings and those that come with the product, each with its fields and its earlier versions. */
export function MappingsTable() {
  const texts = useTexts(registersTexts).sources
  const language = useLanguage()
  const [open, setOpen] = useQueryValue('mapping')
  const { data, loading, error, retry } = useEndpoint(listMappings, {})
  const columns = useMemo((): readonly Column<SavedMapping>[] => {
    const kind = (row: SavedMapping) => (row.builtIn ? texts.builtIn : texts.own)
    const savedAt = (row: SavedMapping) => (row.savedAt ? showInstant(row.savedAt, language) : '')
    return [
      { id: 'name', header: texts.name, value: (row) => nameOf(row, language), width: 260, grow: true },
      { id: 'version', header: texts.version, value: (row) => row.version, width: 90, align: 'end', filter: 'number' },
      { id: 'kind', header: texts.kind, value: kind, width: 180, filter: 'choice' },
      {
        id: 'savedAt',
        header: texts.savedAt,
        value: (row) => row.savedAt,
        words: savedAt,
        show: (row) => savedAt(row) || '—',
        width: 200,
        filter: 'date',
      },
    ]
  }, [texts, language])
  return (
    <DataTable
      id="register-mappings"
      label={texts.tabs.mappings}
      columns={columns}
      source={{ rows: data?.items, loading, error, retry }}
      rowKey={keyOf}
      rowName={(mapping) => nameOf(mapping, language)}
      open={open}
      onOpen={setOpen}
      pane={(mapping, frame) => (
        <SidePane {...frame} title={nameOf(mapping, language)}>
          <MappingVersions key={mapping.id} newest={mapping} />
        </SidePane>
      )}
      empty={{ title: texts.mappingsEmpty, text: texts.mappingsEmptyText }}
    />
  )
}

function MappingVersions({ newest }: { newest: SavedMapping }) {
  const texts = useTexts(registersTexts).sources
  const [version, setVersion] = useState(newest.version)
  const older = useEndpoint(
    getMapping,
    { params: { id: newest.id }, query: { version } },
    { enabled: version !== newest.version },
  )
  const shown = version === newest.version ? newest : older.data
  const versions = Array.from({ length: newest.version }, (_, at) => newest.version - at)
  return (
    <div className="wb-block">
      {versions.length > 1 && (
        <MiniSelect
          label={texts.older}
          value={String(version)}
          onChange={(value) => setVersion(Number(value))}
          choices={versions.map((one) => ({ value: String(one), label: texts.versionOf(one) }))}
        />
      )}
      {older.error && <FailedState title={texts.older} error={older.error} onRetry={older.retry} />}
      {shown ? <MappingFields of={shown} /> : !older.error && <Loading />}
    </div>
  )
}

function MappingFields({ of: { mapping } }: { of: SavedMapping }) {
  const texts = useTexts(registersTexts).sources
  const { grains } = useTexts(wizardTexts).map
  const language = useLanguage()
  const lines = MAPPING_FIELDS.flatMap((field) => {
    const source = mapping.fields[field]
    if (!source) return []
    const value = 'fixed' in source ? texts.fixed(source.fixed) : source.column
    const how = 'dateFormat' in source ? source.dateFormat : undefined
    return [
      {
        label: FIELD_NAMES[field][language],
        value: (
          <>
            {value}
            {how && <div className="wb-soft">{how}</div>}
          </>
        ),
      },
    ]
  })
  return (
    <Facts
      facts={[
        { label: texts.grain, value: grains[mapping.grain] },
        { label: texts.timeZone, value: mapping.timeZone },
        ...lines,
      ]}
    />
  )
}
