import type { EntryContent } from '../../delivery/knowledge/knowledge.contract.ts'
import { addDays, localDateOf, parseLocalDate } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Wired } from '../modules.ts'
import { HOTLINE_ANSWERS } from './demo-answers-hotline.ts'
import { LIFE_ANSWERS } from './demo-answers-life.ts'
import { CITY } from './demo-places.ts'

/** Days between the reviews of two entries that follow one another, so that not all are due at once. */
const APART = 9

/** Publishes the answers of the demo city. Some reviews are due soon, so that the list of reviews has something in it. */
export async function seedKnowledge(
  tx: Tx,
  { knowledge }: Pick<Wired, 'knowledge'>,
  units: ReadonlyMap<string, { id: string; areaCode: string }>,
): Promise<void> {
  for (const [i, one] of [...HOTLINE_ANSWERS, ...LIFE_ANSWERS].entries()) {
    const { id: unitId, areaCode } = units.get(one.unit)!
    const content: EntryContent = {
      questionZh: one.question[0],
      questionEn: one.question[1],
      shortZh: one.short[0],
      shortEn: one.short[1],
      answerZh: one.answer[0],
      answerEn: one.answer[1],
      keywords: one.keywords.split(' '),
      categoryCode: one.category,
      unitId,
      // What bureaus say holds for the whole city; a town's centre speaks for its town.
      areaCode: one.unit === 'dukou' ? areaCode : CITY,
      source: one.source,
      validFrom: parseLocalDate('2026-01-01'),
      validTo: null,
      reviewOn: addDays(localDateOf(tx.now), 5 + i * APART),
      isPublic: !one.inner,
    }
    await knowledge.publishDirectly(tx, content)
  }
}
