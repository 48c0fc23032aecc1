import { Button } from '../Button.tsx'
import { useTexts } from '../language.tsx'
import { useQueryValue, useQueryValues } from '../navigation.tsx'
import { partTexts } from '../part-texts.ts'
import { Filters, MiniSelect, MiniText } from './MiniFields.tsx'
import type { Choice } from './SelectField.tsx'

/** One condition of a list, kept in the address of the page under its name: one of some choices, a day, or words. */
export type QueryFilter = {
  readonly name: string
  readonly label: string
  readonly choices?: readonly Choice[]
  readonly kind?: 'date' | 'text'
}

type QueryFiltersProps = {
  label: string
  /** The word of a choice that leaves a condition out. */
  all: string
  filters: readonly QueryFilter[]
}

/**
 * The conditions above a list, in one row that wraps. They live in the address, so that a link shows the same; a button
 * takes all of them away once any is set.
 */
export function QueryFilters({ label, all, filters }: QueryFiltersProps) {
  const texts = useTexts(partTexts)
  const names = filters.map(({ name }) => name)
  const [values, change] = useQueryValues(names)
  const isSet = names.some((name) => values[name])
  return (
    <Filters label={label}>
      {filters.map((filter) => (
        <OneFilter key={filter.name} filter={filter} all={all} />
      ))}
      {isSet && (
        <Button kind="quiet" onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>
          {texts.clearFilters}
        </Button>
      )}
    </Filters>
  )
}

function OneFilter({ filter, all }: { filter: QueryFilter; all: string }) {
  const { name, label, choices, kind } = filter
  const [value = '', setValue] = useQueryValue(name)
  const change = (next: string) => setValue(next || undefined)
  if (choices) return <MiniSelect label={label} value={value} onChange={change} choices={choices} all={all} />
  return <MiniText label={label} value={value} onChange={change} kind={kind ?? 'text'} />
}

/** What stands in the address for the conditions of a list; empty where one is not set. */
export function useFilterValues<N extends string>(names: readonly N[]): Readonly<Record<N, string>> {
  const [values] = useQueryValues(names)
  return Object.fromEntries(names.map((name) => [name, values[name] ?? ''])) as Record<N, string>
}
