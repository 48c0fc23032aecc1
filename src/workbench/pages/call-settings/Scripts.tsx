import { useMemo, useState } from 'react'
import {
  listScripts,
  SCRIPT_STEPS,
  type Script,
  type ScriptStep,
} from '../../../delivery/calls/scripts/scripts.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { QueryFilters, useFilterValues } from '../../../ui/workbench/forms/QueryFilters.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useClasses } from '../matters/use-classes.ts'
import { callSettingsTexts } from './call-settings-texts.ts'
import { ScriptForm } from './ScriptForm.tsx'
import { ScriptPane } from './ScriptPane.tsx'
import { titleOf } from './script-words.ts'

const STEPS = Object.keys(SCRIPT_STEPS) as ScriptStep[]
const keyOf = (script: Script) => script.id

/** The words for each step of a call, in the order of the call; one is read, changed and traced beside the list. */
export function Scripts() {
  const texts = useTexts(callSettingsTexts).scripts
  const language = useLanguage()
  const [open, setOpen] = useQueryValue('open')
  const [adding, setAdding] = useState(false)
  const { filter, source, choices } = useScripts()
  const columns = useScriptColumns()
  return (
    <>
      <QueryFilters label={texts.filters} all={texts.all} filters={choices} />
      <DataTable
        id="call-scripts"
        label={texts.label}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(script) => titleOf(script, language)}
        open={open}
        onOpen={setOpen}
        tools={
          <Button kind="main" icon="plus" onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        }
        pane={(script, frame) => <ScriptPane key={script.id} script={script} {...frame} />}
        empty={texts.empty}
      />
      {adding && <ScriptForm step={filter.step} onClose={() => setAdding(false)} onSaved={({ id }) => setOpen(id)} />}
    </>
  )
}

/** The scripts that the conditions in the address let through. */
function useScripts() {
  const texts = useTexts(callSettingsTexts).scripts
  const language = useLanguage()
  const classes = useClasses()
  const values = useFilterValues(['step', 'class', 'use'])
  const step = STEPS.find((one) => one === values.step)
  const isRetired = values.use === 'retired'
  const query = { ...(step ? { step } : {}), ...(isRetired ? { retired: 'true' } : {}) }
  const { data, ...read } = useEndpoint(listScripts, { query }, { keepPrevious: true })
  const items = data?.items
  const wantedClass = values.class
  const rows = useMemo(
    () => items?.filter(({ categoryCode }) => !wantedClass || categoryCode === wantedClass),
    [items, wantedClass],
  )
  const choices = [
    {
      name: 'step',
      label: texts.step,
      choices: STEPS.map((value) => ({ value, label: SCRIPT_STEPS[value][language] })),
    },
    { name: 'class', label: texts.category, choices: classes.choices },
    { name: 'use', label: texts.use, choices: [{ value: 'retired', label: texts.retired }] },
  ]
  return { filter: { step }, source: { ...read, rows }, choices }
}

function useScriptColumns(): readonly Column<Script>[] {
  const texts = useTexts(callSettingsTexts).scripts
  const language = useLanguage()
  const { pathOf } = useClasses()
  return useMemo(() => {
    const { columns } = texts
    return [
      {
        id: 'step',
        header: columns.step,
        value: (row) => STEPS.indexOf(row.step),
        words: (row) => SCRIPT_STEPS[row.step][language],
        width: 170,
        filter: 'choice',
      },
      { id: 'title', header: columns.title, value: (row) => titleOf(row, language), width: 220 },
      {
        id: 'category',
        header: columns.category,
        value: (row) => (row.categoryCode ? pathOf(row.categoryCode) : texts.everyCategory),
        width: 190,
        filter: 'choice',
      },
      {
        id: 'text',
        header: columns.text,
        value: (row) => (language === 'en' ? row.textEn : row.textZh),
        width: 360,
        grow: true,
      },
      {
        id: 'version',
        header: columns.version,
        value: (row) => row.version,
        width: 90,
        align: 'end',
        filter: 'number',
      },
      {
        id: 'changed',
        header: columns.changed,
        value: (row) => row.changedAt,
        words: (row) => `${showInstant(row.changedAt, language)} ${row.changedBy ?? ''}`,
        width: 240,
        filter: 'date',
      },
    ]
  }, [texts, language, pathOf])
}
