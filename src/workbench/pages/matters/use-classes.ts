import { useMemo } from 'react'
import {
  listCategories,
  listCategoryDetails,
  type PublicCategory,
} from '../../../delivery/feedback/categories/categories.contract.ts'
import type { Urgency } from '../../../delivery/feedback/words.contract.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import type { Choice } from '../../../ui/workbench/forms/SelectField.tsx'
import { useLanguage } from '../../../ui/workbench/language.tsx'

const FRESH = 5 * 60_000
const NONE: readonly PublicCategory[] = []

/** The classes of matters: as choices by their whole path, by code, and with the urgency that each begins with. */
export function useClasses() {
  const language = useLanguage()
  const { data } = useEndpoint(listCategories, { query: {} }, { fresh: FRESH })
  const details = useEndpoint(listCategoryDetails, {}, { fresh: FRESH }).data
  const items = data?.items ?? NONE
  return useMemo(() => {
    const byCode = new Map(items.map((one) => [one.code, one]))
    const urgencies = new Map<string, Urgency>((details?.items ?? []).map(({ code, urgency }) => [code, urgency]))
    const keywords = new Map((details?.items ?? []).map((one) => [one.code, one.keywords.join(' ')]))
    const pathOf = (code: string) =>
      [2, 4, 6]
        .filter((length) => length <= code.length)
        .map((length) => byCode.get(code.slice(0, length))?.name[language] ?? code.slice(0, length))
        .join(' › ')
    const choices = items.map(
      ({ code, name }): Choice => ({
        value: code,
        label: pathOf(code),
        words: `${code} ${name.zh} ${name.en} ${keywords.get(code) ?? ''}`,
      }),
    )
    return {
      choices,
      classOf: (code: string | null) => (code === null ? undefined : byCode.get(code)),
      urgencyOf: (code: string) => urgencies.get(code),
      pathOf,
      nameOf: (code: string | null) => (code === null ? undefined : (byCode.get(code)?.name[language] ?? code)),
    }
  }, [items, details, language])
}
