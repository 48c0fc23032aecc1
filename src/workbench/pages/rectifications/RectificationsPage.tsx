import './rectifications.css'
import { useMemo, useState } from 'react'
import { showInstant } from '../../../kernel/dates.ts'
import {
  listRectifications,
  ORIGINS,
  type RectificationRow,
  STATES,
} from '../../../oversight/rectifications/rectifications.contract.ts'
import { LIGHT_WORDS } from '../../../platform/clock/clock.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { RowClock } from './Light.tsx'
import { OpenRectification } from './OpenRectification.tsx'
import { rectificationTexts } from './rectification-texts.ts'

const keyOf = (row: RectificationRow) => row.id
const LIGHTS = ['red', 'yellow', 'green', 'met', 'missed'] as const
const STATE_NAMES = Object.keys(STATES) as (keyof typeof STATES)[]
const ORIGIN_NAMES = Object.keys(ORIGINS) as (keyof typeof ORIGINS)[]
const FILTERS = ['open', 'state', 'light', 'unit', 'origin'] as const

/** What has to be mended, the most urgent first. */
export function RectificationsPage() {
  const texts = useTexts(rectificationTexts)
  const language = useLanguage()
  const { can } = useSession()
  const { unitChoices } = useDirectory()
  const [opening, setOpening] = useState(false)
  const values = useFilterValues(FILTERS)
  const wantedState = STATE_NAMES.find((one) => one === values.state)
  const wantedLight = LIGHTS.find((one) => one === values.light)
  const wantedOrigin = ORIGIN_NAMES.find((one) => one === values.origin)
  const source = usePages(listRectifications, {
    query: {
      ...(values.open === 'true' || values.open === 'false' ? { open: values.open } : {}),
      ...(wantedState ? { state: wantedState } : {}),
      ...(wantedLight ? { light: wantedLight } : {}),
      ...(wantedOrigin ? { origin: wantedOrigin } : {}),
      ...(values.unit ? { unitId: values.unit } : {}),
    },
  })
  const columns = useColumns()
  const mayOpen = can('rectifications.supervise')
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          mayOpen && (
            <Button icon="plus" onClick={() => setOpening(true)}>
              {texts.open}
            </Button>
          )
        }
      />
      <QueryFilters
        label={texts.filters}
        all={texts.all}
        filters={[
          {
            name: 'open',
            label: texts.openOnly,
            choices: (['true', 'false'] as const).map((value) => ({ value, label: texts.openChoices[value] })),
          },
          {
            name: 'light',
            label: texts.light,
            choices: LIGHTS.map((value) => ({ value, label: LIGHT_WORDS[value][language] })),
          },
          {
            name: 'state',
            label: texts.state,
            choices: STATE_NAMES.map((value) => ({ value, label: STATES[value][language] })),
          },
          { name: 'unit', label: texts.unit, choices: unitChoices },
          {
            name: 'origin',
            label: texts.origin,
            choices: ORIGIN_NAMES.map((value) => ({ value, label: ORIGINS[value][language] })),
          },
        ]}
      />
      <DataTable
        id="rectifications"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(row) => row.number}
        href={(row) => `/inbox/rectifications/${row.id}`}
        empty={{ title: texts.empty, text: texts.emptyText }}
      />
      {opening && <OpenRectification onClose={() => setOpening(false)} />}
    </div>
  )
}

function useColumns(): readonly Column<RectificationRow>[] {
  const texts = useTexts(rectificationTexts)
  const language = useLanguage()
  return useMemo(() => {
    const inLanguage = (zh: string, en: string) => (language === 'en' ? en || zh : zh)
    return [
      { id: 'number', header: texts.number, value: (row) => row.number, width: 160 },
      {
        id: 'clock',
        header: texts.clock,
        value: (row) => row.due,
        words: (row) => LIGHT_WORDS[row.light][language],
        show: (row) => <RowClock row={row} />,
        width: 230,
        filter: 'none',
      },
      { id: 'title', header: texts.what, value: (row) => inLanguage(row.title, row.titleEn), width: 240, grow: true },
      {
        id: 'unit',
        header: texts.unit,
        value: (row) => inLanguage(row.unitName, row.unitNameEn),
        width: 180,
        filter: 'none',
      },
      { id: 'state', header: texts.state, value: (row) => STATES[row.state][language], width: 120, filter: 'none' },
      {
        id: 'due',
        header: texts.due,
        value: (row) => row.due,
        words: (row) => showInstant(row.due, language),
        show: (row) => showInstant(row.due, language),
        width: language === 'zh' ? 170 : 230,
        filter: 'date',
      },
      {
        id: 'origin',
        header: texts.origin,
        value: (row) => ORIGINS[row.origin][language],
        width: 130,
        filter: 'none',
        hidden: true,
      },
      { id: 'owner', header: texts.owner, value: (row) => row.ownerName, width: 130, hidden: true },
      {
        id: 'reworks',
        header: texts.reworks,
        value: (row) => row.reworks,
        width: 100,
        align: 'end',
        filter: 'number',
        hidden: true,
      },
      {
        id: 'opened',
        header: texts.opened,
        value: (row) => row.openedAt,
        words: (row) => showInstant(row.openedAt, language),
        show: (row) => showInstant(row.openedAt, language),
        width: language === 'zh' ? 170 : 230,
        filter: 'date',
        hidden: true,
      },
    ]
  }, [texts, language])
}
