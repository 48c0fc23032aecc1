import type { Actor } from '../../kernel/actor.ts'
import { addDays, type LocalDate, startOfDay } from '../../kernel/dates.ts'
import { type LedgerFilter, ledgerErrors } from './ledger.contract.ts'

/** Which rows of the log: the filter with its days as instants, narrowed to what the actor may see. */
export type LogQuestion = Omit<LedgerFilter, 'from' | 'to' | 'areaCode'> & {
  readonly since: string | null
  readonly before: string | null
  /** Areas asked for, with those below them. */
  readonly areas: readonly string[] | null
  readonly scope: Actor['scope']
}

/** Turns a filter into a question of the log. Throws RANGE_REVERSED (field `to`) where the days are reversed. */
export function questionOf(
  { from, to, areaCode: _, ...rest }: LedgerFilter,
  areas: readonly string[] | null,
  actor: Actor,
  timeZone: string,
): LogQuestion {
  if (from && to && from > to) throw ledgerErrors.RANGE_REVERSED({ from, to }, { field: 'to' })
  return {
    ...rest,
    since: from ? startOfDay(from, timeZone) : null,
    before: to ? startOfDay(dayAfter(to), timeZone) : null,
    areas,
    scope: actor.scope,
  }
}

function dayAfter(day: LocalDate): LocalDate {
  return addDays(day, 1)
}
