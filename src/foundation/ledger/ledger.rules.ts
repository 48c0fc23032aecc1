import type { Actor } from '../../kernel/actor.ts'
import { addDays, type LocalDate, startOfDay } from '../../kernel/dates.ts'
import { type LedgerFilter, ledgerErrors } from './ledger.contract.ts'

/**
 * Turns a filter into a question of the log (`LogQuestion`): its days as instants of the city, its area as all areas to
 * look at, and the scope that the actor sees. Throws RANGE_REVERSED (field `to`) where the days are
 * reversed.
 */
export function questionOf(
  { from, to, areaCode: _, ...rest }: LedgerFilter,
  areas: readonly string[] | null,
  actor: Actor,
  timeZone: string,
) {
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
