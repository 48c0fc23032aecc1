import { useState } from 'react'
import {
  type Category,
  type CategoryUnit,
  defaultUnit,
  listCategoryUnits,
} from '../../../delivery/feedback/categories/categories.contract.ts'
import { RESPONSIBLES } from '../../../delivery/feedback/categories/responsibles.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { categoriesTexts } from './categories-texts.ts'
import { nameOfClass } from './class-tree.ts'
import { UnitEntries } from './UnitEntries.tsx'

type ClassUnitsProps = { all: readonly Category[]; category: Category; mayChange: boolean }

/** Which unit handles a class: its own entries, and what an area leads to and why. */
export function ClassUnits({ all, category, mayChange }: ClassUnitsProps) {
  const texts = useTexts(categoriesTexts).units
  const { data } = useEndpoint(listCategoryUnits, {})
  return (
    <section className="ct-part" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      <p className="wb-hint">{texts.lead}</p>
      <UnitEntries
        subject="category"
        subjectKey={category.code}
        entries={data?.items ?? []}
        mayChange={mayChange && category.active}
      />
      {category.active && <WhoHandles all={all} code={category.code} />}
    </section>
  )
}

function WhoHandles({ all, code }: { all: readonly Category[]; code: string }) {
  const texts = useTexts(categoriesTexts).units
  const { areaChoices, unitName } = useDirectory()
  const nameOfBasis = useBasis(all)
  const [area, setArea] = useState('')
  const { data } = useEndpoint(defaultUnit, { params: { code }, query: { areaCode: area } }, { enabled: area !== '' })
  return (
    <div className="ct-ask">
      <MiniSelect label={texts.ask} value={area} onChange={setArea} choices={areaChoices} all="—" />
      <p role="status">
        {area !== '' &&
          data &&
          (data.by ? texts.goesTo(unitName(data.by.unitId), nameOfBasis(data.by)) : texts.goesNowhere)}
      </p>
    </div>
  )
}

function useBasis(all: readonly Category[]): (entry: CategoryUnit) => string {
  const texts = useTexts(categoriesTexts).units
  const language = useLanguage()
  const say = useWord()
  const { areaName } = useDirectory()
  return ({ subject, key, areaCode }) => {
    const category = all.find(({ code }) => code === key)
    const word = RESPONSIBLES[key as keyof typeof RESPONSIBLES]
    const name =
      subject === 'category' ? texts.byClass(category ? nameOfClass(category, language) : key) : texts.byWord(say(word))
    return `${name} · ${areaName(areaCode)}`
  }
}
