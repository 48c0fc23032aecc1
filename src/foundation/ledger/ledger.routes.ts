import { type Binding, bind } from '../../platform/http/binding.ts'
import * as contract from './ledger.contract.ts'
import type { createLedgerService } from './ledger.service.ts'

/** Binds the endpoints of the ledger, each to its use case. */
export function ledgerRoutes(ledger: ReturnType<typeof createLedgerService>): Binding[] {
  return [
    bind(contract.listEvents, ({ query }, { actor }) => ledger.listEvents(actor, filterOf(query), query)),
    bind(contract.getEvent, ({ params }, { actor }) => ledger.getEvent(actor, params.id)),
    bind(contract.listEventTypes, async (_, { actor }) => ({ items: await ledger.listTypes(actor) })),
    bind(contract.exportEvents, ({ query }, { actor }) => ledger.exportEvents(actor, query)),
    bind(contract.verify, ({ query }, { actor }) => ledger.verify(actor, query.fromId, query.toId)),
    bind(contract.listDeadLetters, ({ query }, { actor }) => ledger.listDeadLetters(actor, query)),
    bind(contract.retryDeadLetter, ({ params }, { actor }) => ledger.retryDeadLetter(actor, params.id)),
    bind(contract.dropDeadLetter, ({ params, body }, { actor }) =>
      ledger.dropDeadLetter(actor, params.id, body.reason),
    ),
  ]
}

function filterOf<T extends contract.LedgerFilter & { cursor?: unknown; limit: number }>(query: T) {
  const { cursor: _cursor, limit: _limit, ...filter } = query
  return filter
}
