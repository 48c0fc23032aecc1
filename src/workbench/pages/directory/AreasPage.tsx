import { useMemo, useState } from 'react'
import { listAreas } from '../../../foundation/directory/directory.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Dialog } from '../../../ui/workbench/dialog/Dialog.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { AreaForm } from './AreaForm.tsx'
import { type AreaInTree, inTreeOrder } from './area-order.ts'
import { directoryTexts } from './directory-texts.ts'
import { nameOf, useDirectory } from './use-directory.ts'

const keyOf = (area: AreaInTree) => area.code

/** The tree of areas: the city, its counties, its townships. */
export function AreasPage() {
  const texts = useTexts(directoryTexts).areas
  const language = useLanguage()
  const [open, setOpen] = useQueryValue('open')
  const [creating, setCreating] = useState(false)
  const { data, ...read } = useEndpoint(listAreas, {})
  const rows = useMemo(() => data && inTreeOrder(data.items), [data])
  const columns = useAreaColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button kind="main" icon="plus" onClick={() => setCreating(true)}>
            {texts.create}
          </Button>
        }
      />
      <DataTable
        id="areas"
        label={texts.title}
        columns={columns}
        source={{ ...read, rows }}
        rowKey={keyOf}
        rowName={(area) => nameOf(area, language)}
        open={open}
        onOpen={setOpen}
        pane={(area, frame) => (
          <SidePane {...frame} title={nameOf(area, language)}>
            <AreaForm key={area.code} area={area} />
          </SidePane>
        )}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
      {creating && (
        <Dialog title={texts.create} onClose={() => setCreating(false)} wide>
          <AreaForm onSaved={() => setCreating(false)} />
        </Dialog>
      )}
    </div>
  )
}

function useAreaColumns(): readonly Column<AreaInTree>[] {
  const texts = useTexts(directoryTexts).areas
  const language = useLanguage()
  const { areaName } = useDirectory()
  return useMemo(
    () => [
      {
        id: 'name',
        header: texts.name,
        value: (row) => row.name,
        show: (row) => <span className={`wb-depth-${Math.min(row.depth, 2)}`}>{row.name}</span>,
        grow: true,
        width: 220,
      },
      { id: 'nameEn', header: texts.nameEn, value: (row) => row.nameEn, width: 220 },
      { id: 'code', header: texts.code, value: (row) => row.code, width: 150 },
      { id: 'level', header: texts.level, value: (row) => texts.levels[row.level], width: 140, filter: 'choice' },
      {
        id: 'parent',
        header: texts.parent,
        value: (row) => (row.parentCode ? areaName(row.parentCode) : ''),
        width: 160,
        filter: 'choice',
      },
      {
        id: 'population',
        header: texts.population,
        value: (row) => row.population,
        show: (row) => (row.population === null ? '' : showNumber(row.population, language)),
        width: 120,
        align: 'end',
        filter: 'number',
      },
    ],
    [texts, language, areaName],
  )
}
