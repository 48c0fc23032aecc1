import { useMemo, useState } from 'react'
import { listUnits, type Unit } from '../../../foundation/directory/directory.contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Dialog } from '../../../ui/workbench/dialog/Dialog.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { directoryTexts } from './directory-texts.ts'
import { UnitForm } from './UnitForm.tsx'
import { nameOf, useDirectory } from './use-directory.ts'

const keyOf = (unit: Unit) => unit.id

/** The units of the city: listed, made, changed. */
export function UnitsPage() {
  const texts = useTexts(directoryTexts).units
  const language = useLanguage()
  const [open, setOpen] = useQueryValue('open')
  const [creating, setCreating] = useState<string>()
  const { data, ...read } = useEndpoint(listUnits, { query: {} })
  const columns = useUnitColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button kind="main" icon="plus" onClick={() => setCreating(newId())}>
            {texts.create}
          </Button>
        }
      />
      <DataTable
        id="units"
        label={texts.title}
        columns={columns}
        source={{ ...read, rows: data?.items }}
        rowKey={keyOf}
        rowName={(unit) => nameOf(unit, language)}
        open={open}
        onOpen={setOpen}
        pane={(unit, frame) => (
          <SidePane {...frame} title={nameOf(unit, language)}>
            <UnitForm key={unit.id} id={unit.id} unit={unit} />
          </SidePane>
        )}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
      {creating && (
        <Dialog title={texts.create} onClose={() => setCreating(undefined)} wide>
          <UnitForm id={creating} onSaved={() => setCreating(undefined)} />
        </Dialog>
      )}
    </div>
  )
}

function useUnitColumns(): readonly Column<Unit>[] {
  const texts = useTexts(directoryTexts).units
  const { areaName } = useDirectory()
  return useMemo(
    () => [
      { id: 'name', header: texts.name, value: (row) => row.name, grow: true, width: 240 },
      { id: 'nameEn', header: texts.nameEn, value: (row) => row.nameEn, width: 260 },
      { id: 'code', header: texts.code, value: (row) => row.code, width: 180 },
      { id: 'kind', header: texts.kind, value: (row) => texts.kinds[row.kind], width: 110, filter: 'choice' },
      { id: 'area', header: texts.area, value: (row) => areaName(row.areaCode), width: 160, filter: 'choice' },
      { id: 'phone', header: texts.phone, value: (row) => row.phone, width: 150 },
    ],
    [texts, areaName],
  )
}
