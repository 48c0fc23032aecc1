import { useMemo } from 'react'
import { listSources, type Source } from '../../../delivery/registers/registers.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import type { Choice } from '../../../ui/workbench/forms/SelectField.tsx'
import { useLanguage } from '../../../ui/workbench/language.tsx'
import { nameOf } from '../directory/use-directory.ts'

const NOTHING: readonly never[] = []

/** The sources of registers that this account sees, as rows for a table and as choices for fields. */
export function useSources() {
  const language = useLanguage()
  const { data, ...read } = useEndpoint(listSources, {})
  const sources: readonly Source[] = data?.items ?? NOTHING
  const sourceChoices = useMemo(
    () => sources.map((source): Choice => ({ value: source.id, label: nameOf(source, language), words: source.key })),
    [sources, language],
  )
  return { ...read, rows: data?.items, sources, sourceChoices }
}
