import { type Binding, bind } from '../../platform/http/binding.ts'
import * as contract from './rectifications.contract.ts'
import type { RectificationsService } from './rectifications.service.ts'

/** The routes of rectifications, one line each. */
export function rectificationsRoutes(service: RectificationsService): Binding[] {
  return [
    bind(contract.listRectifications, ({ query }, { actor }) => service.list(query, actor)),
    bind(contract.getRectification, ({ params }, { actor }) => service.get(params.id, actor)),
    bind(contract.openRectification, ({ body }, ctx) => service.open(body, ctx)),
    bind(contract.stepRectification, ({ params, body }, ctx) => service.take(params.id, params.step, body, ctx)),
    bind(contract.addEvidence, ({ params, body }, ctx) => service.addEvidence(params.id, body, ctx)),
    bind(contract.listPublicRectifications, ({ query }) => service.listPublic(query)),
  ]
}
