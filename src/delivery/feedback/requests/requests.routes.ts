import { type Binding, bind } from '../../../platform/http/binding.ts'
import * as contract from './requests.contract.ts'
import type { RequestsService } from './requests.service.ts'

/** The routes of what units ask for, one line each. */
export function requestsRoutes(requests: RequestsService): Binding[] {
  return [
    bind(contract.sendBackComplaint, ({ params, body }, ctx) => requests.sendBack(params.id, body, ctx)),
    bind(contract.askExtension, ({ params, body }, ctx) => requests.askExtension(params.id, body, ctx)),
    bind(contract.askListing, ({ params, body }, ctx) => requests.askListing(params.id, body, ctx)),
    bind(contract.ruleOnRequest, ({ params, body }, ctx) => requests.rule(params.id, body, ctx)),
    bind(contract.listRequests, ({ query }, { actor }) => requests.list(query, actor)),
  ]
}
