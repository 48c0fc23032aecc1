import type { EntryContent } from '../../../delivery/knowledge/knowledge.contract.ts'
import { addDays, type LocalDate } from '../../../kernel/dates.ts'

/** An entry as its form holds it: all text, keywords in one line. */
export type EntryValues = {
  questionZh: string
  questionEn: string
  shortZh: string
  shortEn: string
  answerZh: string
  answerEn: string
  keywords: string
  categoryCode: string | null
  unitId: string | null
  areaCode: string | null
  source: string
  validFrom: string
  validTo: string
  reviewOn: string
  isPublic: boolean
  note: string
}

/** Days after which a new entry is looked at again unless told otherwise. */
const REVIEW_AFTER = 180

/** The values with which a form begins: those of an entry, or of a new one for the writer's own unit. */
export function entryValues(content: EntryContent | undefined, today: LocalDate, unitId: string | null): EntryValues {
  return {
    questionZh: content?.questionZh ?? '',
    questionEn: content?.questionEn ?? '',
    shortZh: content?.shortZh ?? '',
    shortEn: content?.shortEn ?? '',
    answerZh: content?.answerZh ?? '',
    answerEn: content?.answerEn ?? '',
    keywords: content?.keywords.join(' ') ?? '',
    categoryCode: content?.categoryCode ?? null,
    unitId: content?.unitId ?? unitId,
    areaCode: content?.areaCode ?? null,
    source: content?.source ?? '',
    validFrom: content?.validFrom ?? today,
    validTo: content?.validTo ?? '',
    // A review that has passed cannot be saved again.
    reviewOn: content && content.reviewOn > today ? content.reviewOn : addDays(today, REVIEW_AFTER),
    isPublic: content?.isPublic ?? true,
    note: '',
  }
}

/** What is sent of the values of a form; the contract says what of it is wrong. */
export function entryBody({ note: _, keywords, ...values }: EntryValues): EntryContent {
  const orNull = (text: string) => text.trim() || null
  const body = {
    ...values,
    questionEn: orNull(values.questionEn),
    shortEn: orNull(values.shortEn),
    answerEn: orNull(values.answerEn),
    validTo: orNull(values.validTo),
    keywords: [...new Set(keywords.split(/[\s,，、;；]+/).filter(Boolean))],
  }
  return body as unknown as EntryContent
}
