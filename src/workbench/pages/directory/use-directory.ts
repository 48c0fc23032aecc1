import { useMemo } from 'react'
import { type Area, listAreas, listUnits, type Unit } from '../../../foundation/directory/directory.contract.ts'
import type { Language } from '../../../kernel/texts.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import type { Choice } from '../../../ui/workbench/forms/SelectField.tsx'
import { useLanguage } from '../../../ui/workbench/language.tsx'

const FRESH = 5 * 60_000
const NOTHING: readonly never[] = []

/** The areas and units of the city with their names in the reader's language, and as choices for fields. */
export function useDirectory() {
  const language = useLanguage()
  const areasRead = useEndpoint(listAreas, {}, { fresh: FRESH })
  const unitsRead = useEndpoint(listUnits, { query: {} }, { fresh: FRESH })
  const areas: readonly Area[] = areasRead.data?.items ?? NOTHING
  const units: readonly Unit[] = unitsRead.data?.items ?? NOTHING
  return useMemo(() => {
    const areaNames = new Map(areas.map((area) => [area.code, nameOf(area, language)]))
    const unitNames = new Map(units.map((unit) => [unit.id, nameOf(unit, language)]))
    return {
      areas,
      units,
      loading: areasRead.loading || unitsRead.loading,
      areaName: (code: string) => areaNames.get(code) ?? code,
      unitName: (id: string) => unitNames.get(id) ?? id,
      areaChoices: areas.map((area): Choice => ({ value: area.code, ...labelled(area, area.code, language) })),
      unitChoices: units.map((unit): Choice => ({ value: unit.id, ...labelled(unit, unit.code, language) })),
    }
  }, [areas, units, language, areasRead.loading, unitsRead.loading])
}

type Named = { readonly name: string; readonly nameEn: string }

/** The name of an area, a unit or a centre in a language; English falls back on the Chinese name. */
export function nameOf({ name, nameEn }: Named, language: Language): string {
  return language === 'en' && nameEn !== '' ? nameEn : name
}

const labelled = (named: Named, code: string, language: Language) => ({
  label: nameOf(named, language),
  words: `${named.name} ${named.nameEn} ${code}`,
})
