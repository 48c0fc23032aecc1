import { type Binding, bind } from '../../../platform/http/binding.ts'
import type { JoiningService } from './joining.service.ts'
import type { SimilarService } from './similar.service.ts'
import * as contract from './texts.contract.ts'

/** The routes for similar and joined matters, one line each. */
export function textRoutes(similar: SimilarService, joining: JoiningService): Binding[] {
  return [
    bind(contract.findSimilar, ({ body }, { actor }) => similar.findSimilar(body, actor)),
    bind(contract.findShared, ({ body }) => similar.findShared(body)),
    bind(contract.joinComplaint, ({ params, body }, ctx) => joining.join(params.id, body.parentId, ctx)),
    bind(contract.unjoinComplaint, ({ params }, ctx) => joining.unjoin(params.id, ctx)),
    bind(contract.listJoined, ({ params }, { actor }) => joining.listJoined(params.id, actor)),
  ]
}
