import { type Binding, bind } from '../../../platform/http/binding.ts'
import * as contract from './routing.contract.ts'
import type { RoutingService } from './routing.service.ts'

/** The routes of suggested units and classes. */
export function routingRoutes(routing: RoutingService): Binding[] {
  return [
    bind(contract.suggestRouting, ({ body }, { actor }) => routing.suggest(body, actor)),
    bind(contract.listRoutingModels, (_, { actor }) => routing.listModels(actor)),
    bind(contract.trainRouting, (_, { actor }) => routing.askForTraining(actor)),
  ]
}
