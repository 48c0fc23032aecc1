import { useState } from 'react'
import {
  type CategoryUnit,
  defaultUnit,
  listCategoryUnits,
  setCategoryUnit,
} from '../../../delivery/feedback/categories/categories.contract.ts'
import { Button, IconButton } from '../../../ui/workbench/Button.tsx'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { categoriesTexts } from './categories-texts.ts'

type UnitEntriesProps = {
  subject: CategoryUnit['subject']
  subjectKey: string
  entries: readonly CategoryUnit[]
  mayChange: boolean
}

/** Which unit handles a class, or stands for a word, in which area: listed, added, taken away. */
export function UnitEntries({ subject, subjectKey, entries, mayChange }: UnitEntriesProps) {
  const texts = useTexts(categoriesTexts).units
  const { areaName, unitName, areaChoices, unitChoices } = useDirectory()
  const [area, setArea] = useState('')
  const [unit, setUnit] = useState('')
  const refresh = [listCategoryUnits, defaultUnit]
  const save = useAction(setCategoryUnit, { done: texts.saved, refresh })
  const remove = useAction(setCategoryUnit, {
    done: texts.removed,
    refresh,
    undo: async (_, { body }) => {
      const before = entries.find(({ areaCode }) => areaCode === body.areaCode)
      if (before) await save.run({ body: before })
    },
  })
  const own = entries.filter((entry) => entry.subject === subject && entry.key === subjectKey)
  const add = async () => {
    const body = { subject, key: subjectKey, areaCode: area, unitId: unit }
    const { error } = await save.run({ body })
    if (!error) setArea('')
  }
  return (
    <div className="wb-block">
      {own.length === 0 ? (
        <p className="wb-soft">{texts.none}</p>
      ) : (
        <ul className="ct-entries">
          {own.map((entry) => (
            <li key={entry.areaCode}>
              <span className="ct-area">{areaName(entry.areaCode)}</span>
              <span>{unitName(entry.unitId)}</span>
              {mayChange && (
                <IconButton
                  name="trash"
                  label={texts.remove(areaName(entry.areaCode))}
                  onClick={() => void remove.run({ body: { ...entry, unitId: null } })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <div className="ct-line">
          <MiniSelect label={texts.area} value={area} onChange={setArea} choices={areaChoices} all="—" />
          <MiniSelect label={texts.unit} value={unit} onChange={setUnit} choices={unitChoices} all="—" />
          <Button
            icon="plus"
            busy={save.pending}
            notNow={area && unit ? undefined : texts.chooseBoth}
            onClick={() => void add()}
          >
            {texts.add}
          </Button>
        </div>
      )}
    </div>
  )
}
