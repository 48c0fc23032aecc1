import { useCallback } from 'react'
import type { Item, ItemSummary } from '../../../foundation/standards/standards.contract.ts'
import type { Language } from '../../../kernel/texts.ts'
import { type Limit, showLimit } from '../../../platform/clock/clock.contract.ts'
import { InlineGauge } from '../../../ui/charts/SteelyardGauge.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showShare } from '../../../ui/workbench/numbers.ts'
import { itemsTexts } from './items-texts.ts'

/** A limit in words, or that the catalogue does not say. */
export function useLimitWords(): (limit: Limit | null) => string {
  const texts = useTexts(itemsTexts)
  const language = useLanguage()
  return useCallback((limit) => (limit ? showLimit(limit, language) : texts.notSaid), [texts, language])
}

/** The name of an item, and of its unit, as the reader's language has it. */
export function itemName({ name, nameEn }: Pick<Item, 'name' | 'nameEn'>, language: Language): string {
  return language === 'en' && nameEn ? nameEn : name
}
export function unitNameOf(item: Pick<Item, 'unitName' | 'unitNameEn'>, language: Language): string {
  return language === 'en' && item.unitNameEn ? item.unitNameEn : item.unitName
}

/** By how much the promise is shorter than the statute; undefined where the two are not counted alike. */
export function shortening({ promised, statutory }: Pick<Item, 'promised' | 'statutory'>): number | undefined {
  if (!promised || !statutory || promised.unit !== statutory.unit || statutory.amount <= 0) return undefined
  return 1 - promised.amount / statutory.amount
}

/** The promise as the bead, the statute as the notch, where both are counted in the same unit. */
export function PromiseGauge({ item }: { item: ItemSummary }) {
  const texts = useTexts(itemsTexts)
  const language = useLanguage()
  const share = shortening(item)
  if (share === undefined) return null
  const title = share > 0 ? texts.shorter(showShare(share, language, 0)) : texts.sameAsStatute
  return (
    <InlineGauge
      id={`promise-${item.id}`}
      title={title}
      language={language}
      value={item.promised?.amount ?? null}
      promised={{ value: item.statutory?.amount ?? 0, direction: 'atMost' }}
      unit={item.statutory?.unit === 'WORKDAY' ? 'workdays' : 'days'}
      width={110}
    />
  )
}
