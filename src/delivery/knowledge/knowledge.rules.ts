import { addDays, type LocalDate } from '../../kernel/dates.ts'
import type { EntryAction, EntryContent, EntryState } from './knowledge.contract.ts'

/** What of an entry decides what may be done with it. */
export type Standing = {
  readonly state: EntryState
  readonly isLive: boolean
  readonly writtenBy: string | null
  readonly content: Pick<EntryContent, 'validTo'>
}

/** Why an action is not possible: a code of `knowledgeErrors`. */
export type Hindrance = 'CHECKED_BY_WRITER' | 'NOT_A_DRAFT' | 'NOT_CHECKED' | 'NOT_LIVE' | 'EXPIRED'

/** Why an action is not possible now; undefined where it is. What the account may do is asked elsewhere. */
export function hindranceOf(
  action: EntryAction,
  { state, isLive, writtenBy, content }: Standing,
  { actorId, today }: { actorId: string | null; today: LocalDate },
): Hindrance | undefined {
  switch (action) {
    case 'edit':
      return undefined
    case 'check':
      if (state !== 'draft') return 'NOT_A_DRAFT'
      return writtenBy !== null && writtenBy === actorId ? 'CHECKED_BY_WRITER' : undefined
    case 'return':
      return state === 'draft' || state === 'checked' ? undefined : 'NOT_A_DRAFT'
    case 'publish':
      if (state !== 'checked') return 'NOT_CHECKED'
      return content.validTo !== null && content.validTo < today ? 'EXPIRED' : undefined
    case 'review':
    case 'retire':
      return isLive ? undefined : 'NOT_LIVE'
  }
}

/** Years within which an entry is looked at again. */
const MOST_YEARS = 3

/** Whether a next review lies after today and within three years. */
export function isReviewInReach(reviewOn: LocalDate, today: LocalDate): boolean {
  return reviewOn > today && reviewOn <= addDays(today, MOST_YEARS * 366)
}
