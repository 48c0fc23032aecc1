import { type Binding, bind } from '../../../platform/http/binding.ts'
import * as contract from './clients.contract.ts'
import type { ClientsService } from './clients.service.ts'

/** The routes of the API clients, one line each. */
export function clientsRoutes(clients: ClientsService): Binding[] {
  return [
    bind(contract.listClients, (_, { actor }) => clients.list(actor)),
    bind(contract.createClient, ({ body }, { actor }) => clients.create(actor, body)),
    bind(contract.rotateClient, ({ params }, ctx) => clients.rotate(ctx.actor, params.id, ctx.expectedVersion)),
    bind(contract.revokeClient, ({ params, body }, ctx) =>
      clients.revoke(ctx.actor, params.id, body.reason, ctx.expectedVersion),
    ),
  ]
}
