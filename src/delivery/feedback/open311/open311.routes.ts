import { type Binding, bind } from '../../../platform/http/binding.ts'
import { writeFailure } from './geo-report.ts'
import * as contract from './open311.contract.ts'
import type { Open311Service } from './open311.service.ts'

/** The routes of GeoReport v2, one line each; failures are written as it asks. */
export function open311Routes(open311: Open311Service): Binding[] {
  return [
    bind(contract.discovery, ({ params, query }, ctx) => open311.discovery(params.format, query, ctx), writeFailure),
    bind(
      contract.listServices,
      ({ params, query }, ctx) => open311.listServices(params.format, query, ctx),
      writeFailure,
    ),
    bind(contract.getService, ({ params, query }, ctx) => open311.getService(params.name, query, ctx), writeFailure),
    bind(
      contract.createRequest,
      ({ params, query, body }, ctx) => open311.createRequest(params.format, query, body, ctx),
      writeFailure,
    ),
    bind(contract.getToken, ({ params, query }, ctx) => open311.getToken(params.name, query, ctx), writeFailure),
    bind(
      contract.listRequests,
      ({ params, query }, ctx) => open311.listRequests(params.format, query, ctx),
      writeFailure,
    ),
    bind(contract.getRequest, ({ params, query }, ctx) => open311.getRequest(params.name, query, ctx), writeFailure),
    bind(
      contract.listUpdates,
      ({ params, query }, ctx) => open311.listUpdates(params.format, query, ctx),
      writeFailure,
    ),
    bind(
      contract.createUpdate,
      ({ params, query, body }, ctx) => open311.createUpdate(params.format, query, body, ctx),
      writeFailure,
    ),
  ]
}
