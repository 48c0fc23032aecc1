import { useMemo, useState } from 'react'
import { type BoxPlace, listPlaces } from '../../../delivery/feedback/places/places.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Dialog } from '../../../ui/workbench/dialog/Dialog.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { nameOf } from '../directory/use-directory.ts'
import { PlaceForm } from './PlaceForm.tsx'
import { placesTexts } from './places-texts.ts'

const keyOf = ({ code }: BoxPlace) => code

/** The suggestion boxes: where they hang, what their signs say, printed from here. */
export function PlacesPage() {
  const texts = useTexts(placesTexts)
  const language = useLanguage()
  const [open, setOpen] = useQueryValue('open')
  const [creating, setCreating] = useState(false)
  const { data, ...read } = useEndpoint(listPlaces, {})
  const columns = usePlaceColumns()
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
        id="suggestion-boxes"
        label={texts.title}
        columns={columns}
        source={{ ...read, rows: data?.items }}
        rowKey={keyOf}
        rowName={(place) => nameOf(place, language)}
        open={open}
        onOpen={setOpen}
        pane={(place, frame) => (
          <SidePane {...frame} title={nameOf(place, language)}>
            {place.active && (
              <p>
                <a href={`/box/${place.code}/sign`} target="_blank" rel="noreferrer">
                  {texts.sign}
                </a>
              </p>
            )}
            <PlaceForm key={`${place.code} ${place.version}`} place={place} />
          </SidePane>
        )}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
      {creating && (
        <Dialog title={texts.create} onClose={() => setCreating(false)} wide>
          <PlaceForm onSaved={() => setCreating(false)} />
        </Dialog>
      )}
    </div>
  )
}

function usePlaceColumns(): readonly Column<BoxPlace>[] {
  const texts = useTexts(placesTexts)
  const language = useLanguage()
  return useMemo(
    () => [
      { id: 'name', header: texts.name, value: (row) => nameOf(row, language), grow: true, width: 240 },
      { id: 'code', header: texts.code, value: (row) => row.code, width: 140 },
      { id: 'area', header: texts.area, value: (row) => row.areaName[language], width: 160, filter: 'choice' },
      { id: 'address', header: texts.address, value: (row) => row.address, width: 220 },
      {
        id: 'unit',
        header: texts.unit,
        value: (row) => row.unitName?.[language] ?? null,
        width: 220,
        filter: 'choice',
      },
      {
        id: 'state',
        header: texts.state,
        value: (row) => (row.active ? texts.active : texts.inactive),
        width: 110,
        filter: 'choice',
      },
    ],
    [texts, language],
  )
}
